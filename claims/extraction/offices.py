"""Which offices one person may hold, and which descriptions may be said of whom."""

from __future__ import annotations

LITIGANT = "litigant"  # a witness, a defendant: anybody may be one, but those who ask
IN_ROBES = frozenset({"judge", "prosecutor"})
ASKING = IN_ROBES | {"police officer", "commissioner"}
ANYONE = frozenset({"native", "aged"})  # said of people whatever they do: 'the Swede', 'the 49-year-old'
ANYBODY = ANYONE | {"official", "person", LITIGANT}  # heads that say nothing about the office
PLAYING = frozenset({"player", "referee"})  # in a game: nobody is both, nor coaches
GAMES = PLAYING | {"coach"}
SHARED = ANYBODY | PLAYING | {"occupation", "expert", "representative", "head", "adviser"}
HEADING = frozenset({"leader", "head"})  # may be said of most who hold an office
PRIVATE = PLAYING | {"person", "occupation", "expert", "analyst", "coach", "general"}
PARTISAN = "partisan"  # 'the liberal': anybody in politics
CAMPAIGNING = frozenset({PARTISAN, "candidate"})
FORMER = "former "
WHOLE = ("prime minister", "attorney general", "prosecutor general", "secretary general", "director general")
NOT_THEIRS = (FORMER, "deputy ", "vice ", "lieutenant ")  # before an office: the mayor is another
PLEADER, PLEADS_AS = "prosecutor", frozenset({"spokesperson", "representative"})
LOOSE = SHARED | HEADING | PRIVATE | {"spokesperson", "candidate", "manager"}
NO_OFFICE = (SHARED | PRIVATE) - HEADING  # nobody holds these or leaves them: a former nurse is a nurse
BY_NOUN = SHARED | HEADING | ANYONE | {PLEADER, PARTISAN}  # heads that two people of one article may share
LEADER, LEADING_ROLES = "leader", ("president", "prime minister", "chancellor")
_ONLY = {"magistrate": IN_ROBES, "person": PRIVATE | {LITIGANT}, PLEADER: PLEADS_AS}
_PLAIN = ANYONE | {"person", "occupation"}  # what a player or an officer may be called besides
_ALSO = {("expert", PLEADER)}  # a lawyer may be 'der Sanierungsexperte'
_NEVER = {LITIGANT: ASKING, **dict.fromkeys((*HEADING, "official", "candidate"), PRIVATE)}


def is_called(described: str, held: str) -> bool:
    """Whether who holds one office is called by the other: a foreign minister is 'the minister'.

    A deputy minister is not, and a former one no more; a deputy health minister is 'the deputy minister',
    and a prime minister no minister.
    """
    both = standing(described)
    if both is not None and both == standing(held):
        return is_called(described.removeprefix(both), held.removeprefix(both))
    if held == described:
        return True
    return held.endswith(described) and not held.startswith(NOT_THEIRS) and not held.endswith(WHOLE)


def standing(role: str | None) -> str | None:
    """What an office begins with that makes it another's: 'deputy ' of 'deputy mayor'."""
    return next((one for one in NOT_THEIRS if (role or "").startswith(one)), None)


def may_lead(described: str | None, held: str) -> bool:
    """'the president' may be the leader of whom the article told before: then two may be meant."""
    return held == LEADER and described in LEADING_ROLES


def leading_roles(role: str | None) -> tuple[str, ...]:
    """Other words for an office of a country: 'the leader' for who heads it, and the other way round."""
    return LEADING_ROLES if role == LEADER else (LEADER,) if role in LEADING_ROLES else ()


def may_be_both(described: str, held: str | None) -> bool:
    """Whether one person may be called both: the mayor may be 'the leader', and not 'the farmer'.

    Who is told to be nothing may be anything but a judge or a prosecutor: they speak of others.
    """
    if held is None:
        return described not in IN_ROBES
    if _are_apart(described, held):
        return False
    described, held = _still(described), _still(held)
    if held.endswith(described) or described.endswith(held):
        return is_called(described, held) or is_called(held, described)
    return not (described in HEADING and held.startswith(NOT_THEIRS)) and _may_be_other(described, held)


def _are_apart(described: str, held: str) -> bool:
    """'the striker' is no coach, and the farmer whom a sergeant tells of no sergeant."""
    if described in PLAYING or held in PLAYING:
        return described != held and not _PLAIN.issuperset({described, held} - PLAYING)
    return held == "general" and described == "person"


def _still(role: str) -> str:
    """'der Ex-Nationalspieler': what nobody holds nobody leaves."""
    plain = role.removeprefix(FORMER)
    return plain if plain in NO_OFFICE else role


def _may_be_other(described: str, held: str) -> bool:
    if {described, held} & ANYONE:
        return True
    if {described, held} & CAMPAIGNING:
        return not (described.startswith(FORMER) or {described, held} & PRIVATE)
    if (described, held) in _ALSO:
        return True
    if described in _ONLY:
        return held in _ONLY[described]
    if described in _NEVER:
        return held not in _NEVER[described]
    return described in LOOSE and held in LOOSE
