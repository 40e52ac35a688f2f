"""What lies behind the desk's daily work: letters, webhooks, imports, keys, merges; a row of each."""

import json
from typing import Any

from django.db.models import Model
from django.utils import timezone

from claims.choices import DigestState, KeyScope, NoticeKind
from claims.models import (
    Digest,
    DigestItem,
    DigestRun,
    ExternalReview,
    Publication,
    PublishRule,
    ReviewRevision,
    Speaker,
    StatementNotice,
    Topic,
    User,
    WebhookDelivery,
)
from claims.services.external_reviews import import_reviews, preview_import
from claims.services.keys import make_key
from claims.services.merging import merge_speakers
from tests.factories.articles import FetchRequestFactory, SourceFactory
from tests.factories.audit import member
from tests.factories.digests import notice, reader
from tests.factories.speakers import SpeakerFactory
from tests.factories.webhooks import WebhookFactory

Rows = dict[str, Any]
BY_OTHERS = {
    "@context": "https://schema.org",
    "@type": "ClaimReview",
    "url": "https://faptele.test/pod",
    "datePublished": "2026-01-08",
    "author": {"@type": "Organization", "name": "Faptele"},
    "claimReviewed": "Podul peste Dorna se deschide în luna mai.",
    "itemReviewed": {"@type": "Claim", "author": {"@type": "Person", "name": "Mara Lupu-Ștefănescu"}},
    "reviewRating": {"@type": "Rating", "alternateName": "Mai mult fals", "ratingValue": 2},
}


def build(ana: User, besa: User) -> Rows:
    """A row for each room that a working day seldom enters."""
    return {
        **_merges(ana),
        **_imports(ana),
        **_letters(),
        **_deliveries(besa),
        "request": FetchRequestFactory.create(
            url="https://outlet.test/articles/bridge-over-the-dorna",
            last_error="The server answered 503.",
            attempts=3,
            set_aside_at=timezone.now(),
        ),
        "source": SourceFactory.create(name="Monitorul de Dorna", homepage="https://monitorul.test/"),
        "topic": Topic.objects.first(),
        "rule": PublishRule.objects.get_or_create(key="archived", defaults={"severity": "warn"})[0],
        "key": _key(member("dana", "administrator")),
        "superseded": ReviewRevision.objects.filter(state="superseded").first(),
        "in_review": ReviewRevision.objects.filter(state="in_review").first(),
        "retracted": ReviewRevision.objects.filter(state="retracted").first(),
    }


def _merges(ana: User) -> Rows:
    """One that is done, and two that look alike."""
    gone, kept = SpeakerFactory.create(name="Rusu Dan"), Speaker.objects.get(name="Dan Rusu")
    merge = merge_speakers(
        duplicate_id=gone.pk, kept_id=kept.pk, versions=(gone.version, kept.version),
        reason="One person: the list had the surname first.", knowing=True, actor=ana, at=timezone.now(),
    )  # fmt: skip
    double = SpeakerFactory.create(name="Field Anna")
    return {"merge": merge, "double": double, "kept": Speaker.objects.get(name="Anna Field")}


def _imports(ana: User) -> Rows:
    """A feed that was imported, and one that waits for a look, with something that cannot be read."""
    seen = [{**BY_OTHERS, "url": f"https://faptele.test/{number}"} for number in range(3)]
    at = timezone.now()
    imported, waiting = (
        preview_import(
            origin=f"https://faptele.test/{name}.json",
            body=json.dumps(found).encode(),
            content_type="application/json",
            actor=ana,
            at=at,
        )
        for name, found in (("first", [BY_OTHERS]), ("second", [*seen, {"@type": "ClaimReview"}]))
    )
    import_reviews(import_id=imported.pk, actor=ana, at=at)
    return {"import": waiting, "external": ExternalReview.objects.first()}


def _letters() -> Rows:
    at = timezone.now()
    told = notice(NoticeKind.RECORDED, at=at)
    run = DigestRun.objects.create(
        frequency="daily", local_date=at.date(), local_hour=7, timezone="Europe/Bucharest",
        publication_seq=Publication.objects.last_seq(), notice_seq=told.seq, opened_at=at,
    )  # fmt: skip
    letter = Digest.objects.create(
        run=run, subscription=reader(email="redactia@reader.test"), state=DigestState.AMBIGUOUS,
        message_id="<letter-1@on-record.test>", sending_at=at, last_error="The connection broke off.",
    )  # fmt: skip
    DigestItem.objects.create(digest=letter, subject=f"notice {told.seq}", notice=told)
    return {"run": run, "letter": letter, "notice": StatementNotice.objects.latest("seq")}


def _deliveries(besa: User) -> Rows:
    publication = Publication.objects.latest("seq")
    webhook = WebhookFactory.create(name="Agregatorul", created_by=besa)
    delivery = WebhookDelivery.objects.create(
        webhook=webhook, publication=publication, status=503, response="Busy.",
        attempts=4, tried_at=timezone.now(), last_error="The server answered 503.",
    )  # fmt: skip
    return {"webhook": webhook, "delivery": delivery, "publication": publication}


def _key(dana: User) -> Model:
    key, _secret = make_key(
        name="Mirror of the university", contact="mirror@university.test", scopes=[KeyScope.READ],
        per_minute=600, expires_at=None, actor=dana, at=timezone.now(),
    )  # fmt: skip
    return key
