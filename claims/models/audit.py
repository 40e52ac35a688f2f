"""Who acts, and the trace that every act leaves."""

from collections.abc import Sequence
from typing import TypeVar

import pghistory
from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _

M = TypeVar("M", bound=type[models.Model])


class User(AbstractUser):
    """A member of the newsroom. Names stay inside the house."""

    language = models.CharField(_("language"), max_length=8, blank=True)

    class Meta(AbstractUser.Meta):
        swappable = "AUTH_USER_MODEL"


def recorded(model: M, exclude: Sequence[str] = ()) -> M:
    """Keep each insert, update and delete of an editorial table: by trigger, so raw SQL leaves a trace.

    Columns in `exclude` are moved by machines, or too large to be kept twice.
    """
    events = (pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
    tracker = pghistory.track(*events, exclude=list(exclude) or None)
    tracked: M = tracker(model)
    return tracked
