"""What may happen to a review revision, when, and by whom: two tables, and guards that query nothing."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from claims.choices import PublishRuleKey, RevisionState, RuleSeverity

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
    has_explanation: bool = True
    unasked: tuple[str, ...] = ()  # speakers whose comment was neither asked for nor waived
    unsupported: int = 0  # statements by hearsay or from a headline without a second source
    unlocated: int = 0  # statements whose primary source is not located
    unarchived: int = 0  # links of the evidence without an archived copy
    second_verdicts: int = 0
    office_doubts: tuple[str, ...] = ()  # sentences about offices that the records do not know
    claim_review_gaps: tuple[str, ...] = ()  # properties that the ClaimReview would lack
    severities: Mapping[str, RuleSeverity] = field(default_factory=dict)  # this newsroom's own, by rule


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


def makes_a_claim(facts: Facts, move: Move) -> Refusal:
    """A claim that nobody has been shown to make is not news."""
    return None if facts.has_public_statement else _("No confirmed statement makes this claim.")


def second_source_stated(facts: Facts, move: Move) -> Refusal:
    """What somebody is said to have said is not yet what they said."""
    if not facts.unsupported:
        return None
    return _("Hearsay or headlines without a second source: %(number)d.") % {"number": facts.unsupported}


def verdict_explained(facts: Facts, move: Move) -> Refusal:
    return None if facts.has_explanation else _("Explain the verdict: a summary alone does not show why.")


def comment_requested(facts: Facts, move: Move) -> Refusal:
    if not facts.unasked:
        return None
    return _("Ask for comment, or say why not: %(speakers)s.") % {"speakers": ", ".join(facts.unasked)}


def primary_source_located(facts: Facts, move: Move) -> Refusal:
    if not facts.unlocated:
        return None
    return _("Statements whose primary source is not located: %(number)d.") % {"number": facts.unlocated}


def offices_held(facts: Facts, move: Move) -> Refusal:
    return " ".join(facts.office_doubts) or None


def evidence_archived(facts: Facts, move: Move) -> Refusal:
    if not facts.unarchived:
        return None
    return _("Links of the evidence without an archived copy: %(number)d.") % {"number": facts.unarchived}


def verdict_given_unseen(facts: Facts, move: Move) -> Refusal:
    return None if facts.second_verdicts else _("Nobody has given a verdict without seeing the author's.")


def claim_review_complete(facts: Facts, move: Move) -> Refusal:
    if not facts.claim_review_gaps:
        return None
    return _("The ClaimReview would lack: %(properties)s.") % {
        "properties": ", ".join(facts.claim_review_gaps)
    }


@dataclass(frozen=True)
class Rule:
    """One line of the publish check: what it asks, whose rule it is, and how severe it is by default."""

    key: PublishRuleKey
    guard: Guard
    origin: str | Promise
    severity: RuleSeverity
    of_statements: bool = False  # it looks at those that make the claim: without one it has nothing to say
    is_fixed: bool = False  # no newsroom can soften it: the database or the public page rests on it


BLOCK, WARN, OFF = RuleSeverity.BLOCK, RuleSeverity.WARN, RuleSeverity.OFF
OURS = _("On Record: what is public rests on it")
RULES = (
    Rule(PublishRuleKey.STATEMENT, makes_a_claim, OURS, BLOCK, is_fixed=True),
    Rule(PublishRuleKey.SECOND_SOURCE, second_source_stated, OURS, BLOCK, of_statements=True, is_fixed=True),
    Rule(PublishRuleKey.VERDICT, has_verdict, OURS, BLOCK, is_fixed=True),
    Rule(PublishRuleKey.SUMMARY, has_summary, OURS, BLOCK, is_fixed=True),
    Rule(PublishRuleKey.SOURCES, has_evidence, "IFCN 3.3", BLOCK, is_fixed=True),
    Rule(PublishRuleKey.CORRECTION_NOTE, correction_explained, "IFCN 6", BLOCK, is_fixed=True),
    Rule(PublishRuleKey.CLAIM_REVIEW, claim_review_complete, "schema.org ClaimReview, Google", BLOCK),
    Rule(PublishRuleKey.VERDICT_EXPLAINED, verdict_explained, "IFCN 5.3", WARN),
    Rule(PublishRuleKey.COMMENT_REQUESTED, comment_requested, "IFCN 5.5", WARN, of_statements=True),
    Rule(PublishRuleKey.PRIMARY_SOURCE, primary_source_located, "IFCN 3.2", WARN, of_statements=True),
    Rule(
        PublishRuleKey.OFFICE,
        offices_held,
        _("On Record: the role is public with the words"),
        WARN,
        of_statements=True,
    ),
    Rule(PublishRuleKey.ARCHIVED, evidence_archived, "IFCN 3.1", WARN),
    Rule(PublishRuleKey.SECOND_VERDICT, verdict_given_unseen, _("On Record: blind second verdict"), OFF),
)


@dataclass(frozen=True)
class Finding:
    """What the publish check says of one rule; without a refusal it is kept, or empty."""

    rule: Rule
    severity: RuleSeverity
    refusal: Refusal
    is_empty: bool = False

    @property
    def blocks(self) -> bool:
        return self.refusal is not None and self.severity == BLOCK


def severity_of(rule: Rule, facts: Facts) -> RuleSeverity:
    return rule.severity if rule.is_fixed else facts.severities.get(rule.key, rule.severity)


def publish_check(facts: Facts, move: Move) -> list[Finding]:
    """Every rule that this newsroom looks at, kept or not, in the order of the table."""
    looked_at = ((rule, severity_of(rule, facts)) for rule in RULES)
    return [
        Finding(
            rule,
            severity,
            rule.guard(facts, move),
            is_empty=rule.of_statements and not facts.has_public_statement,
        )
        for rule, severity in looked_at
        if severity != OFF
    ]


def publishable(facts: Facts, move: Move) -> Refusal:
    """What approval saw must still hold, and what this newsroom will not publish without."""
    return next((finding.refusal for finding in publish_check(facts, move) if finding.blocks), None)


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


def available(state: RevisionState, permissions: set[str]) -> list[str]:
    """The verbs that these permissions and this state allow; the guards speak when one is pressed."""
    return [
        verb
        for verb, transition in REVISION.items()
        if state in transition.sources and transition.permission in permissions
    ]
