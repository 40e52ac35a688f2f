"""What becomes of documents in a letter's lines."""

from claims.rendering.lines import claim_line, statement_line
from claims.rendering.mail import render_digest
from tests.factories.digests import document_of, statement, topic, verdict
from tests.factories.letters import CLAIM_ID, letter


def test_because_names_what_the_reader_follows() -> None:
    said = statement("Irena Vale")
    document = {**document_of(CLAIM_ID), "statements": [said], "topics": [topic("transport")]}
    filters = {"speakers": [said["speaker"]["id"]], "topics": ["transport", "health"]}
    line = claim_line(kind="published", document=document, note="", filters=filters, language="ro")
    assert line.because == ("Irena Vale", "transport (ro)")
    assert "Because you follow Irena Vale, transport (ro)." in render_digest(letter(verdicts=(line,))).text


def test_each_address_stands_once() -> None:
    """The link that an editor gave is often the article's."""
    line = statement_line(document=statement())
    assert [outlet.url for outlet in line.outlets] == ["https://outlet.test/articles/bridge"]


def test_verdict_of_a_scale_without_the_language_is_still_named() -> None:
    document = {**document_of(CLAIM_ID), "verdict": verdict("mixed")}
    line = claim_line(kind="published", document=document, note="", filters={}, language="sq")
    assert "Mixed" in render_digest(letter(language="sq", verdicts=(line,))).text
