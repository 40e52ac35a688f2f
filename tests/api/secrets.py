"""A newsroom's desks, full of what nobody has published, in words that a search could hit."""

import datetime as dt
import random
from collections.abc import Callable
from typing import Any
from uuid import UUID

from claims.choices import (
    CandidateState,
    KeyScope,
    NoticeKind,
    RejectReason,
    RevisionState,
    SpeakerKind,
    StatementState,
)
from claims.models import ApiKey, Claim, Speaker, Statement, Subscription, Topic, VerdictScale
from claims.services import keys, publications
from tests.factories.articles import (
    A_MORNING,
    ArticleFactory,
    FeedFactory,
    FetchRequestFactory,
    SourceFactory,
)
from tests.factories.audit import member
from tests.factories.candidates import candidate_in
from tests.factories.claims import ClaimFactory, StatementLinkFactory, TopicFactory
from tests.factories.digests import SubscriptionFactory
from tests.factories.publications import occurrence_in_article
from tests.factories.reviews import EvidenceFactory, ReviewRevisionFactory, VerdictScaleFactory, verdict
from tests.factories.speakers import SpeakerAliasFactory, SpeakerFactory, SpeakerRoleFactory
from tests.factories.statements import StatementFactory

# One id for each noun: no two of them share an address.
SECRET = UUID("01a20089-90c5-7978-8d67-5f26cf3a1947")
SLUG = "secret-thing"
SECRET_WORD = "Quillfeather"
# What the public claims say too, and what they do not.
WORDS = ("bridge", "contract", "May", "Dorna", "opens", "Transport", SECRET_WORD, "tunnel", "levy", "harbour")


class Newsroom:
    """Hides things around what is public: of each kind one bears the secret id and the secret slug."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)  # noqa: S311 (a story, not a secret)
        self.public = list(
            Claim.objects.filter(review__revisions__state=RevisionState.PUBLISHED).order_by("pk")
        )
        self.statements = list(Statement.objects.filter(links__claim__in=self.public).distinct())
        self.topics = list(Topic.objects.filter(claims__in=self.public).distinct())
        self.named = {"slug": SLUG, "public_id": SECRET}

    def hide_everything(self) -> None:
        acts: list[Callable[[], object]] = [
            self.hide_speakers, self.hide_reviews, self.hide_statements, self.hide_candidates,
            self.hide_reference_data, self.hide_people,
        ]  # fmt: skip
        self.chance.shuffle(acts)
        self.speaker: Speaker = SpeakerFactory.create(name=self.text(2), **self.named)
        self.topic: Topic = TopicFactory.create(labels={"en": self.text(1)}, **self.named)
        for act in acts:
            act()

    def text(self, words: int = 8) -> str:
        """Secret words among words that the public read."""
        return " ".join([*self.chance.choices(WORDS, k=words), SECRET_WORD]) + "."

    def hide_speakers(self) -> None:
        """A party, a spelling and an office of somebody public, two speakers merged."""
        public = self.statements[0].speaker
        party = SpeakerFactory.create(name=self.text(1), kind=SpeakerKind.PARTY)
        SpeakerRoleFactory.create(speaker=self.speaker, organisation=party, since="")
        SpeakerRoleFactory.create(speaker=public, title={"en": self.text(2)}, since="")
        SpeakerAliasFactory.create(speaker=public, name=self.text(1))
        SpeakerFactory.create(name=self.text(2), merged_into=public)

    def hide_reviews(self) -> None:
        """Claims in every state, and an open correction of what is published."""
        traits: list[dict[str, Any]] = [
            {} if state == RevisionState.DRAFT else {str(state): True} for state in RevisionState
        ]
        for number, trait in enumerate(traits * 2):
            claim = ClaimFactory.create(text=self.text(), **({} if number else self.named))
            claim.topics.add(self.topic, *self.topics)
            statement = self.statement(number)
            StatementLinkFactory.create(claim=claim, statement=statement, confirmed=bool(number % 2))
            self.revision(review__claim=claim, **trait)
        for claim, trait in zip(self.public, [{}, {"in_review": True}, {"approved": True}], strict=False):
            self.revision(review=claim.review, number=9, **trait)
        ClaimFactory.create(text=self.text(), merged_into=self.public[0])

    def revision(self, **columns: Any) -> None:
        words = {name: self.text() for name in ("title", "summary", "explanation", "public_note")}
        revision = ReviewRevisionFactory.create(correcting=True, **{**words, **columns})
        if revision.is_open:
            EvidenceFactory.create(revision=revision, title=self.text(), excerpt=self.text())

    def statement(self, number: int) -> Statement:
        """By somebody secret or by somebody public, printed by an outlet; the invited are told of it."""
        speaker = self.speaker if number % 2 else self.statements[0].speaker
        columns = {} if number else {"public_id": SECRET}
        made: Statement = StatementFactory.create(
            words=self.text(), speaker=speaker, role=self.text(2), **columns
        )
        occurrence_in_article(made)
        publications.record_notice(statement=made, kind=NoticeKind.RECORDED, note=self.text(), at=A_MORNING)
        return made

    def hide_statements(self) -> None:
        """Recorded, withdrawn, merged; and links to public claims that nobody has confirmed."""
        for claim in self.public:
            StatementLinkFactory.create(claim=claim, statement=self.statement(1))
        withdrawn = self.statement(2)
        withdrawn.state = StatementState.WITHDRAWN
        withdrawn.save()
        merged = self.statement(3)
        merged.merged_into = self.statements[0]
        merged.save()
        for place, claim in enumerate(self.public):
            statement = withdrawn if place else merged
            StatementLinkFactory.create(claim=claim, statement=statement, confirmed=True)

    def hide_candidates(self) -> None:
        decided = {"decided_at": A_MORNING, "decided_by": member("ana", "editor")}
        more: dict[str, dict[str, Any]] = {
            CandidateState.PARKED: {"parked_until": dt.date(2026, 2, 1)},
            CandidateState.REJECTED: {**decided, "reject_reason": RejectReason.OPINION},
            **{
                state: {**decided, "statement": self.statements[0]}
                for state in (CandidateState.ACCEPTED, CandidateState.MERGED, CandidateState.RECORD)
            },
        }
        for state in CandidateState:
            words = self.text()
            article = ArticleFactory.create(text=words, title=self.text())
            candidate_in(article, words, state=state, **more.get(state, {}))

    def hide_reference_data(self) -> None:
        source = SourceFactory.create(name=self.text(2), **self.named)
        FeedFactory.create(source=source)
        FetchRequestFactory.create()
        scale: VerdictScale = VerdictScaleFactory.create(labels={"en": self.text(1)}, **self.named)
        step = verdict()
        step.pk, step.scale, step.key = None, scale, "secret-verdict"
        step.save(force_insert=True)

    def hide_people(self) -> None:
        a_key([KeyScope.READ, KeyScope.BULK])
        SubscriptionFactory.create(receives_statements=True)


def a_key(scopes: list[KeyScope]) -> tuple[ApiKey, str]:
    return keys.make_key(
        name="Mirror",
        contact="mirror@on-record.test",
        scopes=scopes,
        per_minute=100_000,
        expires_at=None,
        actor=member("vera", "administrator"),
        at=A_MORNING,
    )


def an_uninvited_reader() -> Subscription:
    found: Subscription = SubscriptionFactory.create()
    return found
