"""Candidates and sightings, cut from their article's text."""

from claims.choices import AttributionGrade, CandidateKind
from claims.models import Article, Candidate, Sighting
from tests.factories.articles import ArticleFactory

WORDS = "The bridge will open in May"


def candidate_in(article: Article, words: str, *, sighted: bool = True, **columns: object) -> Candidate:
    """A candidate for words that the article holds, with its own sighting."""
    start = article.text.index(words)
    place = {"start_offset": start, "end_offset": start + len(words), "words": words}
    values: dict[str, object] = {
        "kind": CandidateKind.DIRECT,
        "grade": AttributionGrade.EXPLICIT,
        "language": article.language,
        "fingerprint": words.casefold()[:64],
        "extractor_version": "1",
        **place,
        "quote_spans": [[start, start + len(words)]],
        **columns,
    }
    candidate = Candidate.objects.create(article=article, **values)
    if sighted:
        sighting_in(article, candidate)
    return candidate


def sighting_in(article: Article, candidate: Candidate) -> Sighting:
    """The candidate's words in an article that holds them."""
    start = article.text.index(candidate.words)
    end = start + len(candidate.words)
    return Sighting.objects.create(
        candidate=candidate,
        article=article,
        start_offset=start,
        end_offset=end,
        words=candidate.words,
        quote_spans=[[start, end]],
    )


def a_candidate(**columns: object) -> Candidate:
    return candidate_in(ArticleFactory.create(), WORDS, sighted=True, **columns)
