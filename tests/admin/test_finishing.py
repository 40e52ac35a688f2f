import json
import re
from html import unescape

import pytest
from django.test import Client

from claims.admin.desk import change_url
from claims.models import Candidate
from tests.admin.pages import push
from tests.factories.articles import ArticleFactory
from tests.factories.candidates import candidate_in

pytestmark = pytest.mark.django_db
TEXT = "The bridge will open in May. The road will not."


def test_what_is_left_is_rejected_and_the_article_marked_and_reopened(desk: Client) -> None:
    candidate = candidate_in(ArticleFactory.create(text=TEXT), "The bridge will open in May")
    article = candidate.article
    assert push(desk, article, "finish").status_code == 422
    assert push(desk, article, "reject_rest", reason="off_beat").status_code == 302
    candidate.refresh_from_db()
    assert candidate.reject_reason == "off_beat"
    assert push(desk, article, "finish").status_code == 302
    article.refresh_from_db()
    assert article.reviewed_at is not None
    push(desk, article, "reopen")
    article.refresh_from_db()
    assert article.reviewed_at is None


def test_the_message_takes_back_what_was_rejected_in_one_go(desk: Client) -> None:
    article = ArticleFactory.create(text=TEXT)
    left = [candidate_in(article, words) for words in ("The bridge will open in May", "The road will not")]
    push(desk, article, "reject_rest", reason="off_beat")
    page = unescape(desk.get(change_url(article)).content.decode())
    found = re.search(r'class="undo" href="(.*?)" data-key="u" .*?data-values="({.*?})"', page)
    assert found
    assert list(desk.get(found[1]).context["cl"].queryset) == left
    values = {name.removeprefix("undo_rest-"): value for name, value in json.loads(found[2]).items()}
    assert push(desk, article, "undo_rest", **values).status_code == 302
    assert Candidate.objects.waiting().count() == 2
    again = push(desk, article, "undo_rest", **values)
    assert (again.status_code, "There is nothing to undo here." in again.content.decode()) == (422, True)
    assert push(desk, article, "undo_rest", decided_at="yesterday").status_code == 422


@pytest.mark.parametrize("decided_at", ["0001-01-01", "9999-12-31", "a\0b", "yesterday"])
def test_a_moment_that_nobody_noted_takes_nothing_back(decided_at: str, desk: Client) -> None:
    candidate = candidate_in(ArticleFactory.create(text=TEXT), "The bridge will open in May")
    assert push(desk, candidate.article, "undo_rest", decided_at=decided_at).status_code == 422
