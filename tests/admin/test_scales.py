from typing import Any

import pytest

from claims.admin.desk import change_url
from claims.models import User, VerdictScale
from tests.admin.conftest import Enter
from tests.admin.pages import list_url
from tests.factories.audit import member
from tests.factories.reviews import verdict

pytestmark = pytest.mark.django_db


def form(scale: VerdictScale, labels: str) -> dict[str, Any]:
    """What the scale's page sends: its labels, and a row for each verdict."""
    rows = list(scale.verdicts.order_by("position"))
    values: dict[str, Any] = {"labels": labels, "kind": "truth", "methodology": "", "is_active": "on"}
    values |= {"verdicts-TOTAL_FORMS": len(rows), "verdicts-INITIAL_FORMS": len(rows)}
    for number, row in enumerate(rows):
        cells = {"id": row.pk, "scale": scale.pk, "key": row.key, "position": row.position}
        cells |= {"rating_value": row.rating_value or "", "labels": _lines(row.labels), "definitions": ""}
        values |= {f"verdicts-{number}-{name}": value for name, value in cells.items()}
    return values


def _lines(labels: dict[str, str]) -> str:
    return "\n".join(f"{code}: {label}" for code, label in labels.items())


def test_administrator_words_a_scale_anew_and_unverifiable_keeps_no_value(enter: Enter) -> None:
    scale = verdict().scale
    desk = enter(member("dana", "administrator"))
    assert desk.post(change_url(scale), form(scale, "en: Our scale\nro: Scara noastră")).status_code == 302
    scale.refresh_from_db()
    assert scale.labels == {"en": "Our scale", "ro": "Scara noastră"}
    assert scale.verdicts.get(key="unverifiable").rating_value is None


def test_editor_reads_scales_and_changes_none(ana: User, enter: Enter) -> None:
    scale = verdict().scale
    desk = enter(ana)
    assert desk.get(list_url(VerdictScale)).status_code == 200
    assert desk.post(change_url(scale), form(scale, "en: Mine")).status_code == 403
