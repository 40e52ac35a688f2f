"""Names behind words that stand alone, and behind verbs whose subject comes late."""

from __future__ import annotations

import pytest

from tests.extraction.readings import speakers

BEFORE = {
    "de": "„Die Straße wird repariert“, sagte Stadtrat Jan Ott.\n\n",
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
        ("de", "„Wir haben alles verloren“, sagte vor dem Rathaus Uta Marx.", None),
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
        ("de", "Wir sprachen mit Uta Marx. „Wir haben alles verloren.“", "Uta Marx"),
        ("de", "Die Botschaft von Uta Marx war klar: „Wir haben alles verloren.“", "Uta Marx"),
        ("sq", "Mes tyre ishte edhe Drita Hoxha. “Humbëm gjithçka.”", "Drita Hoxha"),
        ("en", "Ann Pope's reply was short. “We lost everything.”", "Ann Pope"),
        ("ro", "Reacția Anei Popa nu a întârziat. „Am pierdut tot.”", "Ana Popa"),
        ("en", "For Ann Pope, the answer is simple: “We lost everything.”", "Ann Pope"),
    ],
)
def test_whom_the_sentence_before_leads_to(language: str, text: str, second: str) -> None:
    assert speakers(BEFORE[language] + text, language)[1] == second


@pytest.mark.parametrize(
    ("language", "text", "who"),
    [
        ("en", "“We lost everything,” Ann Pope had to admit.", "Ann Pope"),
        ("en", "“We lost everything,” Ann Pope was heard telling residents.", "Ann Pope"),
        ("en", "“We lost everything,” adds her colleague Ann Pope.", "Ann Pope"),
        ("en", "“We lost everything,” we were told by Ann Pope.", "Ann Pope"),
        ("ro", "„Am pierdut tot în incendiu”, avea să spună Ana Popa.", "Ana Popa"),
        ("ro", "„Am pierdut tot în incendiu”, e convinsă Ana Popa.", "Ana Popa"),
        ("sq", "“Humbëm gjithçka në zjarr”, i pëlqen të thotë Drita Hoxha.", "Drita Hoxha"),
        ("ro", "„Am pierdut tot”, a spus după o discuție cu Ion Rusu Ana Popa.", "Ana Popa"),
        ("sq", "“Humbëm gjithçka”, tha në emisionin e Agim Kolës Drita Hoxha.", "Drita Hoxha"),
        ("ro", "„Am pierdut tot”, a spus în timp ce Ion Rusu asculta.", None),
        ("ro", "Ana Popa, contrazisă de Ion Rusu, a spus: „Am pierdut tot.”", "Ana Popa"),
    ],
)
def test_who_stands_before_or_behind_a_chain_of_verbs(language: str, text: str, who: str | None) -> None:
    assert speakers(text, language) == [who]


@pytest.mark.parametrize(
    ("language", "text", "who"),
    [
        (
            "en",
            "Its founder, Dr. Miriam Cole, told the court what that had meant.\n\n“We lost it all.",
            "Miriam Cole",
        ),
        ("en", "Peter Reed was questioned on Thursday.\n\n“I signed,” said the 57-year-old.", "Peter Reed"),
        ("sq", "Petrit Leka u pyet të enjten.\n\n“Unë firmosja”, tha 57-vjeçari.", "Petrit Leka"),
        (
            "ro",
            "Petre Leca a fost audiat joi.\n\n„Am semnat”, a spus bărbatul în vârstă de 57 de ani.",
            "Petre Leca",
        ),
        (
            "en",
            "The deal sank a plan which the opposition called “a raid on the villages”.",
            "the opposition",
        ),
        ("sq", "“Pa para nuk ka punë”, ishte përgjigjja e sindikatës.", "sindikatës"),
        ("en", "“No money, no work,” was the union's answer.", "union"),
    ],
)
def test_whom_the_words_around_lead_to(language: str, text: str, who: str) -> None:
    assert speakers(text, language) == [who]


@pytest.mark.parametrize(
    ("language", "text", "both"),
    [
        (
            "ro",
            "„Nu vorbesc”, a spus Ardit Pop râzând. Apoi a devenit serios: „Am luat 11 puncte.”",
            "Ardit Pop",
        ),
        ("sq", "“Nuk flas”, tha Ardit Kola. Më pas u bë serioz: “Kemi marrë 11 pikë.”", "Ardit Kola"),
        ("sq", "“Janë 14 familje”, tha Edmond Çela. Për raportin pranoi: “Ka ardhur.”", "Edmond Çela"),
    ],
)
def test_a_verb_without_a_subject_goes_on(language: str, text: str, both: str) -> None:
    assert speakers(text, language) == [both, both]


def test_a_correction_is_nobody() -> None:
    text = "Korrigjim: Në versionin e parë fjalët “dy prej tyre nuk vazhduan” i atribuoheshin Arta Limanit."
    assert speakers(text, "sq") in ([], [None])
