"""Public addresses are permanent: a speaker who became part of another is found where that one is."""

from typing import TypeVar

from claims.models.publications import PublicDocument, PublicMerge, PublicSpeaker

D = TypeVar("D", bound=PublicDocument)


def public_row(model: type[D], **identity: object) -> D | None:
    """The row with that `pk` or `slug`, or the one to which the former address leads."""
    rows = model._default_manager
    found: D | None = rows.filter(**identity).first()
    if found is None and model is PublicSpeaker:
        former = PublicMerge.objects.filter(**identity).values("speaker_id")
        found = rows.filter(pk__in=former).first()
    return found
