"""A newsroom of a year, or of a morning: what the editor's desk is measured with."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.db import connection, models

from benchmarks.api_tools.seeding import STATEMENTS as PUBLIC_STATEMENTS
from benchmarks.desk_tools import checked, outside, people, read
from benchmarks.desk_tools.copying import copy, leave_traces, set_sequences, without_triggers
from benchmarks.desk_tools.people import PEOPLE, Newsroom
from claims import models as rooms
from claims.models import User

Maker = Callable[[Newsroom], Iterable[models.Model]]
TABLES: tuple[tuple[type[models.Model], Maker], ...] = (
    (User, people.users),
    (User.groups.through, people.memberships),
    (rooms.Source, people.sources),
    (rooms.Feed, people.feeds),
    (rooms.Topic, people.topics),
    (rooms.VerdictScale, people.scales),
    (rooms.Verdict, people.verdicts),
    (rooms.Speaker, people.speakers),
    (rooms.SpeakerAlias, people.aliases),
    (rooms.SpeakerRole, people.roles),
    (rooms.SpeakerMerge, people.merges),
    (rooms.Article, read.articles),
    (rooms.FetchRequest, read.fetch_requests),
    (rooms.Candidate, read.candidates),
    (rooms.Sighting, read.sightings),
    (rooms.Statement, read.statements),
    (rooms.Occurrence, read.occurrences),
    (rooms.Claim, checked.claims),
    (rooms.Claim.topics.through, checked.topics),
    (rooms.StatementLink, checked.links),
    (rooms.Comment, checked.comments),
    (rooms.CommentMention, checked.mentions),
    (rooms.Review, checked.reviews),
    (rooms.ReviewRevision, checked.revisions),
    (rooms.RevisionEditor, checked.editors),
    (rooms.Evidence, checked.evidence),
    (rooms.CommentRequest, checked.comment_requests),
    (rooms.ReplyClaim, checked.reply_claims),
    (rooms.Complaint, checked.complaints),
    (rooms.PublicClaim, outside.public_claims),
    (rooms.Publication, outside.publications),
    (rooms.StatementNotice, outside.notices),
    (rooms.Subscription, outside.subscriptions),
    (rooms.DigestRun, outside.runs),
    (rooms.Digest, outside.digests),
    (rooms.DigestItem, outside.items),
    (rooms.ApiKey, outside.keys),
    (rooms.KeyUsage, outside.usage),
    (rooms.Webhook, outside.webhooks),
    (rooms.WebhookDelivery, outside.deliveries),
    (rooms.ReviewImport, outside.imports),
    (rooms.ExternalReview, outside.external_reviews),
    (rooms.ExternalMatch, outside.matches),
)
# What people did with rows of each kind, in turns.
ACTS = {
    "Candidate": ("accept_candidate", "reject_candidate"),
    "Statement": ("correct_statement",),
    "Claim": ("change_claim",),
    "ReviewRevision": ("edit_revision", "return_review", "approve_review", "submit_review"),
    "Complaint": ("settle_complaint",),
}


def main(candidates: int, statements: int, claims: int) -> None:
    """Fill the database, which has only what the migrations put there."""
    fill(Newsroom(candidates, statements, claims))
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


def fill(room: Newsroom) -> None:
    with without_triggers([model for model, _made in TABLES]):
        for model, made in TABLES:
            copy(model, made(room))
        set_sequences(model for model, _made in TABLES)
        for model in traced():
            leave_traces(model, PEOPLE, *ACTS.get(model.__name__, ("save",)))
        with connection.cursor() as cursor:
            cursor.execute(PUBLIC_STATEMENTS)


def traced() -> Iterator[Any]:
    return (model for model, _made in TABLES if "pgh_event_models" in vars(model))
