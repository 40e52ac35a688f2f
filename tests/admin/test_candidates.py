import datetime as dt
from typing import Any
from urllib.parse import urlencode

import pytest
from django.test import Client
from django.utils.html import escape

from claims.admin.desk import admin_url, change_url
from claims.choices import AttributionGrade, CandidateState, StatementKind
from claims.models import Article, Candidate, Speaker, Statement, User
from tests.admin.conftest import Enter
from tests.admin.pages import list_url, push, questions
from tests.factories.articles import ArticleFactory
from tests.factories.candidates import a_candidate, candidate_in, sighting_in
from tests.factories.speakers import SpeakerFactory
from tests.factories.statements import StatementFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def mara(db: None) -> Speaker:
    speaker: Speaker = SpeakerFactory.create(name="Mara Lupu")
    return speaker


def test_list_shows_the_waiting_only_the_worthiest_first(desk: Client) -> None:
    article = ArticleFactory.create(text="Alpha rose. Beta fell. Gamma stood.")
    candidate_in(article, "Alpha rose.", check_worthiness=0.1)
    candidate_in(article, "Beta fell.", check_worthiness=0.9)
    candidate_in(article, "Gamma stood.", state=CandidateState.PARKED, parked_until=dt.date(2030, 1, 1))
    page = desk.get(list_url(Candidate)).content.decode()
    assert page.index("Beta fell.") < page.index("Alpha rose.")
    assert "Gamma stood." not in page
    assert "Gamma stood." in desk.get(f"{list_url(Candidate)}?state=all").content.decode()


def test_list_asks_the_same_number_of_questions_for_five_rows_and_for_fifty(desk: Client) -> None:
    for _ in range(5):
        a_candidate(speaker=SpeakerFactory.create())
    few = questions(desk, list_url(Candidate))
    for _ in range(45):
        a_candidate(speaker=SpeakerFactory.create())
    assert questions(desk, list_url(Candidate)) == few


def test_page_marks_clause_quote_and_mention_in_the_article(desk: Client) -> None:
    article = ArticleFactory.create(text="“We <b>build</b>”, said Mara Lupu. Nobody asked.")
    start = article.text.index("We")
    candidate = candidate_in(
        article,
        "“We <b>build</b>”, said Mara Lupu",
        quote_spans=[[start, start + 15]],
        mention="Mara Lupu",
        mention_start=article.text.index("Mara"),
        mention_end=article.text.index("Mara") + 9,
    )
    page = desk.get(change_url(candidate)).content.decode()
    assert 'id="passage"' in page
    assert '<mark class="mark-clause mark-quote">We &lt;b&gt;build&lt;/b&gt;</mark>' in page
    assert '<mark class="mark-clause mark-mention">Mara Lupu</mark>' in page
    assert "<b>build</b>" not in page


def test_editor_accepts_with_a_known_speaker_and_goes_on_to_the_next(desk: Client, mara: Speaker) -> None:
    candidate, following = a_candidate(check_worthiness=0.9), a_candidate(check_worthiness=0.5)
    answer = push(desk, candidate, "accept", speaker=mara.pk, said="2026-01-08", **ACCEPTED)
    assert answer.status_code == 302
    assert answer["Location"] == change_url(following)
    statement = Statement.objects.get()
    assert (statement.speaker, statement.said_on) == (mara, dt.date(2026, 1, 8))
    assert statement.words == candidate.words


def test_editor_accepts_with_a_speaker_made_from_the_mention(desk: Client) -> None:
    candidate = a_candidate(mention="dna Lupu")
    push(
        desk,
        candidate,
        "accept",
        new_speaker="Mara Lupu",
        new_speaker_kind="person",
        said="2026-01",
        **ACCEPTED,
    )
    speaker = Statement.objects.get().speaker
    assert speaker.name == "Mara Lupu"
    assert [alias.name for alias in speaker.aliases.all()] == ["dna Lupu"]


def test_accepting_without_a_speaker_is_refused_and_loses_nothing(desk: Client) -> None:
    candidate = a_candidate()
    answer = push(desk, candidate, "accept", said="2026-01-08", **{**ACCEPTED, "role": "Mayor of Dorna"})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Choose who said it" in page
    assert 'value="Mayor of Dorna"' in page
    assert not Statement.objects.exists()


def test_hearsay_is_refused_without_a_second_source_on_that_field(desk: Client, mara: Speaker) -> None:
    candidate = a_candidate(grade=AttributionGrade.HEARSAY)
    answer = push(desk, candidate, "accept", speaker=mara.pk, **ACCEPTED)
    assert answer.context["doors"]["accept"].errors.keys() == {"second_source"}


def test_a_new_speaker_is_kept_when_the_rest_is_refused(desk: Client) -> None:
    candidate = a_candidate(grade=AttributionGrade.HEARSAY)
    answer = push(desk, candidate, "accept", new_speaker="Mara Lupu", new_speaker_kind="person", **ACCEPTED)
    speaker = Speaker.objects.get()
    assert answer.context["doors"]["accept"]["speaker"].value() == str(speaker.pk)
    again = push(desk, candidate, "accept", speaker=speaker.pk, second_source="The minutes.", **ACCEPTED)
    assert again.status_code == 302


@pytest.mark.parametrize("said", ["9 January", "2026-13", "2026-02-30"])
def test_a_date_that_is_none_is_refused(desk: Client, mara: Speaker, said: str) -> None:
    answer = push(desk, a_candidate(), "accept", speaker=mara.pk, said=said, **ACCEPTED)
    assert answer.context["doors"]["accept"].errors.keys() == {"said"}


def test_bounds_narrow_a_month_and_may_not_leave_it(desk: Client, mara: Speaker) -> None:
    candidate = a_candidate()
    outside: dict[str, Any] = {"said": "2026-01", "not_before": "2025-12-30", "not_after": ""}
    assert push(desk, candidate, "accept", speaker=mara.pk, **ACCEPTED, **outside).status_code == 422
    inside: dict[str, Any] = {"said": "2026-01", "not_before": "2026-01-05", "not_after": "2026-01-08"}
    push(desk, candidate, "accept", speaker=mara.pk, **ACCEPTED, **inside)
    statement = Statement.objects.get()
    assert (statement.said_not_before, statement.said_not_after) == (dt.date(2026, 1, 5), dt.date(2026, 1, 8))
    assert statement.said_on is None


def test_the_slower_editor_is_told_and_keeps_what_was_typed(
    desk: Client, besa: User, enter: Enter, mara: Speaker
) -> None:
    candidate = a_candidate()
    push(enter(besa), candidate, "reject", reason="vague")
    answer = push(desk, candidate, "accept", speaker=mara.pk, **{**ACCEPTED, "role": "Mayor of Dorna"})
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "besa decided this already" in page
    assert 'value="Mayor of Dorna"' in page
    assert not Statement.objects.exists()


def test_an_old_version_is_a_conflict_and_the_next_push_knows_the_new_one(
    desk: Client, mara: Speaker
) -> None:
    candidate = a_candidate()
    Candidate.objects.filter(pk=candidate.pk).update(version=7, score=0.4)
    answer = push(desk, candidate, "accept", speaker=mara.pk, version=1, **ACCEPTED)
    assert answer.status_code == 409
    assert answer.context["doors"]["accept"]["version"].value() == 7
    assert push(desk, candidate, "accept", speaker=mara.pk, version=7, **ACCEPTED).status_code == 302


def test_opinion_is_kept_as_record(desk: Client, mara: Speaker) -> None:
    candidate = a_candidate()
    push(desk, candidate, "record", speaker=mara.pk, wording="outlet", kind="opinion")
    assert Statement.objects.get().kind == StatementKind.OPINION


def test_candidate_merges_into_a_look_alike(desk: Client) -> None:
    statement = StatementFactory.create()
    candidate = a_candidate()
    assert [found.statement for found in desk.get(change_url(candidate)).context["alike"]] == [statement]
    assert push(desk, candidate, "merge", statement=statement.pk).status_code == 302
    candidate.refresh_from_db()
    assert (candidate.state, candidate.statement) == (CandidateState.MERGED, statement)


def test_candidate_is_parked_until_a_day_to_come(desk: Client) -> None:
    candidate = a_candidate()
    assert push(desk, candidate, "park", until="2020-01-01").status_code == 422
    tomorrow = dt.date.today() + dt.timedelta(days=2)  # noqa: DTZ011
    assert push(desk, candidate, "park", until=tomorrow.isoformat()).status_code == 302
    candidate.refresh_from_db()
    assert (candidate.state, candidate.parked_until) == (CandidateState.PARKED, tomorrow)


def test_candidate_is_rejected_with_a_reason_only(desk: Client) -> None:
    candidate = a_candidate()
    assert push(desk, candidate, "reject", reason="").status_code == 422
    assert push(desk, candidate, "reject", reason="vague").status_code == 302
    candidate.refresh_from_db()
    assert (candidate.state, candidate.reject_reason) == (CandidateState.REJECTED, "vague")


def test_contributor_sees_candidates_and_decides_nothing(contributor: Client) -> None:
    candidate = a_candidate()
    page = contributor.get(change_url(candidate))
    assert list(page.context["doors"]) == []
    assert push(contributor, candidate, "reject", reason="vague").status_code == 403
    candidate.refresh_from_db()
    assert candidate.state == CandidateState.WAITING


def test_outsider_is_refused_the_list(carol: User, enter: Enter) -> None:
    assert enter(carol).get(list_url(Candidate)).status_code == 403


ACCEPTED: dict[str, Any] = {"wording": "outlet", "kind": "factual", "medium": "article"}


def filtered(candidate: Candidate, query: str) -> str:
    """The page as the list links to it, when the list is filtered."""
    return f"{change_url(candidate)}?{urlencode({'_changelist_filters': query})}"


def test_next_and_previous_stay_behind_the_lists_filters(desk: Client) -> None:
    first, other, last = (
        a_candidate(check_worthiness=worth, language=language)
        for worth, language in ((0.9, "ro"), (0.8, "sq"), (0.7, "ro"))
    )
    page = desk.get(filtered(first, "language=ro"))
    assert page.context["next_url"] == filtered(last, "language=ro")
    assert desk.get(change_url(first)).context["next_url"] == change_url(other)
    assert desk.get(filtered(last, "language=ro")).context["previous_url"] == filtered(first, "language=ro")


def test_the_line_that_waits_stands_beside_the_article_in_its_rank(desk: Client, mara: Speaker) -> None:
    last, here, behind = (
        a_candidate(check_worthiness=worth, language="ro", speaker=mara) for worth in (0.2, 0.9, 0.8)
    )
    other = a_candidate(check_worthiness=0.5, language="sq")
    page = desk.get(change_url(here))
    assert [row for row, _url in page.context["ahead"]] == [behind, other, last]
    line = page.content.decode().split('id="ahead-title"')[1]
    assert f'<a href="{change_url(behind)}" lang="ro" dir="auto">' in line
    narrowed = desk.get(filtered(here, "language=ro")).context["ahead"]
    assert narrowed == [(row, filtered(row, "language=ro")) for row in (behind, last)]
    assert desk.get(change_url(last)).context["ahead"][0] == (here, change_url(here))


def test_a_decision_leads_to_the_one_behind_it_not_to_the_front(desk: Client) -> None:
    _front, here, behind = (a_candidate(check_worthiness=worth) for worth in (0.9, 0.8, 0.7))
    assert push(desk, here, "reject", reason="vague")["Location"] == change_url(behind)


def test_filters_that_are_none_are_left_out(desk: Client) -> None:
    first, last = a_candidate(check_worthiness=0.9), a_candidate(check_worthiness=0.1)
    page = desk.get(filtered(first, "nonsense__is=1"))
    assert page.context["next_url"].startswith(change_url(last))


def test_the_message_of_a_decision_leads_to_its_undoing(desk: Client) -> None:
    candidate, _following = a_candidate(check_worthiness=0.9), a_candidate()
    push(desk, candidate, "reject", reason="vague")
    page = desk.get(list_url(Candidate)).content.decode()
    assert f'href="{change_url(candidate)}#door-undo"' in page
    assert "undo-version&quot;: 2}" in page
    candidate.refresh_from_db()
    assert push(desk, candidate, "undo").status_code == 302
    candidate.refresh_from_db()
    assert candidate.state == CandidateState.WAITING


def test_a_claim_written_beside_it_is_made_with_the_acceptance(desk: Client, mara: Speaker) -> None:
    claim: dict[str, Any] = {"claim": "The bridge opens in May.", "claim_language": "en"}
    push(desk, a_candidate(), "accept", speaker=mara.pk, **ACCEPTED, **claim)
    assert Statement.objects.get().links.get().claim.text == "The bridge opens in May."


def test_the_promise_button_speaks_louder_than_the_field(desk: Client, mara: Speaker) -> None:
    push(desk, a_candidate(), "accept", speaker=mara.pk, **{**ACCEPTED, "kind": ["factual", "promise"]})
    assert Statement.objects.get().kind == StatementKind.PROMISE


def test_who_else_has_it_open_is_shown_on_the_page_and_told_to_it(
    desk: Client, besa: User, enter: Enter
) -> None:
    candidate = a_candidate()
    second = enter(besa)
    assert desk.get(change_url(candidate)).context["others"] == ""
    assert second.get(change_url(candidate)).context["others"] == "Open at the same time: ana"
    told = desk.get(admin_url(Candidate, "open", candidate.pk)).json()
    assert told == {"text": "Open at the same time: besa"}


def crowd(article: Article, first: int, last: int) -> list[Candidate]:
    """Candidates of one article, each with suggestions of its own."""
    made = []
    for number in range(first, last):
        one, other = SpeakerFactory.create(), SpeakerFactory.create()
        suggested = [{"name": other.name, "rule": "surname", "score": 0.5}]
        made.append(candidate_in(article, f"Word {number}.", speaker=one, alternatives=suggested))
    return made


def test_page_asks_the_same_number_of_questions_among_five_and_among_fifty(desk: Client) -> None:
    article = ArticleFactory.create(text=" ".join(f"Word {number}." for number in range(50)))
    candidate = crowd(article, 0, 5)[0]
    a_sighting(candidate)
    few = questions(desk, filtered(candidate, "language=en"))
    crowd(article, 5, 50)
    for _ in range(4):
        a_sighting(candidate)
    assert questions(desk, filtered(candidate, "language=en")) == few


def a_sighting(candidate: Candidate) -> None:
    sighting_in(ArticleFactory.create(text=f"{candidate.words} And more."), candidate)


def test_of_a_very_long_article_only_the_surroundings_are_shown(desk: Client) -> None:
    line = "Nobody said anything of note in these years. "
    article = ArticleFactory.create(text=line * 120_000 + "The bridge opened. " + line * 120_000)
    candidate = candidate_in(article, "The bridge opened.")
    page = desk.get(change_url(candidate)).content.decode()
    assert '<mark class="mark-clause mark-quote" id="passage"' in page
    assert "only what stands around the passage" in page
    assert len(page) < 400_000


def test_words_are_shown_to_the_letter_however_long(desk: Client) -> None:
    words = "Țară\u00a0„mică”\u200f שלום & <i>e\u0301</i> " * 1700
    candidate = candidate_in(ArticleFactory.create(text=f"{words}|"), words.rstrip())
    assert len(candidate.words) > 50_000
    assert str(escape(candidate.words)) in desk.get(change_url(candidate)).content.decode()


def test_neighbours_are_marked_by_kind_and_what_dates_the_words_as_ground(desk: Client) -> None:
    article = ArticleFactory.create(text="On Monday she said: “We build.” He denied that it was so.")
    at = article.text.index("On Monday")
    candidate = candidate_in(
        article, "We build.", evidence=[{"text": "On Monday", "start": at, "end": at + 9}]
    )
    candidate_in(article, "it was so", kind="indirect")
    page = desk.get(change_url(candidate)).content.decode()
    assert '<mark class="mark-ground">On Monday</mark>' in page
    assert '<mark class="mark-other mark-kind-indirect">it was so</mark>' in page


def test_moved_boundaries_are_put_back_from_the_message(desk: Client) -> None:
    candidate = candidate_in(ArticleFactory.create(text="We build. We pay."), "We build.")
    page = push(desk, candidate, "boundaries", words="We pay.")
    page = desk.get(page["Location"]).content.decode()
    assert "boundaries-start&quot;: 0" in page
    candidate.refresh_from_db()
    push(desk, candidate, "boundaries", start=0, end=9)
    candidate.refresh_from_db()
    assert candidate.words == "We build."


def test_a_suggestion_is_taken_without_scripts(desk: Client, mara: Speaker) -> None:
    candidate = a_candidate(
        speaker=SpeakerFactory.create(name="Ion Lupu"),
        alternatives=[{"name": "Mara Lupu", "rule": "surname", "score": 0.5}],
    )
    page = desk.get(change_url(candidate)).content.decode()
    assert f'name="accept-suggested" value="{mara.pk}"' in page
    named: dict[str, Any] = {"speaker": candidate.speaker_id, "suggested": mara.pk}
    push(desk, candidate, "accept", **named, **ACCEPTED)
    assert Statement.objects.get().speaker == mara


def test_a_typed_name_counts_more_than_a_suggestion_and_a_known_one_is_chosen_first(
    desk: Client, mara: Speaker
) -> None:
    candidate = a_candidate(speaker=SpeakerFactory.create(name="Ion Lupu"))
    typed: dict[str, Any] = {"suggested": candidate.speaker_id, "new_speaker": "Mara Lupu"}
    answer = push(desk, candidate, "accept", **typed, **ACCEPTED)
    assert answer.status_code == 422
    assert answer.context["doors"]["accept"]["speaker"].value() == str(mara.pk)
    assert Speaker.objects.count() == 2


def test_an_empty_line_says_what_to_do_next_and_a_narrow_one_how_to_widen_it(desk: Client) -> None:
    assert "Nothing waits. Add an article, or poll a feed." in desk.get(list_url(Candidate)).content.decode()
    page = desk.get(f"{list_url(Candidate)}?language=ro").content.decode()
    assert "Nothing matches: drop a filter" in page
