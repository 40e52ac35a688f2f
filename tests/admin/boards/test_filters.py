import pytest
from django.test import Client

from claims.admin.boards import filters
from claims.models import Candidate, Claim, Statement, User
from tests.admin.boards.proposals import proposed, taken
from tests.admin.pages import list_url
from tests.factories.speakers import SpeakerFactory

pytestmark = pytest.mark.django_db
NONSENSE = ("x", "-1", "2026-13-01..2026-01-01", ";", ";;;", "party=x", "recorded=1")


@pytest.mark.parametrize("value", NONSENSE)
@pytest.mark.parametrize(
    ("model", "kinds"),
    [
        (Candidate, filters.OF_CANDIDATES),
        (Statement, filters.OF_STATEMENTS),
        (Claim, filters.OF_CLAIMS),
    ],
    ids=["candidates", "statements", "claims"],
)
def test_a_value_that_makes_no_sense_shows_nothing_and_breaks_nothing(
    desk: Client, ana: User, value: str, model: type, kinds: tuple[type[filters.LedHere], ...]
) -> None:
    taken(proposed(SpeakerFactory.create()), ana)
    for kind in kinds:
        asked = {str(kind.parameter_name): value, **({"state": "all"} if model is Candidate else {})}
        answer = desk.get(list_url(model), asked)
        assert answer.status_code == 200, kind
        assert list(answer.context["cl"].queryset) == [], kind


def test_a_filter_that_nobody_chose_is_not_shown_and_a_chosen_one_says_what_it_holds(desk: Client) -> None:
    assert "party at the time" not in desk.get(list_url(Statement)).content.decode()
    party = SpeakerFactory.create(name="The Greens")
    page = desk.get(list_url(Statement), {"party": party.pk}).content.decode()
    assert "party at the time" in page
    assert "The Greens" in page
