import datetime as dt

import pytest

from claims.choices import DatePrecision, Medium
from claims.models import Speaker
from claims.services.list_files import Line
from claims.services.list_imports import RowRefused
from claims.services.list_values import SpeakersOfList, Values, as_uuid
from tests.factories.speakers import SpeakerAliasFactory, SpeakerFactory


def wrong(values: Values) -> list[str]:
    with pytest.raises(RowRefused) as refused:
        values.require()
    return list(refused.value.sentences)


def test_a_text_is_taken_without_blanks_and_words_with_them() -> None:
    values = Values({"words": " a\n", "url": " b "})
    assert (values.verbatim("words"), values.text("url"), values.text("none")) == (" a\n", "b", "")
    assert values.needed("words") == " a\n"
    values.require()


def test_everything_that_is_wrong_is_said_at_once() -> None:
    values = Values({"medium": "tv", "language": "Romanian", "due_on": "tomorrow", "words": " "})
    values.needed("words")
    values.choice("medium", Medium)
    values.language("language")
    assert values.day("due_on") is None
    assert wrong(values) == [
        "words: This is needed.",
        f"medium: “tv” is none of: {', '.join(Medium.values)}.",
        "language: Write a code such as ro, sq or en.",
        "due_on: Write a day: 2026-01-09.",
    ]


def test_an_empty_cell_is_the_default_only_where_there_is_one() -> None:
    values = Values({"medium": " Radio "})
    assert values.choice("medium", Medium) == "radio"
    assert Values({}).choice("medium", Medium, Medium.OTHER) == "other"
    empty = Values({})
    empty.choice("medium", Medium)
    assert wrong(empty)


@pytest.mark.parametrize(
    ("cells", "precision", "first", "last"),
    [
        ({"said": "2026-01-09"}, "day", "2026-01-09", "2026-01-09"),
        ({"said": "2026-01"}, "month", "2026-01-01", "2026-01-31"),
        ({"said": "2026-01", "said_not_after": "2026-01-09"}, "month", "2026-01-01", "2026-01-09"),
        ({"said": "", "said_not_before": "2026-01-09"}, "unknown", "2026-01-09", None),
        ({"said": "2026-01-09", "said_not_before": "2026-01-09"}, "day", "2026-01-09", "2026-01-09"),
    ],
)
def test_a_date_is_known_as_far_as_the_row_knows_it(
    cells: dict[str, str], precision: str, first: str, last: str | None
) -> None:
    values = Values({**cells, "said_basis": "the minutes"})
    date = values.date()
    values.require()
    assert (date.precision, date.basis) == (DatePrecision(precision), "the minutes")
    assert date.not_before == dt.date.fromisoformat(first)
    assert date.not_after == (dt.date.fromisoformat(last) if last else None)


@pytest.mark.parametrize(
    "cells",
    [
        {"said": "46031"},
        {"said": "9.1.2026"},
        {"said": "01/09/2026"},
        {"said": "2026-02-30"},
        {"said": "spring 2026"},
        {"said": "2026-01", "said_not_before": "2025-12-31"},
        {"said": "2026-01-09", "said_not_after": "2026-01-10"},
        {"said": "", "said_not_before": "2026-01-09", "said_not_after": "2026-01-08"},
        {"said": "2026", "said_not_before": "9 January"},
    ],
)
def test_no_date_is_guessed(cells: dict[str, str]) -> None:
    values = Values(cells)
    values.date()
    assert all(sentence.startswith("said") for sentence in wrong(values))


@pytest.mark.parametrize(("text", "is_one"), [("", False), ("x", False), ("0" * 32, True)])
def test_an_id_is_one_or_nothing(text: str, is_one: bool) -> None:
    assert (as_uuid(text) is not None) == is_one


def speaker_of(**cells: str) -> Speaker | str:
    values = Values(cells)
    found = SpeakersOfList([Line(2, cells)]).of(values)
    return found or " ".join(values.problems)


@pytest.mark.django_db
def test_a_speaker_is_known_by_name_spelling_or_id() -> None:
    mara = SpeakerFactory.create(name="Mara Lupu", wikidata_id="Q101")
    SpeakerAliasFactory.create(speaker=mara, name="dna Lupu")
    SpeakerAliasFactory.create(speaker=mara, name="Mara Lupu")
    assert speaker_of(speaker="  Mara   Lupu ") == mara
    assert speaker_of(speaker="dna Lupu") == mara
    assert speaker_of(speaker_wikidata="Q101") == mara
    assert speaker_of(speaker_id=str(mara.public_id).upper(), speaker="dna Lupu") == mara


@pytest.mark.django_db
def test_a_speaker_is_never_guessed() -> None:
    mara = SpeakerFactory.create(name="Mara Lupu", wikidata_id="Q101")
    ion = SpeakerFactory.create(name="Ion Popa", wikidata_id="Q102")
    SpeakerAliasFactory.create(speaker=ion, name="Mara Lupu")
    assert "Nobody here is entered as “Mara”" in str(speaker_of(speaker="Mara"))
    assert "Nobody here is entered as “mara lupu”" in str(speaker_of(speaker="mara lupu"))
    assert "Several are called so" in str(speaker_of(speaker="Mara Lupu"))
    assert "different speakers" in str(speaker_of(speaker="Ion Popa", speaker_wikidata="Q101"))
    assert "Nobody" in str(speaker_of(speaker_id="no id at all"))
    assert "This is needed" in str(speaker_of())
    assert speaker_of(speaker="Mara Lupu", speaker_wikidata="Q101") == mara


@pytest.mark.django_db
def test_who_was_merged_is_known_by_no_name() -> None:
    kept = SpeakerFactory.create(name="Mara Lupu")
    SpeakerFactory.create(name="M. Lupu", merged_into=kept)
    assert "Nobody" in str(speaker_of(speaker="M. Lupu"))


@pytest.mark.django_db
def test_a_long_list_asks_no_more_than_a_short_one(django_assert_num_queries: object) -> None:
    SpeakerFactory.create(name="Mara Lupu")
    for count in (1, 200):
        lines = [Line(number, {"speaker": "Mara Lupu"}) for number in range(count)]
        with django_assert_num_queries(3):  # type: ignore[operator]
            SpeakersOfList(lines)
