import datetime as dt
import html
import json
import re
from typing import Any

import pytest
from django.test import Client

from claims.choices import CandidateState, StatementState
from claims.models import Article, Candidate, Occurrence, Speaker, Statement
from tests.admin.pages import push
from tests.factories.articles import ArticleFactory
from tests.factories.candidates import candidate_in
from tests.factories.speakers import SpeakerFactory

pytestmark = pytest.mark.django_db

TEXT = "🎓 „Țara crește.\nȘcolile se închid”, a spus dna Lupu. Nimeni nu a întrebat."
WHO: dict[str, Any] = {"wording": "original", "kind": "factual", "medium": "article", "said": "2026-01"}


@pytest.fixture
def article(now: dt.datetime) -> Article:
    found: Article = ArticleFactory.create(text=TEXT, language="ro", extracted_at=now)
    return found


@pytest.fixture
def candidate(article: Article) -> Candidate:
    return candidate_in(article, "Țara crește.\nȘcolile se închid")


@pytest.fixture
def lupu(db: None) -> Speaker:
    speaker: Speaker = SpeakerFactory.create(name="Mara Lupu")
    return speaker


def test_pieces_between_empty_lines_become_statements(
    desk: Client, candidate: Candidate, lupu: Speaker
) -> None:
    pieces = "Țara crește.\r\n\r\nȘcolile se închid"
    refused = push(desk, candidate, "split", speaker=lupu.pk, pieces=pieces, **{**WHO, "kind": "opinion"})
    assert refused.context["doors"]["split"].errors.keys() == {"kind"}
    push(desk, candidate, "split", speaker=lupu.pk, pieces=pieces, **{**WHO, "kind": "promise"})
    said = Statement.objects.order_by("pk").values_list("words", "kind")
    assert list(said) == [("Țara crește.", "promise"), ("Școlile se închid", "promise")]


def test_a_piece_that_was_reworded_is_refused_and_kept_in_the_form(
    desk: Client, candidate: Candidate, lupu: Speaker
) -> None:
    pieces = "Țara creşte.\r\n\r\nȘcolile se închid"
    answer = push(desk, candidate, "split", speaker=lupu.pk, pieces=pieces, **WHO)
    assert answer.context["doors"]["split"].errors.keys() == {"pieces"}
    assert "Țara creşte." in answer.content.decode()


def test_selected_words_move_the_boundaries_even_over_a_lines_end(desk: Client, candidate: Candidate) -> None:
    words = "crește.\r\nȘcolile se închid”, a spus dna Lupu"
    push(desk, candidate, "boundaries", words=words, start=TEXT.index("crește"))
    candidate.refresh_from_db()
    assert candidate.words == words.replace("\r", "")
    assert candidate.state == CandidateState.WAITING


def test_a_place_counted_wrongly_changes_nothing(desk: Client, candidate: Candidate) -> None:
    answer = push(desk, candidate, "boundaries", words="Țara crește.", start=TEXT.index("Țara") + 1)
    assert answer.status_code == 422
    candidate.refresh_from_db()
    assert candidate.words.endswith("închid")


def test_a_missed_statement_is_recorded_from_pasted_words_alone(
    desk: Client, article: Article, lupu: Speaker
) -> None:
    push(desk, article, "missed", speaker=lupu.pk, words="Nimeni nu a întrebat", **WHO)
    place = Occurrence.objects.missed().get()
    assert (place.words, place.statement.speaker) == ("Nimeni nu a întrebat", lupu)


def test_missed_hearsay_is_recorded_as_such_with_its_second_source(
    desk: Client, article: Article, lupu: Speaker
) -> None:
    said = {"speaker": lupu.pk, "words": "Nimeni nu a întrebat", "grade": "hearsay", **WHO}
    answer = push(desk, article, "missed", **said)
    assert answer.context["doors"]["missed"].errors.keys() == {"second_source"}
    push(desk, article, "missed", **said, second_source="Radio Dorna")
    statement = Statement.objects.get()
    assert (statement.grade, statement.second_source) == ("hearsay", "Radio Dorna")


def test_a_missed_statements_new_speaker_keeps_the_printed_name(desk: Client, candidate: Candidate) -> None:
    named: dict[str, Any] = {
        "new_speaker": "Mara Lupu",
        "new_speaker_kind": "person",
        "printed_name": "dna Lupu",
    }
    push(desk, candidate, "missed", words="Nimeni nu a întrebat", **named, **WHO)
    assert [alias.name for alias in Speaker.objects.get().aliases.all()] == ["dna Lupu"]
    candidate.refresh_from_db()
    assert candidate.state == CandidateState.WAITING


def test_words_that_stand_nowhere_are_refused_on_their_field(
    desk: Client, article: Article, lupu: Speaker
) -> None:
    answer = push(desk, article, "missed", speaker=lupu.pk, words="Nimeni n-a întrebat", **WHO)
    assert answer.context["doors"]["missed"].errors.keys() == {"words"}


def test_words_over_two_paragraphs_move_the_boundaries(desk: Client, article: Article) -> None:
    candidate = candidate_in(article, "Țara crește.")
    shown = "Țara crește.\r\n\r\nȘcolile se închid"  # as a browser shows the end of a paragraph
    end = TEXT.index("închid") + len("închid")
    push(desk, candidate, "boundaries", words=shown, start=TEXT.index("Țara"), end=end)
    candidate.refresh_from_db()
    assert candidate.words == "Țara crește.\nȘcolile se închid"


def test_pasted_words_are_found_in_spite_of_other_white_space(
    desk: Client, now: dt.datetime, lupu: Speaker
) -> None:
    text = "Domnul\u00a0Rusu tace.\n\nNimeni nu\u00a0știe."
    article = ArticleFactory.create(text=text, language="ro", extracted_at=now)
    push(desk, article, "missed", speaker=lupu.pk, words="Rusu tace.\r\nNimeni nu știe.", **WHO)
    assert Occurrence.objects.get().words == "Rusu tace.\n\nNimeni nu\u00a0știe."


def test_a_piece_may_stand_on_both_sides_of_a_paragraphs_end(
    desk: Client, candidate: Candidate, lupu: Speaker
) -> None:
    pieces = "Țara\r\n\r\ncrește. Școlile se închid"
    push(desk, candidate, "split", speaker=lupu.pk, pieces=pieces, **WHO)
    said = Statement.objects.order_by("pk").values_list("words", flat=True)
    assert list(said) == ["Țara", "crește.\nȘcolile se închid"]


@pytest.mark.parametrize("on", ["article", "candidate"])
def test_what_was_recorded_as_missed_is_undone_by_the_messages_link(
    desk: Client, article: Article, candidate: Candidate, lupu: Speaker, on: str
) -> None:
    page: Article | Candidate = article if on == "article" else candidate
    answer = push(desk, page, "missed", speaker=lupu.pk, words="Nimeni nu a întrebat", **WHO)
    told = desk.get(answer["Location"]).content.decode()
    link = re.search(
        r'<a class="undo"[^>]*data-action="([^"]+)" data-verb="(\w+)" data-values="([^"]+)"', told
    )
    assert link
    values = json.loads(html.unescape(link[3]))
    undone = desk.post(html.unescape(link[1]), {"verb": link[2], **values}, follow=True)
    assert "Undone: it is not on record any more." in undone.content.decode()
    assert Statement.objects.get().state == StatementState.WITHDRAWN
    assert not Occurrence.objects.missed().exists()
