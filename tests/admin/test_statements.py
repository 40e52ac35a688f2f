import datetime as dt
import re
from typing import Any

import pytest
from django.test import Client

from claims.admin.desk import change_url
from claims.choices import Medium, StatementState
from claims.models import Claim, Speaker, Statement, StatementLink, StatementNotice
from tests.admin.pages import enter_through, list_url, push, questions
from tests.factories.claims import ClaimFactory, StatementLinkFactory
from tests.factories.publications import occurrence_in_article
from tests.factories.speakers import SpeakerFactory
from tests.factories.statements import StatementFactory

pytestmark = pytest.mark.django_db

BY_HAND: dict[str, Any] = {
    "words": "We shall open the bridge in May.",
    "said": "2026-01-08",
    "language": "en",
    "wording": "original",
    "kind": "factual",
    "medium": "television",
    "place_note": "Studio Dorna, 20:14",
    "primary_source": "none",
    "grade": "explicit",
}


@pytest.fixture
def mara(db: None) -> Speaker:
    speaker: Speaker = SpeakerFactory.create(name="Mara Lupu")
    return speaker


def test_contributor_records_a_statement_by_hand(contributor: Client, mara: Speaker) -> None:
    answer = enter_through(contributor, Statement, "record", speaker=mara.pk, **BY_HAND)
    statement = Statement.objects.get()
    assert answer["Location"] == change_url(statement)
    assert (statement.medium, statement.said_on) == (Medium.TELEVISION, dt.date(2026, 1, 8))


def test_our_translation_is_recorded_shown_and_corrected(desk: Client, mara: Speaker) -> None:
    said = {
        **BY_HAND,
        "words": "Ura hapet në maj.",
        "language": "sq",
        "translation": "The bridge <opens> in May.",
    }
    enter_through(desk, Statement, "record", speaker=mara.pk, **said)
    statement = Statement.objects.get()
    assert "The bridge &lt;opens&gt; in May." in desk.get(change_url(statement)).content.decode()
    changed = {**_shown(statement), "translation": "The bridge will open in May.", "reason": "The tense."}
    push(desk, statement, "correct", **changed)
    statement.refresh_from_db()
    assert statement.translation == "The bridge will open in May."
    assert statement.notices.latest("seq").note == "The tense."


def test_a_time_code_stands_with_the_place_and_is_none_alone(desk: Client, mara: Speaker) -> None:
    aired = {**BY_HAND, "place_note": "Studio Dorna", "time_code": "1:02:34"}
    enter_through(desk, Statement, "record", speaker=mara.pk, **aired)
    assert Statement.objects.get().place_note == "Studio Dorna, 1:02:34"
    posted = {**BY_HAND, "place_note": "", "time_code": "12:34", "url": "https://video.test/watch"}
    enter_through(desk, Statement, "record", speaker=mara.pk, **posted)
    assert Statement.objects.latest("pk").place_note == "12:34"
    for wrong, field in (({"place_note": ""}, "url"), ({"time_code": "12:75"}, "time_code")):
        answer = enter_through(desk, Statement, "record", speaker=mara.pk, **{**aired, **wrong})
        assert answer.context["doors"]["record"].errors.keys() == {field}


def test_the_language_is_recognised_or_asked_for(desk: Client, mara: Speaker) -> None:
    said = (
        "Primarul spune că podul peste râu va fi deschis în luna mai, după ce se termină lucrările la drum."
    )
    enter_through(desk, Statement, "record", speaker=mara.pk, **{**BY_HAND, "language": "", "words": said})
    assert Statement.objects.get().language == "ro"
    short: dict[str, Any] = {**BY_HAND, "language": "", "words": "Hm."}
    answer = enter_through(desk, Statement, "record", speaker=mara.pk, **short)
    assert answer.context["doors"]["record"].errors.keys() == {"language"}


@pytest.mark.parametrize(
    ("missing", "field"),
    [({"said": ""}, "said"), ({"place_note": ""}, "url"), ({"language": "english"}, "language")],
)
def test_what_is_missing_is_named_on_its_field_and_the_words_stay(
    desk: Client, mara: Speaker, missing: dict[str, Any], field: str
) -> None:
    answer = enter_through(desk, Statement, "record", speaker=mara.pk, **{**BY_HAND, **missing})
    assert answer.status_code == 422
    assert answer.context["doors"]["record"].errors.keys() == {field}
    assert "We shall open the bridge in May." in answer.content.decode()


def test_without_words_no_language_is_asked_for_and_what_is_rare_stays_folded(desk: Client) -> None:
    nothing: dict[str, Any] = {**BY_HAND, "language": "", "words": ""}
    for more, fold in (
        ({}, '<details class="rare">'),
        ({"context": "At noon."}, '<details class="rare" open>'),
    ):
        page = enter_through(desk, Statement, "record", **nothing, **more)
        assert page.context["doors"]["record"].errors.keys() == {"words", "speaker"}
        assert fold in page.content.decode()


def test_correcting_wants_a_reason_and_tells_the_readers(desk: Client, mara: Speaker) -> None:
    statement = StatementFactory.create()
    answer = push(desk, statement, "correct", reason="", **_shown(statement))
    assert answer.context["doors"]["correct"].errors.keys() == {"reason"}
    corrected = {**_shown(statement), "speaker": mara.pk, "said": "2026-01"}
    assert push(desk, statement, "correct", reason="It was the mayor.", **corrected).status_code == 302
    statement.refresh_from_db()
    assert (statement.speaker, str(statement.said)) == (mara, "2026-01")
    assert StatementNotice.objects.get(kind="corrected").note == "It was the mayor."


def test_a_wrong_grade_is_corrected_and_hearsay_wants_its_second_source(desk: Client) -> None:
    statement = StatementFactory.create(grade="hearsay", second_source="Radio Dorna")
    values = {**_shown(statement), "reason": "She said it herself."}
    assert push(desk, statement, "correct", **{**values, "grade": "explicit"}).status_code == 302
    statement.refresh_from_db()
    assert statement.grade == "explicit"
    StatementLinkFactory.create(statement=statement, confirmed=True)
    wrong = {**values, "grade": "hearsay", "second_source": ""}
    answer = push(desk, statement, "correct", **wrong)
    assert answer.context["doors"]["correct"].errors.keys() == {"second_source"}


def test_words_that_no_article_holds_are_refused(desk: Client) -> None:
    statement = StatementFactory.create()
    occurrence_in_article(statement)
    changed = {**_shown(statement), "words": "The bridge will open in June"}
    answer = push(desk, statement, "correct", reason="A slip.", **changed)
    assert answer.context["doors"]["correct"].errors.keys() == {"words"}


def test_two_corrections_at_once_conflict(desk: Client) -> None:
    statement = StatementFactory.create()
    Statement.objects.filter(pk=statement.pk).update(version=5)
    changed = {**_shown(statement), "context": "At the opening."}
    answer = push(desk, statement, "correct", reason="Context.", version=1, **changed)
    assert answer.status_code == 409
    assert "At the opening." in answer.content.decode()


def test_withdrawn_statement_offers_no_more_doors(desk: Client) -> None:
    statement = StatementFactory.create()
    assert push(desk, statement, "withdraw", reason="Another person said it.").status_code == 302
    statement.refresh_from_db()
    assert statement.state == StatementState.WITHDRAWN
    assert list(desk.get(change_url(statement)).context["doors"]) == []


def test_statement_is_linked_to_a_claim_by_proposal(desk: Client) -> None:
    statement, claim = StatementFactory.create(), ClaimFactory.create()
    assert push(desk, statement, "link", claim=claim.pk).status_code == 302
    assert StatementLink.objects.get().confirmed_at is None
    again = push(desk, statement, "link", claim=claim.pk)
    assert "linked to this claim already" in again.content.decode()


def test_new_claim_is_made_and_linked_in_one_step(desk: Client) -> None:
    statement = StatementFactory.create()
    answer = push(desk, statement, "new_claim", claim="The bridge opens in May 2026.", language="en")
    claim = Claim.objects.get()
    assert answer["Location"] == change_url(claim)
    assert claim.links.get().statement == statement


def test_contributor_links_nothing(contributor: Client) -> None:
    statement, claim = StatementFactory.create(), ClaimFactory.create()
    assert push(contributor, statement, "link", claim=claim.pk).status_code == 403
    assert not StatementLink.objects.exists()


def test_page_leads_to_the_place_in_the_article(desk: Client) -> None:
    statement = StatementFactory.create()
    place = occurrence_in_article(statement)
    page = desk.get(change_url(statement)).content.decode()
    assert f"{change_url(place.article)}?at={place.start_offset}#at-{place.start_offset}" in page
    article = desk.get(change_url(place.article)).content.decode()
    assert f'id="at-{place.start_offset}"' in article


def test_markup_in_words_and_names_never_runs(desk: Client) -> None:
    speaker = SpeakerFactory.create(name="<img src=x onerror=alert(1)>")
    statement = StatementFactory.create(words="<script>alert(2)</script>", speaker=speaker)
    for url in (change_url(statement), list_url(Statement)):
        page = desk.get(url).content.decode()
        assert "<img src=x" not in page
        assert "<script>alert(2)" not in page


def test_list_asks_the_same_number_of_questions_for_one_row_and_for_many(desk: Client) -> None:
    occurrence_in_article(StatementFactory.create())
    few = questions(desk, list_url(Statement))
    for statement in StatementFactory.create_batch(5):
        occurrence_in_article(statement)
    assert questions(desk, list_url(Statement)) == few


def test_list_finds_statements_without_a_claim(desk: Client) -> None:
    linked, alone = StatementFactory.create(words="Linked."), StatementFactory.create(words="Alone.")
    push(desk, linked, "link", claim=ClaimFactory.create().pk)
    found = desk.get(f"{list_url(Statement)}?claims=none").context["cl"].queryset
    assert list(found) == [alone]


def _shown(statement: Statement) -> dict[str, Any]:
    """What the correction form shows before anybody types."""
    names = ("words", "language", "wording", "kind", "medium", "url", "place_note", "primary_source")
    shown: dict[str, Any] = {name: getattr(statement, name) for name in names}
    return {**shown, "speaker": statement.speaker_id, "said": str(statement.said)}


def test_typed_dots_become_the_sign_of_omission_and_printed_ones_stay(desk: Client, mara: Speaker) -> None:
    typed: dict[str, Any] = {**BY_HAND, "words": "We shall open [...] in May."}
    enter_through(desk, Statement, "record", speaker=mara.pk, **typed)
    statement = Statement.objects.get()
    assert statement.words == "We shall open […] in May."
    printed = StatementFactory.create(words="We shall [...] open.", speaker=mara)
    same = {**_shown(printed), "context": "At the opening."}
    assert push(desk, printed, "correct", reason="More of it.", **same).status_code == 302
    printed.refresh_from_db()
    assert printed.words == "We shall [...] open."


def test_ends_of_lines_that_a_form_sends_are_no_change(desk: Client) -> None:
    statement = StatementFactory.create(words="One.\n\nTwo.")
    occurrence_in_article(statement)
    same = {**_shown(statement), "words": "One.\r\n\r\nTwo.", "context": "Twice."}
    assert push(desk, statement, "correct", reason="More of it.", **same).status_code == 302
    statement.refresh_from_db()
    assert statement.words == "One.\n\nTwo."


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_words_that_a_list_brought_to_the_letter_are_no_change_when_nobody_touches_them(
    end: str, desk: Client
) -> None:
    words = f" We shall ... open{end}the bridge "
    statement = StatementFactory.create(words=words, context=f"In the council.{end}", place_note=" Dorna ")
    shown = {**_shown(statement), "context": statement.context}
    sent: dict[str, Any] = {name: re.sub(r"\r\n?|\n", "\r\n", str(value)) for name, value in shown.items()}
    corrected = {**sent, "medium": "radio", "reason": "It was the radio."}
    assert push(desk, statement, "correct", **corrected).status_code == 302
    statement.refresh_from_db()
    assert statement.medium == "radio"
    assert (statement.words, statement.context) == (words, f"In the council.{end}")
    assert statement.place_note == " Dorna "


def test_page_offers_the_moment_of_the_recording(desk: Client) -> None:
    recording = "https://tv.test/nine.mp4?a=1&b=2"
    aired = StatementFactory.create(place_note="News at nine, 12:34", url=recording)
    shown = desk.get(change_url(aired)).content.decode()
    assert 'href="https://tv.test/nine.mp4?a=1&amp;b=2#t=754"' in shown
    assert 'href="https://tv.test/nine.mp4?a=1&amp;b=2"' in shown
    printed = StatementFactory.create(place_note="News at nine, 12:34", url="https://paper.test/nine")
    assert "12:34</a>" not in desk.get(change_url(printed)).content.decode()
