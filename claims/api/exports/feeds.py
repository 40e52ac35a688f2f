"""Atom feeds: all verdicts, those about one speaker or topic, and what was corrected or retracted."""

from collections.abc import Iterable
from typing import Any, TypeVar

from django.conf import settings
from django.db.models import F
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from rest_framework.request import Request

from claims.api.exports.reading import latest_event
from claims.api.negotiation import OneFormat
from claims.api.public import PublicView, unchanged, validators
from claims.choices import PublicationKind
from claims.formats import atom
from claims.formats.claimreview import label
from claims.models import Publication, PublicClaim, PublicSpeaker, PublicTopic
from claims.models.claims import label_in
from claims.models.forwarding import public_row
from claims.models.publications import PublicClaimQuerySet, PublicDocument

D = TypeVar("D", bound=PublicDocument)
NEWEST = 50
# Of a feed that nothing has gone into yet.
NEVER = "1970-01-01T00:00:00Z"


class FeedView(PublicView):
    """`titled` says what the feed is called, `entries` what is in it."""

    schema = None
    content_negotiation_class = OneFormat
    page = "claims"  # the address of the page that tells the same to people

    def get(self, request: Request, **address: str) -> HttpResponseBase:
        seq, at = latest_event()
        headers = validators(seq, at)
        feed = atom.Feed(
            url=f"{settings.SITE_URL}{request.path}",
            page=f"{settings.SITE_URL}{reverse(self.page, kwargs=address)}",
            title=f"{settings.SITE_NAME}: {self.titled(**address)}",
            author=settings.SITE_NAME,
            updated=at.isoformat() if at else NEVER,
        )
        if answer := unchanged(request, headers, at):
            return answer
        body = atom.rendered(feed, self.entries(**address))
        return HttpResponse(body, content_type=atom.MEDIA_TYPE, headers=headers)

    def titled(self, **address: str) -> str:
        """:raises Http404: when there is nothing public at that address"""
        raise NotImplementedError

    def entries(self, **address: str) -> Iterable[atom.Entry]:
        raise NotImplementedError


class Verdicts(FeedView):
    def titled(self, **_address: str) -> str:
        return _("Verdicts")

    def entries(self, **address: str) -> Iterable[atom.Entry]:
        rows = self.claims(**address).values_list("document", flat=True)[:NEWEST]
        return [atom.claim_entry(document) for document in rows]

    def claims(self, **_address: str) -> PublicClaimQuerySet:
        return PublicClaim.objects.standing().newest()


class SpeakerVerdicts(Verdicts):
    page = "speaker"

    def titled(self, **address: str) -> str:
        return str(public(PublicSpeaker, **address).document["name"])

    def claims(self, **address: str) -> PublicClaimQuerySet:
        return super().claims().saying(public(PublicSpeaker, **address).pk)


class TopicVerdicts(Verdicts):
    page = "topic"

    def titled(self, **address: str) -> str:
        return label_in(public(PublicTopic, **address).document["labels"], get_language() or "en")

    def claims(self, **address: str) -> PublicClaimQuerySet:
        return super().claims().filter(topics__contains=[address["slug"]])


def public(model: type[D], slug: str) -> D:
    """:raises Http404: when nothing public has that slug"""
    found = public_row(model, slug=slug)
    if found is None:
        raise Http404
    return found


class Corrections(FeedView):
    """An entry for each event, with the claim as it stands now: of a retracted one no verdict is repeated."""

    page = "corrections"

    def titled(self, **_address: str) -> str:
        return _("Corrections")

    def entries(self, **_address: str) -> Iterable[atom.Entry]:
        kinds = (PublicationKind.CORRECTED, PublicationKind.RETRACTED)
        events = Publication.objects.filter(kind__in=kinds).order_by("-seq").with_current()
        columns = ("seq", "kind", "at", "note")
        rows = events.values(*columns, claim=F("current"), change=F("document__corrections__0"))
        own = f"{settings.SITE_URL}{self.request.path}"
        return [correction_entry(f"{own}#{row['seq']}", row) for row in rows[:NEWEST]]


def correction_entry(identity: str, event: dict[str, Any]) -> atom.Entry:
    claim, at = event["claim"], event["at"].isoformat()
    heading = _("Retracted:") if event["kind"] == PublicationKind.RETRACTED else _("Corrected:")
    return atom.Entry(
        id=identity,
        url=claim["url"],
        title=f"{heading} {claim['claim']}",
        summary="\n\n".join(text for text in (event["note"], verdicts(claim, event["change"])) if text),
        language=claim["language"],
        published=at,
        updated=at,
    )


def verdicts(claim: dict[str, Any], change: dict[str, Any] | None) -> str:
    """The old one and the new one, where they differ and the claim still stands."""
    if claim["retracted_at"] or not change:
        return ""
    old, new = (label(change[name]["labels"], claim["language"]) for name in ("old_verdict", "new_verdict"))
    return f"{old} → {new}" if old != new else ""
