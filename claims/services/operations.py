"""What a person asks of the machines: fetch again, poll now. It makes the row due; the door rings."""

import datetime as dt

from django.utils.translation import gettext as _

from claims.models import Feed, FetchRequest, User
from claims.services.audit import Refused, acting, require, unversioned


def fetch_again(*, request_id: int, actor: User, at: dt.datetime) -> FetchRequest:
    """Make a page due for fetching after it failed or was set aside.

    :raises Refused: when it is an article by now, or somebody asked for the same page again
    :raises Forbidden: without the permission
    """
    require(actor, "claims.add_fetchrequest")
    with acting(actor=actor, action="fetch_again"):
        request = unversioned(FetchRequest, request_id)
        if request.done_at is not None:
            raise Refused(_("This page is an article by now."))
        others = FetchRequest.objects.undone().filter(url=request.url, feed=None, set_aside_at=None)
        if request.feed_id is None and others.exclude(pk=request.pk).exists():
            raise Refused(_("Somebody asked for the same page again: that request is under way."))
        request.attempts, request.due_at, request.last_error, request.set_aside_at = 0, at, "", None
        request.save(update_fields=["attempts", "due_at", "last_error", "set_aside_at"])
    return request


def poll_now(*, feed_id: int, actor: User, at: dt.datetime) -> None:
    """Make a feed due.

    :raises Refused: for a feed that is switched off
    :raises Forbidden: without the permission
    """
    require(actor, "claims.change_feed")
    with acting(actor=actor, action="poll_now"):
        if not Feed.objects.filter(pk=feed_id, is_active=True).update(next_poll_at=at):
            raise Refused(_("This feed is switched off."))
