"""The page of a bulk act: what is asked, how far it is, what became of each row, and the way back."""

import datetime as dt

import pytest
from django.test import Client
from django.utils import timezone

from claims.admin.bulk_acts import state
from claims.admin.desk import admin_url, change_url
from claims.choices import BulkVerb
from claims.models import BulkAct, Candidate, Claim, User
from claims.services import bulk_acts
from claims.services.bulk_acts import run_bulk_act, stop_bulk_act
from tests.admin.conftest import Enter
from tests.admin.pages import list_url, push, questions
from tests.factories.bulk_acts import an_act, begun, chosen
from tests.factories.candidates import a_candidate
from tests.factories.claims import ClaimFactory

pytestmark = pytest.mark.django_db


def rejecting(actor: User, number: int = 2) -> BulkAct:
    return begun(BulkVerb.REJECT, actor, *(a_candidate() for _ in range(number)), reason="vague")


def run(act: BulkAct) -> None:
    run_bulk_act(act_id=act.pk, at=timezone.now())
    act.refresh_from_db()


def page(desk: Client, act: BulkAct, query: str = "") -> str:
    return desk.get(f"{change_url(act)}?{query}").content.decode()


def far(desk: Client, act: BulkAct) -> dict[str, object]:
    found: dict[str, object] = desk.get(admin_url(act, "progress", act.pk)).json()
    return found


def test_the_asking_page_says_how_many_and_which(desk: Client, ana: User) -> None:
    act = chosen(BulkVerb.SET_DUE, ana, *ClaimFactory.create_batch(12, text="<b>The bridge</b> opens."))
    shown = page(desk, act)
    assert "<strong>12</strong> rows were chosen." in shown
    assert "Nothing has been done with them yet." in shown
    assert shown.count("&lt;b&gt;The bridge&lt;/b&gt; opens.") == 10
    assert "and 2 more" in shown
    assert 'id="door-set_due"' in shown
    assert 'id="door-reject"' not in shown


def test_a_choice_is_begun_and_finished_and_the_result_is_shown(desk: Client, ana: User) -> None:
    kept, act = a_candidate(), chosen(BulkVerb.REJECT, ana, a_candidate(), first := a_candidate())
    assert push(desk, act, "reject", reason="vague").status_code == 302
    act.refresh_from_db()
    assert state(act) == "at work"
    assert '<progress id="bulk-progress" max="2" value="0">0 of 2</progress>' in page(desk, act)
    assert (far(desk, act)["text"], far(desk, act)["is_over"]) == ("0 of 2", False)
    Candidate.objects.filter(pk=first.pk).update(version=7)
    run(act)
    counts = {"waiting": "0", "done": "1", "unchanged": "0", "refused": "1"}
    assert far(desk, act) == {"settled": 2, "text": "2 of 2", "counts": counts, "is_over": True}
    shown = page(desk, act)
    assert "<progress" not in shown
    assert "The proposal changed in the meantime. Look at it again." in shown
    assert change_url(first) in shown
    assert change_url(kept) not in shown
    assert list(Candidate.objects.waiting().order_by("pk")) == [kept, first]


def test_rows_are_shown_by_outcome_a_page_at_a_time(desk: Client, ana: User) -> None:
    act = rejecting(ana, 60)
    run(act)
    first, second = page(desk, act), page(desk, act, "outcome=done&p=2")
    assert first.count("<tr>") == 1 + 50
    assert second.count("<tr>") == 1 + 10
    assert "outcome=done&amp;p=2" in first
    assert "None." in page(desk, act, "outcome=refused")


def test_a_discarded_choice_is_gone_and_the_list_follows(desk: Client, ana: User) -> None:
    act = chosen(BulkVerb.REJECT, ana, a_candidate())
    assert push(desk, act, "discard")["Location"] == list_url(Candidate)
    assert not BulkAct.objects.exists()


def test_a_colleague_sees_a_choice_and_cannot_begin_it(ana: User, besa: User, enter: Enter) -> None:
    act, besas = chosen(BulkVerb.REJECT, ana, a_candidate()), enter(besa)
    assert "ana chose these rows" in page(besas, act)
    assert push(besas, act, "reject", reason="vague").status_code == 422
    assert push(besas, act, "discard").status_code == 422
    assert BulkAct.objects.unstarted().exists()


def test_it_is_stopped_and_what_was_done_is_undone(
    desk: Client, ana: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bulk_acts, "CHUNK", 1)
    act = rejecting(ana, 3)
    run(act)
    assert push(desk, act, "stop").status_code == 302
    shown = page(desk, act)
    assert "stopped" in shown
    assert 'id="door-undo"' in shown
    answer = push(desk, act, "undo")
    undo = BulkAct.objects.get(undoes=act)
    assert answer["Location"] == change_url(undo)
    run(undo)
    assert Candidate.objects.waiting().count() == 3
    shown = page(desk, undo)
    assert f"Undo {act.pk}: let candidates wait again" in shown
    assert "<dd>vague</dd>" in shown
    assert change_url(undo) in page(desk, act)
    assert 'id="door-undo"' not in page(desk, act) + shown


def test_an_act_set_aside_waits_for_a_person(desk: Client, ana: User) -> None:
    act = rejecting(ana)
    BulkAct.objects.update(set_aside_at=timezone.now(), attempts=3)
    assert "It has stopped by itself" in page(desk, act)
    assert far(desk, act)["is_over"]
    assert push(desk, act, "resume").status_code == 302
    run(act)
    assert state(act) == "finished"


def test_what_has_no_undoing_or_did_nothing_offers_none(desk: Client, ana: User) -> None:
    due = begun(BulkVerb.SET_DUE, ana, ClaimFactory.create(), due_on="2030-01-01")
    idle = rejecting(ana)
    stop_bulk_act(act_id=idle.pk, actor=ana, at=timezone.now())
    run(due)
    assert 'id="door-undo"' not in page(desk, due) + page(desk, idle)
    assert push(desk, due, "undo").status_code == 422


def test_a_row_that_is_gone_is_shown_without_a_link(desk: Client, ana: User) -> None:
    act = begun(BulkVerb.SET_DUE, ana, ClaimFactory.create(), due_on="2030-01-01")
    Claim.objects.all().delete()
    run(act)
    assert "It is no longer there." in page(desk, act)


def test_the_list_shows_mine_first(desk: Client, ana: User, besa: User, now: dt.datetime) -> None:
    mine, theirs = an_act(ana, now), an_act(besa, now)
    old = an_act(ana, now, set_aside_at=now, started_at=now)

    def listed(query: str = "") -> set[BulkAct]:
        return set(desk.get(f"{list_url(BulkAct)}?{query}").context["cl"].queryset)

    assert listed() == {mine, old}
    assert listed("whose=all") == {mine, theirs, old}
    assert listed("work=set_aside") == {old}
    assert listed("work=undone") == {old}


def test_pages_ask_the_same_number_of_questions_for_few_rows_and_for_many(desk: Client, ana: User) -> None:
    few, many = (chosen(BulkVerb.REJECT, ana, *(a_candidate() for _ in range(number))) for number in (2, 30))
    assert questions(desk, change_url(few)) == questions(desk, change_url(many))
    for act in (few, many):
        push(desk, act, "reject", reason="vague")
        run(act)
    assert questions(desk, change_url(few)) == questions(desk, change_url(many))
    before = questions(desk, list_url(BulkAct))
    for _ in range(5):
        chosen(BulkVerb.REJECT, ana, a_candidate())
    assert questions(desk, list_url(BulkAct)) == before


def test_an_outsider_sees_nothing(carol: User, ana: User, enter: Enter) -> None:
    act = rejecting(ana)
    for url in (list_url(BulkAct), change_url(act), admin_url(act, "progress", act.pk)):
        assert enter(carol).get(url).status_code == 403
