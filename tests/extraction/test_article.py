"""An article is chained, masked and read paragraph by paragraph, each in its own language."""

from __future__ import annotations

from claims.extraction.article import Article
from claims.extraction.pipeline import extract_quotes
from claims.extraction.text import MASKS, normalise
from claims.extraction.types import Kind


def article(text: str, language: str | None = "ro") -> Article:
    return Article(normalise(text), language, [])


def test_reopened_marks_are_one_chain() -> None:
    (chain,) = article("Ana a scris:\n\n„Unu este gata.\n\n„Doi este gata.”").chains
    assert [piece.text for piece in chain.pieces] == ["Unu este gata.", "Doi este gata."]


def test_the_mask_covers_the_quotes_and_nothing_else() -> None:
    one = article("Ana a spus „da, desigur”, apoi a plecat.")
    outside = "".join(
        letter for letter, masked in zip(one.text, one.masked, strict=True) if masked not in MASKS
    )
    assert outside == "Ana a spus , apoi a plecat."


def test_each_paragraph_is_read_in_its_own_language() -> None:
    text = (
        "Guvernul a aprobat luni proiectul de buget pentru anul viitor, după o ședință de trei ore.\n\n"
        "We have signed the agreement and it will be presented to the members of the council on Friday."
    )
    assert [passage.pack.code for passage in article(text).passages()] == ["ro", "en"]


def test_a_language_without_a_pack_is_read_with_the_base() -> None:
    one = article("Le ministre a dit: «Nous venons demain matin».", "fr")
    assert not one.known
    assert one.pack.code == "_base"


def test_a_statement_may_be_announced_in_the_last_sentence_of_a_paragraph() -> None:
    text = (
        "Its chief, Ann Pope, apologised. In a statement the trust said:\n\nWe accept every finding."
        "\n\nPatients say they have heard it before. “They said sorry once,” said Joe Best."
    )
    block, quote = extract_quotes(text, language="en")
    assert block.kind is Kind.STATEMENT_BLOCK
    assert block.attribution.mention is not None
    assert block.attribution.mention.text == "the trust"
    assert block.quotes[0].text == "We accept every finding."
    assert quote.attribution.mention is not None
