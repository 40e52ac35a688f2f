"""Names behind words that stand alone, and behind verbs whose subject comes late."""

from __future__ import annotations

import pytest

from tests.extraction.readings import speakers

BEFORE = {
    "en": "“The road will be repaired,” councillor Ben Cole said.\n\n",
    "ro": "„Drumul va fi reparat”, a spus consilierul Ion Rusu.\n\n",
    "sq": "“Rruga do të riparohet”, tha këshilltari Agim Kola.\n\n",
}


@pytest.mark.parametrize(
    ("language", "text", "second"),
    [
        ("ro", "„Am pierdut tot”, a spus în fața judecătorilor Ana Popa.", "Ana Popa"),
        ("ro", "„Am pierdut tot”, a declarat la Brad Ana Popa.", "Ana Popa"),
        ("ro", "„Am pierdut tot”, explică pentru ziarul nostru Ana Popa.", "Ana Popa"),
        ("ro", "„Am pierdut tot”, a spus într-o postare pe Facebook Ana Popa.", "Ana Popa"),
        ("sq", "“Humbëm gjithçka”, tha në vendin e ngjarjes Drita Hoxha.", "Drita Hoxha"),
        ("sq", "“Humbëm gjithçka”, ka deklaruar në Radio Kodra Drita Hoxha.", "Drita Hoxha"),
        ("ro", "„Am pierdut tot”, i-a spus reporterului Ana Popa.", None),
        ("ro", "„Am pierdut tot”, scrie în plângerea Anei Popa.", None),
        ("ro", "„Am pierdut tot”, a scris pe Facebook despre Ana Popa.", "Ion Rusu"),
    ],
)
def test_who_is_named_far_behind_the_verb_is_not_passed_over(
    language: str, text: str, second: str | None
) -> None:
    assert speakers(BEFORE[language] + text, language)[1] == second


@pytest.mark.parametrize(
    ("language", "text", "second"),
    [
        ("en", "“We lost everything.” (Ann Pope)", "Ann Pope"),
        ("en", "“We lost everything” – Ann Pope, farmer", "Ann Pope"),
        ("ro", "„Am pierdut tot.” (Ana Popa, fermieră)", "Ana Popa"),
        ("ro", "„Am pierdut tot.” O spune Ana Popa, fermieră.", "Ana Popa"),
        ("sq", "“Humbëm gjithçka.” E thotë Drita Hoxha, fermere.", "Drita Hoxha"),
        ("en", "“We lost everything.” Ann Pope's voice breaks.", None),
        ("en", "“We lost everything.” Ann Pope was in tears.", None),
        ("en", "“We start on Monday.” Cole hopes that Ann Pope will help.", "Ben Cole"),
        ("en", "“We start on Monday.” It will take a week.", "Ben Cole"),
    ],
)
def test_words_behind_which_another_is_named_do_not_go_on(
    language: str, text: str, second: str | None
) -> None:
    assert speakers(BEFORE[language] + text, language)[1] == second


@pytest.mark.parametrize(
    ("language", "text", "who"),
    [
        ("en", "“We lost everything.” Ann Pope, 54, is a farmer.\n\nThe river rose.", "Ann Pope"),
        ("ro", "„Am pierdut tot.” Ana Popa, de 54 de ani, e fermieră.", "Ana Popa"),
        ("sq", "“Humbëm gjithçka.” Drita Hoxha, 54 vjeçe, është fermere.", "Drita Hoxha"),
        ("en", "“We lost everything.” The river rose on Monday.", None),
    ],
)
def test_words_that_open_a_story_are_of_whom_it_introduces(language: str, text: str, who: str | None) -> None:
    assert speakers(text, language) == [who]


@pytest.mark.parametrize(
    ("language", "text", "second"),
    [
        ("en", "We met Ann Pope at her farm. “We lost everything.”", "Ann Pope"),
        ("ro", "Am stat de vorbă cu Ana Popa. „Am pierdut tot.”", "Ana Popa"),
        ("sq", "Folëm me Drita Hoxhën. “Humbëm gjithçka.”", "Drita Hoxha"),
        ("sq", "Mes tyre ishte edhe Drita Hoxha. “Humbëm gjithçka.”", "Drita Hoxha"),
        ("en", "Ann Pope's reply was short. “We lost everything.”", "Ann Pope"),
        ("ro", "Reacția Anei Popa nu a întârziat. „Am pierdut tot.”", "Ana Popa"),
        ("en", "For Ann Pope, the answer is simple: “We lost everything.”", "Ann Pope"),
    ],
)
def test_whom_the_sentence_before_leads_to(language: str, text: str, second: str) -> None:
    assert speakers(BEFORE[language] + text, language)[1] == second
