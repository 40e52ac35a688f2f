"""The real client of schemas asks whatever the schema allows, and much that it does not."""

import subprocess
import sys
from pathlib import Path

import pytest
from pytest_django.live_server_helper import LiveServer

from tests.factories.claims import TopicFactory
from tests.factories.publications import occurrence_in_article, published_claim, retracted_claim
from tests.factories.statements import StatementFactory

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]
# What the schema cannot say: that a slug must be of something public, that a range must not be empty.
UNSAYABLE = "positive_data_acceptance"
CASES_PER_OPERATION = 60


def test_no_request_gets_a_server_error_or_an_answer_that_the_schema_does_not_know(
    transactional_db: None, live_server: LiveServer, tmp_path: Path
) -> None:
    statement = StatementFactory.create()
    occurrence_in_article(statement)
    published_claim(statements=[statement], topics=[TopicFactory.create()])
    retracted_claim()
    program = Path(sys.executable).with_name("schemathesis")
    done = subprocess.run(
        [
            *(program, "run", f"{live_server.url}/api/schema/", "--url", live_server.url, "--seed", "1"),
            *("--max-examples", str(CASES_PER_OPERATION), "--exclude-checks", UNSAYABLE, "--workers", "2"),
            *("--continue-on-failure", "--generation-database", "none", "--no-color"),
        ],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-6_000:] + done.stderr[-2_000:]
