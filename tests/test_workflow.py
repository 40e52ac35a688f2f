import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from claims import workflow
from claims.choices import RevisionState, RuleSeverity
from claims.workflow import REVISION, Facts, Move, TransitionRefused

ANA, BESA = 1, 2
MANUAL = Path(__file__).parents[1] / "docs" / "models" / "reviews.md"
TABLE = re.compile(r"(?<=<!-- table -->\n).*(?=<!-- /table -->)", re.DOTALL)
RULES = re.compile(r"(?<=<!-- rules -->\n).*(?=<!-- /rules -->)", re.DOTALL)

READY = Facts(
    state=RevisionState.DRAFT,
    has_verdict=True,
    has_summary=True,
    evidence=2,
    sources_waived=False,
    is_correction=False,
    has_correction_note=False,
    editors=frozenset({ANA}),
    waived=False,
    has_public_statement=True,
)


@pytest.mark.parametrize("verb", REVISION)
@pytest.mark.parametrize("state", RevisionState)
def test_verb_leads_from_its_sources_to_its_target_and_from_nowhere_else(
    verb: str, state: RevisionState
) -> None:
    facts, move = replace(READY, state=state), Move(BESA, "Because.")
    if state in REVISION[verb].sources:
        assert workflow.check(verb, facts, move) == REVISION[verb].target
    else:
        with pytest.raises(TransitionRefused, match="cannot take this step"):
            workflow.check(verb, facts, move)


@pytest.mark.parametrize(
    ("lack", "sentence"),
    [
        ({"has_verdict": False}, "Choose a verdict"),
        ({"has_summary": False}, "Write a summary"),
        ({"evidence": 1}, "two sources"),
        ({"evidence": 0, "sources_waived": True}, "two sources"),
        ({"is_correction": True}, "public note"),
    ],
)
@pytest.mark.parametrize(
    ("verb", "state"), [("submit", RevisionState.DRAFT), ("publish", RevisionState.APPROVED)]
)
def test_incomplete_revision_is_neither_submitted_nor_published(
    verb: str, state: RevisionState, lack: dict[str, bool], sentence: str
) -> None:
    with pytest.raises(TransitionRefused, match=sentence):
        workflow.check(verb, replace(READY, state=state, **lack), Move(ANA))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "also", [{"evidence": 1, "sources_waived": True}, {"is_correction": True, "has_correction_note": True}]
)
def test_what_is_waived_or_explained_is_complete(also: dict[str, bool]) -> None:
    assert workflow.check("submit", replace(READY, **also), Move(ANA)) == RevisionState.IN_REVIEW  # type: ignore[arg-type]


def test_claim_that_nobody_makes_is_not_news() -> None:
    facts = replace(READY, state=RevisionState.APPROVED, has_public_statement=False)
    with pytest.raises(TransitionRefused, match="No confirmed statement"):
        workflow.check("publish", facts, Move(BESA))


def test_approval_needs_a_second_pair_of_eyes() -> None:
    facts = replace(READY, state=RevisionState.IN_REVIEW)
    with pytest.raises(TransitionRefused, match="somebody else"):
        workflow.check("approve", facts, Move(ANA))
    assert workflow.check("approve", facts, Move(BESA)) == RevisionState.APPROVED
    assert workflow.check("approve", replace(facts, waived=True), Move(ANA)) == RevisionState.APPROVED


@pytest.mark.parametrize(("verb", "state"), [("return", "in_review"), ("retract", "published")])
def test_sending_back_and_taking_back_need_a_reason(verb: str, state: str) -> None:
    facts = replace(READY, state=RevisionState(state))
    with pytest.raises(TransitionRefused, match="Say why"):
        workflow.check(verb, facts, Move(BESA, "  "))


def test_buttons_are_those_that_state_and_permissions_allow() -> None:
    everything = {step.permission for step in REVISION.values() if step.permission}
    assert workflow.available(RevisionState.DRAFT, everything) == ["submit"]
    assert workflow.available(RevisionState.IN_REVIEW, everything) == ["return", "approve"]
    assert workflow.available(RevisionState.APPROVED, {"claims.publish_review"}) == ["publish"]
    assert workflow.available(RevisionState.PUBLISHED, everything) == ["retract"]
    assert workflow.available(RevisionState.DRAFT, {"claims.approve_review"}) == []


def test_every_step_by_hand_has_a_button_and_a_permission() -> None:
    assert {verb for verb, step in REVISION.items() if step.permission} == set(workflow.LABELS)


# What breaks each rule, and nothing else.
BROKEN: dict[str, dict[str, Any]] = {
    "statement": {"has_public_statement": False},
    "second_source": {"unsupported": 1},
    "verdict": {"has_verdict": False},
    "summary": {"has_summary": False},
    "sources": {"evidence": 1},
    "correction_note": {"is_correction": True},
    "claim_review": {"claim_review_gaps": ("reviewRating",)},
    "verdict_explained": {"has_explanation": False},
    "comment_requested": {"unasked": ("Mara Lupu",)},
    "primary_source": {"unlocated": 1},
    "office": {"office_doubts": ("She was no minister then.",)},
    "archived": {"unarchived": 1},
    "second_verdict": {"second_verdicts": 0},
}


@pytest.mark.parametrize("severity", RuleSeverity)
@pytest.mark.parametrize("rule", workflow.RULES, ids=lambda rule: rule.key)
def test_each_rule_blocks_warns_or_is_silent_as_the_newsroom_says_unless_it_is_fixed(
    rule: workflow.Rule, severity: RuleSeverity
) -> None:
    whole = replace(READY, state=RevisionState.APPROVED, second_verdicts=1, severities={rule.key: severity})
    broken = replace(whole, **BROKEN[rule.key])
    found = {finding.rule.key: finding for finding in workflow.publish_check(broken, Move(BESA))}
    blocks = rule.is_fixed or severity == RuleSeverity.BLOCK
    assert (rule.key in found) == (rule.is_fixed or severity != RuleSeverity.OFF)
    assert [key for key, finding in found.items() if finding.refusal] == [rule.key] * (rule.key in found)
    assert [finding.rule.key for finding in found.values() if finding.blocks] == [rule.key] * blocks
    assert bool(workflow.publishable(broken, Move(BESA))) == blocks
    assert workflow.publishable(whole, Move(BESA)) is None


def test_every_rule_is_broken_by_something() -> None:
    assert BROKEN.keys() == {rule.key for rule in workflow.RULES}


def table() -> str:
    lines = ["| verb | from | to | permission | asks for |", "|---|---|---|---|---|"]
    for verb, step in REVISION.items():
        sources = ", ".join(state for state in RevisionState if state in step.sources)
        guards = ", ".join(guard.__name__ for guard in step.guards)
        permission = f"`{step.permission}`" if step.permission else "nobody: publishing a newer one does it"
        lines.append(f"| {verb} | {sources} | {step.target} | {permission} | {guards} |")
    return "\n".join(lines) + "\n"


def rules() -> str:
    lines = ["| rule | asks for | whose | by default |", "|---|---|---|---|"]
    for rule in workflow.RULES:
        severity = f"{rule.severity}, always" if rule.is_fixed else rule.severity
        lines.append(f"| {rule.key} | {rule.key.label} | {rule.origin} | {severity} |")
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize(("part", "write"), [(TABLE, table), (RULES, rules)])
def test_manual_shows_the_tables(regold: bool, part: re.Pattern[str], write: Callable[[], str]) -> None:
    text = MANUAL.read_text()
    if regold:
        text = part.sub(write(), text)
        MANUAL.write_text(text)
    found = part.search(text)
    assert found
    assert found.group() == write()
