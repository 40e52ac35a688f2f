"""Reporting words are found with their auxiliaries and told from nouns that look like them."""

from __future__ import annotations

import pytest

from claims.extraction.cues import find_cues
from claims.extraction.packs import load_pack
from claims.extraction.text import tokenise
from claims.extraction.types import CueHit, CueKind, Span


def cues(text: str, language: str) -> list[CueHit]:
    return find_cues(tokenise(text, Span(0, len(text))), load_pack(language))


@pytest.mark.parametrize(
    ("text", "language", "shown", "kind"),
    [
        ("Ministrul a declarat că pleacă", "ro", "a declarat", CueKind.SAY),
        ("Putin i-a transmis omologului", "ro", "i-a transmis", CueKind.TELL),
        ("președintele a mai scris", "ro", "a mai scris", CueKind.SAY),
        ("ea a adăugat", "ro", "a adăugat", CueKind.CONTINUE),
        ("ar fi declarat că pleacă", "ro", "ar fi declarat", CueKind.HEARSAY),
        ("a calificat drept slabă", "ro", "a calificat drept", CueKind.LABEL),
        ("Conform lui Zelenski", "ro", "Conform", CueKind.ACCORDING),
        ("Rama tha se do të vijë", "sq", "tha", CueKind.SAY),
        ("ministri ka konfirmuar", "sq", "ka konfirmuar", CueKind.SAY),
        ("u shpreh kryetari", "sq", "u shpreh", CueKind.SAY),
        ("ai paska thënë", "sq", "paska thënë", CueKind.HEARSAY),
        ("Deklarata e kryetarit", "sq", "Deklarata e", CueKind.HEADING),
        ("Smith has said so", "en", "has said", CueKind.SAY),
        ("Smith told reporters", "en", "told", CueKind.TELL),
        ("soll sie im Flur gesagt haben", "de", "gesagt", CueKind.HEARSAY),
        ("she began by saying no", "en", "saying", CueKind.SAY),
        ("She is said to have called", "en", "is said to have called", CueKind.HEARSAY),
        ("according to Smith", "en", "according to", CueKind.ACCORDING),
    ],
)
def test_cues_are_found_with_their_auxiliaries(text: str, language: str, shown: str, kind: CueKind) -> None:
    (hit,) = cues(text, language)
    assert (hit.cue.text, hit.cue.kind) == (shown, kind)
    assert hit.cue.span.of(text) == shown


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("the claims were false", "en"),
        ("his reports went missing", "en"),
        ("in the Washington Post", "en"),
        ("un contract anunțat public", "ro"),
        ("kontrata e konfirmuar", "sq"),
    ],
)
def test_nouns_and_bare_participles_are_no_cues(text: str, language: str) -> None:
    assert cues(text, language) == []


def test_a_gerund_is_marked() -> None:
    assert cues("Dale praised them, adding more", "en")[-1].is_gerund
    assert cues("duke thënë se", "sq")[0].is_gerund
    assert not cues("Smith is telling everybody", "en")[0].is_gerund


def test_a_passive_is_marked() -> None:
    assert cues("the plan was described by experts", "en")[0].is_passive
    assert cues("discuția a fost calificată drept sinceră", "ro")[0].is_passive


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ott stellte am 3. März klar : nichts", ["stellte"]),
        ("Ott stellte , wie sie sagt , gestern fest und ging", ["stellte", "sagt"]),
        ("Ott stellte das Auto in die Garage", []),
        ("Ott stellte das Auto ab. Das ist klar", []),
    ],
)
def test_a_verb_counts_where_its_particle_closes_the_clause(text: str, expected: list[str]) -> None:
    assert [hit.cue.text for hit in cues(text, "de")] == expected


@pytest.mark.parametrize(
    ("words", "passive"),
    [("La ședință s-a cerut demisia lui.", True), ("Ion Pop s-a plâns de frig.", False)],
)
def test_some_verbs_alone_are_impersonal_behind_a_reflexive(words: str, passive: bool) -> None:
    (cue,) = find_cues(tokenise(words, Span(0, len(words))), load_pack("ro"))
    assert cue.is_passive is passive
