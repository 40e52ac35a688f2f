import pytest
from django.test import Client

from claims.admin.desk import change_url
from claims.admin.merges import merge_url
from claims.models import Speaker, SpeakerMerge, Statement, User
from tests.admin.pages import list_url, push, questions
from tests.factories.candidates import a_candidate
from tests.factories.speakers import SpeakerFactory
from tests.factories.statements import StatementFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def pair(db: None) -> tuple[Speaker, Speaker]:
    return SpeakerFactory.create(name="Lupu Mara"), SpeakerFactory.create(name="Mara Lupu")


def typed(duplicate: Speaker, kept: Speaker, **more: str) -> dict[str, str]:
    facts = {"reason": "One person.", **more}
    versions = {"duplicate_version": str(duplicate.version), "kept_version": str(kept.version)}
    return {"verb": "merge", **{f"merge-{name}": value for name, value in {**versions, **facts}.items()}}


def test_two_are_chosen_looked_at_merged_and_undone(desk: Client, pair: tuple[Speaker, Speaker]) -> None:
    duplicate, kept = pair
    StatementFactory.create(speaker=duplicate)
    assert "Choose both" in desk.get(merge_url(duplicate)).content.decode()
    preview = desk.get(merge_url(duplicate, kept)).content.decode()
    assert "1 statement" in preview and "merge-knowing" not in preview
    assert merge_url(kept, duplicate).replace("&", "&amp;") in preview
    assert not SpeakerMerge.objects.exists()
    answer = desk.post(merge_url(duplicate, kept), typed(duplicate, kept))
    merge = SpeakerMerge.objects.get()
    assert answer["Location"] == change_url(merge)
    assert "1 statements" in desk.get(change_url(merge)).content.decode()
    assert push(desk, merge, "undo", reason="Two people.").status_code == 302
    assert Statement.objects.get().speaker == duplicate


def test_what_speaks_against_it_is_shown_and_wants_a_tick(desk: Client) -> None:
    party, mara = SpeakerFactory.create(name="Lupii", kind="party"), SpeakerFactory.create()
    shown = desk.get(merge_url(party, mara)).content.decode()
    assert "They are of two kinds" in shown and "merge-knowing" in shown
    answer = desk.post(merge_url(party, mara), typed(party, mara))
    assert (answer.status_code, SpeakerMerge.objects.count()) == (422, 0)
    assert desk.post(merge_url(party, mara), typed(party, mara, knowing="on")).status_code == 302


def test_a_stale_preview_conflicts_and_may_be_pushed_again(
    desk: Client, pair: tuple[Speaker, Speaker]
) -> None:
    duplicate, kept = pair
    stale = typed(duplicate, kept)
    Speaker.objects.filter(pk=kept.pk).update(version=9)
    answer = desk.post(merge_url(duplicate, kept), stale)
    assert answer.status_code == 409
    assert answer.context["doors"]["merge"]["kept_version"].value() == 9


def test_one_and_the_same_is_not_a_pair(desk: Client, pair: tuple[Speaker, Speaker]) -> None:
    assert "These are one and the same" in desk.get(merge_url(pair[0], pair[0])).content.decode()


def test_a_suggestion_that_came_too_late_shows_the_one_kept(
    desk: Client, pair: tuple[Speaker, Speaker]
) -> None:
    gone, kept = pair
    Speaker.objects.filter(pk=gone.pk).update(merged_into=kept)
    page = desk.get(change_url(a_candidate(speaker=gone)))
    assert page.context["doors"]["accept"]["speaker"].value() == kept.pk


def test_contributor_sees_merges_and_makes_none(contributor: Client, pair: tuple[Speaker, Speaker]) -> None:
    assert contributor.get(list_url(SpeakerMerge)).status_code == 200
    assert contributor.post(merge_url(*pair), typed(*pair)).status_code == 403


def test_markup_in_names_never_runs(desk: Client) -> None:
    bad = SpeakerFactory.create(name="<img src=x onerror=alert(1)>")
    page = desk.get(merge_url(bad, SpeakerFactory.create())).content.decode()
    assert "<img src=x" not in page


def test_list_asks_the_same_number_of_questions_for_five_rows_and_for_fifty(desk: Client, ana: User) -> None:
    def merges(number: int) -> None:
        kept = SpeakerFactory.create()
        for duplicate in SpeakerFactory.create_batch(number, merged_into=kept):
            SpeakerMerge.objects.create(
                duplicate=duplicate, kept=kept, merged_by=ana, merged_at=duplicate.created_at
            )

    merges(5)
    few = questions(desk, list_url(SpeakerMerge))
    merges(45)
    assert questions(desk, list_url(SpeakerMerge)) == few
