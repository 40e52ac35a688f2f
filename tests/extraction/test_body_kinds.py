"""What kind of body a name is of is told by its own words, a legal form behind it, or a noun beside it."""

from __future__ import annotations

import pytest

from claims.extraction.body_kinds import is_common, kinds_of_name, kinds_of_phrase
from claims.extraction.packs import load_pack
from claims.extraction.types import NAME
from tests.extraction.readings import read


@pytest.mark.parametrize(
    ("language", "text", "kinds"),
    [
        ("en", "Harlow Ltd shut.", {"company"}),
        ("en", "They saw Harlow plc shut.", {"company"}),
        ("en", "They saw Harlow shut.", set()),
        ("en", "Today the ferry operator Harlow shut.", {"company", "operator"}),
        ("en", "Harlow, a ferry operator, shut.", {"company", "operator"}),
        ("en", "In Harlow, the company said no.", set()),
        ("en", "Ely Rovers lost.", {"club"}),
        ("ro", "Astăzi producătorul de mobilă Lemnart a vândut.", {"company", "producător"}),
        ("ro", "Astăzi compania din Lemnart a vândut.", set()),
        ("sq", "Sot Sigal sh.p.k. humbi.", {"company"}),
        ("de", "Heute schweigt die Staatsanwaltschaft Gera.", {"authority", "prosecution"}),
        ("de", "Heute schweigt der Autozulieferer Raabe Ott.", {"company", "zulieferer"}),
    ],
)
def test_a_name_is_of_the_kinds_that_its_words_show(language: str, text: str, kinds: set[str]) -> None:
    passage = read(text, language)[0]
    names = [hit for hit in passage.mentions if hit.mention.kind is NAME]
    assert kinds_of_name(passage, names[-1]) == kinds


def test_a_noun_stands_for_bodies_of_its_kind() -> None:
    passage = read("Unitatea medicală și compania noastră.", "ro")[0]
    assert kinds_of_phrase(passage, 0, 1) == {"hospital"}
    assert kinds_of_phrase(passage, 3, 3) == {"company"}
    assert kinds_of_phrase(passage, 4, 4) == set()


def test_a_noun_alone_is_nobodys_name() -> None:
    pack = load_pack("ro")
    assert is_common("Companiei", pack)
    assert not is_common("Lemnart", pack)
