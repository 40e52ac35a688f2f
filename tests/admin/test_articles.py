import datetime as dt
from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from claims.admin.desk import admin_url, change_url
from claims.admin.history import trace
from claims.models import Article, Feed, FetchRequest, User
from claims.services.articles import fetch_request
from tests.admin.conftest import Enter
from tests.admin.pages import enter_through, list_url, push, questions
from tests.factories.articles import ArticleFactory, FeedFactory, FetchRequestFactory, SourceFactory
from tests.factories.candidates import candidate_in
from tests.newsstand import Newsstand

pytestmark = pytest.mark.django_db
TEXT = "The bridge will open in May, Mara Lupu said on Monday. The council had asked for June."


def test_address_becomes_a_request_that_waits(desk: Client) -> None:
    answer = enter_through(desk, Article, "fetch", url="https://outlet.test/bridge")
    request = FetchRequest.objects.get()
    assert answer["Location"] == change_url(request)
    assert (request.url, request.requested_by.username) == ("https://outlet.test/bridge", "ana")  # type: ignore[union-attr]


def test_an_address_that_is_none_is_refused_on_its_field(desk: Client) -> None:
    answer = enter_through(desk, Article, "fetch", url="https://outlet.test:notaport/")
    assert answer.status_code == 422
    assert answer.context["doors"]["fetch"].errors.keys() == {"url"}


def test_pasted_text_becomes_an_article_and_the_same_one_twice_is_one(desk: Client) -> None:
    for _ in range(2):
        pasted: dict[str, Any] = {"text": TEXT, "title": "Bridge", "language": "en", "published": "2026-01"}
        answer = enter_through(desk, Article, "paste", **pasted)
    article = Article.objects.get()
    assert answer["Location"] == change_url(article)
    assert (article.title, str(article.published)) == ("Bridge", "2026-01")


def test_a_text_without_words_is_refused_and_the_rest_kept(desk: Client) -> None:
    answer = enter_through(desk, Article, "paste", text=" ", title="Bridge")
    assert answer.status_code == 422
    assert 'value="Bridge"' in answer.content.decode()


def test_a_file_becomes_an_article(desk: Client) -> None:
    file = SimpleUploadedFile("bridge.txt", TEXT.encode(), content_type="text/plain")
    assert enter_through(desk, Article, "upload", file=file).status_code == 302
    assert "June" in Article.objects.get().text


def test_a_file_that_cannot_be_read_is_refused_with_a_sentence(desk: Client) -> None:
    file = SimpleUploadedFile("bridge.bin", b"\x00\x01\x02" * 500, content_type="application/octet-stream")
    answer = enter_through(desk, Article, "upload", file=file)
    assert answer.status_code == 422
    assert not Article.objects.exists()


def test_article_page_marks_its_candidates_and_escapes_its_text(desk: Client) -> None:
    article = ArticleFactory.create(text="<script>alert(1)</script> The bridge will open in May.")
    candidate = candidate_in(article, "The bridge will open in May")
    page = desk.get(change_url(article)).content.decode()
    assert "<script>alert(1)" not in page
    assert f'id="at-{candidate.start_offset}"' in page
    assert change_url(candidate) in page


def test_extract_again_makes_the_article_due(desk: Client, now: dt.datetime) -> None:
    article = ArticleFactory.create(extracted_at=now, attempts=2)
    assert push(desk, article, "read_again").status_code == 302
    article.refresh_from_db()
    assert (article.extracted_at, article.attempts) == (None, 0)


def test_contributor_adds_articles_but_does_not_extract_again(contributor: Client, now: dt.datetime) -> None:
    assert enter_through(contributor, Article, "paste", text=TEXT, language="en").status_code == 302
    article = Article.objects.get()
    assert push(contributor, article, "read_again").status_code == 403


def test_outsider_adds_nothing(carol: User, enter: Enter) -> None:
    assert enter_through(enter(carol), Article, "paste", text=TEXT).status_code == 403
    assert not Article.objects.exists()


def test_list_asks_the_same_number_of_questions_for_one_row_and_for_many(desk: Client) -> None:
    ArticleFactory.create()
    few = questions(desk, list_url(Article))
    for article in ArticleFactory.create_batch(5):
        candidate_in(article, "The bridge will open in May")
    assert questions(desk, list_url(Article)) == few


def test_work_set_aside_is_listed_and_can_be_tried_again(desk: Client, now: dt.datetime) -> None:
    request = FetchRequestFactory.create(set_aside_at=now, last_error="The server answered 404.", attempts=3)
    FetchRequestFactory.create()
    SourceFactory.create_batch(2)
    page = desk.get(f"{list_url(FetchRequest)}?work=set_aside")
    assert list(page.context["cl"].queryset) == [request]
    assert str(page.context["cl"].filter_specs[1].title) == "source"
    assert push(desk, request, "fetch_again").status_code == 302
    request.refresh_from_db()
    assert (request.set_aside_at, request.attempts, request.last_error) == (None, 0, "")


def test_a_page_to_fetch_tells_who_asked_for_it_and_what_became_of_it(
    desk: Client, stand: Newsstand, now: dt.datetime
) -> None:
    enter_through(desk, Article, "fetch", url=stand.url("/gone"))
    request = FetchRequest.objects.get()
    fetch_request(request_id=request.pk, at=timezone.now())
    push(desk, request, "fetch_again")
    told = [(one.who, one.action, one.reason) for one in trace(request)]
    asked, gone = "asked for an article (added)", "set the page aside (changed)"
    assert told == [
        ("ana", "asked for the page again (changed)", ""),
        ("machine: give_up_page", gone, "The server answered with status 404."),
        ("ana", asked, ""),
    ]
    desk.cookies[settings.LANGUAGE_COOKIE_NAME] = "ro"
    page = desk.get(admin_url(request, "history", request.pk))
    assert [one.reason for one in page.context["traces"]] == ["", "Serverul a răspuns cu codul 404.", ""]


def test_a_page_that_somebody_asked_for_again_is_not_tried_twice(desk: Client, now: dt.datetime) -> None:
    old = FetchRequestFactory.create(set_aside_at=now)
    FetchRequestFactory.create(url=old.url)
    answer = push(desk, old, "fetch_again")
    assert answer.status_code == 422
    assert "Somebody asked for the same page again" in answer.content.decode()


def test_poll_now_makes_the_feed_due_and_says_when_it_is_switched_off(desk: Client) -> None:
    later = dt.datetime(2030, 1, 1, tzinfo=dt.UTC)
    feed, off = (
        FeedFactory.create(next_poll_at=later),
        FeedFactory.create(next_poll_at=later, is_active=False),
    )
    pushed = {"action": "poll_now", "_selected_action": [feed.pk, off.pk]}
    page = desk.post(list_url(Feed), pushed, follow=True).content.decode()
    feed.refresh_from_db()
    assert feed.next_poll_at < later
    assert "This feed is switched off." in page


def test_feed_page_shows_its_health(desk: Client) -> None:
    feed = FeedFactory.create(failures=3, last_error="The server answered 503.")
    assert "The server answered 503." in desk.get(change_url(feed)).content.decode()
    healthy = FeedFactory.create()
    listed = desk.get(f"{list_url(Feed)}?health=failing").content.decode()
    assert feed.url in listed
    assert healthy.url not in listed


def test_contributor_cannot_add_a_feed(contributor: Client) -> None:
    assert contributor.get(admin_url(Feed, "add")).status_code == 403


def test_a_very_long_article_is_read_in_parts(desk: Client) -> None:
    line = "Nobody said anything of note in these years. "
    article = ArticleFactory.create(text=line * 5_000 + "The bridge opened.")
    candidate = candidate_in(article, "The bridge opened.")
    url = change_url(article)
    first = desk.get(url).content.decode()
    assert "The bridge opened." not in first
    assert 'href="?at=100000" rel="next"' in first
    part = desk.get(f"{url}?at={candidate.start_offset}").content.decode()
    assert f'id="at-{candidate.start_offset}"' in part
    assert 'href="?at=100000" rel="prev"' in part
    assert len(first) < 300_000


@pytest.mark.parametrize("at", ["x", "-1", "99999999", ""])
def test_a_part_that_is_none_is_the_first_or_the_last(desk: Client, at: str) -> None:
    article = ArticleFactory.create(text=TEXT)
    assert TEXT in desk.get(f"{change_url(article)}?at={at}").content.decode()


def test_page_leads_to_the_candidates_of_this_article_alone(desk: Client) -> None:
    article = ArticleFactory.create(text=TEXT)
    candidate = candidate_in(article, "The bridge will open in May")
    page = desk.get(change_url(article)).content.decode()
    assert f'href="{change_url(candidate)}?_changelist_filters=article%3D{article.pk}"' in page
