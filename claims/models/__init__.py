"""Tables, constraints, and the reads that are QuerySet methods."""

from claims.models.articles import Article, Feed, FetchRequest, Source
from claims.models.audit import Membership, User
from claims.models.bulk_acts import BulkAct, BulkActRow
from claims.models.candidates import Candidate, Sighting
from claims.models.claims import Claim, StatementLink, Topic
from claims.models.dates import PartialDate
from claims.models.digests import Digest, DigestItem, DigestRun, Subscription
from claims.models.discussions import Comment, CommentMention
from claims.models.external_reviews import ExternalMatch, ExternalReview, ReviewImport
from claims.models.keys import ApiKey, KeyUsage
from claims.models.publications import (
    PUBLIC_MODELS,
    Publication,
    PublicClaim,
    PublicMerge,
    PublicScale,
    PublicSource,
    PublicSpeaker,
    PublicStatement,
    PublicTopic,
    StatementNotice,
)
from claims.models.publish_rules import PublishRule, SecondVerdict
from claims.models.replies import CommentRequest, Complaint, ReplyClaim
from claims.models.reviews import (
    Correction,
    Evidence,
    Review,
    ReviewRevision,
    RevisionEditor,
    Verdict,
    VerdictScale,
)
from claims.models.sign_ins import Account, RecoveryCodes, SecondFactor, SignIn
from claims.models.speakers import Speaker, SpeakerAlias, SpeakerMerge, SpeakerRole
from claims.models.spelling import PublicWord
from claims.models.statements import Occurrence, Statement
from claims.models.webhooks import Webhook, WebhookDelivery

__all__ = [
    "PUBLIC_MODELS",
    "Account",
    "ApiKey",
    "Article",
    "BulkAct",
    "BulkActRow",
    "Candidate",
    "Claim",
    "Comment",
    "CommentMention",
    "CommentRequest",
    "Complaint",
    "Correction",
    "Digest",
    "DigestItem",
    "DigestRun",
    "Evidence",
    "ExternalMatch",
    "ExternalReview",
    "Feed",
    "FetchRequest",
    "KeyUsage",
    "Membership",
    "Occurrence",
    "PartialDate",
    "PublicClaim",
    "PublicMerge",
    "PublicScale",
    "PublicSource",
    "PublicSpeaker",
    "PublicStatement",
    "PublicTopic",
    "PublicWord",
    "Publication",
    "PublishRule",
    "RecoveryCodes",
    "ReplyClaim",
    "Review",
    "ReviewImport",
    "ReviewRevision",
    "RevisionEditor",
    "SecondFactor",
    "SecondVerdict",
    "Sighting",
    "SignIn",
    "Source",
    "Speaker",
    "SpeakerAlias",
    "SpeakerMerge",
    "SpeakerRole",
    "Statement",
    "StatementLink",
    "StatementNotice",
    "Subscription",
    "Topic",
    "User",
    "Verdict",
    "VerdictScale",
    "Webhook",
    "WebhookDelivery",
]
