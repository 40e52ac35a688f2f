"""The database refuses words that an article does not hold."""

from typing import Any

import pytest
from django.db import Error, IntegrityError, connection, transaction

from claims.models import Article, Candidate, Occurrence, Sighting
from tests.factories.articles import ArticleFactory
from tests.factories.candidates import a_candidate, candidate_in, sighting_in
from tests.factories.statements import OccurrenceFactory, StatementFactory

pytestmark = pytest.mark.django_db

TEXT = "🙂 Podul „nou” e gata, ✍ a spus Mara."


def refused() -> Any:
    return pytest.raises((IntegrityError, Error), match=r"not those of the article|lies outside")


@pytest.mark.parametrize(
    ("start", "words"), [(2, "Podul"), (9, "nou"), (0, "🙂"), (22, "✍ a spus"), (0, TEXT)]
)
def test_offsets_count_code_points(start: int, words: str) -> None:
    article = ArticleFactory.create(text=TEXT)
    assert candidate_in(article, words).start_offset == start


@pytest.mark.parametrize(
    "changes", [{"words": "Podul vechi"}, {"start_offset": 3}, {"end_offset": 999}, {"words": ""}]
)
def test_a_candidate_cannot_drift_from_its_article(changes: dict[str, Any]) -> None:
    candidate = candidate_in(ArticleFactory.create(text=TEXT), "Podul „nou” e gata")
    with refused(), transaction.atomic():
        Candidate.objects.filter(pk=candidate.pk).update(**changes)


@pytest.mark.parametrize("spans", [[[0, 3]], [[5, 400]], [[9, 9]], [[12, 9]]])
def test_quoted_spans_lie_inside_the_passage(spans: list[list[int]]) -> None:
    candidate = candidate_in(ArticleFactory.create(text=TEXT), "Podul „nou” e gata")
    with refused(), transaction.atomic():
        Candidate.objects.filter(pk=candidate.pk).update(quote_spans=spans)


def test_quotes_are_the_spans_words_in_order() -> None:
    candidate = candidate_in(
        ArticleFactory.create(text=TEXT), "Podul „nou” e gata", quote_spans=[[2, 7], [9, 12]]
    )
    assert candidate.quotes == ["Podul", "nou"]


def test_a_sighting_and_an_occurrence_are_held_to_the_letter_too() -> None:
    sighting = sighting_in(ArticleFactory.create(), a_candidate())
    occurrence = OccurrenceFactory.create(article=ArticleFactory.create())
    for model, row in ((Sighting, sighting), (Occurrence, occurrence)):
        with refused(), transaction.atomic():
            model._default_manager.filter(pk=row.pk).update(words="The bridge will never")


def test_raw_sql_is_refused_as_well() -> None:
    candidate = a_candidate()
    with refused(), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE claims_candidate SET words = 'changed' WHERE id = %s", [candidate.pk])


def test_a_passage_moved_to_another_article_must_fit_there() -> None:
    candidate = a_candidate()
    other = ArticleFactory.create(text="Something else altogether is printed here, to be sure.")
    with refused(), transaction.atomic():
        Candidate.objects.filter(pk=candidate.pk).update(article=other)


@pytest.mark.parametrize(
    "changes",
    [{"text": "x"}, {"text_hash": "x"}, {"raw": b"x"}, {"raw_hash": "x"}, {"blocks": [{"kind": "headline"}]}],
)
def test_an_articles_text_never_changes(changes: dict[str, Any]) -> None:
    article = ArticleFactory.create()
    with pytest.raises(Error, match="Cannot update"), transaction.atomic():
        Article.objects.filter(pk=article.pk).update(**changes)


def test_an_articles_title_may_be_mended() -> None:
    article = ArticleFactory.create()
    assert Article.objects.filter(pk=article.pk).update(title="Mended", text=article.text)


def test_one_page_in_one_wording_is_one_row() -> None:
    article = ArticleFactory.create()
    with pytest.raises(IntegrityError), transaction.atomic():
        ArticleFactory.create(url=article.url)
    assert ArticleFactory.create(url=article.url, text="Another wording.")


def test_an_occurrence_is_noted_once() -> None:
    statement, article = StatementFactory.create(), ArticleFactory.create()
    OccurrenceFactory.create(statement=statement, article=article)
    with pytest.raises(IntegrityError), transaction.atomic():
        OccurrenceFactory.create(statement=statement, article=article)
