"""Of two who have one row open, the second is told before anything of the first is lost."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.db.models import Model
from django.test import Client

from claims.admin.desk import change_url
from claims.models import Speaker, SpeakerAlias, User
from tests.admin.conftest import Enter
from tests.admin.test_audit import NO_INLINES
from tests.factories.articles import FeedFactory, SourceFactory
from tests.factories.audit import UserFactory, member
from tests.factories.claims import TopicFactory
from tests.factories.reviews import VerdictScaleFactory
from tests.factories.speakers import SpeakerFactory

pytestmark = pytest.mark.django_db
CHANGED = "Somebody else changed this in the meantime"


@pytest.fixture
def desk(enter: Enter) -> Client:
    return enter(UserFactory.create(is_superuser=True, is_staff=True))


def values(page: Any) -> dict[str, Any]:
    """What a browser would send of the page, if nobody touched it."""
    forms = [page.context["adminform"].form]
    for shown in page.context["inline_admin_formsets"]:
        forms += [shown.formset.management_form, *shown.formset.forms]
    typed = {bound.html_name: bound.value() for form in forms for bound in form if not bound.field.disabled}
    kept = {name: value for name, value in typed.items() if value is not None and value is not False}
    return {**kept, "seen": page.context["seen"]}


ROWS: dict[str, tuple[Callable[[], Model], dict[str, str], dict[str, str]]] = {
    "speaker": (SpeakerFactory.create, {"name": "Mara Lupu-Rusu"}, {"country": "MD"}),
    "source": (SourceFactory.create, {"name": "Gazeta Dornei"}, {"homepage": "https://dorna.test/"}),
    "feed": (FeedFactory.create, {"url": "https://dorna.test/rss"}, {"is_active": ""}),
    "topic": (TopicFactory.create, {"labels": "en: Bridges"}, {"labels": "en: Roads"}),
    "scale": (VerdictScaleFactory.create, {"methodology": "We count."}, {"labels": "en: Dorna"}),
    "account": (lambda: member("dorin", "contributor"), {"last_name": "Rusu"}, {"first_name": "Dorin"}),
}


@pytest.mark.parametrize("noun", ROWS)
def test_what_one_saved_is_not_overwritten_by_another_who_had_it_open(noun: str, desk: Client) -> None:
    make, first, second = ROWS[noun]
    row = make()
    seen = values(desk.get(change_url(row)))
    assert desk.post(change_url(row), {**seen, **first}).status_code == 302
    page = desk.post(change_url(row), {**seen, **second})
    assert CHANGED in page.content.decode()
    again = values(desk.get(change_url(row)))
    assert again.items() >= first.items()
    # The page shows what is typed, and its mark says that the row as it is now was seen.
    assert values(page).items() >= {name: value for name, value in second.items() if value}.items()
    assert desk.post(change_url(row), {**again, **second}).status_code == 302


def test_what_is_saved_by_now_stands_beside_what_was_typed(desk: Client) -> None:
    mara = SpeakerFactory.create(name="Mara Lupu")
    seen = values(desk.get(change_url(mara)))
    desk.post(change_url(mara), {**seen, "name": "Mara Lupu-Rusu"})
    page = desk.post(change_url(mara), {**seen, "name": "M. Lupu"})
    assert "Name: Mara Lupu-Rusu" in page.content.decode()
    assert desk.post(change_url(mara), values(page)).status_code == 302
    mara.refresh_from_db()
    assert mara.name == "M. Lupu"


def test_a_spelling_that_came_meanwhile_is_a_change_too(desk: Client) -> None:
    mara = SpeakerFactory.create()
    alias = SpeakerAlias.objects.create(speaker=mara, name="Lupu")
    seen = values(desk.get(change_url(mara)))
    SpeakerAlias.objects.filter(pk=alias.pk).update(name="dna Lupu")
    assert CHANGED in desk.post(change_url(mara), seen).content.decode()
    alias.refresh_from_db()
    assert alias.name == "dna Lupu"


def test_a_right_that_was_taken_away_does_not_come_back_by_saving_an_old_page(desk: Client) -> None:
    dorin: User = member("dorin", "contributor", "publisher")
    seen = values(desk.get(change_url(dorin)))
    dorin.groups.remove(Group.objects.get(name="publisher"))
    assert CHANGED in desk.post(change_url(dorin), seen).content.decode()
    assert [group.name for group in dorin.groups.all()] == ["contributor"]


def test_what_no_page_was_looked_at_for_is_saved_as_it_is_sent(desk: Client) -> None:
    mara = SpeakerFactory.create()
    assert desk.post(change_url(mara), {**NO_INLINES, "name": "M. Lupu", "kind": "person"}).status_code == 302
    assert Speaker.objects.get().name == "M. Lupu"
