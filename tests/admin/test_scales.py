from typing import Any

import pytest

from claims.admin.desk import change_url
from claims.models import User, VerdictScale
from tests.admin.conftest import Enter
from tests.admin.pages import list_url
from tests.factories.audit import member
from tests.factories.reviews import draft, verdict

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


THREE = "en: {}\nro: {}\nsq: {}"
STEPS = [
    ("worse", "1", ("Worse", "Mai rău", "Më keq")),
    ("better", "2", ("Better", "Mai bine", "Më mirë")),
    ("unverifiable", "", ("Unverifiable", "Neverificabil", "E paverifikueshme")),
]


def test_a_new_scale_in_three_languages_is_offered_to_reviews_in_the_editors_own(
    ana: User, enter: Enter
) -> None:
    values: dict[str, Any] = {"labels": THREE.format("Ours", "A noastră", "Jona"), "kind": "truth"}
    values |= {"methodology": "**How**", "is_active": "on"}
    values |= {"verdicts-TOTAL_FORMS": len(STEPS), "verdicts-INITIAL_FORMS": 0}
    for number, (key, value, labels) in enumerate(STEPS):
        cells = {"key": key, "position": number, "rating_value": value, "definitions": ""}
        cells["labels"] = THREE.format(*labels)
        values |= {f"verdicts-{number}-{name}": cell for name, cell in cells.items()}
    made = enter(member("dana", "administrator")).post("/admin/claims/verdictscale/add/", values)
    assert made.status_code == 302
    scale = VerdictScale.objects.get(slug="ours")
    assert [row.rating_value for row in scale.verdicts.order_by("position")] == [1, 2, None]
    page = enter(ana).get(change_url(draft(created_by=ana)), headers={"accept-language": "sq"})
    assert "Jona · Më mirë" in page.content.decode()


def test_the_form_of_a_scale_gives_examples_that_are_verdicts(enter: Enter) -> None:
    page = enter(member("dana", "administrator")).get(change_url(verdict().scale)).content.decode()
    assert "“en: Half true”" in page
    assert "“en: President”" not in page
    assert "Empty for what is no point of the scale" in page


@pytest.mark.usefixtures("migrated_rows")
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("slug", "steps"), [("truth-5", 5), ("truth-3", 3), ("promises", 5), ("flip-flops", 3)]
)
def test_a_preset_is_labelled_in_three_languages_and_unverifiable_is_no_step_of_it(
    slug: str, steps: int
) -> None:
    scale = VerdictScale.objects.get(slug=slug)
    verdicts = list(scale.verdicts.order_by("position"))
    assert [one.rating_value for one in verdicts] == [*range(1, steps + 1), None]
    assert verdicts[-1].key == "unverifiable"
    for labels in (scale.labels, *(one.labels for one in verdicts)):
        assert [bool(labels.get(code)) for code in ("en", "ro", "sq")] == [True] * 3
