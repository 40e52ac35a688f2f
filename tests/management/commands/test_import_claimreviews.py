import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from claims.models import ExternalReview, ReviewImport
from tests.intake.test_claimreview import CLEAN
from tests.local_server import Answer
from tests.newsstand import Newsstand

pytestmark = pytest.mark.django_db


def said(*arguments: str) -> str:
    out = StringIO()
    call_command("import_claimreviews", *arguments, stdout=out)
    return out.getvalue()


@pytest.fixture
def feed(tmp_path: Path) -> str:
    path = tmp_path / "feed.json"
    path.write_text(json.dumps([CLEAN, *({"@type": "ClaimReview"} for _ in range(25))]), "utf-8")
    return str(path)


def test_a_file_is_imported_and_what_was_left_out_is_told(feed: str) -> None:
    told = said(feed)
    assert "1 new, 0 changed, 0 known already, 25 left out." in told
    assert "  [1]: It has no address." in told and "and 5 more" in told
    assert "0 new, 0 changed, 1 known already" in said(feed)
    assert ExternalReview.objects.count() == 1
    assert ReviewImport.objects.filter(requested_by=None).count() == 2


def test_a_dry_run_stores_nothing(feed: str) -> None:
    assert "1 fact-checks found, 25 left out." in said(feed, "--dry-run")
    assert not ReviewImport.objects.exists()


def test_an_address_is_read(stand: Newsstand) -> None:
    stand.answers["/feed.json"] = Answer(json.dumps(CLEAN).encode())
    assert "1 new" in said(stand.url("/feed.json"))


def test_what_cannot_be_read_is_said_so(stand: Newsstand) -> None:
    with pytest.raises(CommandError, match="404"):
        said(stand.url("/nothing"))
    with pytest.raises(CommandError, match="No such file"):
        said("no-such-file.json")
