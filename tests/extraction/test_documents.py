"""What is read out or told from a paper is its author's, and nobody's where no author is named."""

from __future__ import annotations

import pytest

from tests.extraction.readings import speaker, speakers


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (
            (
                "Într-o notă semnată de contabila Maria Dumitru și citită în sală de secretarul Dan Radu, se "
                "arată că suma „este blocată în garanții și nu poate fi folosită”."
            ),
            "ro",
            "Maria Dumitru",
        ),
        (
            "Ana Pop a citit în plen scrisoarea primarului Ion Radu: „Copiii mei nu au avut apă.”",
            "ro",
            "Ion Radu",
        ),
        (
            "Ana Pop a citit un mesaj pe care i l-a trimis un pensionar din Arad: „Nu mai avem apă deloc.”",
            "ro",
            "un pensionar din Arad",
        ),
        ("Ana Leka lexoi një shkresë të Hotit, ku thuhet se rrjeti “humb gjysmën e ujit”.", "sq", "Hotit"),
        (
            (
                "Ann Hill read to the House from a letter sent to a couple in Dorset by the Department of "
                "Transport: “Your application has been noted by us.”"
            ),
            "en",
            "Department of Transport",
        ),
        (
            "Ann Hill read out Tom Best's letter to the council: “Your application has been noted by us.”",
            "en",
            "Tom Best",
        ),
    ],
)
def test_a_paper_is_who_wrote_it(text: str, language: str, expected: str) -> None:
    assert speaker(text, language) == expected


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Ann Hill read out a letter to Tom Best: “Your application has been noted by us.”", "en"),
        (
            "Ann Hill read out a letter from a friend of Tom Best: “Your application has been noted by us.”",
            "en",
        ),
        (
            "Într-o notă citită în sală de secretarul Dan Radu se arată că suma „este blocată în garanții”.",
            "ro",
        ),
        ("Ana Leka lexoi një letër për Agim Demën: “Kërkesa juaj është shënuar nga ne”.", "sq"),
    ],
)
def test_who_reads_a_paper_or_gets_it_did_not_write_it(text: str, language: str) -> None:
    assert speaker(text, language) is None


def test_who_read_a_letter_and_then_speaks_is_quoted() -> None:
    text = "“I cannot take it,” said Ann Hill, who had read out a letter from Tom Best."
    assert speakers(text, "en") == ["Ann Hill"]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "Primăria Olari spune, într-un comunicat, că a plătit. „Banii au ajuns”, se arată în document.",
            "Primăria Olari",
        ),
        ("Primăria Olari spune că a plătit totul. „Banii au ajuns”, se arată în document.", None),
        ("Primăria Olari a trimis un comunicat. „Banii au ajuns”, se arată într-un raport.", None),
    ],
)
def test_a_paper_named_again_is_whose_it_was_before(text: str, who: str | None) -> None:
    assert speaker(text, "ro") == who


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (
            "Asociația Lapte a trimis Guvernului o scrisoare. „Avem 90 de zile”, se arată în document.",
            "ro",
            "Asociația Lapte",
        ),
        ("A fost trimisă o scrisoare. „Avem 90 de zile”, se arată în document.", "ro", None),
        ("Consiliul a primit o scrisoare. „Avem 90 de zile”, se arată în scrisoare.", "ro", None),
        (
            "Shoqata e Blegtorëve i dërgoi Qeverisë një letër. “Kemi 90 ditë”, thuhet në dokument.",
            "sq",
            "Shoqata e Blegtorëve",
        ),
        ("Këshilli mori një letër. “Kemi 90 ditë”, thuhet në letër.", "sq", None),
    ],
)
def test_a_paper_is_its_sender_s_and_never_its_receiver_s(
    text: str, language: str, expected: str | None
) -> None:
    assert speakers(text, language) == [expected]
