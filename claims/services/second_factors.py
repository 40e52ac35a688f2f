"""The second factor: an app that counts codes (TOTP), and recovery codes for who has lost it.

The arithmetic, the guard against a code used twice, and the growing wait after wrong codes are django-otp's.
"""

from django.utils.translation import gettext as _
from django_otp.plugins.otp_static.models import StaticToken

from claims.models import RecoveryCodes, SecondFactor, User
from claims.services.audit import Refused, acting, require_reason
from claims.services.sign_ins import drop_sign_ins, require_key_keeper

NAME = "app"
HOW_MANY = 10
DIGITS = 6


def has_factor(user: User) -> bool:
    return bool(SecondFactor.objects.filter(user=user, confirmed=True).exists())


def codes_left(user: User) -> int:
    return int(StaticToken.objects.filter(device__user=user).count())


def add_factor(*, key: str, code: str, actor: User) -> tuple[SecondFactor, list[str]]:
    """Set up the app whose secret is `key` (hexadecimal), once it has shown that it counts right.

    Other sign-ins of the actor, which knew the password alone, are for the caller to end.

    :raises Refused: when there is one already, or the code is wrong
    """
    with acting(actor=actor, action="add_factor"):
        User.objects.select_for_update().get(pk=actor.pk)
        if has_factor(actor):
            raise Refused(_("A second factor is set up already."))
        factor = SecondFactor.objects.create(user=actor, name=NAME, key=key)
        if not factor.verify_token(_bare(code)):
            raise Refused(wrong_code(), "code")
        return factor, _new_codes(actor)


def renew_codes(*, code: str, actor: User) -> list[str]:
    """New recovery codes, shown once; the former ones open nothing any more.

    :raises Refused: when the code of the app is wrong
    """
    _require_code(actor, code)
    with acting(actor=actor, action="renew_codes"):
        return _new_codes(actor)


def remove_factor(*, code: str, actor: User) -> None:
    """Take one's own second factor away, with its recovery codes.

    :raises Refused: when the code is wrong
    """
    _require_code(actor, code)
    with acting(actor=actor, action="remove_factor"):
        _remove(actor)


def reset_factor(*, user_id: int, reason: str, actor: User) -> None:
    """Take away the second factor of somebody who has lost it, and sign them out everywhere.

    :raises Forbidden: unless the actor keeps accounts, and this one
    :raises Refused: without a reason, or when there is nothing to reset
    """
    user = User.objects.get(pk=user_id)
    require_key_keeper(actor, user)
    require_reason(reason)
    if not has_factor(user):
        raise Refused(_("There is no second factor to reset."))
    with acting(actor=actor, action="reset_factor", reason=reason):
        _remove(user)
        drop_sign_ins(user_id=user_id)


def check_code(*, user: User, code: str) -> SecondFactor | RecoveryCodes | None:
    """The device that knows the code: for six digits the app, else the recovery codes; each opens once.

    The wait that grows after wrong codes is the device's own: meanwhile the right one is wrong too.
    """
    given = _bare(code)
    kind: type[SecondFactor | RecoveryCodes] = (
        SecondFactor if given.isdecimal() and len(given) == DIGITS else RecoveryCodes
    )
    with acting(actor=user, action="use_second_factor"):
        rows = kind._default_manager.select_for_update().filter(user=user, confirmed=True)
        device = rows.first()
        return device if device is not None and device.verify_token(given) else None


def wrong_code() -> str:
    return _("That code is not right, or was used before. Wait for the next one.")


def _require_code(user: User, code: str) -> None:
    if check_code(user=user, code=code) is None:
        raise Refused(wrong_code(), "code")


def _new_codes(user: User) -> list[str]:
    RecoveryCodes.objects.filter(user=user).delete()
    device = RecoveryCodes.objects.create(user=user, name=NAME)
    codes = [StaticToken.random_token() for _number in range(HOW_MANY)]
    StaticToken.objects.bulk_create(StaticToken(device=device, token=code) for code in codes)
    return codes


def _remove(user: User) -> None:
    for kind in (SecondFactor, RecoveryCodes):
        kind._default_manager.filter(user=user).delete()


def _bare(code: str) -> str:
    """As people type it: with blanks, and in capitals."""
    return "".join(code.split()).lower()
