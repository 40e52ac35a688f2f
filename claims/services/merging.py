"""Two entries that are one speaker become one, and two again where that was a mistake.

A merge does not change who spoke, only under which entry it stands. So readers who were told of a statement
are told nothing: a correction that corrects no fact teaches them to skip the next one. What the public read
names the entry, so public documents are amended, and the duplicate's public addresses lead to the one kept.

Rows are locked in one order, which is that of the other services: proposals, statements, speakers by number,
then claims and the logs.
"""

import datetime as dt
from typing import Any

from django.db.models import F, Model, QuerySet
from django.utils.translation import gettext as _

from claims.models import (
    Candidate,
    CommentRequest,
    PublicMerge,
    PublicSpeaker,
    ReplyClaim,
    Speaker,
    SpeakerAlias,
    SpeakerMerge,
    SpeakerRole,
    Statement,
    Subscription,
    User,
)
from claims.models.identity import Versioned
from claims.services.audit import AlreadyChanged, Refused, acting, require, require_reason, unversioned
from claims.services.duplicates import conflicts_between
from claims.services.publications import amend_claims, claims_naming

MERGE = "claims.add_speakermerge"
# What goes over, under the names that `SpeakerMerge.moved` uses; the columns that point to a speaker.
MOVES: dict[str, tuple[type[Model], str]] = {
    "candidates": (Candidate, "speaker"),
    "statements": (Statement, "speaker"),
    "aliases": (SpeakerAlias, "speaker"),
    "roles": (SpeakerRole, "speaker"),
    "posts": (SpeakerRole, "organisation"),
    "questions": (CommentRequest, "speaker"),
    "demands": (ReplyClaim, "speaker"),
}
FILLED = ("wikidata_id", "country")  # columns that the kept entry takes over where its own are empty


def merge_speakers(
    *,
    duplicate_id: int,
    kept_id: int,
    versions: tuple[int, int],
    reason: str,
    actor: User,
    at: dt.datetime,
    knowing: bool = False,
) -> SpeakerMerge:
    """Make one entry of two: what hangs on the duplicate goes over, and its name becomes a spelling.

    `versions` are those of the duplicate and the kept one that the editor saw; `knowing` says that the editor
    has looked at what speaks against it. What the kept one has already, a spelling or the same office, stays
    behind.

    :raises Forbidden: without the permission
    :raises AlreadyChanged: if one of the two changed, or was merged, in the meantime
    :raises Refused: for one and the same, without a reason, or when something speaks against it unheard
    """
    require(actor, MERGE)
    require_reason(reason)
    if duplicate_id == kept_id:
        raise Refused(_("These are one and the same."), "kept")
    with acting(actor=actor, action="merge_speakers", reason=reason):
        duplicate, kept = _both(duplicate_id, kept_id, versions)
        if not knowing and conflicts_between(duplicate, kept):
            raise Refused(_("Something speaks against it: look, and say that you have."), "knowing")
        affected = claims_naming(duplicate, kept)
        moved = _move(duplicate, kept)
        _join(duplicate, kept, moved)
        merge = SpeakerMerge.objects.create(
            duplicate=duplicate, kept=kept, reason=reason, moved=moved, merged_by=actor, merged_at=at
        )
        was_public = PublicSpeaker.objects.filter(pk=duplicate.public_id).exists()
        amend_claims(claims=affected, note="", at=at)
        if was_public:
            _redirect(duplicate, kept)
    return merge


def undo_merge(*, merge_id: int, reason: str, actor: User, at: dt.datetime) -> SpeakerMerge:
    """Make two entries again: exactly what went over goes back.

    What an editor gave to a third speaker since, or deleted, stays as that editor wanted it.

    :raises Forbidden: without the permission
    :raises Refused: without a reason, when it is undone already, or when a later change stands in the way
    """
    require(actor, MERGE)
    require_reason(reason)
    with acting(actor=actor, action="undo_merge", reason=reason):
        merge = unversioned(SpeakerMerge, merge_id)
        _lock_followers(merge.kept_id, merge.moved)
        duplicate, kept = _in_order(merge.duplicate_id, merge.kept_id)
        _require_undoable(merge, duplicate, kept)
        _move_back(merge.moved, duplicate, kept)
        merge.undone_by, merge.undone_at = actor, at
        merge.save(update_fields=["undone_by", "undone_at"])
        PublicMerge.objects.filter(pk=duplicate.public_id).delete()
        amend_claims(claims=claims_naming(duplicate, kept), note="", at=at)
    return merge


def _both(duplicate_id: int, kept_id: int, versions: tuple[int, int]) -> tuple[Speaker, Speaker]:
    for model in (Candidate, Statement):
        _lock(model._default_manager.filter(speaker=duplicate_id))
    duplicate, kept = _in_order(duplicate_id, kept_id)
    changed = (duplicate.version, kept.version) != versions
    if changed or duplicate.merged_into_id is not None or kept.merged_into_id is not None:
        raise AlreadyChanged(_("Somebody else changed this in the meantime. Look at it again."))
    return duplicate, kept


def _in_order(duplicate_id: int, kept_id: int) -> tuple[Speaker, Speaker]:
    """Both, locked by number, so that of two editors who merge them crosswise one simply comes second."""
    rows = Speaker.objects.select_for_update(of=("self",)).filter(pk__in=(duplicate_id, kept_id))
    found = {speaker.pk: speaker for speaker in rows.order_by("pk")}
    if len(found) < 2:
        raise AlreadyChanged(_("Somebody else changed this in the meantime. Look at it again."))
    return found[duplicate_id], found[kept_id]


def _lock(rows: QuerySet[Any]) -> None:
    list(rows.select_for_update(of=("self",)).order_by("pk").values_list("pk"))


def _lock_followers(kept_id: int, moved: dict[str, Any]) -> None:
    for name in ("candidates", "statements"):
        model, column = MOVES[name]
        _lock(model._default_manager.filter(pk__in=moved[name], **{column: kept_id}))


def _move(duplicate: Speaker, kept: Speaker) -> dict[str, Any]:
    """Everything that goes over, as `SpeakerMerge.moved` keeps it: the numbers of the rows by name."""
    moved: dict[str, Any] = {}
    for name, (model, column) in MOVES.items():
        rows = model._default_manager.filter(**{column: duplicate.pk})
        moved[name] = sorted(
            rows.exclude(pk__in=_left_behind(name, duplicate, kept)).values_list("pk", flat=True)
        )
        _point(name, moved[name], kept)
    moved["followers"] = _lead_followers(duplicate, kept)
    return moved


def _left_behind(name: str, duplicate: Speaker, kept: Speaker) -> list[int]:
    """What the kept one has already: the same spelling, the same office from the same day."""
    if name == "aliases":
        names = [kept.name, *kept.aliases.values_list("name", flat=True)]
        return list(duplicate.aliases.filter(name__in=names).values_list("pk", flat=True))
    if name == "roles":
        held = [role.facts() for role in kept.roles.all()]
        return [role.pk for role in duplicate.roles.all() if role.facts() in held]
    return []


def _point(name: str, ids: list[int], speaker: Speaker) -> None:
    """Let rows point to a speaker; a version moves on, so that a form that shows the other one is stale."""
    model, column = MOVES[name]
    columns: dict[str, Any] = {column: speaker}
    if issubclass(model, Versioned):
        columns["version"] = F("version") + 1
    model._default_manager.filter(pk__in=ids).update(**columns)


def _lead_followers(duplicate: Speaker, kept: Speaker) -> list[int]:
    """Who follows the duplicate alone now follows both: nothing is lost, and an undo finds the wish."""
    old, new = str(duplicate.public_id), str(kept.public_id)
    rows = Subscription.objects.select_for_update().filter(filters__speakers__contains=[old])
    led = [row for row in rows.order_by("pk") if new not in row.filters["speakers"]]
    for row in led:
        row.filters["speakers"] = sorted([*row.filters["speakers"], new])
        row.save(update_fields=["filters"])
    return [row.pk for row in led]


def _join(duplicate: Speaker, kept: Speaker, moved: dict[str, Any]) -> None:
    """The duplicate leaves the lists; its name becomes a spelling, and it fills what the kept one lacks."""
    duplicate.merged_into = kept
    duplicate.version += 1
    duplicate.save(update_fields=["merged_into", "version"])
    moved["filled"] = {name: getattr(duplicate, name) for name in FILLED if not getattr(kept, name)}
    for name, value in moved["filled"].items():
        setattr(kept, name, value)
    kept.version += 1
    kept.save(update_fields=[*FILLED, "version"])
    moved["spelling"] = None
    if duplicate.name != kept.name:
        spelling, is_new = SpeakerAlias.objects.get_or_create(speaker=kept, name=duplicate.name)
        moved["spelling"] = spelling.pk if is_new else None
    addresses = PublicMerge.objects.filter(speaker_id=duplicate.public_id)
    moved["addresses"] = [str(pk) for pk in addresses.values_list("pk", flat=True)]
    addresses.update(speaker_id=kept.public_id)


def _redirect(duplicate: Speaker, kept: Speaker) -> None:
    where = {"slug": duplicate.slug, "speaker_id": kept.public_id}
    PublicMerge.objects.update_or_create(pk=duplicate.public_id, defaults=where)


def _require_undoable(merge: SpeakerMerge, duplicate: Speaker, kept: Speaker) -> None:
    if merge.undone_at is not None:
        raise Refused(_("This merge is undone already."))
    if kept.merged_into_id is not None:
        raise Refused(
            _("%(kept)s was merged into %(other)s since: undo that first.")
            % {"kept": kept, "other": kept.merged_into}
        )
    since = SpeakerMerge.objects.standing().filter(kept=kept, pk__gt=merge.pk).order_by("pk").last()
    if since is not None and since.moved["addresses"]:
        raise Refused(_("%(other)s was merged into it since: undo that first.") % {"other": since.duplicate})
    taken = Speaker.objects.current().filter(wikidata_id=duplicate.wikidata_id).exclude(pk=kept.pk).first()
    if duplicate.wikidata_id and taken:
        raise Refused(
            _("%(other)s bears the Wikidata id of %(duplicate)s by now.")
            % {"other": taken, "duplicate": duplicate}
        )


def _move_back(moved: dict[str, Any], duplicate: Speaker, kept: Speaker) -> None:
    for name, (model, column) in MOVES.items():
        still = model._default_manager.filter(pk__in=moved[name], **{column: kept.pk})
        _point(name, list(still.values_list("pk", flat=True)), duplicate)
    SpeakerAlias.objects.filter(pk=moved["spelling"], speaker=kept, name=duplicate.name).delete()
    for name, value in moved["filled"].items():
        if getattr(kept, name) == value:
            setattr(kept, name, "")
    kept.version += 1
    kept.save(update_fields=[*FILLED, "version"])
    duplicate.merged_into = None
    duplicate.version += 1
    duplicate.save(update_fields=["merged_into", "version"])
    PublicMerge.objects.filter(pk__in=moved["addresses"]).update(speaker_id=duplicate.public_id)
    _leave_followers(moved["followers"], kept)


def _leave_followers(ids: list[int], kept: Speaker) -> None:
    for row in Subscription.objects.select_for_update().filter(pk__in=ids).order_by("pk"):
        wanted = row.filters.get("speakers", [])
        if str(kept.public_id) in wanted and len(wanted) > 1:
            row.filters["speakers"] = [entry for entry in wanted if entry != str(kept.public_id)]
            row.save(update_fields=["filters"])
