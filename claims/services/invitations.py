"""What the newsroom decides about subscribers: who reads statements not yet checked, and who is let go."""

import datetime as dt

from django.utils.translation import gettext as _

from claims.choices import EndReason
from claims.models import Subscription, User
from claims.services.audit import Refused, acting, require, unversioned


def invite_to_statements(*, subscription_id: int, invited: bool, actor: User) -> Subscription:
    """Let a subscriber read recorded statements too, or no longer.

    The cursors do not move: who is no longer invited still hears of corrections to what was sent.

    :raises Refused: when the subscription has ended
    :raises Forbidden: without the permission
    """
    require(actor, "claims.change_subscription")
    with acting(actor=actor, action="invite_to_statements"):
        subscription = _running(subscription_id)
        subscription.receives_statements = invited
        subscription.save(update_fields=["receives_statements"])
    return subscription


def remove_subscriber(*, subscription_id: int, actor: User, at: dt.datetime) -> Subscription:
    """End somebody's subscription; the address may subscribe again.

    :raises Refused: when the subscription has ended
    :raises Forbidden: without the permission
    """
    require(actor, "claims.change_subscription")
    with acting(actor=actor, action="remove_subscriber"):
        subscription = _running(subscription_id)
        subscription.ended_at, subscription.end_reason = at, EndReason.REMOVED
        subscription.save(update_fields=["ended_at", "end_reason"])
    return subscription


def _running(subscription_id: int) -> Subscription:
    subscription = unversioned(Subscription, subscription_id)
    if subscription.ended_at is not None:
        raise Refused(_("This subscription has ended."))
    return subscription
