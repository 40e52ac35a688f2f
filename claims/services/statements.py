"""What editors vouch for: statements recorded by hand, corrected and withdrawn."""

import datetime as dt
from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from claims.choices import (
    CHECKABLE,
    NEEDS_SECOND_SOURCE,
    AttributionGrade,
    DatePrecision,
    NoticeKind,
    PrimarySource,
    StatementKind,
    StatementState,
)
from claims.models import DigestItem, PartialDate, PublicStatement, Speaker, Statement, User
from claims.services.audit import Forbidden, Refused, acting, locked, require, require_reason
from claims.services.omissions import shortens
from claims.services.publications import amend_claims, record_notice
from claims.services.speakers import role_at

CORRECTABLE = frozenset(
    {"words", "speaker", "said", "language", "wording", "medium", "url", "place_note", "kind", "role"}
    | {"original_text", "original_url", "primary_source", "context", "second_source", "printed_name"}
    | {"grade", "translation"}
)
KNOWN = ["public_id", "speaker", "recorded_by"]  # set by us, or just read
TELL = "claims.correct_told_statement"


def record_statement(
    *,
    words: str,
    speaker: Speaker,
    said: PartialDate,
    language: str,
    wording: str,
    medium: str,
    url: str,
    place_note: str,
    actor: User,
    at: dt.datetime,
    kind: str = StatementKind.FACTUAL,
    role: str = "",
    original_text: str = "",
    original_url: str = "",
    primary_source: str = PrimarySource.NONE,
    translation: str = "",
    context: str = "",
    grade: str = AttributionGrade.EXPLICIT,
    second_source: str = "",
    printed_name: str = "",
    tells: bool = True,
) -> Statement:
    """Record by hand what somebody said; subscribers who asked for statements hear of it after the hold.

    Without `tells`, nobody is told: of old statements, or because the caller tells of many at once. A role
    that is left open is looked up: the one office that the speaker is known to have held on that day.

    :raises Refused: naming the field that is missing or wrong
    :raises Forbidden: without the permission
    """
    require(actor, "claims.record_statement")
    statement = Statement(
        words=words,
        speaker=speaker,
        language=language,
        wording=wording,
        medium=medium,
        url=url,
        place_note=place_note,
        kind=kind,
        role=role or role_at(speaker=speaker, day=said.day, language=language),
        original_text=original_text,
        original_url=original_url,
        primary_source=primary_source,
        translation=translation,
        context=context,
        grade=grade,
        second_source=second_source,
        printed_name=printed_name,
    )
    statement.said = said
    _require_date_and_place(statement)
    with acting(actor=actor, action="record_statement"):
        insert_statement(statement=statement, actor=actor, at=at)
        if tells:
            record_notice(statement=statement, kind=NoticeKind.RECORDED, note="", at=at)
    return statement


def insert_statement(*, statement: Statement, actor: User, at: dt.datetime) -> None:
    """Store a new statement. The caller holds the transaction and writes the notice once all is in place.

    :raises Refused: naming the field that is missing or wrong
    """
    statement.recorded_by, statement.recorded_at = actor, at
    _require_past(statement.said, at)
    _check(statement)
    statement.save(force_insert=True)


def correct_statement(
    *,
    statement_id: int,
    version: int,
    changes: Mapping[str, object],
    reason: str,
    actor: User,
    at: dt.datetime,
) -> Statement:
    """Change a recorded statement and tell those who were told of it; public claims are amended.

    `changes` maps names of `CORRECTABLE` to new values; `said` takes a PartialDate.

    Where it was found in articles, its words are those of one of them; what is left out is shown as […].

    :raises Refused: without a reason, for another field, a withdrawn statement, words that the articles in
        which it was found do not hold, or what a statement under a claim cannot be: an opinion, a prediction,
        hearsay without a second source
    :raises AlreadyChanged: if somebody else changed it first
    :raises Forbidden: without the permission, or without the one for what readers know
    """
    require(actor, "claims.record_statement")
    require_reason(reason)
    with acting(actor=actor, action="correct_statement", reason=reason):
        statement = _standing(statement_id, version)
        _require_may_tell(statement, actor)
        _apply(statement, changes)
        if "said" in changes:
            _require_past(statement.said, at)
        _check(statement)
        _require_support(statement)
        statement.save()
        record_notice(statement=statement, kind=NoticeKind.CORRECTED, note=reason, at=at)
        amend_public(statement=statement, note=reason, at=at)
    return statement


def withdraw_statement(
    *, statement_id: int, version: int, reason: str, actor: User, at: dt.datetime
) -> Statement:
    """Take a statement back: those who were told of it are told so, and public claims lose it.

    :raises Refused: without a reason, when it is withdrawn already, or the only statement of a public claim
    :raises AlreadyChanged: if somebody else changed it first
    :raises Forbidden: without the permission, or without the one for what readers know
    """
    require(actor, "claims.record_statement")
    require_reason(reason)
    with acting(actor=actor, action="withdraw_statement", reason=reason):
        statement = _standing(statement_id, version)
        _require_may_tell(statement, actor)
        take_back(statement=statement, note=reason, at=at)
    return statement


def may_change(*, statement: Statement, actor: User) -> bool:
    """Whether the actor may correct or withdraw it: what readers know, only who may tell them of a change."""
    return actor.has_perm(TELL) or (actor.has_perm("claims.record_statement") and not is_told(statement))


def is_told(statement: Statement) -> bool:
    """Whether readers know it: it stands under a public claim, or in a letter."""
    is_public = PublicStatement.objects.filter(statement_id=statement.public_id).exists()
    return is_public or DigestItem.objects.filter(notice__statement=statement).exists()


def take_back(*, statement: Statement, note: str, at: dt.datetime) -> None:
    """Withdraw a statement whose row the caller has locked, in the caller's transaction."""
    statement.state = StatementState.WITHDRAWN
    statement.save(update_fields=["state", "version"])
    record_notice(statement=statement, kind=NoticeKind.WITHDRAWN, note=note, at=at)
    amend_public(statement=statement, note=note, at=at)


def amend_public(*, statement: Statement, note: str, at: dt.datetime) -> None:
    """Rewrite the public documents of the claims that this statement is confirmed to make."""
    links = statement.links.confirmed().select_related("claim")
    amend_claims(claims=[link.claim for link in links], note=note, at=at)


def require_current(speaker: Speaker) -> None:
    """Hold the speaker until the transaction ends, so that no merge comes between.

    :raises Refused: for a speaker who was merged into another
    """
    speaker = Speaker.objects.select_for_update(of=("self",), no_key=True).get(pk=speaker.pk)
    if speaker.merged_into_id is not None:
        raise Refused(
            _("This speaker is now part of %(name)s: choose that one.") % {"name": speaker.merged_into},
            "speaker",
        )


def _standing(statement_id: int, version: int) -> Statement:
    statement = locked(Statement, statement_id, version)
    if statement.state == StatementState.WITHDRAWN or statement.merged_into_id is not None:
        raise Refused(_("This statement was withdrawn or merged into another."))
    return statement


def _require_may_tell(statement: Statement, actor: User) -> None:
    if not may_change(statement=statement, actor=actor):
        raise Forbidden(_("Readers know this statement by now: an editor corrects or withdraws it."))


def _apply(statement: Statement, changes: Mapping[str, object]) -> None:
    for name, value in changes.items():
        if name not in CORRECTABLE:
            raise Refused(_("“%(name)s” cannot be corrected.") % {"name": name}, name)
        setattr(statement, name, value)
    found = statement.occurrences.values_list("words", flat=True)
    if "words" in changes and found and not any(shortens(statement.words, words) for words in found):
        raise Refused(
            _("These are not the words of the articles in which it was found; show what is left out as […]."),
            "words",
        )


def require_second_source(grade: str, second_source: str) -> None:
    """:raises Refused: for hearsay, and for words of a headline alone, without a second source"""
    if grade in NEEDS_SECOND_SOURCE and not second_source.strip():
        raise Refused(_("Hearsay and headlines need a second source."), "second_source")


def _require_support(statement: Statement) -> None:
    if not statement.links.confirmed().exists():
        return
    require_second_source(statement.grade, statement.second_source)
    if statement.kind not in CHECKABLE:
        raise Refused(_("A claim rests on this statement: remove the link first."), "kind")


def _require_date_and_place(statement: Statement) -> None:
    """What an editor who enters a statement by hand must know; an article may leave the date open."""
    said = statement.said
    if said.precision == DatePrecision.UNKNOWN and not (said.not_before or said.not_after):
        raise Refused(_("Say when it was said: at least the year."), "said")
    if not statement.url and not statement.place_note.strip():
        raise Refused(_("Give a link, or a note that says where it was said."), "url")


def _require_past(said: PartialDate, at: dt.datetime) -> None:
    """A month or a year may be the present one; no day of it may be the first on which it was said."""
    if said.not_before is not None and said.not_before > localdate(at):
        raise Refused(_("This day has not come yet: nobody has said anything on it."), "said")


def _check(statement: Statement) -> None:
    if not statement.words.strip():
        raise Refused(_("Give the words."), "words")
    if statement.primary_source == PrimarySource.LOCATED and not statement.original_url:
        raise Refused(_("The primary source is located: say where it is."), "original_url")
    require_current(statement.speaker)
    try:
        # What the constraints forbid is looked at above, or cannot come about: a list of a thousand would
        # ask the database twelve thousand times.
        statement.full_clean(exclude=KNOWN, validate_unique=False, validate_constraints=False)
    except ValidationError as problem:
        name, messages = next(iter(problem.message_dict.items()))
        raise Refused(messages[0], "" if name == "__all__" else name) from problem
