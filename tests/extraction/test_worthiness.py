"""Facts rank above hopes, and every point of the score has a reason that a person can read."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.extraction_tools.goldens import read_goldens
from benchmarks.extraction_tools.worth import (
    at_the_top,
    average_precision,
    by_worth,
    labelled,
    over,
    queues,
)
from claims.extraction.packs import available, load_pack
from claims.extraction.pipeline import extract_quotes
from claims.extraction.types import Grade, Kind, Span
from claims.extraction.worthiness import BASE, OBSERVATIONS, check_worthiness, without

FLOORS = tomllib.loads((Path(__file__).parents[2] / "benchmarks" / "floors.toml").read_text("utf-8"))["worth"]

EVERY = read_goldens()
GOLDENS = [golden for golden in EVERY if not golden.is_short]
PARTS = {
    "all": GOLDENS,
    "held_out": [golden for golden in GOLDENS if golden.held_out],
    "held_out_articles": [golden for golden in GOLDENS if golden.held_out and golden.is_article],
    "held_out_short": [golden for golden in EVERY if golden.held_out and golden.is_short],
}


def worth(text: str, language: str) -> float:
    return check_worthiness(text, load_pack(language))[0]


def codes(text: str, language: str) -> set[str]:
    return {reason.code for reason in check_worthiness(text, load_pack(language))[1]}


@pytest.mark.parametrize(
    ("more", "less", "language"),
    [
        ("Rata șomajului a scăzut la 5,2% în 2024", "Cred că va fi bine", "ro"),
        ("Am primit 300 de milioane de euro de la Comisia Europeană", "Vă mulțumesc pentru sprijin", "ro"),
        ("Papunësia ka rënë në 10 për qind", "Shpresoj të jetë mirë", "sq"),
        ("Qeveria nënshkroi kontratën pa tender", "Do të vijmë nesër", "sq"),
        ("Unemployment fell by 3 percent last year", "I hope we will do well", "en"),
        ("He voted against the bill twice in 2019", "What a beautiful day!", "en"),
        ("Безробіття зросло до 9 відсотків", "Дякую всім за підтримку", "uk"),
        ("Налоги выросли вдвое за последние пять лет", "Надеюсь, всё будет хорошо", "ru"),
        ("Die Schulden sind um 4 Prozent gestiegen", "Ich hoffe, es wird gut", "de"),
    ],
)
def test_facts_rank_above_hopes_and_thanks(more: str, less: str, language: str) -> None:
    assert worth(more, language) > worth(less, language) + 0.2


@pytest.mark.parametrize(
    ("fact", "promise", "language"),
    [
        ("Am construit 40 de creșe", "Vom construi 40 de creșe", "ro"),
        ("Kemi ndërtuar 40 çerdhe", "Do të ndërtojmë 40 çerdhe", "sq"),
        ("We built 40 nurseries", "We will build 40 nurseries", "en"),
        ("Ми збудували 40 садків", "Ми збудуємо 40 садків", "uk"),
        ("Мы построили 40 садов", "Мы построим 40 садов", "ru"),
        ("Wir haben 40 Kitas gebaut", "Wir werden 40 Kitas bauen", "de"),
    ],
)
def test_what_was_done_ranks_above_what_is_promised(fact: str, promise: str, language: str) -> None:
    assert worth(fact, language) > worth(promise, language) + 0.2


def test_the_reasons_add_up_to_the_score() -> None:
    score, reasons = check_worthiness("Exporturile au scăzut cu 8% în 2024", load_pack("ro"))
    assert score == pytest.approx(min(1, BASE + sum(reason.weight for reason in reasons)), abs=0.001)
    assert {"number", "percentage", "year", "comparison", "past"} <= {reason.code for reason in reasons}


def test_a_year_is_not_also_a_number() -> None:
    assert "number" not in codes("We signed it in 2019", "en")
    assert "number" in codes("We signed 14 of them in 2019", "en")


def test_several_figures_count_once_more() -> None:
    assert {"number", "numbers"} <= codes("It rose from 30 to 50", "en")


@pytest.mark.parametrize("language", available())
def test_every_section_of_a_lexicon_has_a_weight(language: str) -> None:
    assert load_pack(language).lexicon.sections <= set(OBSERVATIONS)


def test_every_weight_says_why() -> None:
    assert all(one.why and one.weight for one in OBSERVATIONS.values())


@given(st.text(), st.sampled_from(available()))
def test_any_text_has_a_score_between_nothing_and_one(text: str, language: str) -> None:
    assert 0 <= worth(text, language) <= 1


@pytest.mark.parametrize(
    ("kind", "grade", "code"),
    [
        (Kind.PARTIAL, Grade.EXPLICIT, "fragment"),
        (Kind.DIRECT, Grade.HEADLINE, "headline"),
        (Kind.DIRECT, Grade.HEARSAY, "hearsay"),
    ],
)
def test_how_the_article_gives_the_words_counts_too(kind: Kind, grade: Grade, code: str) -> None:
    words, pack = "We built 40 nurseries in 2019", load_pack("en")
    whole, _ = check_worthiness(words, pack)
    score, reasons = check_worthiness(words, pack, kind=kind, grade=grade)
    assert score < whole
    assert code in {reason.code for reason in reasons}


def test_a_part_of_a_sentence_ranks_below_a_whole_one() -> None:
    whole, part = extract_quotes(
        "“It fell by 8 percent”, Ann Pope said.\n\nBob Hill called it “a fall of 8 percent in May”, he said.",
        language="en",
    )
    assert whole.check_worthiness > part.check_worthiness
    assert "fragment" in {reason.code for reason in part.reasons}


def test_a_clause_is_judged_without_its_speaker_and_its_said() -> None:
    text = "„Podul este gata”, a spus Ana Pop, „dar lipsesc indicatoarele”."
    said = text.index("a spus")
    left = without(text, Span(1, len(text)), [Span(said + 7, said + 14), Span(said, said + 6)])
    assert "spus" not in left
    assert "Ana" not in left
    assert "indicatoarele" in left


def test_the_reporting_word_makes_nothing_a_past_fact() -> None:
    (one,) = extract_quotes("„Podul e aici”, a spus Ana Pop, „la doi pași”.", language="ro")
    assert "past" not in {reason.code for reason in one.reasons}


@pytest.mark.parametrize("part", PARTS)
def test_the_ranking_stays_above_its_floors(part: str) -> None:
    drawn = queues(labelled(PARTS[part]))
    ranked, arrived = over(drawn, by_worth, at_the_top), over(drawn, list, at_the_top)
    assert ranked.mean >= FLOORS[part]["precision_at_30"]
    assert ranked.mean >= FLOORS[part]["times_arrival"] * arrived.mean
    assert over(drawn, by_worth, average_precision).mean >= FLOORS[part]["average_precision"]


@pytest.mark.parametrize("share", ["90%", "7,4%", "12.5 %"])
def test_a_share_is_shown_whole(share: str) -> None:
    _, reasons = check_worthiness(f"It fell by {share} last year", load_pack("en"))
    assert next(reason.text for reason in reasons if reason.code == "percentage") == share
