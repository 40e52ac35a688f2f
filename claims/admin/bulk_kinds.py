"""The acts on many rows that a list offers; none of them publishes."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from claims.admin.bulk import Bulk
from claims.admin.decisions import LATER, UNDECIDED
from claims.admin.fields import chosen, day_field
from claims.choices import BulkVerb, RejectReason
from claims.models import Candidate, Claim, PublicClaim, Statement, StatementLink, Topic
from claims.services.discussions import colleagues


def in_the_future(day: dt.date) -> None:
    if day <= timezone.localdate():
        raise forms.ValidationError(_("Choose a day in the future."))


class Deciding(Bulk):
    """An act on candidates that somebody else may have decided."""

    move = BulkVerb.REJECT

    @classmethod
    def forecast(cls, rows: QuerySet[Any]) -> Iterator[str]:
        if decided := rows.exclude(state__in=UNDECIDED).count():
            yield ngettext(
                "%(number)d is decided already and will be refused.",
                "%(number)d are decided already and will be refused.",
                decided,
            ) % {"number": decided}


class RejectMany(Deciding):
    label, is_grave = _("Reject"), True
    intro = _("For one reason. What is decided by then stays as it is.")

    reason = forms.ChoiceField(label=_("Reason"), choices=[("", _("Choose a reason")), *RejectReason.choices])


class ParkMany(Deciding):
    move, label = BulkVerb.PARK, _("Park until a date")
    intro = _("They leave the queue and come back on that day.")

    until = day_field(label=_("Until"), required=True, validators=[in_the_future])

    def first_values(self) -> dict[str, Any]:
        return {"until": timezone.localdate() + LATER}


class LinkMany(Bulk):
    move, label = BulkVerb.LINK, _("Link to a claim")
    intro = _("Same truth conditions, same period. Somebody else will confirm each of the links.")

    claim = chosen(StatementLink._meta.get_field("claim"), Claim.objects.current(), label=_("Claim"))

    @classmethod
    def forecast(cls, rows: QuerySet[Any]) -> Iterator[str]:
        """Withdrawn ones, and those that are only kept as record."""
        standing = Statement.objects.standing().filter(kind__in=("factual", "promise"))
        if unfit := rows.exclude(pk__in=standing.values("pk")).count():
            yield ngettext(
                "%(number)d makes no claim, for it is withdrawn or only kept as record: it will be refused.",
                "%(number)d make no claim, for they are withdrawn or only kept as record: "
                "they will be refused.",
                unfit,
            ) % {"number": unfit}


class AddTopic(Bulk):
    move, label = BulkVerb.ADD_TOPIC, _("Add a topic")

    topic = forms.ModelChoiceField(label=_("Topic"), queryset=Topic.objects.all())

    @classmethod
    def forecast(cls, rows: QuerySet[Any]) -> Iterator[str]:
        standing = PublicClaim.objects.standing().values("pk")
        if public := rows.filter(public_id__in=standing).count():
            yield ngettext(
                "%(number)d is published: readers see the change at once.",
                "%(number)d are published: readers see the change at once.",
                public,
            ) % {"number": public}


class RemoveTopic(AddTopic):
    move, label = BulkVerb.REMOVE_TOPIC, _("Remove a topic")


class AssignMany(Bulk):
    move, label = BulkVerb.ASSIGN, _("Assign to a colleague")
    intro = _("Whoever has one of them now, has it no more.")

    assigned_to = forms.ModelChoiceField(label=_("Assigned to"), queryset=colleagues())


class SetDue(Bulk):
    move, label = BulkVerb.SET_DUE, _("Set the day on which they are due")

    due_on = day_field(label=_("Due"), required=True)


class SetRecheck(Bulk):
    move, label = BulkVerb.SET_RECHECK, _("Set the day to check again")

    recheck_on = day_field(label=_("Check again on"), required=True, validators=[in_the_future])

    @classmethod
    def forecast(cls, rows: QuerySet[Any]) -> Iterator[str]:
        if without := rows.filter(review=None).count():
            yield ngettext(
                "%(number)d has no review yet and will be refused.",
                "%(number)d have no review yet and will be refused.",
                without,
            ) % {"number": without}


class FinishMany(Bulk):
    move, label = BulkVerb.FINISH, _("Mark as done")

    @classmethod
    def forecast(cls, rows: QuerySet[Any]) -> Iterator[str]:
        waiting = Candidate.objects.waiting().values("article")
        if full := rows.filter(pk__in=waiting).count():
            yield ngettext(
                "In %(number)d of them candidates still wait: it will be refused.",
                "In %(number)d of them candidates still wait: they will be refused.",
                full,
            ) % {"number": full}


class UnfinishMany(Bulk):
    move, label = BulkVerb.UNFINISH, _("Take the mark away")


OF_CANDIDATES = (RejectMany, ParkMany)
OF_STATEMENTS = (LinkMany,)
OF_CLAIMS = (AddTopic, RemoveTopic, AssignMany, SetDue, SetRecheck)
OF_ARTICLES = (FinishMany, UnfinishMany)
KINDS: tuple[type[Bulk], ...] = (*OF_CANDIDATES, *OF_STATEMENTS, *OF_CLAIMS, *OF_ARTICLES)
