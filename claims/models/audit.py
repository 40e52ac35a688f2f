"""Who acts, and the trace that every act leaves."""

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


def recorded(model: M) -> M:
    """Keep each insert, update and delete of an editorial table: by trigger, so raw SQL leaves a trace."""
    tracker = pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
    tracked: M = tracker(model)
    return tracked
