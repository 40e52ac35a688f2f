"""A pronoun or a bare description is led to somebody only where nobody else may be meant."""

from __future__ import annotations

import pytest

from claims.extraction.pipeline import extract_quotes
from tests.extraction.readings import led, speakers


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Ana Pop a venit. „Rămânem aici”, a spus ea.", "ro", "Ana Pop"),
        ("Ion Pop i-a scris. Ana Pop a venit. „Rămânem aici”, a spus ea.", "ro", "Ana Pop"),
        ("It was a bad day for Jane Roe. “We stay,” she said.", "en", "Jane Roe"),
        ("Pe scenă a urcat Ana Pop. „Rămânem aici”, a spus femeia.", "ro", "Ana Pop"),
        ("Tom Best lost. “We stay,” the 52-year-old said.", "en", "Tom Best"),
        ("Mayor Ann Pope came. “We stay,” said the mother of four.", "en", "Ann Pope"),
        ("Club captain Tom Best lost. “It hurts,” the midfielder wrote.", "en", "Tom Best"),
        ("Primarul Ana Pop a venit. „Rămânem aici”, a spus mama a doi copii.", "ro", "Ana Pop"),
        ("Kryetarja Ana Leka erdhi. “Mbetemi këtu”, tha nëna e dy fëmijëve.", "sq", "Ana Leka"),
        ("Die Vorsitzende Ute Kern kam. „Wir bleiben“, sagte die dreifache Mutter.", "de", "Ute Kern"),
        ("The man who began it is called Tom Best. “We stay,” he said.", "en", "Tom Best"),
        (
            "Avokati Petrit Shkurti foli. Klienti i tij, tha ai, “ka probleme me zemrën”.",
            "sq",
            "Petrit Shkurti",
        ),
        ("Mayor Tom Best came to court.\n\n“It was me,” the defendant said.", "en", "Tom Best"),
        ("Singer Tom Best’s castle is falling.\n\n“We stay,” Best said.", "en", "Tom Best"),
        ("Die Rentnerin Petra Schulz wartete. „Wir bleiben hier“, sagte die Zeugin.", "de", "Petra Schulz"),
    ],
)
def test_who_was_just_named_is_meant(text: str, language: str, expected: str) -> None:
    assert led(text, language) == expected


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("A farmer from the hills came with Jane Roe. A clerk came too. “We stay,” he said.", "en"),
        (
            (
                "Drejtoresha Teuta Ademi iku.\n\nTe porta, një nënë e re pret. Djali është poshtë. “Ai ka "
                "fëmijë”, thotë ajo."
            ),
            "sq",
        ),
        ("Un fost diriginte de șantier descrie mecanismul. „Rămânem aici”, povestește el.", "ro"),
        ("Ana Pop și Maria Radu au venit. „Rămânem aici”, a spus femeia.", "ro"),
        ("Ana Pop a venit. „Rămânem aici”, a spus bărbatul.", "ro"),
        ("Petra Schulz wartete. „Wir bleiben hier“, sagte der Zeuge.", "de"),
        ("Kommissar Jan Mai wartete. „Wir bleiben hier“, sagte der Verdächtige.", "de"),
        ("Petra Schulz wartete. „Wir bleiben hier“, sagte ihre Nachbarin.", "de"),
        ("Ana Pop a venit. Un fermier a strigat. „Rămânem aici”, a spus fermierul.", "ro"),
    ],
)
def test_nobody_is_led_anywhere_where_another_may_be_meant(text: str, language: str) -> None:
    assert led(text, language) is None


INTRODUCED = "La ferma lui Petre Condurache e secetă{}.\n\n"


@pytest.mark.parametrize(
    ("between", "expected"),
    [("", "Petre Condurache"), (", spune Ion Radu", None)],
)
def test_a_description_behind_opening_words_is_who_was_just_introduced(
    between: str, expected: str | None
) -> None:
    text = INTRODUCED.format(between) + "„Nu mai scot nici motorina”, oftează fermierul."
    assert led(text, "ro") == expected


def test_an_object_of_the_sentence_before_comes_before_the_paragraphs_before() -> None:
    text = (
        "Premierul Radu Pop a fost invitat duminică.\n\nEconomistul Pavel Dan l-a contrazis. „Nu e așa”, a "
        "spus Dan.\n\nIulia Cod l-a întrebat pe premier despre lotul 3. Acesta i-a spus că drumul „va fi "
        "gata pe 1 decembrie”."
    )
    assert speakers(text, "ro") == ["Pavel Dan", "Radu Pop"]


def test_whoever_is_asked_is_not_the_one_who_asks() -> None:
    text = "Iulia Cod l-a întrebat pe premier despre lotul 3. Acesta i-a spus că drumul „va fi gata curând”."
    assert led(text, "ro") is None


def test_an_owner_without_a_name_may_be_the_businessman() -> None:
    text = "{} l-a demis pe antrenorul Dan Ilie. „Nu mai avem bani”, a spus omul de afaceri."
    assert led(text.format("Patronul"), "ro") is None
    assert led("Foli edhe trajneri Ilir Gashi. “Nuk kemi para”, tha trajneri.", "sq") == "Ilir Gashi"


def test_of_two_who_speaks_last_does_not_answer() -> None:
    text = "Kryeministri Hristo Mick priti Albin Kurin. “Kufiri hapet”, tha Mick. “Duhej dje”, {} italiani."
    assert speakers(text.format("ia ktheu"), "sq") == ["Hristo Mick", "italiani"]


def test_a_newcomer_is_known_in_forms_of_no_list() -> None:
    text = (
        "Drejtoresha Ana Leka foli. Një mësuese, që nuk deshi emër, e mohoi. “Nuk ka shkumësa”, tha mësuesja."
    )
    assert led(text, "sq") is None


def test_an_office_is_known_in_its_object_case() -> None:
    text = "Trajneri Ilir Gashi la jashtë sulmuesin Ben Leka. “Nuk kam fjalë për këtë”, reagoi sulmuesi."
    assert led(text, "sq") == "Ben Leka"


def test_a_paragraph_that_opens_with_an_age_goes_on_with_who_was_named() -> None:
    text = (
        "“We lost nothing,” Tom Best told reporters.\n\nThe 47-year-old was less kind about the referee, who "
        "sent off Jim Moor early. “He has ruined it all,” he added."
    )
    assert speakers(text, "en") == ["Tom Best", "Tom Best"]


def test_whom_a_description_blames_is_not_who_is_described() -> None:
    assert led("The 47-year-old blamed Jim Moor. “He has ruined it all,” he said.", "en") is None


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Holger Timm strahlte. „Das ist ein guter Tag“, sagte der 47-jährige Landwirt.", "Holger Timm"),
        ("Petra Timm strahlte. „Das ist ein guter Tag“, sagte die 47-jährige Landwirtin.", "Petra Timm"),
        ("Petra Timm strahlte. „Das ist ein guter Tag“, sagte der 47-jährige Landwirt.", None),
        ("Holger Timm traf Gert Pohl. „Das ist ein guter Tag“, sagte der 47-jährige Landwirt.", None),
        ("Holger Timm strahlte. „Das ist ein guter Tag“, sagte ein 47-jähriger Landwirt.", None),
        ("Minister Holger Timm kam. „Das ist ein guter Tag“, sagte der 47-jährige Landwirt.", None),
        ("Die Partei strahlte. „Das ist ein guter Tag“, sagte der 47-jährige Landwirt.", None),
    ],
)
def test_an_age_before_a_noun_says_who_the_noun_is(text: str, who: str | None) -> None:
    assert led(text, "de") == who


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (
            (
                "“Na premtuan argjinaturë”, tha Dila Gjini.\n\nKorporata Elektrike e hodhi poshtë "
                "akuzën: sipas saj, “njoftimi iu dërgua bashkisë”."
            ),
            "sq",
            "Korporata Elektrike",
        ),
        (
            (
                "„Nu știm nimic de digul acela”, a spus Ana Pop.\n\nCompania Hidro Nord a respins acuzația: "
                "potrivit acesteia, „anunțul a fost trimis luni”."
            ),
            "ro",
            "Compania Hidro Nord",
        ),
        (
            (
                "“Na premtuan argjinaturë”, tha Agim Gjini.\n\nKorporata Elektrike e hodhi poshtë "
                "akuzën: sipas tij, “njoftimi nuk u dërgua”."
            ),
            "sq",
            "Agim Gjini",
        ),
    ],
)
def test_a_body_owns_the_account_in_its_own_sentence(text: str, language: str, expected: str) -> None:
    assert speakers(text, language)[-1] == expected


def test_many_by_their_letters_are_neither_he_nor_she() -> None:
    text = "Labour MPs were furious with the minister after she said the pass “may have had its day”."
    assert speakers(text, "en") != ["Labour MPs"]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Ana Pop, șefa secției, a venit. „Paturile sunt ocupate toate”, a spus medicul.", "Ana Pop"),
        (
            "Ana Pop, șefa secției, l-a văzut pe Ion Rusu. „Paturile sunt toate ocupate”, a spus medicul.",
            "Ion Rusu",
        ),
        ("Ana Pop, localnică, a venit. „Paturile sunt ocupate toate”, a spus bărbatul.", None),
        ("Ana Pop candidează. „Orașul are datorii”, a spus fosta profesoară de matematică.", "Ana Pop"),
        ("Primarul Ion Rusu candidează. „Orașul are datorii”, a spus profesorul de matematică.", None),
        (
            "Fundașul Dan Moga a marcat. Ion Rusu a ratat. „Nu-i ușor”, a spus fundașul de 29 de ani.",
            "Dan Moga",
        ),
    ],
)
def test_a_trade_stands_for_who_may_have_it(text: str, who: str | None) -> None:
    assert led(text, "ro") == who


def test_a_description_goes_on_with_whom_the_last_pronoun_stands_for() -> None:
    first = "„Au fost găsiți banii”, a spus inspector Ana Pop.\n\nPotrivit acesteia, "
    last = " sunt „alte nouă cazuri” în Bihor. „Îi rugăm să vină la noi”, a mai spus ofițerul."
    assert speakers(first + "la Cluj" + last, "ro") == ["Ana Pop"] * 3
    assert speakers(first + "pentru un vecin" + last, "ro")[2] == "ofițerul"


def test_a_name_beside_an_office_is_whom_a_pronoun_stands_for() -> None:
    text = "Președinta completului, judecătoarea Ana Pop, a intervenit. „Nu vă uitați la el”, a spus ea."
    assert led(text, "ro") == "Ana Pop"


def test_a_trade_is_not_that_of_somebody_who_comes_later() -> None:
    text = (
        "„Sunt 53 de cazuri noi”, a spus Ana Pop, șefa secției.\n\n„Părinții vin târziu la noi”, a spus "
        "medicul.\n\nLia Dan, medic de familie în sat, a plecat."
    )
    assert speakers(text, "ro") == ["Ana Pop", "Ana Pop"]


SURE = "Ann Pope runs the ferry and was not sure. Her brother marries on Sunday. “I may be late,” she said."
ACCOUNT = (
    "“I saw it,” officer John Best told reporters.\n\nThe dead man was the driver, a 58-year-old from Ely, "
    "Best said. He added that it was “too early” to tell."
)
WENT_ON = (
    "Director John Best runs the port.\n\n“It was torn,” he told the Harbour Weekly Desk. He then said "
    "that he was “not on trial”."
)
BY_SURNAME = (
    "Director John Best runs the port.\n\n“We queue at four,” said Qermal Vozga, a retired docker.\n\nVozga "
    "said that he did not mind. “Let them argue,” he said."
)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (SURE, "Ann Pope"),
        (ACCOUNT, "John Best"),
        (WENT_ON, "John Best"),
        (BY_SURNAME, "Qermal Vozga"),
    ],
)
def test_a_pronoun_stands_for_whoever_gave_the_account_before(text: str, wanted: str) -> None:
    assert speakers(text, "en")[-1] == wanted


def test_the_nearest_reporter_is_not_a_name_inside_what_is_reported() -> None:
    text = "The driver said that Best was calm. “I waited,” she said."
    assert speakers(f"Coach John Best left. Nurse Ann Pope stayed.\n\n{text}", "en")[-1] != "John Best"


SMOKER = "Harlow disputes that. A spokeswoman said nothing.\n\nOutside, Zev Armstrong was smoking.\n\n"


def test_the_only_subject_of_the_paragraph_before_goes_before_someone_farther() -> None:
    earlier = "Steve Dowson had left.\n\n" + SMOKER
    assert led(earlier + "“Forty minutes it took them,” he said.", "en") == "Zev Armstrong"
    assert led(earlier + "“Forty minutes it took them,” she said.", "en") != "Steve Dowson"


def test_two_subjects_of_the_paragraph_before_leave_the_surer_one() -> None:
    two = "Steve Dowson stood by. Zev Armstrong was smoking.\n\n“Forty minutes it took them,” he said."
    assert led(two, "en") == "Steve Dowson"


def test_a_pronoun_goes_past_a_description_to_whose_it_is() -> None:
    found = (
        "The flaw was found by Jamil Rashid, a student at Leeds. “I could not believe it was real,” he said."
    )
    assert led(found, "en") == "Jamil Rashid"
    other = "The flaw shocked Jamil Rashid and a student. “I could not believe it was real,” he said."
    assert led(other, "en") != "a student"


def test_description_behind_another_description_is_of_the_same_woman() -> None:
    """The teacher is Lisa Behrens, and so is the 41-year-old; the man between is neither."""
    text = (
        "„Ich war müde“, sagt Lisa Behrens heute. Vor drei Jahren hat die Lehrerin aufgehört. Ihr Mann Ole "
        "half ihr. Die 41-Jährige lacht viel. „Geld ist nicht alles“, findet sie."
    )
    assert speakers(text, "de") == ["Lisa Behrens", "Lisa Behrens"]


def test_woman_without_a_name_does_not_hide_the_man_named_behind_her() -> None:
    """'Eine Kundin widerspricht: … Huber zuckt. … sagt er'."""
    text = (
        "„Er war für uns da“, sagt Toni Huber. Eine Kundin widerspricht: „Er hätte gehen müssen.“ Huber "
        "zuckt mit den Schultern. „So ist die Politik“, sagt er."
    )
    assert speakers(text, "de") == ["Toni Huber", "Eine Kundin", "Toni Huber"]


def test_pronoun_behind_a_new_name_is_not_who_spoke_without_one() -> None:
    """'Ein Zuhörer rief: … Wolff bat um Ruhe. … sagte er'."""
    text = (
        "Ein Zuhörer rief: „Schämt euch!“ Bürgermeister Hans Wolff bat um Ruhe. „Wir sind hier nicht im "
        "Stadion“, sagte er."
    )
    assert speakers(text, "de") == ["Ein Zuhörer", "Hans Wolff"]


def test_the_next_paragraph_s_pronoun_goes_past_a_description_too() -> None:
    found = "The flaw was found by Jamil Rashid, a student at Leeds.\n\n“I could not believe it,” he said."
    assert led(found, "en") == "Jamil Rashid"


def test_a_rank_before_a_name_keeps_it_the_office_s() -> None:
    doctor = "Drejtori i Spitalit të Pejës, doktor Skënder Loxha, foli dje. “Vajza është mirë”, tha ai."
    assert led(doctor, "sq") == "Skënder Loxha"
    trade = (
        "Șefa secției, medicul primar Iulia Barbu, a tăcut.\n\n„Colegii noștri au plecat”, a spus medicul."
    )
    assert led(trade, "ro") == "Iulia Barbu"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "Northern Mutual is a bank. The regulator has fined Northern Mutual for what it called “chaos”.",
            "en",
        ),
        ("Ion Pop a precizat că directorul i-a spus „nu sunt bani”.", "ro"),
        (
            "Anca Sima a câștigat.\n\nIon Grecu i-a reproșat secretarei „lenea”, iar ea i-a spus „nu e așa”.",
            "ro",
        ),
    ],
)
def test_nobody_who_is_named_is_meant(text: str, language: str) -> None:
    mention = extract_quotes(text, language=language)[-1].attribution.mention
    assert mention is not None
    assert mention.full_name is None


def test_somebody_of_no_list_may_be_the_spaniard_too() -> None:
    text = "“Fillon ëndrra”, tha sulmuesi Arben Uzuni. Vicente Estevez u gëzua. “Gjahtar”, tha spanjolli."
    assert speakers(text, "sq") != ["Arben Uzuni", "Arben Uzuni"]
