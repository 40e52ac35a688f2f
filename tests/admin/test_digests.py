import datetime as dt

import pytest
from django.test import Client
from django.utils import translation

from claims.admin.desk import change_url
from claims.choices import DigestState
from claims.models import Digest, DigestItem, DigestRun, Publication, Subscription, User
from tests.admin.conftest import Enter
from tests.admin.pages import list_url, push, questions
from tests.factories.audit import member
from tests.factories.publications import published_claim

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(besa: User, enter: Enter) -> Client:
    return enter(besa)


@pytest.fixture
def run(now: dt.datetime) -> DigestRun:
    return DigestRun.objects.create(
        frequency="daily",
        local_date=now.date(),
        local_hour=7,
        timezone="UTC",
        publication_seq=1,
        notice_seq=0,
        opened_at=now,
    )


def letter(run: DigestRun, number: int, state: DigestState = DigestState.PLANNED, error: str = "") -> Digest:
    subscription = Subscription.objects.create(email=f"reader{number}@on-record.test")
    return Digest.objects.create(
        run=run, subscription=subscription, state=state, message_id=f"<{number}@test>", last_error=error
    )


def test_letters_in_trouble_are_listed_with_their_error(desk: Client, run: DigestRun) -> None:
    letter(run, 1)
    troubled = letter(run, 2, DigestState.AMBIGUOUS, "The connection was lost after DATA.")
    page = desk.get(f"{list_url(Digest)}?trouble=yes")
    assert list(page.context["cl"].queryset) == [troubled]
    assert "The connection was lost after DATA." in page.content.decode()


def test_letter_shows_its_lines(desk: Client, run: DigestRun) -> None:
    published_claim()
    publication = Publication.objects.get()
    digest = letter(run, 1)
    DigestItem.objects.create(digest=digest, subject="claim", publication=publication)
    assert change_url(publication) in desk.get(change_url(digest)).content.decode()


def test_editor_reads_no_subscribers(ana: User, enter: Enter, run: DigestRun) -> None:
    digest = letter(run, 1)
    client = enter(ana)
    assert client.get(list_url(Subscription)).status_code == 403
    assert client.get(change_url(digest)).status_code == 403


def test_administrator_invites_and_ends_and_publisher_only_reads(desk: Client, enter: Enter) -> None:
    subscription = Subscription.objects.create(email="reader@on-record.test")
    assert list(desk.get(change_url(subscription)).context["doors"]) == []
    administrator = enter(member("adi", "administrator"))
    assert push(administrator, subscription, "invite").status_code == 302
    subscription.refresh_from_db()
    assert subscription.receives_statements
    assert push(administrator, subscription, "remove").status_code == 302
    assert "This subscription has ended." in push(administrator, subscription, "uninvite").content.decode()


def test_lists_ask_the_same_number_of_questions_for_one_row_and_for_many(
    desk: Client, run: DigestRun
) -> None:
    letter(run, 1)
    few = [questions(desk, list_url(model)) for model in (Digest, DigestRun, Subscription)]
    for number in range(2, 6):
        letter(run, number)
    assert [questions(desk, list_url(model)) for model in (Digest, DigestRun, Subscription)] == few


def test_a_run_is_called_by_its_day_as_the_reader_writes_it(run: DigestRun) -> None:
    day = dt.date(2026, 1, 9)
    run.local_date = day
    assert str(run) == "every day, 9 January 2026, 7:00 UTC"
    with translation.override("ro"):
        assert "09.01.2026, 7:00 UTC" in str(run)


def test_readers_languages_have_their_names(desk: Client) -> None:
    reader = Subscription.objects.create(email="cititor@on-record.test", language="ro")
    assert "<dd>Romanian</dd>" in desk.get(change_url(reader)).content.decode()
    page = desk.get(f"{list_url(Subscription)}?language=ro")
    assert list(page.context["cl"].queryset) == [reader]
    assert ">Romanian<" in page.content.decode()
