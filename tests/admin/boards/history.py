"""A row's history, told anew: which state it came into, so many hours after a Monday morning."""

import datetime as dt
import uuid
from typing import Any

import pgtrigger
from django.db.models import Model
from pghistory.models import Context

from claims.models import User

START = dt.datetime(2026, 1, 5, 6, 0, tzinfo=dt.UTC)
HOUR = 3600


def told(row: Model, *moves: Any, who: User | None = None, start: dt.datetime = START) -> None:
    """Let the row's traces be just these: state, hours, and perhaps what kind of trace."""
    events = type(row).pgh_event_models["insert"].objects  # type: ignore[attr-defined]
    first = events.filter(pgh_obj_id=row.pk).order_by("pgh_id").first()
    context = Context.objects.create(id=uuid.uuid4(), metadata={"user": who.pk}) if who else None
    with pgtrigger.ignore(f"{events.model._meta.label}:append_only"):
        events.filter(pgh_obj_id=row.pk).exclude(pk=first.pk).delete()
        for number, (state, hours, *label) in enumerate(moves):
            if number:
                first.pk = None
                first.pgh_label = label[0] if label else "update"
            first.state, first.pgh_context = state, context
            first.save()
            events.filter(pk=first.pk).update(pgh_created_at=start + dt.timedelta(hours=hours))
