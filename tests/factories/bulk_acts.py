"""Acts on many rows."""

import datetime as dt

from django.db.models import Model

from claims.choices import BulkVerb
from claims.models import BulkAct, User
from claims.services.bulk_acts import propose_bulk_act, start_bulk_act
from tests.factories.articles import A_MORNING


def an_act(asker: User, at: dt.datetime, **columns: object) -> BulkAct:
    """An act without rows."""
    values: dict[str, object] = {"verb": BulkVerb.REJECT, "language": "en", **columns}
    return BulkAct.objects.create(asked_by=asker, asked_at=at, due_at=at, **values)


def chosen(verb: BulkVerb, actor: User, *rows: Model, at: dt.datetime = A_MORNING) -> BulkAct:
    """An act whose rows are chosen, and which has not begun."""
    found = type(rows[0])._default_manager.filter(pk__in=[row.pk for row in rows]).order_by("pk")
    return propose_bulk_act(verb=verb, rows=found, language="en", actor=actor, at=at)


def begun(
    verb: BulkVerb, actor: User, *rows: Model, at: dt.datetime = A_MORNING, **arguments: object
) -> BulkAct:
    """An act that waits for a worker."""
    act = chosen(verb, actor, *rows, at=at)
    return start_bulk_act(act_id=act.pk, arguments=arguments, actor=actor, at=at)
