"""A sitting that the article dates gives its day to those who speak in it, and to nobody else."""

from __future__ import annotations

import pytest

from claims.extraction.packs import load_pack
from claims.extraction.sittings import addresses
from tests.extraction.readings import days, only

PUBLISHED = "2025-10-16"  # a Thursday


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "ro",
            (
                "Consiliul Local Brăila a aprobat miercuri, în ședință ordinară, noile taxe.\n\n"
                "Primarul Dan Olaru a explicat graba. „Am tăiat tot ce se putea tăia”, a spus Olaru în fața "
                "consilierilor.\n\n"
                "Consiliera Ioana Prună a cerut amânarea votului. „Nimeni nu a citit cele 200 de pagini”, a "
                "reclamat aceasta."
            ),
            ["2025-10-15", "2025-10-15"],
        ),
        (
            "sq",
            (
                "Këshilli Bashkiak i Durrësit miratoi të martën në mbledhjen e radhës taksat e reja.\n\n"
                "Këshilltari i opozitës, Gent Lleshi, kundërshtoi. “Askush s’i ka lexuar 200 faqet”, tha ai."
            ),
            ["2025-10-14"],
        ),
        (
            "en",
            (
                "A jury at Exeter Crown Court heard on Tuesday how the fire began. “I saw a flame under the "
                "door,” the witness, Paul Finch, said.\n\n"
                "Prosecutor Alice Reed told the jury that the alarm “had been switched off for a year”."
            ),
            ["2025-10-14", "2025-10-14"],
        ),
        (
            "en",
            (
                "Mayor Alan Price told Tuesday's council meeting that the library would close.\n\n"
                "Councillor Beth Cole accused him of giving up. “You never asked the trustees,” she said."
            ),
            ["2025-10-14"],
        ),
        (
            "de",
            (
                "Der Gemeinderat hat am Dienstag über das Freibad beraten. „Wir haben kein Geld mehr“, sagte "
                "Bürgermeister Uwe Lang in der Sitzung.\n\n"
                "Gemeinderätin Petra Kuhn widersprach. „Das Geld ist da“, entgegnete sie."
            ),
            ["2025-10-14", "2025-10-14"],
        ),
        (
            "uk",
            (
                "Міська рада Лугової на сесії у вівторок обговорила бюджет.\n\n"
                "Депутатка Олена Гнатюк вимагала звіту. «Ми не бачили жодного рахунку», — сказала вона."
            ),
            ["2025-10-14"],
        ),
        (
            "ru",
            (
                "Городской совет Луговой на сессии во вторник обсудил бюджет.\n\n"
                "Депутат Олег Кравец потребовал отчёта. «Мы не видели ни одного счёта», — сказал депутат."
            ),
            ["2025-10-14"],
        ),
    ],
)
def test_who_takes_part_speaks_on_the_day_of_the_sitting(
    language: str, text: str, expected: list[str | None]
) -> None:
    assert days(text, language, PUBLISHED) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "ro",
            (
                "Premierul Ion Cazacu s-a întâlnit marți cu sindicatele. „A fost o discuție bună”, a spus "
                "Cazacu la finalul întâlnirii."
            ),
        ),
        (
            "sq",
            (
                "Ministri Beni Gjoka vizitoi të martën spitalin e Fierit. Gjatë vizitës, ai tha se “pavijoni "
                "i ri hapet në janar”."
            ),
        ),
        (
            "en",
            (
                "The town opened a new footbridge on Tuesday. “It took us nine years,” Mayor Alan Price said "
                "at the opening ceremony."
            ),
        ),
    ],
)
def test_a_ceremony_a_meeting_or_a_visit_dates_what_is_said_at_it(language: str, text: str) -> None:
    assert days(text, language, PUBLISHED) == ["2025-10-14"]


OPENING = "A jury at Exeter Crown Court heard on Tuesday how the fire began.\n\n"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", OPENING + "Outside court, the witness was relieved. “It is over,” the witness said."),
        ("en", OPENING + "Prosecutor Alice Reed spoke to reporters. “It is over,” Reed told reporters."),
        ("en", OPENING + "Resident Nora Hill runs the bakery. “We lost all we had,” Hill said."),
        ("en", OPENING + "The lawyer for the family said in a statement: “We lost all we had.”"),
        ("en", OPENING + "In 2019, the prosecutor dropped the case. “There is no proof,” she had said."),
        ("en", "The trial continues on Tuesday. “I saw a flame,” the witness said."),
        ("en", "After Tuesday's hearing, the family went home. “It is over,” the lawyer said."),
        (
            "en",
            (
                "The cabinet met in session on Tuesday. Councillor Beth Cole was angry. “You never even "
                "asked,” Cole said."
            ),
        ),
        (
            "ro",
            (
                "Tribunalul Cluj a judecat marți dosarul fostului primar.\n\nDupă ședință, avocatul a vorbit "
                "cu presa. „Am încredere în justiție”, a spus avocatul."
            ),
        ),
        (
            "ro",
            (
                "Guvernul a aprobat marți bugetul, la ședința Executivului.\n\nDeputatul Vlad Enache l-a "
                "criticat. „E o glumă proastă”, a spus deputatul."
            ),
        ),
    ],
)
def test_words_outside_the_sitting_stay_undated(language: str, text: str) -> None:
    assert set(days(text, language, PUBLISHED)) == {None}


def test_a_heading_ends_the_sitting() -> None:
    text = OPENING + "{}“I saw a flame,” the witness told the jury."
    assert days(text.format(""), "en", PUBLISHED) == ["2025-10-14"]
    assert days(text.format("The story so far\n\n"), "en", PUBLISHED) == [None]


def test_the_basis_says_which_paragraph_names_the_sitting() -> None:
    found = only(OPENING + "“I saw a flame,” the witness said.", "en", PUBLISHED)
    assert found.said.basis == "“Tuesday” (day of the sitting in paragraph 1)"
    assert found.said.evidence in found.evidence


COUNCIL = "Consiliul Local Brăila a dezbătut marți bugetul, în ședință ordinară.\n\n"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "ro",
            COUNCIL + "Economistul Radu Neagu a luat cuvântul. „Datoria crește cu 9%”, a spus Neagu.\n\n"
            "„Nimeni nu a calculat dobânda la cele trei împrumuturi”, a continuat Neagu.",
        ),
        (
            "ro",
            COUNCIL + "„Domnule primar, școala din Lacu Sărat nu are apă de doi ani”, a spus Ana Vlad.\n\n"
            "„Avem apă la toate cele nouă școli din oraș”, a replicat Dan Olaru.",
        ),
        (
            "en",
            (
                "A jury at Exeter Crown Court heard on Tuesday how the fire began.\n\n"
                "Nell Hart gave evidence in the morning, and Judge Ann Reed put it to her that she had "
                "slept. “I was awake,” Hart replied.\n\n"
                "“I was awake the whole night long,” Hart insisted."
            ),
        ),
        (
            "sq",
            (
                "Emisioni “Tryeza” u ndez të martën me temën e plazheve.\n\n“Ligji heq 1200 leje”, u "
                "përgjigj ministrja Ana Duka.\n\n“Askush nuk e ka lexuar ligjin sot”, këmbënguli Duka."
            ),
        ),
    ],
)
def test_who_has_been_heard_is_heard_again(language: str, text: str) -> None:
    assert days(text, language, PUBLISHED) == ["2025-10-14", "2025-10-14"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ro", COUNCIL + "Un consilier citește: „Trimite banii până vineri”, scrie un necunoscut."),
        ("en", OPENING + "The witness read it out. “Do not come home,” the caller wrote to the witness."),
    ],
)
def test_what_is_read_out_was_not_said_there(language: str, text: str) -> None:
    assert days(text, language, PUBLISHED) == [None]


def test_what_is_to_come_in_another_clause_does_not_move_the_sitting() -> None:
    text = "Rents will double next April, after {}.\n\n“It is a fair price,” Councillor Beth Cole said."
    assert days(text.format("the council met on Tuesday at a packed meeting"), "en", PUBLISHED) == [
        "2025-10-14"
    ]
    assert days(
        text.format("the council has met, and a meeting will follow on Tuesday"), "en", PUBLISHED
    ) == [None]


def test_who_is_put_into_the_sitting_keeps_its_day() -> None:
    text = (
        "Conducerea a rupt miercuri negocierile. „Ni s-au oferit 80 de lei”, a declarat, la ieșirea din "
        "ședință, președintele Mircea Ionaș.\n\nIonaș a dat asigurări că „pensiile vor fi date la timp”."
    )
    assert days(text, "ro", PUBLISHED) == ["2025-10-15", "2025-10-15"]


def test_a_flashback_ends_the_sitting() -> None:
    text = OPENING + "The court had heard from the widow.{} Counsel argued that he was “a man who trusted”."
    assert days(text.format(""), "en", PUBLISHED) == [None]
    assert days(text.replace("had heard", "heard").format(""), "en", PUBLISHED) == ["2025-10-14"]


def test_an_unnamed_guest_speaks_nobody_knows_when() -> None:
    text = COUNCIL + "{} a spus: „Avem 14 contracte fără licitație”."
    assert days(text.format("Ministrul Ion Pop"), "ro", PUBLISHED) != [None]
    assert days(text.format("Un ministru"), "ro", PUBLISHED) == [None]


def test_a_court_is_known_by_its_letters_and_a_wiretap_is_not_said_there() -> None:
    opening = "GJKKO zhvilloi të martën seancë gjyqësore ndaj ish-drejtorit.\n\n"
    assert days(opening + "“Dosja ishte 400 faqe”, pranoi e pandehura Teuta Ademi.", "sq", PUBLISHED) == [
        "2025-10-14"
    ]
    assert days(
        opening + "Në përgjime, avokati Ilir Gashi thotë se “zonja e ka kuptuar”.", "sq", PUBLISHED
    ) == [None]


COUNCILS = {
    "en": ("The council approved the budget on Tuesday.", "“It is a disgrace,” Councillor Beth Cole said."),
    "ro": ("Consilierii locali au aprobat marți bugetul.", "„E o rușine”, a spus consilierul Ion Pop."),
    "sq": ("Këshilli komunal e miratoi të martën buxhetin.", "“Është turp”, tha këshilltari Agim Rama."),
}


@pytest.mark.parametrize("language", COUNCILS)
def test_a_council_that_decided_on_a_day_met_on_it(language: str) -> None:
    assert days("\n\n".join(COUNCILS[language]), language, "2025-10-16") == ["2025-10-14"]


@pytest.mark.parametrize(
    ("language", "opening"),
    [
        ("en", "The council will vote on the budget on Tuesday."),
        ("en", "The council is expected to have approved the budget by Tuesday."),
        ("en", "The council did not approve the budget on Tuesday."),
        ("en", "The government approved on Tuesday a plan that the council rejected."),
        ("en", "The plan, approved by the council on 3 March, has stalled."),
        ("en", "The plan, which the council approved on Tuesday, has stalled."),
        ("en", "A bridge that the council approved on Tuesday collapsed."),
        ("en", "On 3 March the council approved the plan. Nothing has been built."),
        ("en", "Parliament adopted the law on Tuesday."),
        ("en", "The mayor rejected on Tuesday a call by councillors to resign."),
        ("en", "Residents rejected a plan by the council on Tuesday."),
        ("en", "A court rejected an appeal by the council on Tuesday."),
        ("ro", "Guvernul a aprobat marți bugetul cerut de Consiliul Local."),
        ("ro", "Proiectul, aprobat de Consiliul Local pe 3 martie, stă pe loc."),
        ("ro", "Proiectul a fost aprobat de Consiliul Local pe 3 martie. Nimic nu s-a construit."),
        ("ro", "Consiliul Local va vota marți bugetul."),
        ("ro", "Tribunalul a respins marți plângerea depusă de Consiliul Local."),
        ("ro", "Parlamentul a adoptat marți legea cerută de consilierii locali."),
        ("sq", "Qeveria miratoi të martën planin e këshillit komunal."),
        ("sq", "Këshilli komunal do ta miratojë të martën buxhetin."),
        ("sq", "Gjykata rrëzoi të martën ankesën e këshillit."),
        ("sq", "Më 3 mars këshilli e miratoi planin. Asgjë nuk u ndërtua."),
    ],
)
def test_no_council_met_on_the_day_of_another_s_decision_or_of_an_old_one(
    language: str, opening: str
) -> None:
    assert days(opening + "\n\n" + COUNCILS[language][1], language, "2025-10-16") == [None]


@pytest.mark.parametrize(
    ("language", "following"),
    [
        ("en", "“It is a disgrace,” shopkeeper Ann Pope said."),
        ("en", "“It is a disgrace,” Councillor Beth Cole told the Courier."),
        ("en", "After the vote, Councillor Beth Cole said it was “a disgrace to all of us”."),
        ("en", "Outside, Councillor Beth Cole said it was “a disgrace to all of us”."),
        ("en", "Councillor Beth Cole said on Facebook that it was “a disgrace to all of us”."),
        ("en", "In June, Councillor Beth Cole said it was “a disgrace to all of us”."),
        ("en", "Councillor Beth Cole had called it “a disgrace to all of us”."),
        ("ro", "„E o rușine”, a spus negustorul Ion Pop."),
        ("ro", "„E o rușine”, a scris pe Facebook consilierul Ion Pop."),
        ("ro", "După vot, consilierul Ion Pop a spus că este „o rușine pentru noi toți”."),
        ("ro", "„E o rușine”, a declarat consilierul Ion Pop pentru Curierul."),
        ("sq", "“Është turp”, tha tregtari Agim Rama."),
        ("sq", "Pas votimit, këshilltari Agim Rama tha se ishte “turp për të gjithë ne”."),
        ("sq", "“Është turp”, shkroi në Facebook këshilltari Agim Rama."),
    ],
)
def test_who_speaks_after_a_council_or_not_in_it_takes_no_day(language: str, following: str) -> None:
    assert days(COUNCILS[language][0] + "\n\n" + following, language, "2025-10-16") == [None]


DECIDED = {
    "en": "The council approved the plan on Tuesday.\n\nIt had been passed after a long debate. ",
    "de": "Der Gemeinderat hat am Dienstag nach langer Debatte den Bau beschlossen.\n\n",
}


@pytest.mark.parametrize(
    ("language", "following"),
    [
        ("en", "Councillor Beth Cole said: “I learned to swim in that old pool.”"),
        ("de", "Kämmerer Jörg Linde sagte, das Geld sei „schon lange nicht mehr da“."),
    ],
)
def test_a_debate_that_a_decision_followed_was_that_sitting(language: str, following: str) -> None:
    assert days(DECIDED[language] + following, language, PUBLISHED) == ["2025-10-14"]


@pytest.mark.parametrize(
    ("language", "following"),
    [
        ("en", "Its chairman, Tom Rudge, said: “I learned to swim in that old pool.”"),
        ("en", "Their chairwoman, Ann Poe, said: “I learned to swim in that old pool.”"),
        ("en", "After a debate, Councillor Beth Cole said it was “a shame for all of us”."),
        ("en", "Privately, Councillor Beth Cole said it was “a shame for all of us”."),
        ("en", "Councillor Beth Cole said behind closed doors that it was “a shame for all of us”."),
        ("de", "Kämmerer Jörg Linde schrieb, das Geld sei „schon lange nicht mehr da“."),
        ("de", "Nach der Debatte sagte Kämmerer Jörg Linde, das Geld sei „schon lange nicht mehr da“."),
        ("de", "Der Landrat habe intern gesagt, das Geld sei „schon lange nicht mehr da“."),
        ("de", "Aus Kreisen heißt es, der Landrat habe gesagt, das Geld sei „schon lange nicht mehr da“."),
    ],
)
def test_others_and_words_apart_take_no_day_of_it(language: str, following: str) -> None:
    assert days(DECIDED[language] + following, language, PUBLISHED) == [None]


def test_a_debate_that_somebody_thinks_about_is_not_where_he_speaks() -> None:
    text = (
        "Candidații s-au întâlnit miercuri seara într-o dezbatere.\n\n"
        "Sociologul Ion Pop crede că dezbaterea nu va schimba nimic. „Vin puțini la vot”, explică el."
    )
    assert days(text, "ro", "2026-03-13") == [None]


def test_a_quote_that_opens_with_nothing_but_space_addresses_nobody() -> None:
    assert not addresses(" " * 200 + "We agree", load_pack("en"))
