"""manage.py extract: candidates as JSON Lines, with known speakers; scores on the founding articles."""

import json
import subprocess
import sys
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from tests.factories.speakers import SpeakerAliasFactory, SpeakerFactory

pytestmark = pytest.mark.django_db

ARTICLE = (
    "Primarul Mara Lupu a declarat vineri: „Podul peste Dorna va fi deschis în luna mai, "
    "iar lucrările au costat trei milioane de lei”.\r\n\r\nȘedința a durat două ore."
)
EVALUATION = settings.BASE_DIR.parent / "shared" / "eval"
PUBLISHED = {"000": "2025-07", "002": "2026-01-09", "004": ""}


def extract(*arguments: str) -> list[dict[str, Any]]:
    out = StringIO()
    call_command("extract", *arguments, stdout=out)
    return [json.loads(line) for line in out.getvalue().splitlines()]


@pytest.fixture
def article(tmp_path: Path) -> str:
    path = tmp_path / "dorna.txt"
    path.write_bytes(ARTICLE.encode())
    return str(path)


def test_a_line_is_a_candidate_with_its_known_speaker(article: str) -> None:
    mara = SpeakerFactory.create(name="Mara Lupu-Ene")
    SpeakerAliasFactory.create(speaker=mara, name="Mara Lupu")
    (line,) = extract(article, "--language", "ro", "--published-on", "2026-01-09")
    assert (line["file"], line["speaker"]) == ("dorna.txt", "Mara Lupu-Ene")
    assert line["attribution"]["mention"]["text"] == "Mara Lupu"
    assert line["said"]["said_on"] == "2026-01-09"


def test_a_flat_line_is_a_span_of_the_file_as_it_is(article: str) -> None:
    (line,) = extract("--flat", article)
    assert ARTICLE[line["start"] : line["end"]].startswith("Podul peste Dorna")
    assert ARTICLE[line["speaker_start"] :].startswith("Mara Lupu")
    assert set(line) == {"file", "start", "end", "speaker", "speaker_start", "said_on"}


def test_an_unknown_speaker_goes_by_the_printed_name_and_a_day_needs_a_date(article: str) -> None:
    (line,) = extract("--flat", article)
    assert (line["speaker"], line["said_on"]) == ("Mara Lupu", None)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"gone\.txt: No such file"):
        extract(str(tmp_path / "gone.txt"))


def test_another_encoding_is_named(tmp_path: Path) -> None:
    path = tmp_path / "latin.txt"
    path.write_bytes("„ș”".encode("utf-16"))
    with pytest.raises(CommandError, match=r"latin\.txt: not UTF-8 at byte 0"):
        extract(str(path))


@pytest.mark.parametrize("value", ["yesterday", "2026-13", "09.01.2026"])
def test_a_date_that_is_none_is_refused(article: str, value: str) -> None:
    with pytest.raises(CommandError, match="is not a date"):
        extract(article, "--published-on", value)


def test_the_founding_articles_hold_their_scores(tmp_path: Path) -> None:
    call_command("load_speakers", str(settings.BASE_DIR / "claims/fixtures/starter_speakers.json"))
    found: list[dict[str, Any]] = []
    for path in sorted((EVALUATION / "seeds").glob("*.txt")):
        published = PUBLISHED[path.name[:3]]
        found += extract("--flat", str(path), *(["--published-on", published] if published else []))
    predictions = tmp_path / "flat.jsonl"
    predictions.write_text("".join(json.dumps(line) + "\n" for line in found), "utf-8")
    scores = score(predictions)
    assert (scores["found"], scores["of"], scores["extra"], scores["traps_rejected"]) == (17, 17, 0, 4)
    assert (scores["dates_right"], scores["dates_wrong"]) == (17, 0)
    assert scores["speakers_right"] >= 15 and scores["speakers_wrong"] == 0


def score(predictions: Path) -> dict[str, int]:
    script = [sys.executable, str(EVALUATION / "score_seeds.py"), str(predictions)]
    done = subprocess.run(script, capture_output=True, text=True, check=True)
    summary: dict[str, int] = json.loads(done.stdout.splitlines()[-1])
    return summary
