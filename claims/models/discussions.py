"""What the newsroom says to itself about a claim. It never leaves the house."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from claims.models.audit import User, recorded
from claims.models.claims import Claim


@recorded
class Comment(models.Model):
    """A remark under a claim. What was said stays; a second thought is a second comment."""

    claim = models.ForeignKey(Claim, models.CASCADE, related_name="comments", verbose_name=_("claim"))
    author = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("author"))
    text = models.TextField(_("comment"))
    written_at = models.DateTimeField(_("written"))
    mentioned = models.ManyToManyField(User, through="CommentMention", related_name="mentioned_in")

    class Meta:
        verbose_name = _("comment")
        verbose_name_plural = _("comments")
        ordering = ["written_at", "pk"]
        constraints = [models.CheckConstraint(name="comment_has_text", condition=~Q(text=""))]

    def __str__(self) -> str:
        return self.text[:80]


class CommentMentionQuerySet(models.QuerySet["CommentMention"]):
    def unseen_by(self, user: User) -> Self:
        return self.filter(user=user, seen_at=None)


class CommentMention(models.Model):
    """Somebody is named in a comment, and has seen it or not."""

    comment = models.ForeignKey(Comment, models.CASCADE, related_name="mentions")
    user = models.ForeignKey(User, models.CASCADE, related_name="mentions")
    seen_at = models.DateTimeField(_("seen"), null=True, blank=True)

    objects = CommentMentionQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(name="mentioned_once", fields=["comment", "user"])]

    def __str__(self) -> str:
        return f"{self.user}: {self.comment}"
