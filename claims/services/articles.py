"""Hop 1, second half: a page, a file or a pasted text becomes an article; the same one twice is one row."""

import datetime as dt
import hashlib
import mimetypes
from dataclasses import asdict, dataclass, field

from django.utils.translation import gettext as _

from claims.choices import DatePrecision
from claims.intake.documents import read_document
from claims.intake.fetch import FetchedDocument, FetchError, fetch
from claims.intake.types import Document, DocumentUnreadable, PublishedDate
from claims.intake.urls import UrlRefused, canonical_url, read_address
from claims.models import Article, FetchRequest, PartialDate, Source, User
from claims.services.audit import Refused, acting, require, unversioned
from claims.services.feeds import LONGEST_URL, fetch_feed
from claims.services.fetching import policy
from claims.services.told import in_readers_language
from claims.services.work import lease, next_try
from tracker.failpoints import failpoint

__all__ = [
    "fetch_feed",
    "fetch_request",
    "request_article",
    "request_extraction",
    "store_file",
    "store_pasted",
]

# What the parser may do better on a machine that is less busy.
WORTH_ANOTHER_TRY = frozenset({"too_slow", "parser_stopped"})
# Where the outlets' clocks are: a feed's instant is a day only where it is the same day in all of them.
WEST, EAST = dt.timedelta(hours=-5), dt.timedelta(hours=3)


@dataclass(frozen=True)
class Arrival:
    """A document with what else is known: `published` by a person, `announced` by the feed."""

    document: Document
    raw: bytes
    content_type: str
    url: str
    source: Source | None
    title: str = ""
    language: str = ""
    published: PartialDate = field(default_factory=PartialDate)
    announced: PartialDate = field(default_factory=PartialDate)


def request_article(*, url: str, source: Source | None, actor: User | None, at: dt.datetime) -> FetchRequest:
    """Ask for a page to be fetched, now; while one request for it is open, there is no second.

    Without an actor it is the command line that asks.

    :raises Refused: for something that is no web address
    :raises Forbidden: without the permission
    """
    if actor is not None:
        require(actor, "claims.add_fetchrequest")
    address = _address(url)
    with acting(actor=actor, action="request_article"):
        request, _is_new = FetchRequest.objects.get_or_create(
            feed=None,
            url=address,
            done_at=None,
            set_aside_at=None,
            defaults={"source": source, "requested_by": actor, "due_at": at},
        )
    return request


def fetch_request(*, request_id: int, at: dt.datetime) -> int | None:
    """Fetch a page that is due and store it as an article; its id, for ringing, or None if there is none.

    Does nothing when the request is done, set aside, not due or in other hands. What no further try will
    mend is set aside with a sentence for a person; anything else is tried again, three times in all.
    Failpoints: fetch_request.claimed, fetch_request.before_store, fetch_request.before_commit,
    fetch_request.stored.
    """
    with acting(actor=None, action="give_up_page"):  # which leaves a trace when its tries are used up
        is_ours = FetchRequest.claim(request_id, at=at, lease=lease())
    if not is_ours:
        return None
    failpoint("fetch_request.claimed")
    request = FetchRequest.objects.select_related("feed__source", "source").get(pk=request_id)
    try:
        answer = fetch(request.url, policy=policy())
        document = _read(answer)
    except FetchError as problem:
        _failed(request, problem.sentence, at, again=problem.transient, asked=problem.retry_after)
        return None
    except DocumentUnreadable as problem:
        _failed(request, problem.sentence, at, again=problem.reason in WORTH_ANOTHER_TRY)
        return None
    failpoint("fetch_request.before_store")
    article = _store_answer(request, answer, document, at)
    failpoint("fetch_request.stored")
    return article.pk


def store_pasted(
    *,
    text: str,
    title: str,
    language: str,
    published: PartialDate,
    url: str,
    source: Source | None,
    actor: User | None,
    at: dt.datetime,
) -> Article:
    """Store a text that somebody pasted.

    :raises Refused: for a text without words, or an address that is none
    :raises Forbidden: without the permission
    """
    _require_permission(actor)
    body = text.encode(errors="replace")
    document = _read_given(body, "text/plain", "utf-8", blame="text")
    arrival = Arrival(
        document,
        body,
        "text/plain",
        _address(url) if url else "",
        source,
        title=title,
        language=language,
        published=published,
    )
    with acting(actor=actor, action="store_pasted"):
        return _store(arrival, at)


def store_file(
    *,
    body: bytes,
    filename: str,
    content_type: str,
    source: Source | None,
    actor: User | None,
    at: dt.datetime,
    language: str = "",
    published: PartialDate | None = None,
) -> Article:
    """Store a saved page or a plain text; where the type is not given, the name and the content tell.

    :raises Refused: for what cannot be read, with a sentence that says why
    :raises Forbidden: without the permission
    """
    _require_permission(actor)
    kind = content_type.partition(";")[0].strip() or mimetypes.guess_type(filename)[0] or ""
    document = _read_given(body, kind or None, None, blame="file")
    known = published or PartialDate()
    arrival = Arrival(document, body, kind, "", source, title=filename, language=language, published=known)
    with acting(actor=actor, action="store_file"):
        return _store(arrival, at)


def request_extraction(*, article_ids: list[int], actor: User | None, at: dt.datetime) -> list[int]:
    """Have articles read again, by the present extractor: decisions stay, open proposals are renewed.

    Returns the ids of those that are there, for ringing.

    :raises Forbidden: without the permission
    """
    if actor is not None:
        require(actor, "claims.decide_candidate")
    with acting(actor=actor, action="request_extraction"):
        rows = Article.objects.filter(pk__in=article_ids)
        rows.update(extracted_at=None, attempts=0, set_aside_at=None, last_error="", due_at=at)
        return list(rows.order_by("pk").values_list("pk", flat=True))


def _require_permission(actor: User | None) -> None:
    if actor is not None:
        require(actor, "claims.add_fetchrequest")


def _address(url: str) -> str:
    try:
        read_address(url)
        address = canonical_url(url)
    except UrlRefused as problem:
        raise Refused(in_readers_language(str(problem)), "url") from problem
    if len(address) > LONGEST_URL:
        raise Refused(_("The address is too long."), "url")
    return address


def _read(answer: FetchedDocument) -> Document:
    return read_document(
        answer.body, url=answer.url, content_type=answer.content_type, charset=answer.charset
    )


def _read_given(body: bytes, content_type: str | None, charset: str | None, *, blame: str) -> Document:
    try:
        return read_document(body, content_type=content_type, charset=charset)
    except DocumentUnreadable as problem:
        raise Refused(problem.sentence, blame) from problem


def _failed(
    request: FetchRequest, error: str, at: dt.datetime, *, again: bool, asked: int | None = None
) -> None:
    if again and request.attempts < FetchRequest.MAX_ATTEMPTS:
        until = next_try(at, failures=request.attempts, asked=asked)
        FetchRequest.postpone(request.pk, error=error, until=until)
        return
    with acting(actor=None, action="give_up_page", reason=error):
        FetchRequest.give_up(request.pk, error=error, at=at)


def _store_answer(
    request: FetchRequest, answer: FetchedDocument, document: Document, at: dt.datetime
) -> Article:
    arrival = Arrival(
        document,
        answer.body,
        answer.content_type or "",
        _page_address(answer, document),
        request.feed.source if request.feed else request.source,
        title=request.title,
        announced=day_of_instant(request.published_at),
    )
    with acting(actor=None, action="fetch_request"):
        row = unversioned(FetchRequest, request.pk)
        if row.article is None:
            row.article = _store(arrival, at)
            row.done_at, row.last_error = at, ""
            row.save(update_fields=["article", "done_at", "last_error"])
        failpoint("fetch_request.before_commit")
    return row.article


def _page_address(answer: FetchedDocument, document: Document) -> str:
    """Where the page lives: as it names itself on its own host, else where the redirects ended."""
    asked = canonical_url(answer.url)
    try:
        named = canonical_url(document.canonical_url or asked)
    except UrlRefused:
        return asked
    same_host = read_address(named).endpoint == read_address(asked).endpoint
    return named if same_host and len(named) <= LONGEST_URL else asked


def _store(arrival: Arrival, at: dt.datetime) -> Article:
    """The article, new or as it is known; the caller holds the transaction."""
    document, published = arrival.document, _published(arrival)
    text_hash = hashlib.sha256(document.text.encode()).hexdigest()
    if arrival.source and arrival.url:
        known = Article.objects.filter(source=arrival.source, text_hash=text_hash).exclude(url="").first()
        if known is not None:
            return known
    article, _is_new = Article.objects.get_or_create(
        url=arrival.url,
        text_hash=text_hash,
        defaults={
            "source": arrival.source,
            "revises": _earlier(arrival.url),
            "title": document.title or arrival.title,
            "byline": document.byline or "",
            "language": primary_language(arrival.language or document.language),
            "published_at": document.published.instant,
            "published_precision": published.precision,
            "published_not_before": published.not_before,
            "published_not_after": published.not_after,
            "fetched_at": at,
            "due_at": at,
            "raw": arrival.raw,
            "raw_hash": document.content_hash,
            "content_type": arrival.content_type[:200],
            "text": document.text,
            "blocks": [asdict(block) for block in document.blocks],
        },
    )
    return article


def _earlier(url: str) -> Article | None:
    """The last version of a page, which a changed one revises."""
    return Article.objects.filter(url=url).order_by("-fetched_at", "-pk").first() if url else None


def _published(arrival: Arrival) -> PartialDate:
    """The date as the editor gives it, else the page, else the feed."""
    known = [arrival.published, as_partial(arrival.document.published)]
    return next((date for date in known if date.precision != DatePrecision.UNKNOWN), arrival.announced)


def as_partial(date: PublishedDate) -> PartialDate:
    """A page's date in the house's terms."""
    if date.on is None:
        return PartialDate()
    length = {"day": 10, "month": 7, "year": 4, "unknown": 0}[date.precision]
    return PartialDate.parse(date.on.isoformat()[:length])


def day_of_instant(instant: dt.datetime | None) -> PartialDate:
    """The day of an instant if it is the same wherever the outlet may be; else between which days it lies."""
    if instant is None:
        return PartialDate()
    first, last = (instant + WEST).date(), (instant + EAST).date()
    if first == last:
        return PartialDate.on(first)
    if first.replace(day=1) == last.replace(day=1):
        return PartialDate(DatePrecision.MONTH, first, last)
    return PartialDate(DatePrecision.UNKNOWN, first, last)


def primary_language(tag: str | None) -> str:
    """'ro' of 'ro-RO'; nothing of what is no language tag."""
    code = (tag or "").replace("_", "-").partition("-")[0].strip().lower()
    return code if code.isalpha() and len(code) in {2, 3} else ""
