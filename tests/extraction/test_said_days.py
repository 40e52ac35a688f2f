"""An expression of time dates the words whose verb it belongs to, and no others."""

from __future__ import annotations

import pytest

from tests.extraction.readings import days

PUBLISHED = "2026-10-15"  # a Thursday


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Speaking to reporters in Berlin on Tuesday, John Reed said: “Prices will fall.”", "13"),
        ("en", "During a visit to Hull on Tuesday, John Reed said “prices will fall”.", "13"),
        ("en", "Testifying before the Senate on Tuesday, John Reed said “prices will fall”.", "13"),
        ("en", "“Prices will fall,” John Reed told lawmakers during a debate on Tuesday.", "13"),
        ("en", "“Prices will fall,” John Reed told the BBC's Today programme on Tuesday.", "13"),
        ("en", "“Prices will fall,” John Reed said last night.", "14"),
        ("en", "“Prices will fall,” John Reed said on the 14th of October.", "14"),
        ("ro", "„E gata”, a spus azi-dimineață Ion Rusu.", "15"),
        ("sq", "“Mbaroi”, tha të hënën në mëngjes Agim Rama.", "12"),
        ("de", "„Es ist vorbei“, sagte Ute Ott Montagfrüh.", "12"),
        ("en", "“Prices will fall,” John Reed said in a letter sent on Tuesday.", "13"),
        ("en", "In Brussels on Tuesday, John Reed said “prices will fall”.", "13"),
        ("en", "At a campaign event in Ohio on Tuesday, John Reed said “prices will fall”.", "13"),
        ("ro", "Într-o discuție cu fermierii, marți, Ion Radu a spus că „prețurile vor scădea”.", "13"),
        ("ro", "În cursul zilei de marți, Ion Radu a spus că „prețurile vor scădea”.", "13"),
        ("ro", "Ion Radu explică, într-un clip postat marți, că „prețurile vor scădea”.", "13"),
        ("sq", "Në një takim me fermerët të martën, Ilir Kola tha se “çmimet do të ulen”.", "13"),
        ("en", "At today's hearing, John Reed said “prices will fall”.", "15"),
        ("ro", "„Prețurile vor scădea”, a declarat Ion Radu în data de 13 octombrie.", "13"),
        ("ro", "În plenul de marți, Ion Radu a spus că „prețurile vor scădea”.", "13"),
        ("ro", "Într-o postare pe Facebook de marți, Ion Radu scrie că „prețurile vor scădea”.", "13"),
        ("ro", "La începutul ședinței de marți, Ion Radu a spus că „prețurile vor scădea”.", "13"),
        ("sq", "Gjatë vizitës së sotme në Gjilan, Ilir Kola tha se “çmimet do të ulen”.", "15"),
        ("sq", "Në mbledhjen e sotme të qeverisë, Ilir Kola tha se “çmimet do të ulen”.", "15"),
        ("sq", "“Çmimet do të ulen”, tha Ilir Kola mbrëmjen e djeshme.", "14"),
        ("sq", "I pyetur nga gazetarët të martën, Ilir Kola tha se “çmimet do të ulen”.", "13"),
        ("de", "In der heutigen Sitzung sagte Jan Roth: „Die Preise werden fallen.“", "15"),
        ("en", "In a report dated 13 October, the ministry described it as “not fit for people”.", "13"),
        ("ro", "„Prețurile vor scădea”, se arată în comunicatul INS, transmis marți.", "13"),
        ("sq", "“Çmimet do të ulen”, thuhet në reagimin e Odës, dërguar mediave të martën.", "13"),
        ("sq", "“Çmimet do të ulen”, tha Ilir Kola mesditën e së martës.", "13"),
        ("sq", "“Çmimet do të ulen”, tha Ilir Kola në orën 11:00 të së martës.", "13"),
    ],
)
def test_the_day_of_what_words_are_said_in_is_theirs(language: str, text: str, expected: str) -> None:
    assert days(text, language, PUBLISHED) == [f"2026-10-{expected}"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "John Reed said the vote on Tuesday was “a disgrace to us all”."),
        ("en", "John Reed said he had received a letter on Tuesday and that “prices will fall”."),
        ("en", "According to the police, the man was seen on Tuesday and “was alone”."),
        ("ro", "Potrivit poliției, bărbatul a fost văzut marți și „era singur”."),
        ("sq", "Sipas policisë, burri u pa të martën dhe “ishte vetëm”."),
        ("en", "“Prices will fall,” said John Reed, whose trial opened on Tuesday."),
        ("ro", "„Prețurile vor scădea”, a spus Ion Radu, al cărui proces a început marți."),
        ("sq", "Ilir Kola, ligji i të cilit u votua të martën, tha se “çmimet do të ulen”."),
        ("en", "“Prices will fall,” said John Reed, arrested on Tuesday."),
        ("ro", "Ion Radu spune că a primit marți o scrisoare și că „prețurile vor scădea”."),
        ("sq", "Për vrasjen e djeshme, prokurori Ilir Kola tha se “do të zbardhet”."),
        ("en", "“Prices will fall,” John Reed said before the vote on Tuesday."),
        ("en", "“Prices will fall,” John Reed said in response to the deal struck on Tuesday."),
        ("ro", "„Prețurile vor scădea”, a spus Ion Radu despre planul prezentat marți."),
        ("sq", "“Çmimet do të ulen”, tha Ilir Kola për planin e shpallur të martën."),
        ("en", "“Prices will fall,” John Reed said of a plan announced on Tuesday."),
        ("en", "John Reed told the court that on Tuesday he “saw nothing at all”."),
        ("ro", "„Prețurile vor scădea”, se arată în comunicatul INS, criticat marți."),
        ("ro", "În noaptea de luni spre marți, Ion Radu a spus că „prețurile vor scădea”."),
    ],
)
def test_the_day_of_something_else_is_not_theirs(language: str, text: str) -> None:
    assert days(text, language, PUBLISHED) == [None]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Mayor Ann Pope opened the fair on Tuesday and said “prices will fall”.", "2026-10-13"),
        ("ro", "Ion Radu a prezentat marți raportul și a spus că „prețurile vor scădea”.", "2026-10-13"),
        ("sq", "Ilir Kola prezantoi të martën buxhetin dhe tha se “çmimet do të ulen”.", "2026-10-13"),
        ("de", "Jan Roth eröffnete am Dienstag die Messe und sagte: „Die Preise fallen.“", "2026-10-13"),
        ("en", "Ann Pope was elected on Tuesday by the members and said “prices will fall”.", None),
        ("ro", "Ion Radu, care a fost ales marți și a spus că vine, crede că „prețurile vor scădea”.", None),
        ("en", "Prices rose on Tuesday, and Ann Pope said they “will fall soon”.", None),
    ],
)
def test_two_verbs_of_one_subject_have_one_day(language: str, text: str, expected: str | None) -> None:
    assert days(text, language, PUBLISHED) == [expected]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The bridge was closed on Tuesday, said Ann Pope. “Prices will fall,” she added."),
        ("ro", "Podul a fost închis marți, a spus Ana Pop. „Prețurile vor scădea”, a precizat ea."),
        ("ro", "Banii vin până la 5 octombrie, a spus Ana Pop. „Prețurile vor scădea”, a precizat ea."),
        ("sq", "Ilaçet vijnë brenda 5 tetorit, tha Ana Leka. “Çmimet do të ulen”, shtoi ajo."),
        (
            "en",
            "Ann Pope, whose aide left on Friday, urged calm in a statement. “Prices will fall,” she said.",
        ),
        ("sq", "Vajza e tij, Ana Leka, kishte shkruar një ditë më parë se “çmimet do të ulen”."),
    ],
)
def test_a_day_in_what_is_reported_dates_no_words(language: str, text: str) -> None:
    assert days(text, language, PUBLISHED)[-1] is None


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "sq",
            "Ilaçet vijnë brenda 5 tetorit, tha dje Ana Leka. “Çmimet do të ulen”, shtoi ajo.",
            "2026-10-14",
        ),
        ("en", "Ann Pope, speaking on Tuesday, said “prices will fall”.", "2026-10-13"),
        ("sq", "Kryetarja Ana Leka, të martën, tha se “çmimet do të ulen”.", "2026-10-13"),
    ],
)
def test_a_day_of_the_verb_itself_still_dates_its_words(language: str, text: str, expected: str) -> None:
    assert days(text, language, PUBLISHED)[-1] == expected


ASKED = {
    "en": "Asked {} whether the old stone bridge was safe, Mayor Alan Price said it was “in good repair”.",
    "ro": "Întrebat {} dacă vechiul pod de piatră e sigur, primarul Dan Rusu a spus că e „în stare bună”.",
    "sq": "I pyetur {} nëse ura e vjetër e gurit është e mirë, Agim Rama tha se është “në gjendje të mirë”.",
}


@pytest.mark.parametrize(
    ("language", "day"),
    [
        ("en", "at Tuesday's hearing"),
        ("en", "on Tuesday"),
        ("ro", "la conferința de marți"),
        ("ro", "marți"),
        ("sq", "në konferencën e së martës"),
        ("sq", "të martën"),
    ],
)
def test_who_is_asked_on_a_day_answers_on_it(language: str, day: str) -> None:
    assert days(ASKED[language].format(day), language, "2025-10-16") == ["2025-10-14"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "Asked whether the bridge would open on Tuesday, Mayor Alan Price said it was “in good repair”.",
        ),
        ("en", "Asked about Tuesday's collapse, Mayor Alan Price said the bridge was “in good repair”."),
        ("en", "Asked why the bridge fell on Tuesday, Mayor Alan Price said it was “in good repair”."),
        ("ro", "Întrebat dacă podul se deschide marți, primarul Dan Rusu a spus că e „în stare bună”."),
        ("ro", "Întrebat despre accidentul de marți, primarul Dan Rusu a spus că podul e „în stare bună”."),
        ("sq", "I pyetur nëse ura hapet të martën, kryetari Agim Rama tha se është “në gjendje të mirë”."),
        ("sq", "I pyetur për aksidentin e së martës, kryetari Agim Rama tha se është “në gjendje të mirë”."),
    ],
)
def test_the_day_of_what_somebody_is_asked_about_is_not_the_answers(language: str, text: str) -> None:
    assert days(text, language, "2025-10-16") == [None]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Ten days ago, Mayor Alan Price said that the bridge was “in good repair”."),
        ("ro", "Acum zece zile, primarul Dan Rusu a spus că podul e „în stare bună”."),
        ("sq", "Dhjetë ditë më parë, kryetari Agim Rama tha se ura është “në gjendje të mirë”."),
    ],
)
def test_days_are_counted_to_ten(language: str, text: str) -> None:
    assert days(text, language, "2025-10-16") == ["2025-10-06"]


FRAMED = "{} „alles nötig und richtig gewesen sei“."


def test_a_day_between_an_auxiliary_and_its_participle_is_theirs() -> None:
    text = FRAMED.format("Lang hatte am Montag in Berlin gesagt, dass")
    assert days(text, "de", "2025-10-16") == ["2025-10-13"]


@pytest.mark.parametrize(
    "opening",
    [
        "Lang hat die Brücke am Montag besucht und gesagt, dass",
        "Er hat von dem Treffen am Montag in Berlin gesagt, dass",
        "Er hat über den Unfall am Montag nichts Neues gesagt, nur dass",
        "Lang hat vor dem Urteil am Montag in Bern gesagt, dass",
        "Die Pläne hat der am Montag gewählte Rat Lang gelobt, weil",
        "Wer am Montag gefehlt hat, dem hat Lang gesagt, dass",
        "Lang, der am Montag gefehlt hatte, hat nun gesagt, dass",
        "Lang hat den am Montag verhafteten Mann gekannt und gesagt, dass",
        "Lang wird am Montag in Bern sein und hat gesagt, dass",
    ],
)
def test_a_thing_s_day_between_them_is_not(opening: str) -> None:
    assert days(FRAMED.format(opening), "de", "2025-10-16") == [None]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Altun kritisierte am Montag, die Brücke sei „ohne jede Not gesperrt worden“.", "2025-10-13"),
        ("Altun kritisierte, die Brücke sei am Montag „ohne jede Not gesperrt worden“.", None),
        ("Altun fügte hinzu, die Dienste hätten schon heute „rund 20.000 Plätze zu wenig“.", None),
        ("Altun erklärte, am Montag habe es „rund 20.000 Klagen zu viel“ gegeben.", None),
    ],
)
def test_a_day_in_a_reported_clause_is_not_that_of_the_words(sentence: str, expected: str | None) -> None:
    assert days(sentence, "de", "2025-10-16") == [expected]
