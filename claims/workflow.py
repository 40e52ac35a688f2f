"""What may happen to a review revision, when, and by whom: one table, and guards that query nothing."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from claims.choices import RevisionState

DRAFT, IN_REVIEW, APPROVED = RevisionState.DRAFT, RevisionState.IN_REVIEW, RevisionState.APPROVED
PUBLISHED, SUPERSEDED, RETRACTED = RevisionState.PUBLISHED, RevisionState.SUPERSEDED, RevisionState.RETRACTED


class TransitionRefused(Exception):
    """The move is not in the table, or a guard says why not."""


@dataclass(frozen=True)
class Facts:
    """A revision as the guards see it."""

    state: RevisionState
    has_verdict: bool
    has_summary: bool
    evidence: int
    sources_waived: bool
    is_correction: bool
    has_correction_note: bool
    editors: frozenset[int]
    waived: bool
    has_public_statement: bool


@dataclass(frozen=True)
class Move:
    """Who moves, and with which words of explanation."""

    actor_id: int
    reason: str = ""


Refusal = str | Promise | None
Guard = Callable[[Facts, Move], Refusal]


@dataclass(frozen=True)
class Transition:
    sources: frozenset[RevisionState]
    target: RevisionState
    permission: str | None
    guards: tuple[Guard, ...] = ()


def has_verdict(facts: Facts, move: Move) -> Refusal:
    return None if facts.has_verdict else _("Choose a verdict first.")


def has_summary(facts: Facts, move: Move) -> Refusal:
    return None if facts.has_summary else _("Write a summary first.")


def has_evidence(facts: Facts, move: Move) -> Refusal:
    if facts.evidence >= 2 or (facts.evidence and facts.sources_waived):
        return None
    return _("Give two sources as evidence, or one and the reason why there is no second.")


def has_reason(facts: Facts, move: Move) -> Refusal:
    return None if move.reason.strip() else _("Say why.")


def second_pair_of_eyes(facts: Facts, move: Move) -> Refusal:
    if move.actor_id not in facts.editors or facts.waived:
        return None
    return _("You edited this revision: somebody else must approve it.")


def correction_explained(facts: Facts, move: Move) -> Refusal:
    if not facts.is_correction or facts.has_correction_note:
        return None
    return _("A correction needs its kind and a public note.")


def publishable(facts: Facts, move: Move) -> Refusal:
    """What approval saw must still hold; and a claim that nobody has been shown to make is not news."""
    if not facts.has_public_statement:
        return _("No confirmed statement makes this claim.")
    checks = (has_verdict, has_summary, has_evidence, correction_explained)
    return next((refusal for check in checks if (refusal := check(facts, move))), None)


REVISION: dict[str, Transition] = {
    "submit": Transition(
        frozenset({DRAFT}),
        IN_REVIEW,
        "claims.submit_review",
        (has_verdict, has_summary, has_evidence, correction_explained),
    ),
    "return": Transition(frozenset({IN_REVIEW, APPROVED}), DRAFT, "claims.approve_review", (has_reason,)),
    "approve": Transition(frozenset({IN_REVIEW}), APPROVED, "claims.approve_review", (second_pair_of_eyes,)),
    "publish": Transition(frozenset({APPROVED}), PUBLISHED, "claims.publish_review", (publishable,)),
    "retract": Transition(frozenset({PUBLISHED}), RETRACTED, "claims.publish_review", (has_reason,)),
    "supersede": Transition(frozenset({PUBLISHED}), SUPERSEDED, None),  # only by publishing a newer one
}

LABELS = {
    "submit": _("Submit for review"),
    "return": _("Return to the author"),
    "approve": _("Approve"),
    "publish": _("Publish"),
    "retract": _("Retract"),
}


def check(verb: str, facts: Facts, move: Move) -> RevisionState:
    """The state that the move leads to.

    :raises TransitionRefused: with a sentence for the editor
    """
    transition = REVISION[verb]
    if facts.state not in transition.sources:
        raise TransitionRefused(
            _("A revision that is %(state)s cannot take this step.") % {"state": facts.state.label}
        )
    for guard in transition.guards:
        refusal = guard(facts, move)
        if refusal:
            raise TransitionRefused(refusal)
    return transition.target


def available(facts: Facts, permissions: set[str]) -> list[str]:
    """The verbs that these permissions and this state allow; the guards speak when one is pressed."""
    return [
        verb
        for verb, transition in REVISION.items()
        if facts.state in transition.sources and transition.permission in permissions
    ]
