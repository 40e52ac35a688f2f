"""Words that an editor marks are the article's, letter by letter, whatever letters they are."""

import datetime as dt
from typing import Any

import pytest

from claims.models import Candidate, Occurrence, Statement, User
from claims.services.audit import Forbidden, Refused
from claims.services.candidates import AlreadyDecided
from claims.services.passages import accept_words, change_boundaries, locate, split_candidate
from tests.factories.articles import ArticleFactory
from tests.factories.candidates import a_candidate, candidate_in
from tests.factories.speakers import SpeakerFactory
from tests.services.test_candidates import DAY, reject

pytestmark = pytest.mark.django_db

TEXT = "👩‍👩‍👧 „Țara crește. Școlile se închid”, a spus dna Lupu. „Nu știu”, a spus dl Rusu."


def miss(actor: User, at: dt.datetime, words: str = "Nu știu", **facts: Any) -> Statement:
    article = facts.pop("article", None) or ArticleFactory.create(text=TEXT, language="ro", extracted_at=at)
    start = facts.pop("start", article.text.find(words))
    return accept_words(
        article_id=article.pk,
        start=start,
        end=start + len(words),
        words=words,
        speaker=SpeakerFactory.create(),
        said=DAY,
        wording="original",
        actor=actor,
        at=at,
        **facts,
    )


def test_a_missed_statement_has_its_place_and_counts_as_missed(ana: User, now: dt.datetime) -> None:
    statement = miss(ana, now, printed_name="dl Rusu")
    place = statement.occurrences.get()
    assert place.article.text[place.start_offset : place.end_offset] == statement.words == "Nu știu"
    assert (statement.language, statement.printed_name) == ("ro", "dl Rusu")
    assert statement.notices.count() == 1
    assert list(Occurrence.objects.missed()) == [place]


def test_what_a_candidate_touches_was_not_missed(ana: User, now: dt.datetime) -> None:
    article = ArticleFactory.create(text=TEXT, language="ro", extracted_at=now)
    candidate_in(article, "Nu știu”, a spus dl Rusu")
    miss(ana, now, article=article)
    assert not Occurrence.objects.missed().exists()


def test_words_that_do_not_stand_there_are_refused(ana: User, now: dt.datetime) -> None:
    with pytest.raises(Refused) as refusal:
        miss(ana, now, start=0)
    assert refusal.value.field == "words"
    assert not Statement.objects.exists()


def test_the_same_place_is_recorded_once(ana: User, now: dt.datetime) -> None:
    article = ArticleFactory.create(text=TEXT, language="ro")
    miss(ana, now, article=article)
    with pytest.raises(Refused, match="already"):
        miss(ana, now, article=article)


def test_an_outsider_records_no_words(carol: User, now: dt.datetime) -> None:
    with pytest.raises(Forbidden):
        miss(carol, now)


def move(candidate: Candidate, words: str, actor: User, at: dt.datetime) -> Candidate:
    start = candidate.article.text.index(words)
    return change_boundaries(
        candidate_id=candidate.pk,
        version=candidate.version,
        start=start,
        end=start + len(words),
        words=words,
        actor=actor,
        at=at,
    )


@pytest.fixture
def long_quote() -> Candidate:
    article = ArticleFactory.create(text=TEXT, language="ro")
    return candidate_in(article, "Țara crește. Școlile se închid")


def test_boundaries_move_with_their_sighting_and_their_quoted_words(
    ana: User, now: dt.datetime, long_quote: Candidate
) -> None:
    start = long_quote.start_offset
    move(long_quote, "Școlile se închid”, a spus dna Lupu", ana, now)
    long_quote.refresh_from_db()
    assert long_quote.words == "Școlile se închid”, a spus dna Lupu"
    assert long_quote.quotes == ["Școlile se închid"]
    seen = long_quote.sightings.get()
    assert (seen.words, seen.start_offset) == (long_quote.words, start + 13)
    assert long_quote.version == 2


def test_boundaries_move_in_other_outlets_where_the_words_go_on_alike(
    ana: User, now: dt.datetime, long_quote: Candidate
) -> None:
    alike = ArticleFactory.create(text="Azi: „Țara crește. Școlile se închid”, a spus dna Lupu. Atât.")
    cut = ArticleFactory.create(text="„Țara crește. Școlile se închid”, scrie presa.")
    for article in (alike, cut):
        place = article.text.index("Țara")
        long_quote.sightings.create(
            article=article, start_offset=place, end_offset=place + 30, words=long_quote.words
        )
    move(long_quote, "Școlile se închid”, a spus dna Lupu", ana, now)
    assert alike.text.count(long_quote.sightings.get(article=alike).words) == 1
    assert long_quote.sightings.get(article=alike).words.endswith("dna Lupu")
    assert long_quote.sightings.get(article=cut).words == "Țara crește. Școlile se închid"


def test_boundaries_of_a_decided_candidate_stay(ana: User, now: dt.datetime, long_quote: Candidate) -> None:
    reject(long_quote, ana, now)
    with pytest.raises(AlreadyDecided):
        move(long_quote, "Țara crește.", ana, now)


def test_two_candidates_do_not_share_a_place(ana: User, now: dt.datetime, long_quote: Candidate) -> None:
    candidate_in(long_quote.article, "Țara crește.")
    with pytest.raises(Refused, match="Another candidate"):
        move(long_quote, "Țara crește.", ana, now)


def split(candidate: Candidate, actor: User, at: dt.datetime, *pieces: str) -> list[Statement]:
    starts = [candidate.article.text.index(piece) for piece in pieces]
    return split_candidate(
        candidate_id=candidate.pk,
        version=candidate.version,
        pieces=[(start, start + len(piece)) for start, piece in zip(starts, pieces, strict=True)],
        speaker=SpeakerFactory.create(),
        said=DAY,
        wording="original",
        actor=actor,
        at=at,
    )


def test_a_long_quote_becomes_several_statements_each_in_its_place(
    ana: User, now: dt.datetime, long_quote: Candidate
) -> None:
    other = ArticleFactory.create(text="„Țara crește. Școlile se închid”, scrie presa.")
    long_quote.sightings.create(article=other, start_offset=1, end_offset=31, words=long_quote.words)
    made = split(long_quote, ana, now, "Țara crește.", "Școlile se închid")
    assert [one.words for one in made] == ["Țara crește.", "Școlile se închid"]
    assert [one.occurrences.count() for one in made] == [2, 2]
    long_quote.refresh_from_db()
    assert (long_quote.state, long_quote.statement) == ("accepted", made[0])


@pytest.mark.parametrize(
    "pieces",
    [
        ("Țara crește.",),
        ("Școlile se închid", "Țara crește."),
        ("Țara crește.", "crește. Școlile"),
        ("Țara crește.", "Nu știu"),
    ],
    ids=["one", "out of order", "overlapping", "outside"],
)
def test_pieces_that_are_none_are_refused(
    ana: User, now: dt.datetime, long_quote: Candidate, pieces: tuple[str, ...]
) -> None:
    with pytest.raises(Refused) as refusal:
        split(long_quote, ana, now, *pieces)
    assert refusal.value.field == "pieces"
    assert not Statement.objects.exists()


def test_hearsay_is_not_split_without_a_second_source(ana: User, now: dt.datetime) -> None:
    candidate = a_candidate(grade="hearsay")
    with pytest.raises(Refused) as refusal:
        split(candidate, ana, now, "The bridge", "will open in May")
    assert refusal.value.field == "second_source"


def test_words_are_located_where_there_is_one_place_only() -> None:
    assert locate(TEXT, "Nu știu") == (TEXT.index("Nu"), TEXT.index("Nu") + 7)
    with pytest.raises(Refused, match="more than once"):
        locate(TEXT, "a spus")
    with pytest.raises(Refused, match="letter by letter"):
        locate(TEXT, "Nu stiu")


def test_words_are_located_in_spite_of_other_white_space() -> None:
    text = "Cena je 3\u00a0000 lei.\n\nNimeni n-a întrebat. Nimeni"
    assert locate(text, "3 000 lei. Nimeni") == (8, 26)
    assert locate(text, "lei.\r\nNimeni n-a") == (14, 30)
    with pytest.raises(Refused, match="letter by letter"):
        locate(text, "3000 lei.")
