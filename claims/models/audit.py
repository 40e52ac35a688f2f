"""Who acts, and the trace that every act leaves."""

from collections.abc import Sequence
from typing import TypeVar

import pghistory
import pgtrigger
from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

M = TypeVar("M", bound=type[models.Model])


class Either(pgtrigger.Condition):
    """The one or the other."""

    def __init__(self, *conditions: pgtrigger.Condition) -> None:
        self.conditions = conditions

    def resolve(self, model: type[models.Model]) -> str:
        return f"({' OR '.join(f'({condition.resolve(model)})' for condition in self.conditions)})"


def recorded(model: M, exclude: Sequence[str] = (), also: pgtrigger.Condition | None = None) -> M:
    """Keep each insert, update and delete of an editorial table: by trigger, so raw SQL leaves a trace.

    Columns in `exclude` are secret, moved by machines, or too large to be kept twice; `also` tells by which
    change of them a person is known.
    """
    moved: pgtrigger.Condition = (
        pghistory.AnyChange(exclude=list(exclude)) if exclude else pghistory.AnyChange()
    )
    moved = Either(moved, also) if also else moved
    events = (pghistory.InsertEvent(), pghistory.UpdateEvent(condition=moved), pghistory.DeleteEvent())
    tracker = pghistory.track(*events, exclude=list(exclude) or None)
    tracked: M = tracker(model)
    return tracked


class User(AbstractUser):
    """A member of the newsroom. Names stay inside the house."""

    language = models.CharField(_("language"), max_length=8, blank=True)
    # Passwords are in no trace, so this says that one was changed.
    password_changed_at = models.DateTimeField(_("password changed"), null=True, editable=False)

    class Meta(AbstractUser.Meta):
        swappable = "AUTH_USER_MODEL"
        permissions = [("erase_words", _("Can erase personal words where the law demands it"))]

    def set_password(self, raw_password: str | None) -> None:
        super().set_password(raw_password)
        self.password_changed_at = timezone.now()


recorded(User, exclude=("password", "last_login"))


@recorded
class Membership(User.groups.through):  # type: ignore[name-defined, misc]
    """Who is in which group: a proxy, so that giving and taking rights leaves a trace too."""

    class Meta:
        proxy = True
        default_permissions = ()
        verbose_name = _("membership of a group")
        verbose_name_plural = _("memberships of groups")
