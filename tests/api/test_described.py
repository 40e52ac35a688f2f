"""The examples in the API's description are answers that it gave."""

import datetime as dt
import json
from collections.abc import Iterator
from typing import Any
from uuid import UUID

import pytest
import time_machine
from django.core.cache import caches
from django.test import Client
from pytest_django.fixtures import Settings

from claims.api import described
from claims.choices import SpeakerKind
from claims.models import VerdictScale
from tests.api.test_schema import schema, validate
from tests.factories.articles import A_MORNING, ArticleFactory, SourceFactory
from tests.factories.claims import ClaimFactory, TopicFactory
from tests.factories.publications import corrected_claim, published_claim, retracted_claim
from tests.factories.reviews import EvidenceFactory, verdict
from tests.factories.speakers import SpeakerFactory, SpeakerRoleFactory
from tests.factories.statements import OccurrenceFactory, StatementFactory

pytestmark = pytest.mark.django_db
__all__ = ["schema"]  # a fixture
HOUR = dt.timedelta(hours=1)
WORDS = "We will open the bridge over the Dorna in May, not a day later."
NOUNS = (
    "claim",
    "corrected",
    "retracted",
    "speaker",
    "party",
    "topic",
    "source",
    "scale",
    "statement",
    "said",
)
IDS = {name: UUID(f"01a20089-90c5-7978-8d67-0000000000{number:02}") for number, name in enumerate(NOUNS, 1)}


@pytest.fixture
def story(settings: Settings) -> Iterator[None]:
    """One claim as it was published, one that was corrected, one that was retracted; ids that stay."""
    settings.SITE_URL = "https://facts.example"
    EvidenceFactory.reset_sequence(1, force=True)  # type: ignore[no-untyped-call]
    VerdictScale.objects.filter(pk=verdict().scale_id).update(
        public_id=IDS["scale"], methodology="We compare a claim with what was signed, counted or measured."
    )
    party = SpeakerFactory.create(
        name="Hill Party", slug="hill-party", kind=SpeakerKind.PARTY, public_id=IDS["party"]
    )
    speaker = SpeakerFactory.create(name="Mara Lupu", slug="mara-lupu", public_id=IDS["speaker"])
    SpeakerRoleFactory.create(speaker=speaker, organisation=party, since="2024")
    statement = StatementFactory.create(
        words=WORDS, speaker=speaker, printed_name="Lupu", role="Mayor of Dorna", public_id=IDS["statement"]
    )
    source = SourceFactory.create(name="Dorna Gazette", slug="dorna-gazette", public_id=IDS["source"])
    article = ArticleFactory.create(
        source=source, url="https://gazette.example/bridge", text=f"{WORDS} So it was said."
    )
    OccurrenceFactory.create(statement=statement, article=article)
    topic = TopicFactory.create(slug="transport", public_id=IDS["topic"])
    for number, (publish, name) in enumerate(
        [(published_claim, "claim"), (corrected_claim, "corrected"), (retracted_claim, "retracted")]
    ):
        claim = ClaimFactory.create(slug=f"bridge-{name}", public_id=IDS[name])
        said = [statement] if name == "claim" else []
        publish(A_MORNING + number * HOUR, claim=claim, statements=said, topics=[topic])
    caches["limits"].clear()
    with time_machine.travel(A_MORNING + 9 * HOUR, tick=False):
        yield


def addresses() -> dict[str, str]:
    """Of each operation one that answers with something."""
    nouns = {
        many: f"{many}/{IDS[many.removesuffix('s')]}/" for many in ("speakers", "topics", "sources", "scales")
    }
    return {
        "claims_list": f"claims/?speaker={IDS['speaker']}",
        "claims_retrieve": f"claims/{IDS['claim']}/",
        "claims_claimreview_retrieve": f"claims/{IDS['claim']}/claimreview/",
        "statements_list": "statements/?page_size=1",
        "statements_retrieve": f"statements/{IDS['statement']}/",
        "corrections_list": "corrections/?page_size=1",
        "corrections_retrieve": "corrections/3/",
        "publications_list": "publications/?page_size=1",
        **{f"{many}_list": f"{many}/?page_size=1" for many in nouns},
        **{f"{many}_retrieve": address for many, address in nouns.items()},
    }


def problems(client: Client, settings: Settings) -> dict[str, Any]:
    """By code, as they were answered."""
    found = [
        client.get("/api/v1/claims/?page_size=1000"),
        client.get("/api/v1/claims/", headers={"authorization": "Bearer orec_revoked"}),
        client.get("/api/v1/publications/?page_size=1000"),
        client.get(f"/api/v1/claims/{UUID(int=1)}/"),
        client.get(f"/api/v1/claims/{IDS['retracted']}/"),
    ]
    settings.API_ANONYMOUS_PER_MINUTE = 1
    found += [client.get("/api/v1/claims/") for _ in range(2)][1:]
    return {str(answer.status_code): answer.json() for answer in found}


@pytest.mark.usefixtures("story")
def test_examples_are_what_the_api_answers(client: Client, settings: Settings, regold: bool) -> None:
    answers = {name: client.get(f"/api/v1/{address}").json() for name, address in addresses().items()}
    real = {"answers": answers, "problems": problems(client, settings)}
    if regold:
        text = json.dumps(real, ensure_ascii=False, indent=1)
        described.EXAMPLES.write_text(f"{text}\n")
    assert json.loads(described.EXAMPLES.read_text()) == real


def test_every_operation_and_every_problem_has_an_example_that_fits(schema: dict[str, Any]) -> None:
    for path, operations in schema["paths"].items():
        for code, answer in operations["get"]["responses"].items():
            for content in answer.get("content", {}).values():
                assert content["examples"], (path, code)
                for example in content["examples"].values():
                    validate(content["schema"], schema, example["value"])
