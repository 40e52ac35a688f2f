"""The day that a quote's own sentence or paragraph states, and the days beside it that are another's."""

from __future__ import annotations

from datetime import date

import pytest

from claims.extraction.pipeline import extract_quotes

PUBLISHED = "2026-03-05"  # a Thursday
MONDAY, TUESDAY, WEDNESDAY = date(2026, 3, 2), date(2026, 3, 3), date(2026, 3, 4)


def days(text: str, language: str, published: str = PUBLISHED) -> set[date | None]:
    found = extract_quotes(text, language=language, published=published)
    assert found
    return {quote.said.said_on for quote in found}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "“We are relieved,” Claire Dunn said after the verdict on Tuesday."),
        ("de", "„Wir sind erleichtert“, sagte Petra Kurz nach dem Urteil am Dienstag."),
        ("en", "The union called the offer “derisory” in a statement on Tuesday."),
        ("en", "“It is over,” Rob Kane said as the trial opened on Tuesday."),
        ("en", "Ann Wood travelled to Leeds on Tuesday, where she told members: “The fight starts now.”"),
        ("ro", "Premierul Andrei Luca a mers marți la Iași, unde a spus că „spitalul va fi gata”."),
        ("sq", "Kryetari Besim Lala shkoi të martën në Pejë, ku tha se “spitali do të jetë gati”."),
        ("de", "Kanzler Otto Weiss reiste am Dienstag nach Kiel, wo er sagte: „Das Werk bleibt.“"),
        ("de", "Eine Sprecherin wollte das am Dienstag nicht kommentieren: „Kein Wort dazu“, sagte sie."),
        ("en", "The prosecution rejected this on Tuesday, stating that “all of it was lawful”."),
        ("sq", "“Nuk tërhiqemi”, tha Vasil Pema para gazetarëve të martën."),
        ("de", "„Wir geben nicht auf“, sagte Uwe Kern vor dem Werkstor am Dienstag."),
        ("sq", "“Në errësirë”, deklaroi Radosveta Ilieva në orët e para të së martës."),
        ("en", "The memo, sent to staff on Tuesday, describes the losses as “unsustainable”."),
        ("en", "Ann Poe recalled a letter sent on 3 March, in which the mayor wrote it was “on time”."),
        ("en", "At his unveiling on Tuesday, Marco Neri promised “a place in the top half”."),
        ("de", "Bei seinem Amtsantritt am Dienstag hatte Timo Falk gesagt: „Wir steigen auf.“"),
        ("en", "Passing sentence on Tuesday, Judge Ann Pope said it was “a cold plunder”."),
        ("sq", "Në përgjigjen që na ktheu të martën, Ministria e Financave shkruan se dosja është “bosh”."),
        ("en", "It began on Tuesday, when the head, Ann Pope, told parents that pupils “would go”."),
        ("ro", "Totul a început marți, când directoarea Ana Pop le-a spus părinților că elevii „pleacă”."),
        ("sq", "Gjithçka nisi të martën, kur drejtori Hajdar Aliu u tha prindërve se “do të ikin”."),
        ("de", "Es begann am Dienstag, als Direktorin Ute Kern sagte, die Kinder würden „gehen“."),
        ("ro", "„Am pierdut tot”, scrie Ana Pop în scrisoarea pe care a trimis-o marți premierului."),
        ("sq", "“Humbëm gjithçka”, shkruan Ana Leka në letrën që i dërgoi të martën kryeministrit."),
        ("ro", "Șoferul Ion Pop a apărut marți în fața judecătorului, căruia i-a spus că „nu a văzut”."),
        ("en", "“It was cold,” Ann Pope said at Tuesday's protest."),
        ("sq", "“Bënte ftohtë”, tha në protestën e së martës Lindita Marku."),
        (
            "ro",
            "La Congresul partidului din 3 martie, Ion Pop folosise altă cifră: „peste 250 de kilometri”.",
        ),
        ("en", "Mayor Ann Pope opened the bridge on Tuesday: “It cost nine million.”"),
        ("ro", "Compania Apa Nova a revenit marți cu o corectură: „Sunt trei milioane.”"),
        ("en", "In a ruling handed down on Tuesday, Judge Maria Lopez called the ban “plainly unlawful”."),
    ],
)
def test_the_sentence_states_the_day_of_its_words(language: str, text: str) -> None:
    assert days(text, language) == {TUESDAY}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Residents who lost their homes on Monday said they felt “abandoned”."),
        ("sq", "Banorët që humbën shtëpitë të hënën thanë se janë “të braktisur”."),
        ("de", "„Wir sind entsetzt“, so Sprecherin Nina Roth über den Brand am Montag."),
        ("de", "Die Brücke sei „sicher“, hatte Minister Bernd Lutz vor der Sperrung am Montag erklärt."),
        ("en", "“We lost everything,” said farmer Joe Dunn after the fire on Monday."),
        ("en", "It began on Monday, when it rained, and Ann Pope said it was “a farce”."),
        ("ro", "„Am pierdut tot”, a spus Ana Pop despre casa pe care a vândut-o luni."),
        ("en", "“We are relieved,” Claire Dunn said after Monday's verdict."),
        ("en", "A bomb exploded on Monday in Kabul, where police chief Omar Khan said it was “a miracle”."),
        ("ro", "Mașina aflată luni în parcare a ars, iar șoferul Ion Pop a spus că e „ruinat”."),
        ("de", "Die am Montag verschickte Rechnung sei „ein Witz“, sagte Nora Beck."),
        ("sq", "“Nuk tërhiqemi”, tha Vasil Pema para protestës të hënën."),
        ("en", "The letter, which was stolen on Monday, describes the mayor as “a liar”."),
        ("en", "Mayor Helen Carter said the bridge was “safe” for the opening on Monday."),
    ],
)
def test_a_day_of_something_else_in_the_sentence_dates_no_words(language: str, text: str) -> None:
    assert days(text, language) == {None}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Paul Grant told a press conference on Monday that the strike goes on. “We stay,” he said."),
        (
            "en",
            "The hearing resumed on Monday. Witness Claire Dunn told the court she was “scared to speak”.",
        ),
        ("de", "Der Prozess wurde am Montag fortgesetzt. Zeugin Petra Kurz sagte, sie habe „Angst gehabt“."),
        ("en", "“There was no leak,” Jill Moss said. She was answering questions on Monday."),
        ("en", "The mayor, Helen Carter, apologised on Monday. “I got it wrong,” she told residents."),
        ("sq", "Drejtori i spitalit, Naim Shala, kërkoi falje të hënën. “Gabova”, tha ai."),
        (
            "de",
            (
                "„Er bleibt“, sagte Petra Lindemann am Montag. Auf die Frage, ob das auch im Mai noch gelte, "
                "antwortete sie: „Ich bin keine Hellseherin.“"
            ),
        ),
        (
            "en",
            (
                "Louise Tranter told the Herald on Monday that it was “a guarantee”. Asked whether she would "
                "take her bonus this year, she said: “That is for others.”"
            ),
        ),
    ],
)
def test_the_paragraph_states_the_day_of_its_words(language: str, text: str) -> None:
    assert days(text, language) == {MONDAY}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "Judge Maria Lopez adjourned the inquest until Monday. “I need more time,” she told the court.",
        ),
        ("de", "Der Prozess wurde auf Montag vertagt. „Wir sind müde“, sagte Anwalt Klaus Berg."),
        ("sq", "Drejtori i spitalit, Naim Shala, u shkarkua të hënën. “Gabova”, tha ai."),
        ("en", "Jill Moss was speaking days after the crash on Monday. “It was a shock,” she said."),
    ],
)
def test_a_day_of_something_else_in_the_paragraph_dates_no_words(language: str, text: str) -> None:
    assert days(text, language) == {None}


def test_words_of_long_ago_lend_their_day_to_none_behind_them() -> None:
    text = (
        "In a letter sent on 3 October 2024, Owen Garrity wrote that the wall was “on time”. Mr Garrity "
        "replied that the letter reflected “the figures of that week”."
    )
    found = extract_quotes(text, language="en", published=PUBLISHED)
    assert [quote.said.said_on for quote in found] == [date(2024, 10, 3), None]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "“It is safe,” Ann Smith said on 17 January last year."),
        ("ro", "„Este sigur”, a spus Ion Pop pe 17 ianuarie anul trecut."),
        ("sq", "“Është i sigurt”, tha Agim Rama më 17 janar të vitit të kaluar."),
        ("de", "„Es ist sicher“, sagte Jens Vogel am 17. Januar vergangenen Jahres."),
        ("uk", "«Це безпечно», — заявив Іван Мельник 17 січня минулого року."),
        ("ru", "«Это безопасно», — заявил Иван Мельников 17 января прошлого года."),
    ],
)
def test_a_date_of_last_year_is_of_that_year(language: str, text: str) -> None:
    assert days(text, language) == {date(2025, 1, 17)}


def test_a_live_blog_whose_lead_names_another_day_gives_none() -> None:
    text = (
        "This is our coverage of the meeting on Tuesday, with this morning's reaction at the top.\n\n"
        "14.52\nThe chair, Sir Malcolm Frear, closes the meeting. “The unit will shut,” he announces.\n\n"
        "14.31\n“We turned away 19 women,” midwife Ruth Okafor says.\n\n"
        "14.10\n“It fell below the safe level,” director Simon Leigh says."
    )
    assert WEDNESDAY not in days(text, "en")
    assert date(2026, 3, 5) not in days(text, "en")


def test_a_dateline_is_no_day_beside_another() -> None:
    text = (
        "Lugbardhë, 5 mars – Kuvendi Komunal ka miratuar të martën buxhetin.\n\nAsamblisti Bujar Gashi u tha "
        "këshilltarëve: “Borxhi është i madh”."
    )
    assert days(text, "sq") == {TUESDAY}


def test_what_somebody_did_weeks_ago_dates_no_words_of_today() -> None:
    text = "Erjona Kola mbërriti me dy fëmijë më {}. “Kisha paguar 30 mijë lekë”, tregon ajo."
    assert days(text.format("2 mars"), "sq") == {MONDAY}
    assert days(text.format("11 shkurt"), "sq") == {None}


@pytest.mark.parametrize(
    ("language", "before", "after"),
    [
        (
            "en",
            "Ben Cole said on Tuesday that he had shut.",
            "Ann Pope spoke to members the same day. “It shut,” she said.",
        ),
        (
            "ro",
            "Șoferii au intrat marți în grevă.",
            "Ion Pop a vorbit în aceeași zi. „Nu avem bani”, a spus Pop.",
        ),
        ("en", "The candidates clashed on Tuesday.", "Ann Pope attacked. “It is false,” the candidate said."),
        (
            "ro",
            "Minerul a pierdut marți, scor 0-4.",
            "„E greu”, a spus antrenorul Ion Pop la finalul meciului.",
        ),
        (
            "sq",
            "Drenica humbi të martën, rezultat 0:4.",
            "“Është rëndë”, tha trajneri Ilir Gashi pas ndeshjes.",
        ),
        ("sq", "Kandidatët u përballën të martën në emisionin.", "“S’është e vërtetë”, ia ktheu Ilir Gashi."),
        (
            "sq",
            "Këshilli Bashkiak e miratoi të martën.",
            "Drejtuesja e opozitës, Ana Gashi, tha se është “dënim”.",
        ),
        (
            "en",
            "The trial went on at the court on Tuesday.",
            "“It hurts,” Ann Pope told reporters in the corridor.",
        ),
        ("de", "Der VfB verlor am Dienstag das Heimspiel.", "„Bitter“, sagte Uwe Kern nach dem Abpfiff."),
    ],
)
def test_a_day_told_before_dates_what_is_said_on_it(language: str, before: str, after: str) -> None:
    assert days(f"{before}\n\n{after}", language) == {TUESDAY}


@pytest.mark.parametrize(
    ("language", "before", "after"),
    [
        ("en", "Minister Ann Pope had said on Monday that it was over.", "“It is not,” Pope told members."),
        (
            "sq",
            "Të hënën Ilir Shkreli kishte thënë se ka mbaruar.",
            "“S’ka mbaruar”, u tha Shkreli deputetëve.",
        ),
        (
            "ro",
            "Primarul a plecat luni.",
            "Nepotul, Vlad Costin, a aflat a doua zi. „Eram la serviciu”, spune el.",
        ),
    ],
)
def test_what_was_said_or_learnt_earlier_dates_nothing_after_it(
    language: str, before: str, after: str
) -> None:
    assert days(f"{before}\n\n{after}", language) == {None}
