"""Bodies whose names stand in marks act and speak as those without."""

from __future__ import annotations

import pytest

from claims.extraction.pipeline import extract_quotes


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("ru", "Компания «Вектор» сообщила, что «срок сдвинут на июнь».", "Вектор"),
        ("uk", "У компанії «Сівербуд» пояснили, що «кошти є».", "Сівербуд"),
        ("sq", "Kompania “Ujitja e Jugut” tha se “kanali do të pastrohet në mars”.", "Ujitja e Jugut"),
        ("ro", "Asociația „Pro Livada” a anunțat că „pagubele trec de 3 milioane”.", "Pro Livada"),
        ("en", "The charity “Clean Rivers” said the pipe “has leaked since 2019”.", "Clean Rivers"),
        ("de", "Der Verein „Saubere Flüsse“ teilte mit: „Das Rohr leckt.“", "Saubere Flüsse"),
    ],
)
def test_a_body_speaks_whose_name_stands_in_marks(language: str, text: str, name: str) -> None:
    (found,) = extract_quotes(text, language=language)
    assert found.attribution.mention is not None
    assert found.attribution.mention.called == name


def test_a_later_description_is_led_to_the_name_in_marks() -> None:
    text = "The charity “Clean Rivers” left.\n\n“We warned them,” the charity said."
    (found,) = extract_quotes(text, language="en")
    assert found.attribution.mention is not None
    assert found.attribution.mention.called == "Clean Rivers"


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("ru", "«Мы ждем металл», — сказал директор компании «Вектор» Иван Петров.", "Иван Петров"),
        ("sq", "“Nuk kemi para”, tha drejtori i kompanisë “Ujitja e Jugut”, Agim Kola.", "Agim Kola"),
        ("ro", "„Nu culegem”, a spus președintele asociației „Pro Livada”, Ion Toma.", "Ion Toma"),
    ],
)
def test_the_head_of_a_body_in_marks_speaks_for_himself(language: str, text: str, name: str) -> None:
    (found,) = extract_quotes(text, language=language)
    assert found.attribution.mention is not None
    assert found.attribution.mention.called == name


@pytest.mark.parametrize("words", ["No", "the Union will strike", "Never again!", "Ann Pope"])
def test_what_a_body_says_is_no_name(words: str) -> None:
    found = extract_quotes(f"The union “{words}” said nothing.\n\n“It left,” the union said.", language="en")
    assert found[-1].attribution.mention is not None
    assert found[-1].attribution.mention.full_name is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "«У меня плюс девять», — рассказала «Полюсу» жительница дома на улице Чкалова.",
            "жительница",
        ),
        (
            "Депутат Лев Питерский в разговоре с «Полюсом» заметил: «Это третье дело за пять лет».",
            "Лев Питерский",
        ),
    ],
)
def test_a_medium_in_marks_that_hears_it_is_passed_by(text: str, name: str) -> None:
    (found,) = extract_quotes(text, language="ru")
    assert found.attribution.mention is not None
    assert found.attribution.mention.called == name


def test_letters_before_marks_say_that_a_company_stands_in_them() -> None:
    text = "ТОВ «Сівербуд» отримало субвенцію. У компанії відповіли: «Затримка пов’язана з ударом»."
    (found,) = extract_quotes(text, language="uk")
    assert found.attribution.mention is not None
    assert found.attribution.mention.called == "Сівербуд"
