"""What extraction finds, in the tables' terms."""

import datetime as dt
from dataclasses import replace

from claims.choices import DatePrecision
from claims.extraction.pipeline import extract_quotes
from claims.extraction.types import Precision, SaidDate
from claims.matching.types import KnownSpeaker
from claims.models import Article
from claims.services.proposals import MOST, Proposal, Reading, proposals_in, read_article

TEXT = "Mayor Mara Lupu said on Thursday: “The new bridge over the Dorna will open in May.”"
KNOWN = KnownSpeaker("7", ("Mara Lupu",))


def article(text: str = TEXT, **columns: object) -> Article:
    return Article(text=text, language="en", **columns)


def propose(found: Article, *known: KnownSpeaker) -> list[Proposal]:
    return proposals_in(found, read_article(found), known)


def test_a_proposal_names_its_speaker_and_on_what_that_rests() -> None:
    (proposal,) = propose(article(), KNOWN)
    assert proposal.columns["speaker_id"] == 7
    assert proposal.columns["speaker_basis"] == "full_name: Mara Lupu"
    assert proposal.word_count == 10
    assert TEXT[slice(*proposal.pieces[0])] == "The new bridge over the Dorna will open in May."


def test_two_of_one_name_are_alternatives_and_nobody_is_chosen() -> None:
    surname = article(TEXT.replace("Mayor Mara Lupu", "Lupu"))
    (proposal,) = propose(surname, KnownSpeaker("7", ("Mara Lupu",)), KnownSpeaker("8", ("Ion Lupu",)))
    assert proposal.columns["speaker_id"] is None
    assert {other["name"] for other in proposal.columns["alternatives"]} >= {"Mara Lupu", "Ion Lupu"}


def test_a_date_keeps_bounds_and_basis() -> None:
    found = article()
    (quote,) = extract_quotes(TEXT, language="en")
    month = SaidDate(
        None, Precision.MONTH, dt.date(2025, 7, 4), dt.date(2025, 7, 31), basis="after the attack"
    )
    reading = Reading("en", "", [replace(quote, said=month)])
    columns = proposals_in(found, reading, [])[0].columns
    assert (columns["said_on"], columns["said_precision"]) == (None, DatePrecision.MONTH)
    assert (columns["said_not_before"], columns["said_basis"]) == (dt.date(2025, 7, 4), "after the attack")


def test_blocks_reach_extraction() -> None:
    text = "Mara Lupu (@maralupu)\n\nThe new bridge will open in May and it is ours.\n\nMore news."
    start = text.index("The new")
    block = {"kind": "blockquote", "start": start, "end": text.index("\n\nMore"), "language": None}
    listed = {"kind": "list_item", "start": text.index("More"), "end": len(text), "language": None}
    plain, marked = article(text), article(text, blocks=[block, listed])
    assert read_article(plain).quotes == []
    assert [quote.display.start for quote in read_article(marked).quotes] == [start]


def test_a_page_made_of_quotes_gives_the_best_of_them_only() -> None:
    found = article()
    quotes = extract_quotes(TEXT, language="en") * (MOST + 5)
    assert len(proposals_in(found, Reading("en", "", quotes), [])) == MOST
