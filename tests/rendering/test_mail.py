"""Letters as they look: order, words, languages, and nothing of a stranger's that does harm."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.choices import NoticeKind, Wording
from claims.rendering.letters import (
    ConfirmationLetter,
    Site,
)
from claims.rendering.lines import claim_line, statement_line
from claims.rendering.mail import columns, render_confirmation, render_digest
from tests.factories.digests import statement, tombstone
from tests.factories.letters import CLAIM_ID, FOUND, MENDED, SAID, SITE, letter


def flat(text: str) -> str:
    return " ".join(text.replace("\n> ", " ").split())


def test_corrections_come_first_then_verdicts_then_what_is_not_checked() -> None:
    mail = render_digest(letter(corrections=(MENDED,), verdicts=(FOUND,), statements=(SAID,)))
    for text in (mail.text, mail.html):
        low = text.lower()
        places = [
            low.index(words) for words in ("the tunnel opened", "the new bridge cost", "not yet checked")
        ]
        assert places == sorted(places)
    assert mail.subject == "On Record: 1 correction, 1 verdict, 1 statement not yet checked"


def test_line_says_who_what_when_and_where_in_full() -> None:
    mail = render_digest(letter(verdicts=(FOUND,)))
    for words in (
        "The bridge cost two million euro, not a cent more.",
        "Irena Vale",
        "mayor of Port Vale",
        "8 January 2026",
        "Harbour Post",
        "Mayor defends the bridge",
        "https://outlet.test/bridge",
        "http://localhost:8000/claims/bridge/",
        "False",
        "The contract says four million.",
        "http://localhost:8000/unsubscribe/abc/",
        "http://localhost:8000/subscribe/manage/abc/",
    ):
        assert words in flat(mail.text)
        assert words in mail.html


def test_correction_says_what_was_said_before() -> None:
    text = flat(render_digest(letter(corrections=(MENDED,))).text)
    assert "Corrected: The tunnel opened in May." in text
    assert "Verdict: False (before: True)" in text
    assert "We had read the wrong year." in text


def test_retraction_has_its_note_and_no_verdict() -> None:
    document = tombstone(CLAIM_ID)
    line = claim_line(kind="retracted", document=document, note="", filters={}, language="en")
    text = flat(render_digest(letter(corrections=(line,))).text)
    assert f"Retracted: {document['claim']}" in text
    assert document["retraction_note"] in text
    assert "Verdict" not in text


def test_withdrawn_record_is_marked() -> None:
    gone = replace(SAID, kind=NoticeKind.WITHDRAWN, note="It was another speaker.")
    text = flat(render_digest(letter(corrections=(gone,))).text)
    assert "Withdrawn: we no longer vouch for this record." in text
    assert "It was another speaker." in text


def test_statements_stand_under_their_speaker_once() -> None:
    other = replace(SAID, speaker="ana Petri", words="No.", role="")
    mail = render_digest(letter(statements=(SAID, other, replace(SAID, words="Never."))))
    assert mail.text.count("Irena Vale") == 1
    assert mail.text.index("ana Petri") < mail.text.index("Irena Vale")


def test_empty_sections_leave_no_heading() -> None:
    text = render_digest(letter(verdicts=(FOUND,))).text
    assert "CORRECTIONS" not in text
    assert "NOT YET CHECKED" not in text


@pytest.mark.parametrize(("language", "label"), [("en", "False"), ("ro", "Fals"), ("sq", "False")])
def test_letter_speaks_the_readers_language(language: str, label: str) -> None:
    mail = render_digest(letter(language=language, verdicts=(FOUND,)))
    assert f'<html lang="{language}"' in mail.html
    assert label in mail.text


def test_month_is_named_in_the_readers_language() -> None:
    assert "8 ianuarie 2026" in flat(render_digest(letter(language="ro", verdicts=(FOUND,))).text).lower()


def test_translated_words_are_called_so() -> None:
    line = statement_line(document=statement(wording="outlet"))
    assert str(Wording.OUTLET.label) in render_digest(letter(statements=(line,))).text


def test_text_keeps_to_72_columns_but_for_addresses() -> None:
    long = replace(SAID, words="word " * 200 + "\n" + "second paragraph " * 30)
    mail = render_digest(letter(verdicts=(FOUND,), statements=(long,)))
    wide = [line for line in mail.text.splitlines() if len(line) > 72]
    assert all(line.startswith("http") for line in wide)
    assert "> word word" in mail.text
    assert "\n\n\n" not in mail.text


EVIL = '"><script>alert(1)</script><img src=x onerror=alert(1)>'


def test_markup_in_words_is_shown_not_obeyed() -> None:
    said = replace(
        SAID, words=EVIL, speaker=EVIL, role=EVIL, place=EVIL, note=EVIL, because=(EVIL,), language='"x'
    )
    claim = replace(FOUND, claim=EVIL, summary=EVIL, note=EVIL, because=(EVIL,), statements=(said,))
    html = render_digest(letter(corrections=(claim, said), verdicts=(claim,), statements=(said,))).html
    assert "<script" not in html
    assert "<img" not in html
    assert EVIL in render_digest(letter(verdicts=(claim,))).text.replace("\n", " ")


@given(st.text(max_size=40))
def test_subject_is_one_line_whatever_the_site_is_called(name: str) -> None:
    subject = render_digest(letter(site=Site(name, SITE.url), verdicts=(FOUND,))).subject
    assert subject == " ".join(subject.split())
    assert len(subject.splitlines()) == 1


@given(st.text())
def test_wrapping_loses_no_word(text: str) -> None:
    assert (
        columns(text).split() == [word for line in text.splitlines() for word in line.split()] or ">" in text
    )


def test_confirmation_has_one_link_and_no_news() -> None:
    url = "http://localhost:8000/subscribe/confirm/abc/"
    mail = render_confirmation(ConfirmationLetter(SITE, "en", confirm_url=url))
    assert mail.subject == "Confirm your subscription to On Record"
    assert mail.text.count("http") == 1
    assert f'href="{url}"' in mail.html


def test_who_reads_already_is_sent_to_the_wishes() -> None:
    url = "http://localhost:8000/subscribe/manage/abc/"
    mail = render_confirmation(ConfirmationLetter(SITE, "en", manage_url=url))
    assert mail.subject == "Your subscription to On Record"
    assert url in mail.text
