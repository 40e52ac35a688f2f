"""Two entries become one and two again, by keys alone."""

import pytest
from playwright.sync_api import expect
from pytest_django.live_server_helper import LiveServer

from claims.admin.desk import change_url
from claims.models import Speaker, SpeakerMerge, User
from tests.browser.conftest import LogIn
from tests.browser.keyboard import decide
from tests.factories.speakers import SpeakerFactory
from tests.factories.statements import StatementFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_double_is_merged_and_the_merge_undone_without_the_mouse(
    live_server: LiveServer, log_in: LogIn, ana: User
) -> None:
    mara = SpeakerFactory.create(name="Mara Lupu")
    statement = StatementFactory.create(speaker=SpeakerFactory.create(name="Lupu Mara"))
    page = log_in(ana)
    page.goto(f"{live_server.url}{change_url(mara)}")
    page.get_by_role("link", name="Lupu Mara", exact=True).focus()
    decide(page, "Enter")
    expect(page.get_by_text("1 statement")).to_be_visible()
    page.get_by_label("Reason").focus()
    page.keyboard.type("One person.")
    decide(page, "Enter")
    expect(page.get_by_text("Merged. You can undo it on this page.")).to_be_visible()
    page.locator("details.door > summary").focus()
    page.keyboard.press("Enter")
    page.get_by_label("Reason").focus()
    page.keyboard.type("Two people after all.")
    decide(page, "Enter")
    expect(page.get_by_text("Two entries again.")).to_be_visible()
    statement.refresh_from_db()
    assert statement.speaker.name == "Lupu Mara"
    assert Speaker.objects.current().count() == 2
    assert SpeakerMerge.objects.standing().count() == 0
