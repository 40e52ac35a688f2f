"""A page, a file or a text becomes one article, with the date that it gives and no more."""

import datetime as dt
from typing import Any

import pytest

from claims.choices import DatePrecision
from claims.intake.types import PublishedDate
from claims.models import Article, FetchRequest, PartialDate, User
from claims.services.articles import (
    as_partial,
    day_of_instant,
    fetch_request,
    primary_language,
    request_article,
    request_extraction,
    store_file,
    store_pasted,
)
from claims.services.audit import Forbidden, Refused
from tests.factories.articles import (
    A_MORNING,
    ArticleFactory,
    FeedFactory,
    FetchRequestFactory,
    SourceFactory,
)
from tests.local_server import Answer
from tests.newsstand import WORDS, Newsstand

pytestmark = pytest.mark.django_db

LATER = A_MORNING + dt.timedelta(hours=6)


def fetch(url: str, at: dt.datetime = A_MORNING, **columns: Any) -> FetchRequest:
    request: FetchRequest = FetchRequestFactory.create(url=url, **columns)
    fetch_request(request_id=request.pk, at=at)
    request.refresh_from_db()
    return request


def test_a_page_becomes_an_article_that_waits_for_extraction(stand: Newsstand) -> None:
    url = stand.page("/one", head='<meta property="article:published_time" content="2026-01-08">')
    feed = FeedFactory.create()
    request = fetch(url, feed=feed, source=feed.source)
    article = request.article
    assert article is not None and request.done_at == A_MORNING
    assert (article.source, article.url, article.title) == (feed.source, url, "Podul peste Dorna")
    assert (article.language, str(article.published)) == ("ro", "2026-01-08")
    assert WORDS in article.text and "<p>" not in article.text
    assert bytes(article.raw) == stand.answers["/one"].body
    assert (article.extracted_at, article.due_at) == (None, A_MORNING)
    block = article.blocks[-1]
    assert article.text[block["start"] : block["end"]].startswith("Locuitorii")


def test_the_same_page_twice_is_one_article(stand: Newsstand) -> None:
    url = stand.page("/one")
    first, second = fetch(url), fetch(url + "?utm_source=feed")
    assert first.article == second.article
    assert Article.objects.count() == 1


def test_one_outlets_article_under_two_addresses_is_one_article(stand: Newsstand) -> None:
    source = SourceFactory.create()
    first, second = (fetch(stand.page(path), source=source) for path in ("/one", "/amp/one"))
    assert first.article == second.article
    assert fetch(stand.page("/copied"), source=SourceFactory.create()).article != first.article


def test_a_changed_page_is_a_new_article_that_revises_the_old(stand: Newsstand) -> None:
    first = fetch(stand.page("/one"))
    second = fetch(stand.page("/one", words="Podul va fi deschis abia în toamnă, nu în luna mai"), LATER)
    assert second.article is not None
    assert second.article.revises == first.article
    assert Article.objects.count() == 2


def test_the_page_goes_by_the_name_it_gives_itself_on_its_own_host(stand: Newsstand) -> None:
    own = stand.page("/story?id=5", head='<link rel="canonical" href="/story">')
    assert fetch(own).article.url == stand.url("/story")  # type: ignore[union-attr]
    foreign = stand.page(
        "/other", words="Altceva " + WORDS, head='<link rel="canonical" href="https://elsewhere.test/x">'
    )
    assert fetch(foreign).article.url == foreign  # type: ignore[union-attr]


def test_the_feeds_date_stands_in_where_the_page_has_none(stand: Newsstand) -> None:
    noon = dt.datetime(2026, 1, 8, 12, 0, tzinfo=dt.UTC)
    article = fetch(stand.page("/one"), published_at=noon, title="From the feed").article
    assert article is not None
    assert (str(article.published), article.published_at) == ("2026-01-08", None)


def test_a_request_is_done_once(stand: Newsstand) -> None:
    request = fetch(stand.page("/one"))
    assert fetch_request(request_id=request.pk, at=LATER) is None
    assert len(stand.asked) == 1


def test_a_request_in_other_hands_is_left_alone(stand: Newsstand) -> None:
    request = FetchRequestFactory.create(url=stand.page("/one"))
    assert FetchRequest.claim(request.pk, at=A_MORNING, lease=dt.timedelta(minutes=2))
    assert fetch_request(request_id=request.pk, at=A_MORNING) is None
    assert stand.asked == []


GARBAGE = [
    (b"", "text/html"),
    (b"\x7fELF" + bytes(range(256)) * 40, "text/html"),
    (b"%PDF-1.7 ...", "application/pdf"),
    (b"<html><body></body></html>", "text/html"),
]


@pytest.mark.parametrize(("body", "kind"), GARBAGE)
def test_garbage_is_set_aside_with_a_sentence(stand: Newsstand, body: bytes, kind: str) -> None:
    stand.answers["/x"] = Answer(body, headers={"Content-Type": kind})
    request = fetch(stand.url("/x"))
    assert request.set_aside_at == A_MORNING
    assert request.last_error.endswith(".") and " " in request.last_error
    assert not Article.objects.exists()


def test_a_page_that_is_gone_is_set_aside(stand: Newsstand) -> None:
    request = fetch(stand.url("/gone"))
    assert request.set_aside_at == A_MORNING and "404" in request.last_error


def test_a_private_address_is_refused_for_good() -> None:
    request = fetch("http://127.0.0.1/admin")
    assert request.set_aside_at == A_MORNING


def test_a_tired_server_is_asked_three_times_in_all(stand: Newsstand) -> None:
    stand.answers["/one"] = Answer(b"busy", 503)
    request = fetch(stand.url("/one"))
    waits = []
    while request.set_aside_at is None:
        waits.append(request.due_at)
        assert fetch_request(request_id=request.pk, at=request.due_at) is None
        request.refresh_from_db()
    assert len(stand.asked) == 3 and len(waits) == 2
    assert A_MORNING < waits[0] < waits[1]
    assert "503" in request.last_error


def test_retry_after_is_obeyed(stand: Newsstand) -> None:
    stand.answers["/one"] = Answer(b"busy", 429, {"Retry-After": "18000"})
    assert fetch(stand.url("/one")).due_at == A_MORNING + dt.timedelta(hours=5)


def test_a_page_is_asked_for_once_at_a_time(ana: User) -> None:
    url = "https://dorna.test/story?utm_medium=x"
    first = request_article(url=url, source=None, actor=ana, at=A_MORNING)
    assert (first.url, first.requested_by, first.due_at) == ("https://dorna.test/story", ana, A_MORNING)
    assert request_article(url="https://dorna.test/story", source=None, actor=ana, at=A_MORNING) == first
    FetchRequest.objects.filter(pk=first.pk).update(done_at=A_MORNING)
    assert request_article(url=url, source=None, actor=ana, at=LATER) != first


@pytest.mark.parametrize(
    "url", ["dorna.test", "ftp://dorna.test/", "http://a:b@dorna.test/", "https://x.test/" + "y" * 3000]
)
def test_what_is_no_address_is_refused(ana: User, url: str) -> None:
    with pytest.raises(Refused) as refusal:
        request_article(url=url, source=None, actor=ana, at=A_MORNING)
    assert refusal.value.field == "url"


def paste(actor: User | None, text: str, **facts: Any) -> Article:
    whole = {"title": "", "language": "", "published": PartialDate(), "url": "", "source": None}
    return store_pasted(text=text, actor=actor, at=A_MORNING, **{**whole, **facts})


def test_a_pasted_text_is_kept_as_it_is(ana: User) -> None:
    text = "  „Podul e gata”, a spus Mara Lupu.\r\n\r\nAtât.\n"
    article = paste(ana, text, title="Podul", language="ro", published=PartialDate.parse("2026-01"))
    article.refresh_from_db()
    assert (article.text, article.title, article.language) == (text, "Podul", "ro")
    assert (article.published.precision, str(article.published)) == (DatePrecision.MONTH, "2026-01")
    assert [text[block["start"] : block["end"]][:5] for block in article.blocks] == ["„Podu", "Atât."]


def test_the_same_text_pasted_twice_is_one_article(ana: User) -> None:
    assert paste(ana, "Same words.") == paste(ana, "Same words.")


def test_a_text_without_words_is_refused(ana: User) -> None:
    with pytest.raises(Refused) as refusal:
        paste(ana, " \n ")
    assert refusal.value.field == "text"


@pytest.mark.parametrize("text", ["nul\x00byte in the middle", "half a \ud83d surrogate"])
def test_signs_that_no_database_holds_do_no_harm(ana: User, text: str) -> None:
    article = paste(ana, text)
    article.refresh_from_db()
    assert "\x00" not in article.text and article.text.isprintable()


def upload(actor: User, body: bytes, filename: str, content_type: str = "") -> Article:
    return store_file(
        body=body, filename=filename, content_type=content_type, source=None, actor=actor, at=A_MORNING
    )


def test_a_saved_page_and_a_text_file_are_read_by_their_kind(ana: User, stand: Newsstand) -> None:
    stand.page("/one")
    page = upload(ana, stand.answers["/one"].body, "saved.html")
    assert (page.title, page.language) == ("Podul peste Dorna", "ro")
    text = upload(ana, "„Podul e gata”".encode(), "notes.txt", "text/plain; charset=utf-8")
    assert (text.title, text.text) == ("notes.txt", "„Podul e gata”")


@pytest.mark.parametrize(
    ("body", "name"), [(b"", "a.txt"), (b"PK\x03\x04" + b"\0" * 99, "a.docx"), (b"%PDF-1.7", "a.pdf")]
)
def test_a_file_that_cannot_be_read_is_refused_with_a_sentence(ana: User, body: bytes, name: str) -> None:
    with pytest.raises(Refused, match=r"\.$") as refusal:
        upload(ana, body, name)
    assert refusal.value.field == "file"


def test_an_outsider_adds_nothing(carol: User) -> None:
    with pytest.raises(Forbidden):
        paste(carol, "Words.")
    with pytest.raises(Forbidden):
        upload(carol, b"Words.", "a.txt")
    with pytest.raises(Forbidden):
        request_article(url="https://dorna.test/", source=None, actor=carol, at=A_MORNING)
    with pytest.raises(Forbidden):
        request_extraction(article_ids=[], actor=carol, at=A_MORNING)


def test_articles_can_be_read_again_also_those_set_aside(ana: User) -> None:
    done = ArticleFactory.create(extracted_at=A_MORNING)
    stuck = ArticleFactory.create(set_aside_at=A_MORNING, attempts=3, last_error="x")
    found = request_extraction(article_ids=[done.pk, stuck.pk, 0], actor=ana, at=LATER)
    assert found == [done.pk, stuck.pk]
    assert set(Article.objects.due(LATER)) == {done, stuck}


@pytest.mark.parametrize(
    ("instant", "written", "bounds"),
    [
        ("2026-01-08T12:00", "2026-01-08", ("2026-01-08", "2026-01-08")),
        ("2026-01-08T22:30", "2026-01", ("2026-01-08", "2026-01-09")),
        ("2026-01-08T02:00", "2026-01", ("2026-01-07", "2026-01-08")),
        ("2026-01-31T22:30", "", ("2026-01-31", "2026-02-01")),
    ],
)
def test_an_instant_near_midnight_is_no_day(instant: str, written: str, bounds: tuple[str, str]) -> None:
    date = day_of_instant(dt.datetime.fromisoformat(instant).replace(tzinfo=dt.UTC))
    assert str(date) == written
    assert (date.not_before, date.not_after) == tuple(map(dt.date.fromisoformat, bounds))


def test_no_instant_is_no_date() -> None:
    assert day_of_instant(None) == PartialDate()


@pytest.mark.parametrize(
    ("precision", "written"), [("day", "2026-03-01"), ("month", "2026-03"), ("year", "2026"), ("unknown", "")]
)
def test_a_pages_date_keeps_its_precision(precision: Any, written: str) -> None:
    assert str(as_partial(PublishedDate(precision, dt.date(2026, 3, 1)))) == written


@pytest.mark.parametrize(
    ("tag", "code"),
    [("ro-RO", "ro"), ("EN_us", "en"), ("sq", "sq"), (None, ""), ("", ""), ("romanian", ""), ("x1", "")],
)
def test_a_language_tag_is_cut_to_its_language(tag: str | None, code: str) -> None:
    assert primary_language(tag) == code
