"""Who is signed in where: a row for each browser, which goes when its session goes."""

import datetime as dt

from django.conf import settings
from django.contrib.sessions.models import Session
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from claims.models import SignIn, User
from claims.models.sign_ins import LONGEST_DEVICE
from claims.services.audit import Forbidden, acting, require, require_reason


def open_sign_in(
    *, user: User, session_key: str, device: str, address: str | None, at: dt.datetime
) -> SignIn:
    """Note that somebody has signed in; those of their sign-ins that ended by themselves are forgotten."""
    with acting(actor=None, action="lapse_sign_in"):
        SignIn.objects.filter(user=user).lapsed(at).delete()
    facts = {"user": user, "device": device[:LONGEST_DEVICE], "address": address, "since": at, "seen_at": at}
    with acting(actor=user, action="open_sign_in"):
        row, _created = SignIn.objects.update_or_create(session_key=session_key, defaults=facts)
    return row


def see_sign_in(*, session_key: str, address: str | None, at: dt.datetime) -> bool:
    """Note that somebody is still there; False if nobody knows of the sign-in."""
    return bool(SignIn.objects.filter(session_key=session_key).update(address=address, seen_at=at))


def rename_sign_in(*, session_key: str, new_key: str) -> None:
    """The session of a sign-in has got another key."""
    SignIn.objects.filter(session_key=session_key).update(session_key=new_key)


def sign_out(*, session_key: str, actor: User) -> None:
    """Somebody leaves by the door; the session is ended by who asks."""
    with acting(actor=actor, action="sign_out"):
        SignIn.objects.filter(session_key=session_key).delete()


def end_sign_in(*, sign_in_id: int, actor: User) -> None:
    """End one of one's own sign-ins. That it had ended already is no fault."""
    with acting(actor=actor, action="end_sign_in"):
        _end(SignIn.objects.filter(pk=sign_in_id, user=actor))


def end_other_sign_ins(*, session_key: str, actor: User, action: str = "end_other_sign_ins") -> int:
    """End one's own sign-ins but the one of this session; how many there were."""
    with acting(actor=actor, action=action):
        return _end(SignIn.objects.filter(user=actor).exclude(session_key=session_key))


def end_sign_ins(*, user_id: int, reason: str, actor: User) -> int:
    """Sign somebody out everywhere; how many sign-ins there were.

    :raises Forbidden: unless the actor keeps accounts, and this one
    :raises Refused: without a reason
    """
    require_key_keeper(actor, User.objects.get(pk=user_id))
    require_reason(reason)
    with acting(actor=actor, action="end_sign_ins", reason=reason):
        return drop_sign_ins(user_id=user_id)


def require_key_keeper(actor: User, user: User) -> None:
    """:raises Forbidden: unless the actor keeps accounts; a superuser's only if superuser too"""
    require(actor, "claims.change_user")
    if user.is_superuser and not actor.is_superuser:
        raise Forbidden(_("Only a superuser may touch the account of a superuser."))


def drop_sign_ins(*, user_id: int) -> int:
    """End what a closed account or a new password leaves open: part of an act that has its own actor."""
    return _end(SignIn.objects.filter(user_id=user_id))


def lifetime() -> dt.timedelta:
    """How long a sign-in lasts after it was last seen."""
    return dt.timedelta(seconds=settings.SESSION_COOKIE_AGE)


def _end(rows: QuerySet[SignIn]) -> int:
    keys = list(rows.values_list("session_key", flat=True))
    Session.objects.filter(session_key__in=keys).delete()
    return rows.delete()[0]
