"""What the machine proposed, and what came of it, as rows."""

import datetime as dt
from typing import Any

from claims.choices import CandidateState, DatePrecision, RejectReason
from claims.models import Candidate, Source, Speaker, Statement, User
from tests.factories.articles import A_MORNING, ArticleFactory
from tests.factories.candidates import WORDS, candidate_in
from tests.factories.statements import A_DAY, OccurrenceFactory, StatementFactory


def proposed(
    speaker: Speaker | None = None,
    *,
    at: dt.datetime = A_MORNING,
    source: Source | None = None,
    words: str = WORDS,
    **columns: Any,
) -> Candidate:
    """A proposal that waits, said on the eighth of January, in an article of its own."""
    printed: dict[str, Any] = {"text": f"{words}, Mara Lupu said.", "language": columns.get("language", "en")}
    if source:
        printed["source"] = source
    article = ArticleFactory.create(extracted_at=at, **printed)
    said = {
        **dict.fromkeys(("said_on", "said_not_before", "said_not_after"), A_DAY),
        "said_precision": DatePrecision.DAY,
    }
    candidate = candidate_in(article, words, speaker=speaker, **{**said, **columns})
    Candidate.objects.filter(pk=candidate.pk).update(created_at=at)
    return candidate


def decided(
    candidate: Candidate, actor: User, state: str, at: dt.datetime = A_MORNING, **columns: Any
) -> Candidate:
    values = {"state": state, "decided_by": actor, "decided_at": at, **columns}
    Candidate.objects.filter(pk=candidate.pk).update(**values)
    candidate.refresh_from_db()
    return candidate


def taken(
    candidate: Candidate, actor: User, state: str = CandidateState.ACCEPTED, **columns: Any
) -> Statement:
    """The statement that a proposal became, with another speaker or day where the columns say so."""
    speaker = columns.pop("speaker", candidate.speaker)
    statement: Statement = StatementFactory.create(speaker=speaker, language=candidate.language, **columns)
    OccurrenceFactory.create(statement=statement, article=candidate.article)
    decided(candidate, actor, state, statement=statement)
    return statement


def rejected(candidate: Candidate, actor: User, reason: str = RejectReason.VAGUE) -> Candidate:
    return decided(candidate, actor, CandidateState.REJECTED, reject_reason=reason)
