"""Claims keep their address; a link needs two people."""

import datetime as dt
from typing import Any

import pytest

from claims.choices import NEEDS_SECOND_SOURCE, PublicationKind, StatementKind, StatementState
from claims.models import Claim, Publication, Statement, StatementLink, User
from claims.services.audit import Forbidden, Refused
from claims.services.claims import change_claim, confirm_link, create_claim, link_statement, remove_link
from claims.services.reviews import transition_review
from claims.workflow import TransitionRefused
from tests.factories.audit import UserFactory
from tests.factories.claims import ClaimFactory, StatementLinkFactory, TopicFactory
from tests.factories.publications import approved_claim, published_claim
from tests.factories.reviews import draft
from tests.factories.statements import StatementFactory

pytestmark = pytest.mark.django_db


def test_a_claim_gets_a_slug_that_any_keyboard_can_write(ana: User, now: dt.datetime) -> None:
    topic = TopicFactory.create()
    text = "Șoseaua „Țara” costă 3 milioane."
    claim = create_claim(text=text, language="ro", topics=[topic], actor=ana, at=now)
    assert claim.slug == "soseaua-tara-costa-3-milioane"
    assert list(claim.topics.all()) == [topic]


def test_two_claims_in_the_same_words_have_two_addresses(ana: User, now: dt.datetime) -> None:
    slugs = [
        create_claim(text="Taxes fell.", language="en", topics=[], actor=ana, at=now).slug for _ in range(3)
    ]
    assert slugs == ["taxes-fell", "taxes-fell-2", "taxes-fell-3"]


def test_a_long_claim_has_a_slug_that_fits(ana: User, now: dt.datetime) -> None:
    for _ in range(2):
        claim = create_claim(text="very " * 100, language="en", topics=[], actor=ana, at=now)
        claim.refresh_from_db()
        assert len(claim.slug) <= 120


@pytest.mark.parametrize(
    ("text", "language", "field"), [(" ", "en", "text"), ("Taxes fell.", "", "language")]
)
def test_a_claim_needs_words_and_language(
    ana: User, now: dt.datetime, text: str, language: str, field: str
) -> None:
    with pytest.raises(Refused) as refusal:
        create_claim(text=text, language=language, topics=[], actor=ana, at=now)
    assert refusal.value.field == field


def test_an_outsider_makes_no_claim(carol: User, now: dt.datetime) -> None:
    with pytest.raises(Forbidden):
        create_claim(text="Taxes fell.", language="en", topics=[], actor=carol, at=now)


@pytest.mark.parametrize("grade", NEEDS_SECOND_SOURCE)
def test_a_link_from_hearsay_is_confirmed_once_a_second_source_is_stated(
    ana: User, besa: User, now: dt.datetime, grade: str
) -> None:
    link = propose(ana, now)
    Statement.objects.update(grade=grade)
    with pytest.raises(Refused, match="second source"):
        confirm_link(link_id=link.pk, actor=besa, at=now)
    Statement.objects.update(second_source="The minutes.")
    assert confirm_link(link_id=link.pk, actor=besa, at=now).confirmed_at == now


def propose(actor: User, at: dt.datetime) -> StatementLink:
    claim, statement = ClaimFactory.create(), StatementFactory.create()
    return link_statement(claim_id=claim.pk, statement_id=statement.pk, actor=actor, at=at)


def test_one_proposes_and_another_confirms(ana: User, besa: User, now: dt.datetime) -> None:
    link = propose(ana, now)
    assert list(StatementLink.objects.to_confirm()) == [link]
    confirm_link(link_id=link.pk, actor=besa, at=now)
    link.refresh_from_db()
    assert (link.proposed_by, link.confirmed_by, link.confirmed_at) == (ana, besa, now)


def test_nobody_confirms_an_own_proposal(besa: User, now: dt.datetime) -> None:
    link = propose(besa, now)
    with pytest.raises(Refused):
        confirm_link(link_id=link.pk, actor=besa, at=now)
    assert not StatementLink.objects.confirmed().exists()


def test_an_editor_cannot_confirm(ana: User, besa: User, now: dt.datetime) -> None:
    with pytest.raises(Forbidden):
        confirm_link(link_id=propose(besa, now).pk, actor=ana, at=now)


def test_a_link_is_confirmed_once(ana: User, besa: User, now: dt.datetime) -> None:
    link = propose(ana, now)
    confirm_link(link_id=link.pk, actor=besa, at=now)
    with pytest.raises(Refused):
        confirm_link(link_id=link.pk, actor=besa, at=now)


def test_a_statement_is_linked_to_a_claim_once(ana: User, now: dt.datetime) -> None:
    link = propose(ana, now)
    with pytest.raises(Refused):
        link_statement(claim_id=link.claim_id, statement_id=link.statement_id, actor=ana, at=now)


@pytest.mark.parametrize(
    "columns",
    [
        {"state": StatementState.WITHDRAWN},
        {"kind": StatementKind.OPINION},
        {"kind": StatementKind.PREDICTION},
    ],
)
def test_what_is_withdrawn_or_no_fact_makes_no_claim(
    ana: User, now: dt.datetime, columns: dict[str, object]
) -> None:
    statement = StatementFactory.create(**columns)
    with pytest.raises(Refused) as refusal:
        link_statement(claim_id=ClaimFactory.create().pk, statement_id=statement.pk, actor=ana, at=now)
    assert refusal.value.field == "statement"


def test_a_withdrawn_statement_is_not_confirmed(ana: User, besa: User, now: dt.datetime) -> None:
    link = propose(ana, now)
    type(link.statement).objects.filter(pk=link.statement_id).update(state=StatementState.WITHDRAWN)
    with pytest.raises(Refused):
        confirm_link(link_id=link.pk, actor=besa, at=now)


def test_a_proposal_is_removed_with_a_reason(ana: User, now: dt.datetime) -> None:
    link = propose(ana, now)
    with pytest.raises(Refused) as refusal:
        remove_link(link_id=link.pk, reason="", actor=ana, at=now)
    assert refusal.value.field == "reason"
    remove_link(link_id=link.pk, reason="another bridge", actor=ana, at=now)
    assert not StatementLink.objects.exists()
    with pytest.raises(Refused):
        remove_link(link_id=link.pk, reason="again", actor=ana, at=now)


def test_only_who_may_confirm_removes_a_confirmed_link(ana: User, besa: User, now: dt.datetime) -> None:
    link = StatementLinkFactory.create(confirmed=True)
    with pytest.raises(Forbidden):
        remove_link(link_id=link.pk, reason="another bridge", actor=ana, at=now)
    remove_link(link_id=link.pk, reason="another bridge", actor=besa, at=now)
    assert not StatementLink.objects.exists()


# -- Claims that the public can read


def test_a_link_confirmed_after_publication_amends_the_public_document(
    ana: User, besa: User, now: dt.datetime
) -> None:
    public = published_claim()
    claim, more = (
        Claim.objects.get(public_id=public.pk),
        StatementFactory.create(words="It will open in June"),
    )
    link = link_statement(claim_id=claim.pk, statement_id=more.pk, actor=ana, at=now)
    public.refresh_from_db()
    assert len(public.document["statements"]) == 1
    confirm_link(link_id=link.pk, actor=besa, at=now)
    public.refresh_from_db()
    assert more.words in {statement["words"] for statement in public.document["statements"]}
    assert Publication.objects.latest("seq").kind == PublicationKind.AMENDED


def test_a_link_removed_after_publication_amends_it_too(besa: User, now: dt.datetime) -> None:
    public = published_claim(statements=StatementFactory.create_batch(2))
    link = StatementLink.objects.filter(claim__public_id=public.pk).latest("pk")
    remove_link(link_id=link.pk, reason="another bridge", actor=besa, at=now)
    public.refresh_from_db()
    assert len(public.document["statements"]) == 1
    assert Publication.objects.latest("seq").note == "another bridge"


def test_a_published_claim_keeps_its_only_statement(besa: User, now: dt.datetime) -> None:
    public = published_claim()
    link = StatementLink.objects.get(claim__public_id=public.pk)
    with pytest.raises(Refused, match="retract"):
        remove_link(link_id=link.pk, reason="another bridge", actor=besa, at=now)
    assert StatementLink.objects.filter(pk=link.pk).exists()


@pytest.mark.parametrize("state", ["in_review", "approved"])
def test_a_claim_is_not_reworded_under_the_eyes_of_who_approves(
    state: str, ana: User, now: dt.datetime
) -> None:
    claim = approved_claim(
        approved=False, state=state, approved_by=UserFactory.create(), approved_at=now
    ).review.claim
    with pytest.raises(Refused, match="in review"):
        change_claim(claim_id=claim.pk, version=1, changes={"text": "It never opens."}, actor=ana, at=now)
    change_claim(claim_id=claim.pk, version=1, changes={"due_on": now.date()}, actor=ana, at=now)


def test_a_claim_is_reworded_while_its_review_is_a_draft(ana: User, now: dt.datetime) -> None:
    claim = draft().review.claim
    change_claim(claim_id=claim.pk, version=1, changes={"text": "It never opens."}, actor=ana, at=now)
    claim.refresh_from_db()
    assert claim.text == "It never opens."


def test_the_topics_of_a_claim_in_review_change_beside_its_words(ana: User, now: dt.datetime) -> None:
    claim = approved_claim().review.claim
    topic = TopicFactory.create()
    same = {"text": claim.text, "language": claim.language, "topics": [topic]}
    change_claim(claim_id=claim.pk, version=1, changes=same, actor=ana, at=now)
    assert list(claim.topics.all()) == [topic]


@pytest.mark.parametrize(
    ("changes", "has_a_hand_in_it"),
    [
        ({"text": "It never opens."}, True),
        ({"language": "ro"}, True),
        ({"text": "The bridge over the Dorna opens in May 2026.", "due_on": None}, False),
    ],
)
def test_whoever_rewords_the_claim_cannot_approve_the_verdict_on_it(
    ana: User, besa: User, now: dt.datetime, changes: dict[str, Any], has_a_hand_in_it: bool
) -> None:
    revision = draft(created_by=ana)
    claim = revision.review.claim
    change_claim(claim_id=claim.pk, version=1, changes=dict(changes), actor=besa, at=now)
    assert (besa.pk in revision.editor_ids()) == has_a_hand_in_it
    who: dict[str, Any] = {"revision_id": revision.pk, "at": now}
    transition_review(**who, version=1, verb="submit", actor=ana)
    if has_a_hand_in_it:
        with pytest.raises(TransitionRefused, match="somebody else"):
            transition_review(**who, version=2, verb="approve", actor=besa)
    else:
        assert transition_review(**who, version=2, verb="approve", actor=besa).approved_by == besa
