import pytest
from django.contrib import admin
from django.test import Client
from django.urls import reverse

from claims.admin.desk import RememberingAdmin, admin_url, change_url
from claims.admin.manual import sections
from claims.models import User
from tests.admin.conftest import Enter
from tests.factories.claims import ClaimFactory
from tests.factories.speakers import SpeakerFactory

pytestmark = pytest.mark.django_db


def test_manual_is_read_at_the_desk_and_by_nobody_outside(client: Client, ana: User, enter: Enter) -> None:
    page = enter(ana).get(reverse("manual")).content.decode()
    assert "<code>Ctrl</code>" in page
    assert 'id="keys"' in page
    assert "&lt;!--" not in page
    assert "models/reviews.md" not in page
    assert client.get(reverse("manual")).status_code == 302


def test_manual_is_in_the_language_of_the_desk_with_the_same_anchors(ana: User, enter: Enter) -> None:
    page = enter(ana).get(reverse("manual"), headers={"Accept-Language": "ro"}).content.decode()
    assert '<main class="desk-page" lang="ro">' in page
    assert 'id="keys"' in page
    assert "A working day" not in page
    assert [one.anchor for one in sections("sq")] == [one.anchor for one in sections()]


def test_every_room_leads_to_a_chapter_that_exists() -> None:
    anchors = {section.anchor for section in sections()}
    rooms = [room for room in admin.site._registry.values() if isinstance(room, RememberingAdmin)]
    wanted = {room.manual for room in rooms if room.manual}
    assert len(wanted) > 4
    assert wanted <= anchors


def test_a_page_of_the_desk_leads_to_its_chapter(ana: User, enter: Enter) -> None:
    page = enter(ana).get(change_url(ClaimFactory.create())).content.decode()
    assert 'href="/admin/manual/#comments-and-work"' in page


def test_every_list_form_and_history_leads_to_the_manual(ana: User, enter: Enter) -> None:
    ana.is_superuser = True
    ana.save()
    desk = enter(ana)
    for model, room in admin.site._registry.items():
        manual: str = getattr(room, "manual", "")
        wanted = f'href="/admin/manual/{f"#{manual}" if manual else ""}"'
        assert wanted in desk.get(admin_url(model, "changelist")).content.decode(), model
    speaker = SpeakerFactory.create()
    for address in (
        change_url(speaker),
        admin_url(speaker, "add"),
        admin_url(speaker, "history", speaker.pk),
    ):
        assert 'href="/admin/manual/"' in desk.get(address).content.decode(), address
    assert 'href="/admin/manual/' not in desk.get(f"{admin_url(speaker, 'add')}?_popup=1").content.decode()


def test_the_entrance_leads_to_no_manual(client: Client) -> None:
    assert "/admin/manual/" not in client.get("/admin/login/").content.decode()
