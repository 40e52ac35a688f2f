"""What a column is called before an editor, also where its table has no words for it."""

from typing import TYPE_CHECKING, Any

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    Field = models.Field[Any, Any]
else:
    Field = models.Field

# Columns that Django names by themselves, in English, and those of other people's tables.
WORDS: dict[str, str | Promise] = {
    "approved_by": _("approved by"),
    "article": _("article"),
    "author_verdict": _("the author's verdict"),
    "confirmed": _("confirmed"),
    "confirmed_by": _("confirmed by"),
    "created_at": _("created"),
    "created_by": _("made by"),
    "cue_end": _("end of the verb of saying"),
    "cue_start": _("beginning of the verb of saying"),
    "decided_by": _("decided by"),
    "feed": _("feed"),
    "fingerprint": _("fingerprint of the words"),
    "group": _("group"),
    "last_used_at": _("last used"),
    "mention_end": _("end of the mention"),
    "mention_start": _("beginning of the mention"),
    "merged_by": _("merged by"),
    "merged_into": _("merged into"),
    "name": _("name"),
    "new_verdict": _("verdict after"),
    "old_verdict": _("verdict before"),
    "proposed_by": _("proposed by"),
    "published_at": _("published"),
    "published_by": _("published by"),
    "recorded_by": _("recorded by"),
    "requested_by": _("asked by"),
    "review": _("review"),
    "revision": _("revision"),
    "source": _("source"),
    "statement": _("statement"),
    "submitted_by": _("submitted by"),
    "undone_by": _("undone by"),
    "user": _("user"),
}
# Never told of: they say nothing to anybody.
UNTOLD = frozenset({"id", "version", "updated_at", "salt", "former_salt"})


def label_of(field: Field) -> str:
    """Its own words; else ours; else what Django makes of its name."""
    if isinstance(field.verbose_name, Promise):
        return str(field.verbose_name)
    return str(WORDS.get(field.name, field.verbose_name))
