"""Which offices one person may hold, and which descriptions may be said of whom."""

from __future__ import annotations

LITIGANT = "litigant"  # a witness, a defendant: anybody may be one, but those who ask
IN_ROBES = frozenset({"judge", "prosecutor"})
ASKING = IN_ROBES | {"police officer", "commissioner"}
ANYONE = frozenset({"native", "aged"})  # said of people whatever they do: 'the Swede', 'the 49-year-old'
ANYBODY = ANYONE | {"official", "person", LITIGANT}  # heads that say nothing about the office
SHARED = ANYBODY | {"occupation", "expert", "representative", "head", "adviser"}
HEADING = frozenset({"leader", "head"})  # may be said of most who hold an office
PRIVATE = frozenset({"person", "occupation", "expert", "analyst", "coach", "general"})
PARTISAN = "partisan"  # 'the liberal': anybody in politics
FORMER = "former "
PLEADER, PLEADS_AS = "prosecutor", frozenset({"spokesperson", "representative"})
LOOSE = SHARED | HEADING | PRIVATE | {"spokesperson", "candidate", "manager"}
BY_NOUN = SHARED | HEADING | ANYONE | {PLEADER, PARTISAN}  # heads that two people of one article may share
_ONLY = {"magistrate": IN_ROBES, "person": PRIVATE, PLEADER: PLEADS_AS}
_NEVER = {LITIGANT: ASKING, **dict.fromkeys((*HEADING, "official", "candidate"), PRIVATE)}


def may_be_both(described: str, held: str | None) -> bool:
    """Whether one person may be called both: the mayor may be 'the leader', and not 'the farmer'."""
    if held is None or held.endswith(described) or described.endswith(held):
        return True
    if {described, held} & ANYONE:
        return True
    if PARTISAN in {described, held} or described.startswith(FORMER):
        return not {described, held} & PRIVATE
    if described in _ONLY:
        return held in _ONLY[described]
    if described in _NEVER:
        return held not in _NEVER[described]
    return described in LOOSE and held in LOOSE
