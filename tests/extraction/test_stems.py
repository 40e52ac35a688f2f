"""Case endings come off names; words that are too short keep theirs."""

from __future__ import annotations

import pytest

from claims.extraction.packs import load_pack
from claims.extraction.stems import base_forms, nominative, stems
from tests.extraction.readings import speakers


@pytest.mark.parametrize(
    ("name", "language", "base"),
    [
        ("Donald Trumpit", "sq", "Donald Trump"),
        ("Zelenskit", "sq", "Zelenski"),
        ("Shtëpisë së Bardhë", "sq", "Shtëpia së Bardhë"),
        ("Mariei Enache", "ro", "Maria Enache"),
        ("Kremlinului", "ro", "Kremlin"),
        ("Merz's", "en", "Merz"),
    ],
)
def test_case_endings_come_off_names(name: str, language: str, base: str) -> None:
    assert base in base_forms(name, load_pack(language)) or base.split(" ", maxsplit=1)[0] in str(
        base_forms(name, load_pack(language))
    )


def test_a_short_word_keeps_its_ending() -> None:
    assert list(stems("Mariei", load_pack("ro")))
    assert not list(stems("Iei", load_pack("ro")))


def test_a_name_in_another_case_is_given_as_the_article_gives_the_bare_surname() -> None:
    text = "Уволили худрука Леонида Астахова. «Все деньги на сцене, их можно потрогать», — сказал Астахов."
    assert speakers(text, "ru") == ["Леонид Астахов"]


@pytest.mark.parametrize(
    ("language", "printed", "full"),
    [
        ("ru", "По словам Игоря Орлова", "Игорь Орлов"),
        ("ru", "По словам Павла Рогозинского", "Павел Рогозинский"),
        ("ru", "По словам Сергея Шевченко", "Сергей Шевченко"),
        ("ru", "По словам Анны Громовой", "Анна Громова"),
        ("ru", "По словам Ольги Коваль", "Ольга Коваль"),
        ("ru", "По словам Тунгура Орлова", "Тунгура Орлова"),  # whether it is a man nobody knows
        ("uk", "За словами Тараса Мизика", "Тарас Мизик"),
        ("uk", "За словами Андрія Шевченка", "Андрій Шевченко"),
        ("uk", "За словами Павла Коваля", "Павло Коваль"),
        ("uk", "За словами Марії Коваль", "Марія Коваль"),
    ],
)
def test_a_known_first_name_tells_what_a_surname_is_in_the_nominative(
    language: str, printed: str, full: str
) -> None:
    assert speakers(f"{printed}, міст «тримається на чесному слові».", language) == [full]


@pytest.mark.parametrize(
    ("printed", "full"),
    [("Teuta Morinës", "Teuta Morina"), ("Agim Lleshit", "Agim Lleshi"), ("Besa Gjokajt", "Besa Gjokaj")],
)
def test_whom_the_words_are_according_to_is_given_in_the_nominative(printed: str, full: str) -> None:
    assert speakers(f"Sipas {printed}, kontrata “ka skaduar që në prill të vitit të kaluar”.", "sq") == [full]


def test_a_subject_keeps_its_surname_as_it_stands() -> None:
    assert speakers("“Kontrata ka skaduar në prill”, tha Edmond Petit.", "sq") == ["Edmond Petit"]


def test_a_surname_in_a_case_is_given_as_the_article_gives_it_bare() -> None:
    text = "Genc Gashi foli me Fadil Nurën. Gashit nuk iu përgjigj Nura. “Nuk merrem me të”, shkroi ai."
    assert speakers(text, "sq") == ["Fadil Nura"]
    assert speakers("Besa Kola foli me Kolin. “Nuk merrem me të”, tha Kola.", "sq") == ["Besa Kola"]


@pytest.mark.parametrize(
    ("printed", "called"),
    [
        ("Irinei Sandu", "Irina Sandu"),
        ("Andreei Pop", "Andreea Pop"),
        ("Mariei Pop", "Maria Pop"),
        ("Ion Sandu", "Ion Sandu"),
    ],
)
def test_a_romanian_first_name_loses_its_case(printed: str, called: str) -> None:
    assert nominative(printed, set(), load_pack("ro")) == called
