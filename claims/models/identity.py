"""Columns that several rooms share: public ids, versions, and the marks of work in progress."""

import datetime as dt
from typing import Self, TypeVar
from uuid import UUID

from django.db import models
from django.db.models import F
from django.utils.translation import gettext_lazy as _
from uuid6 import uuid7


def new_public_id() -> UUID:
    """An opaque, time-ordered id (RFC 9562, version 7); serial ids never leave the house."""
    return UUID(int=uuid7().int)


class Identified(models.Model):
    public_id = models.UUIDField(_("public id"), default=new_public_id, unique=True, editable=False)
    created_at = models.DateTimeField(_("created"), auto_now_add=True)

    class Meta:
        abstract = True


class Versioned(models.Model):
    """An aggregate root: a human edit carries the version that the editor saw."""

    version = models.PositiveIntegerField(_("version"), default=1, editable=False)

    class Meta:
        abstract = True


W = TypeVar("W", bound="Work")


class WorkQuerySet(models.QuerySet[W]):
    """Rows of work. What "done" means is the subclass's own `undone`."""

    def undone(self) -> Self:
        raise NotImplementedError

    def due(self, at: dt.datetime) -> Self:
        return self.undone().filter(set_aside_at=None, due_at__lte=at)

    def set_aside(self) -> Self:
        return self.undone().exclude(set_aside_at=None)


class Work(models.Model):
    """A row that a worker must finish: counted before it starts, so that a killer is noticed."""

    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    due_at = models.DateTimeField(_("next try"), db_default=models.functions.Now())
    last_error = models.TextField(_("last error"), blank=True)
    set_aside_at = models.DateTimeField(_("set aside"), null=True, blank=True)

    MAX_ATTEMPTS = 3

    class Meta:
        abstract = True

    @classmethod
    def claim(cls, row_id: int, *, at: dt.datetime, lease: dt.timedelta) -> bool:
        """Take the row for one try; False when it is done, set aside, or in other hands.

        One conditional UPDATE, so that of two workers one wins. A row whose tries are used up without
        an answer has killed its worker each time: it is set aside for a person.
        """
        due: WorkQuerySet[Self] = cls.objects.filter(pk=row_id).due(at)  # type: ignore[attr-defined]
        if due.filter(attempts__lt=cls.MAX_ATTEMPTS).update(attempts=F("attempts") + 1, due_at=at + lease):
            return True
        due.update(set_aside_at=at, last_error="It never came back from three tries.")
        return False

    @classmethod
    def postpone(cls, row_id: int, *, error: str, until: dt.datetime) -> None:
        """A transient fault: try again later."""
        cls.objects.filter(pk=row_id).update(last_error=error, due_at=until)  # type: ignore[attr-defined]

    @classmethod
    def give_up(cls, row_id: int, *, error: str, at: dt.datetime) -> None:
        """A fault that no further try will mend."""
        cls.objects.filter(pk=row_id).update(last_error=error, set_aside_at=at)  # type: ignore[attr-defined]
