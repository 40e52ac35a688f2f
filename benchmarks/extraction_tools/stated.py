"""Where an article prints the day on which words were said: that decides how hard the day is to find."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum

from benchmarks.extraction_tools.goldens import Golden, answer_of, matches
from claims.extraction.article import Article
from claims.extraction.dates import Calendar, parse_published
from claims.extraction.packs import load_base
from claims.extraction.passage import Passage
from claims.extraction.text import NormalText, normalise
from claims.extraction.time_words import find_time_words
from claims.extraction.types import Span

Days = tuple[Passage, list[tuple[int, date | None]]]  # with the first token of each of its days


class Place(StrEnum):
    """Where the annotated day is printed, as far as the engine reads days; the nearest place counts."""

    SENTENCE = "in the quote's sentence"
    PARAGRAPH = "in its paragraph"
    ELSEWHERE = "elsewhere"
    NOWHERE = "nowhere"


def by_place(goldens: Iterable[Golden]) -> dict[Place, tuple[int, int]]:
    """For each place how many annotated days the engine gives, of how many."""
    given, all_days = Counter[Place](), Counter[Place]()
    for golden in goldens:
        normal = normalise(golden.text, load_base().folds)
        printed = list(_printed(golden, normal))
        found = {id(wanted): one for one, wanted in matches(golden, answer_of(golden)) if wanted}
        for wanted in golden.answer["candidates"]:
            if wanted["said_on"] is not None:
                quote = wanted["quotes"][0]
                start = normal.forth(Span(quote["start"], quote["end"])).start
                place, match = _nearest(start, wanted["said_on"], printed), found.get(id(wanted))
                said = match.said.said_on if match is not None else None
                all_days[place] += 1
                given[place] += said is not None and said.isoformat() == wanted["said_on"]
    return {place: (given[place], all_days[place]) for place in Place}


def _printed(golden: Golden, normal: NormalText) -> Iterator[Days]:
    article = Article(normal, golden.answer["language"], [])
    calendar = Calendar(parse_published(golden.answer["published"]))
    for passage in article.passages():
        expressions = find_time_words(passage)
        calendar.learn(expressions)
        yield passage, [(words.first, calendar.day_of(words)) for words in expressions]


def _nearest(quote: int, said_on: str, printed: Iterable[Days]) -> Place:
    nearest = Place.NOWHERE
    for passage, days in printed:
        stated = [place for place, day in days if day is not None and day.isoformat() == said_on]
        token = _token_of(passage, quote)
        if token is not None and stated:
            first, end = passage.sentence_of(token)
            near = any(first <= place < end for place in stated)
            return Place.SENTENCE if near else Place.PARAGRAPH
        if stated:
            nearest = Place.ELSEWHERE
    return nearest


def _token_of(passage: Passage, quote: int) -> int | None:
    """The masked token in which a quote stands."""
    tokens = enumerate(passage.tokens)
    return next((place for place, token in tokens if token.start <= quote < token.end), None)
