"""The frame of every write: one transaction, one actor, one reason; and what goes wrong between people."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeVar

import pghistory
from django.db import models, transaction
from django.utils.translation import gettext as _

from claims.models import User
from claims.models.identity import Versioned

V = TypeVar("V", bound=Versioned)
M = TypeVar("M", bound=models.Model)


class Refused(Exception):
    """A person asked for something that cannot be done; the message is for that person.

    `field` names the input that is to blame, where there is one.
    """

    def __init__(self, message: str, field: str = "") -> None:
        super().__init__(message)
        self.field = field


class AlreadyChanged(Refused):
    """Somebody else changed the row since the editor saw it."""


class Forbidden(Refused):
    """The move exists, but not for this person."""


@contextmanager
def acting(*, actor: User | None, action: str, reason: str = "", rule: str = "") -> Iterator[None]:
    """One transaction whose traces name who did what and why: a person, or a machine's rule.

    An act within another keeps the other's reason where it has none of its own.
    """
    who = {"user": actor.pk} if actor else {"rule": rule or action}
    why = {"reason": reason} if reason else {}
    with pghistory.context(**who, action=action, **why), transaction.atomic():
        yield


def require(actor: User, permission: str) -> None:
    """:raises Forbidden: unless the actor is active and has the permission"""
    if not actor.is_active or not actor.has_perm(permission):
        raise Forbidden(_("You may not do this: ask an administrator for the right group."))


def require_reason(reason: str) -> None:
    """:raises Refused: unless somebody says why"""
    if not reason.strip():
        raise Refused(_("Say why."), "reason")


def locked(model: type[V], pk: int, version: int | None) -> V:
    """The row, locked until the transaction ends, if it is still as the editor saw it; its version moves on.

    A machine passes no version.

    :raises AlreadyChanged: when the row has moved on, or is gone
    """
    row = model._default_manager.select_for_update(of=("self",)).filter(pk=pk).first()
    if row is None or (version is not None and row.version != version):
        raise AlreadyChanged(_("Somebody else changed this in the meantime. Look at it again."))
    row.version += 1
    return row


def unversioned(model: type[M], pk: int) -> M:
    """A row without a version of its own, locked until the transaction ends."""
    return model._default_manager.select_for_update(of=("self",)).get(pk=pk)
