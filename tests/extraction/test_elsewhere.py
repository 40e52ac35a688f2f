"""Words from another time, place or medium than those before take no day of theirs."""

from __future__ import annotations

import pytest

from tests.extraction.readings import days

PUBLISHED = "2025-10-16"  # a Thursday
BEFORE = {
    "en": "“The bridge is open,” Mayor Alan Price said on Tuesday.",
    "ro": "„Podul este deschis de azi”, a declarat marți primarul Dan Rusu.",
    "sq": "“Ura është e hapur për të gjithë”, tha të martën kryetari Agim Rama.",
}
ELSEWHERE = {
    "en": [
        "As a student he called the old bridge “a joke for tourists”.",
        "In his first campaign he promised “a bridge within a year”.",
        "During the campaign he promised “a bridge within a year”.",
        "When he took office he said “it will take a year”.",
        "He once called it “a joke for tourists”.",
        "In his memoirs he calls the old bridge “a joke for tourists”.",
        "He had promised “a bridge within a year”.",
        "He used to say that “a bridge is a promise”.",
        "At a rally in Ohio, Price said “it will take a year”.",
        "In an email to staff, Price wrote that it was “a joke for tourists”.",
        "After the ceremony, Price said “it will take a year”.",
        "Before the election Price said “it will take a year”.",
        "Price told the Courier that it was “a joke for tourists”.",
        "Price often said that bridges were “a promise in stone”.",
        "The minutes show that Price called it “a joke for tourists”.",
        "Price is quoted in the report as saying it was “a joke for tourists”.",
        "In a speech to his party, he said it was “a joke for tourists”.",
        "On the campaign trail Price said it was “a joke for tourists”.",
        "Price repeatedly said it was “a joke for tourists”.",
        "Price said it was “a joke for tourists” in an interview.",
        "Price said, in March 2024, that it was “a joke for tourists”.",
    ],
    "ro": [
        "În campania electorală, Rusu a promis „un pod într-un singur an”.",
        "Când a preluat mandatul, Rusu a spus că podul este „o glumă pentru turiști”.",
        "La un miting în Ohio, Rusu a spus că podul este „o glumă pentru turiști”.",
        "Ca student, Rusu spunea că podul este „o glumă pentru turiști”.",
        "După ceremonie, Rusu a spus că podul este „o glumă pentru turiști”.",
        "Înainte de alegeri, Rusu a spus că podul este „o glumă pentru turiști”.",
        "Rusu obișnuia să spună că podul este „o glumă pentru turiști”.",
        "Într-un interviu, Rusu a spus că podul este „o glumă pentru turiști”.",
        "Rusu promisese „un pod într-un singur an”.",
        "Rusu a spus în repetate rânduri că podul este „o glumă pentru turiști”.",
        "În memoriile sale, Rusu a scris că podul este „o glumă pentru turiști”.",
        "Anul trecut, Rusu a spus că podul este „o glumă pentru turiști”.",
        "Rusu a declarat pentru Curierul că podul este „o glumă pentru turiști”.",
        "Pe vremea când era consilier, Rusu a spus că podul este „o glumă pentru turiști”.",
    ],
    "sq": [
        "Në fushatë, Rama premtoi “një urë brenda një viti”.",
        "Kur mori detyrën, Rama tha se ura ishte “një shaka për turistët”.",
        "Në një tubim në Ohajo, Rama tha se ura ishte “një shaka për turistët”.",
        "Gjatë fushatës, Rama tha se ura ishte “një shaka për turistët”.",
        "Pas ceremonisë, Rama tha se ura ishte “një shaka për turistët”.",
        "Para zgjedhjeve, Rama tha se ura ishte “një shaka për turistët”.",
        "Rama kishte premtuar “një urë brenda një viti”.",
        "Në një intervistë, Rama tha se ura ishte “një shaka për turistët”.",
        "Në kujtimet e tij, Rama shkroi se ura ishte “një shaka për turistët”.",
        "Vitin e kaluar, Rama tha se ura ishte “një shaka për turistët”.",
        "Rama tha shpesh se ura ishte “një shaka për turistët”.",
        "Si student, Rama tha se ura ishte “një shaka për turistët”.",
    ],
}
HERE = {
    "en": [
        "He warned that the next one would be “twice as dear”.",
        "Price said it was “the best in the county”.",
        "In addition, Price said it was “the best in the county”.",
        "At the same time, Price warned that it was “twice as dear”.",
        "When asked about the cost, Price said it was “twice as dear”.",
        "On the cost, Price said it was “twice as dear”.",
        "After a pause, Price said it was “twice as dear”.",
        "According to Price, the old bridge, closed in 2019, was “a joke for tourists”.",
        "Price said the bridge closed in March 2019 had been “a joke for tourists”.",
        "Price described the old bridge, closed in 2019, as “a joke for tourists”.",
        "Price said it was “twice as dear” and that the next, due in 2031, would cost more.",
        "Price told a press conference that it was “the best in the county”.",
    ],
    "ro": [
        "Rusu a avertizat că următorul va fi „de două ori mai scump”.",
        "În plus, Rusu a spus că podul este „cel mai bun din județ”.",
        "În același timp, Rusu a spus că podul este „cel mai bun din județ”.",
        "La final, Rusu a spus că podul este „cel mai bun din județ”.",
        "Întrebat despre costuri, Rusu a spus că podul este „de două ori mai scump”.",
        "Despre costuri, Rusu a spus că sunt „de două ori mai mari”.",
        "Potrivit acestuia, la verificarea făcută pe 4 mai, podul era „ca nou în toate părțile”.",
        "Într-o conferință de presă, Rusu a spus că podul este „cel mai bun din județ”.",
    ],
    "sq": [
        "Rama paralajmëroi se e dyta do të jetë “dy herë më e shtrenjtë”.",
        "Në të njëjtën kohë, Rama tha se ura ishte “më e mira në qark”.",
        "Në fund, Rama tha se ura ishte “më e mira në qark”.",
        "I pyetur për koston, Rama tha se ishte “dy herë më e lartë”.",
        "Për koston, Rama tha se ishte “dy herë më e lartë”.",
    ],
}


def _cases(table: dict[str, list[str]]) -> list[tuple[str, str]]:
    return [(language, text) for language, texts in table.items() for text in texts]


@pytest.mark.parametrize("gap", [" ", "\n\n"])
@pytest.mark.parametrize(("language", "text"), _cases(ELSEWHERE))
def test_words_from_elsewhere_take_no_day(language: str, text: str, gap: str) -> None:
    assert days(BEFORE[language] + gap + text, language, PUBLISHED)[1:] == [None]


@pytest.mark.parametrize("gap", [" ", "\n\n"])
@pytest.mark.parametrize(("language", "text"), _cases(HERE))
def test_words_that_go_on_take_the_day(language: str, text: str, gap: str) -> None:
    assert days(BEFORE[language] + gap + text, language, PUBLISHED) == ["2025-10-14"] * 2
