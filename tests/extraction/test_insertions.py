"""A verb of saying set between commas has its subject behind it."""

from __future__ import annotations

import pytest

from claims.extraction.pipeline import extract_quotes
from tests.extraction.readings import speakers


@pytest.mark.parametrize(
    ("language", "text", "who"),
    [
        ("sq", "Hetimi, sqaroi Genti Gazheli, “do të shkojë deri te pronari”.", "Genti Gazheli"),
        (
            "sq",
            "Tarifat, tha kryetari i Bashkisë së Vlorës, Ilir Topi, “nuk prekin asnjë familje”.",
            "Ilir Topi",
        ),
        ("ro", "Drumul, a spus primarul Ion Vasile, „se termină în luna mai”.", "Ion Vasile"),
        ("en", "The new road, said Mayor John Hill, “will be finished in May”.", "John Hill"),
    ],
)
def test_who_stands_behind_an_inserted_verb_says_the_words(language: str, text: str, who: str) -> None:
    assert speakers(text, language) == [who]


@pytest.mark.parametrize(
    ("language", "text", "who"),
    [
        ("sq", "Ilir Topi, kryetar i bashkisë, tha se “rruga mbaron në maj”.", "Ilir Topi"),
        ("en", "John Hill, the mayor, said “the road will be finished in May”.", "John Hill"),
    ],
)
def test_behind_an_apposition_the_verb_keeps_its_subject(language: str, text: str, who: str) -> None:
    assert speakers(text, language) == [who]


INSERTED = [
    ("en", "Visitors, said the museum, can see it “free of charge, for once”.", "the museum"),
    ("ro", "Podul, a spus luni primarul, va fi „închis până la noi ordine”.", "primarul"),
    ("ro", "Vizitatorii, spun localnicii, plătesc „cât pentru doi”.", "localnicii"),
    ("sq", "Varrimi, tha dje burri, do të jetë “i thjeshtë dhe pa fjalime”.", "burri"),
    ("sq", "Dëmi, sqaron administrata, paguhet vetëm “brenda dyzet e tetë orësh”.", "administrata"),
    ("ru", "Мост, сказал в понедельник мэр, будет «закрыт для всех до осени».", "мэр"),
]


@pytest.mark.parametrize(("language", "text", "who"), INSERTED)
def test_the_word_that_opens_the_sentence_says_nothing(language: str, text: str, who: str) -> None:
    (one,) = extract_quotes(text, language=language)
    assert one.attribution.mention is not None
    assert one.attribution.mention.text == who
