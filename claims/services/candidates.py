"""Hop 2, an article becomes candidates; hop 3, an editor decides them."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from claims.choices import (
    CHECKABLE,
    CandidateState,
    Medium,
    NoticeKind,
    RejectReason,
    StatementKind,
)
from claims.extraction.pipeline import EXTRACTOR_VERSION
from claims.models import (
    Article,
    Candidate,
    Occurrence,
    PartialDate,
    Speaker,
    Statement,
    StatementLink,
    Topic,
    User,
)
from claims.models.candidates import DECIDED
from claims.services.audit import AlreadyChanged, Refused, acting, locked, require
from claims.services.claims import create_claim, link_statement
from claims.services.proposals import proposals_in, read_article
from claims.services.publications import record_notice
from claims.services.sightings import renew_candidates
from claims.services.speakers import known_speakers, role_at
from claims.services.statements import amend_public, insert_statement, require_second_source
from claims.services.work import lease
from tracker.failpoints import failpoint

FOR_THE_RECORD = frozenset({StatementKind.OPINION, StatementKind.PREDICTION})


class AlreadyDecided(Refused):
    """Another editor got there first."""


def extract_article(*, article_id: int, at: dt.datetime) -> list[int]:
    """Propose the statements that a due article quotes; the ids of the candidates that are new or renewed.

    Does nothing when the article is done, set aside, not due or in other hands. What an editor decided or
    parked is not proposed again; what waits and is found again is renewed in place; what is not found any
    more is superseded. Failpoints: extract_article.claimed, extract_article.extracted,
    extract_article.before_commit, extract_article.stored.
    """
    if not Article.claim(article_id, at=at, lease=lease()):
        return []
    failpoint("extract_article.claimed")
    article = Article.objects.get(pk=article_id)
    reading = read_article(article)
    proposals = proposals_in(article, reading, known_speakers())
    failpoint("extract_article.extracted")
    with acting(actor=None, action="extract_article", rule="extractor"):
        row = Article.objects.select_for_update(no_key=True).get(pk=article_id)
        if row.extracted_at is not None or row.text_hash != article.text_hash:
            return []
        found = renew_candidates(article=row, proposals=proposals)
        row.extracted_at, row.last_error = at, ""
        row.language = row.language or (reading.language if len(reading.language) == 2 else "")
        row.extractor_version, row.pack_version = EXTRACTOR_VERSION, reading.pack_version
        row.save(
            update_fields=["extracted_at", "last_error", "language", "extractor_version", "pack_version"]
        )
        failpoint("extract_article.before_commit")
    failpoint("extract_article.stored")
    return found


def accept_candidate(
    *,
    candidate_id: int,
    version: int,
    speaker: Speaker,
    said: PartialDate,
    wording: str,
    actor: User,
    at: dt.datetime,
    kind: str = StatementKind.FACTUAL,
    medium: str = Medium.ARTICLE,
    role: str = "",
    second_source: str = "",
) -> Statement:
    """Turn a machine's proposal into a statement an editor vouches for, with each place where it stands.

    Failpoints: accept_candidate.before_commit, accept_candidate.stored.

    :raises AlreadyDecided: if another editor got there first
    :raises AlreadyChanged: if the proposal moved on since the editor saw it
    :raises Refused: naming the field; hearsay and headlines need a second source
    :raises Forbidden: without the permission
    """
    require(actor, "claims.decide_candidate")
    if kind not in CHECKABLE:
        raise Refused(_("Opinions and predictions are kept as record."), "kind")
    with acting(actor=actor, action="accept_candidate"):
        candidate = undecided(candidate_id, version)
        require_second_source(candidate.grade, second_source)
        statement = _statement_of(candidate, speaker, said, wording, kind)
        statement.medium, statement.second_source = medium, second_source
        statement.role = role or statement.role
        _take(candidate, CandidateState.ACCEPTED, statement, actor, at)
        failpoint("accept_candidate.before_commit")
    failpoint("accept_candidate.stored")
    return statement


def accept_and_claim(
    *, claim: str, claim_language: str, topics: Iterable[Topic], actor: User, at: dt.datetime, **facts: Any
) -> StatementLink:
    """Accept a candidate, word a claim and propose that the statement makes it: all of it or nothing.

    `facts` are what `accept_candidate` takes.

    :raises AlreadyDecided: if another editor got there first
    :raises AlreadyChanged: if the proposal moved on since the editor saw it
    :raises Refused: naming the field
    :raises Forbidden: without one of the permissions
    """
    with acting(actor=actor, action="accept_and_claim"):
        statement = accept_candidate(**facts, actor=actor, at=at)
        made = create_claim(text=claim, language=claim_language, topics=topics, actor=actor, at=at)
        return link_statement(claim_id=made.pk, statement_id=statement.pk, actor=actor, at=at)


def keep_as_record(
    *,
    candidate_id: int,
    version: int,
    speaker: Speaker,
    said: PartialDate,
    wording: str,
    kind: str,
    actor: User,
    at: dt.datetime,
) -> Statement:
    """Keep an opinion or a prediction: on record, never under a claim.

    :raises AlreadyDecided: if another editor got there first
    :raises AlreadyChanged: if the proposal moved on since the editor saw it
    :raises Refused: naming the field
    :raises Forbidden: without the permission
    """
    require(actor, "claims.decide_candidate")
    if kind not in FOR_THE_RECORD:
        raise Refused(_("Only opinions and predictions are kept as record."), "kind")
    with acting(actor=actor, action="keep_as_record"):
        candidate = undecided(candidate_id, version)
        statement = _statement_of(candidate, speaker, said, wording, kind)
        _take(candidate, CandidateState.RECORD, statement, actor, at)
    return statement


def merge_candidate(
    *, candidate_id: int, version: int, statement: Statement, actor: User, at: dt.datetime
) -> Statement:
    """The same words are on record already: the candidate's places become places of that statement.

    :raises AlreadyDecided: if another editor got there first
    :raises AlreadyChanged: if the proposal moved on since the editor saw it
    :raises Refused: for a statement that is withdrawn or merged
    :raises Forbidden: without the permission
    """
    require(actor, "claims.decide_candidate")
    with acting(actor=actor, action="merge_candidate"):
        candidate = undecided(candidate_id, version)
        target = locked(Statement, statement.pk, None)
        if not Statement.objects.standing().filter(pk=target.pk).exists():
            raise Refused(_("This statement was withdrawn or merged into another."), "statement")
        target.save(update_fields=["version"])
        _add_occurrences(candidate, target)
        _decide(candidate, CandidateState.MERGED, actor, at, statement=target)
        amend_public(statement=target, note="", at=at)
    return target


def park_candidate(
    *, candidate_id: int, version: int, until: dt.date, actor: User, at: dt.datetime
) -> Candidate:
    """Put a proposal away until a day; then it waits again.

    :raises AlreadyDecided: if another editor got there first
    :raises AlreadyChanged: if the proposal moved on since the editor saw it
    :raises Refused: for a day that is not in the future
    :raises Forbidden: without the permission
    """
    require(actor, "claims.decide_candidate")
    if until <= localdate(at):
        raise Refused(_("Choose a day in the future."), "until")
    with acting(actor=actor, action="park_candidate"):
        candidate = undecided(candidate_id, version)
        candidate.state, candidate.parked_until = CandidateState.PARKED, until
        candidate.save(update_fields=["state", "parked_until", "version"])
    return candidate


def reject_candidate(
    *, candidate_id: int, version: int, reason: str, actor: User, at: dt.datetime
) -> Candidate:
    """Set a proposal aside for good, for one of the reasons that the extractor is measured by.

    :raises AlreadyDecided: if another editor got there first
    :raises AlreadyChanged: if the proposal moved on since the editor saw it
    :raises Refused: without one of the reasons
    :raises Forbidden: without the permission
    """
    require(actor, "claims.decide_candidate")
    if reason not in RejectReason.values:
        raise Refused(_("Choose a reason."), "reason")
    with acting(actor=actor, action="reject_candidate", reason=reason):
        candidate = undecided(candidate_id, version)
        _decide(candidate, CandidateState.REJECTED, actor, at, reject_reason=reason)
    return candidate


def wake_parked(*, at: dt.datetime) -> int:
    """Let the candidates whose day has come wait again; how many there were."""
    with acting(actor=None, action="wake_parked"):
        rows = Candidate.objects.due_to_wake(localdate(at)).select_for_update(skip_locked=True)
        for candidate in rows:
            candidate.state, candidate.parked_until = CandidateState.WAITING, None
            candidate.version += 1
            candidate.save(update_fields=["state", "parked_until", "version"])
        return len(rows)


def undecided(candidate_id: int, version: int) -> Candidate:
    """The candidate, locked, if it is still open and as the editor saw it."""
    candidate = locked(Candidate, candidate_id, None)
    if candidate.state in DECIDED:
        raise AlreadyDecided(
            _("%(name)s decided this already: %(state)s.")
            % {"name": candidate.decided_by, "state": candidate.get_state_display()}
        )
    if candidate.version != version + 1 or candidate.state == CandidateState.SUPERSEDED:
        raise AlreadyChanged(_("The proposal changed in the meantime. Look at it again."))
    return candidate


def _statement_of(
    candidate: Candidate, speaker: Speaker, said: PartialDate, wording: str, kind: str
) -> Statement:
    """The words as the article prints them, and what the article is known to be."""
    article = candidate.article
    language = candidate.language or article.language
    statement = Statement(
        words=candidate.words,
        speaker=speaker,
        language=language,
        wording=wording,
        url=article.url,
        place_note="" if article.url else article.title,
        kind=kind,
        role=role_at(speaker=speaker, day=said.day, language=language),
        grade=candidate.grade,
        printed_name=candidate.mention,
    )
    statement.said = said
    return statement


def _take(
    candidate: Candidate, state: CandidateState, statement: Statement, actor: User, at: dt.datetime
) -> None:
    insert_statement(statement=statement, actor=actor, at=at)
    _add_occurrences(candidate, statement)
    _decide(candidate, state, actor, at, statement=statement)
    record_notice(statement=statement, kind=NoticeKind.RECORDED, note="", at=at)


def _add_occurrences(candidate: Candidate, statement: Statement) -> None:
    Occurrence.objects.bulk_create(
        [
            Occurrence(
                statement=statement,
                article_id=place.article_id,
                start_offset=place.start_offset,
                end_offset=place.end_offset,
                words=place.words,
                quote_spans=place.quote_spans,
            )
            for place in candidate.sightings.all()
        ],
        ignore_conflicts=True,
    )


def _decide(
    candidate: Candidate,
    state: CandidateState,
    actor: User,
    at: dt.datetime,
    *,
    statement: Statement | None = None,
    reject_reason: str = "",
) -> None:
    candidate.state, candidate.decided_by, candidate.decided_at = state, actor, at
    candidate.statement, candidate.reject_reason, candidate.parked_until = statement, reject_reason, None
    candidate.save()
