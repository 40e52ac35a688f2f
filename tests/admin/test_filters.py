import pytest

from claims.choices import CandidateState
from claims.models import Candidate, User
from tests.admin.conftest import Enter
from tests.admin.pages import list_url
from tests.factories.candidates import a_candidate
from tests.factories.statements import StatementFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def merged() -> Candidate:
    someone = StatementFactory.create()
    return a_candidate(
        state=CandidateState.MERGED,
        statement=someone,
        decided_by=someone.recorded_by,
        decided_at=someone.recorded_at,
    )


@pytest.mark.parametrize(
    ("query", "waits", "decided"),
    [
        ("", True, False),
        ("?state=waiting", True, False),
        ("?state=merged", False, True),
        ("?state=all", True, True),
    ],
)
def test_the_list_opens_on_its_first_choice_and_all_is_a_choice(
    ana: User, enter: Enter, merged: Candidate, query: str, waits: bool, decided: bool
) -> None:
    waiting = a_candidate()
    page = enter(ana).get(f"{list_url(Candidate)}{query}")
    listed = set(page.context["cl"].queryset)
    assert (waiting in listed, merged in listed) == (waits, decided)


@pytest.mark.parametrize(
    ("query", "chosen"), [("", "waiting"), ("?state=all", "All"), ("?state=parked", "parked")]
)
def test_the_choice_that_holds_is_shown_as_chosen(ana: User, enter: Enter, query: str, chosen: str) -> None:
    changelist = enter(ana).get(f"{list_url(Candidate)}{query}").context["cl"]
    selected = [choice for choice in changelist.filter_specs[0].choices(changelist) if choice["selected"]]
    assert [str(choice["display"]) for choice in selected] == [chosen]


def test_source_filter_names_the_outlets(ana: User, enter: Enter) -> None:
    here, elsewhere = a_candidate(), a_candidate()
    assert here.article.source
    listed = enter(ana).get(f"{list_url(Candidate)}?source={here.article.source.pk}").context["cl"].queryset
    assert list(listed) == [here]
    assert elsewhere not in listed
