"""Google's client for Node, which knows nothing of us, reads our verdicts."""

import datetime as dt
import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from pytest_django.live_server_helper import LiveServer

from tests.api.factchecktools import discovery
from tests.factories.articles import A_MORNING
from tests.factories.publications import published_claim

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
CLIENT = "@googleapis/factchecktools@9.0.0"
SCRIPT = Path(__file__).with_name("factchecktools.mjs")


def run(folder: Path, *command: str) -> str:
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_node_client_reads_and_is_refused(live_server: LiveServer, settings: Any, tmp_path: Path) -> None:
    settings.SITE_URL = live_server.url
    claims = [published_claim(A_MORNING + dt.timedelta(minutes=number)) for number in range(3)]
    addresses = [claim.document["url"] for claim in reversed(claims)]
    run(tmp_path, "npm", "install", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix", ".", CLIENT)
    got = json.loads(run(tmp_path, "node", str(SCRIPT), live_server.url))

    for answer in got["searches"]:
        discovery.check(answer, "FactCheckedClaimSearchResponse")
    for answer in got["lists"]:
        discovery.check(answer, "ListClaimReviewMarkupPagesResponse")
    found = [claim["claimReview"][0]["url"] for answer in got["searches"] for claim in answer["claims"]]
    pages = [page for answer in got["lists"] for page in answer["claimReviewMarkupPages"]]
    assert (found, [page["pageUrl"] for page in pages]) == (addresses, addresses)
    assert (got["page"], got["empty"]) == (pages[0], {})
    assert got["refused"]["code"] == 403
