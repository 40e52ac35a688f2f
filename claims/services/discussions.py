"""What colleagues say to each other under a claim, and who has seen that they are named."""

import datetime as dt
import re

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from claims.models import Claim, Comment, CommentMention, User
from claims.services.audit import Refused, acting, require

NAMED = re.compile(r"(?<![\w@])@([\w.+-]*[\w+-])")
LONGEST = 5_000


def add_comment(*, claim_id: int, text: str, actor: User, at: dt.datetime) -> Comment:
    """Say something under a claim. Whoever is named as @username finds it on the first page.

    :raises Forbidden: without the permission
    :raises Refused: without words, with too many, or for a name that nobody here has
    """
    require(actor, "claims.add_comment")
    if not text.strip():
        raise Refused(_("Write something first."), "text")
    if len(text) > LONGEST:
        raise Refused(_("Write at most %(number)d characters.") % {"number": LONGEST}, "text")
    named = _named(text)
    with acting(actor=actor, action="add_comment"):
        comment = Comment.objects.create(
            claim=Claim.objects.get(pk=claim_id), author=actor, text=text, written_at=at
        )
        others = [user for user in named if user != actor]
        CommentMention.objects.bulk_create(CommentMention(comment=comment, user=user) for user in others)
        return comment


def see_mentions(*, claim_id: int, actor: User, at: dt.datetime) -> int:
    """Somebody has read the comments of a claim: how many of them named that person for the first time."""
    unseen = CommentMention.objects.unseen_by(actor).filter(comment__claim=claim_id)
    return unseen.update(seen_at=at)


def colleagues() -> QuerySet[User]:
    """Those who can be named: active, and let in to the desk."""
    return User.objects.filter(is_active=True, is_staff=True).order_by("username")


def _named(text: str) -> list[User]:
    """:raises Refused: for a name that no colleague has, so that nobody waits for an answer in vain"""
    names = {name.lower(): name for name in NAMED.findall(text)}
    found = {user.username.lower(): user for user in colleagues()}
    for lower, name in names.items():
        if lower not in found:
            raise Refused(_("Nobody here is called @%(name)s.") % {"name": name}, "text")
    return [found[lower] for lower in names]
