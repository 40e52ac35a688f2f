"""Who works in the newsroom, who speaks, and in which outlets: what everything else points to."""

import datetime as dt
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from uuid import UUID

from django.contrib.auth.models import Group
from django.utils import timezone

from benchmarks.api_tools.wording import LANGUAGES, PLANTED, SOURCES, TOPICS, VERDICTS, World
from claims.choices import SpeakerKind
from claims.models import (
    Feed,
    Source,
    Speaker,
    SpeakerAlias,
    SpeakerMerge,
    SpeakerRole,
    Topic,
    User,
    Verdict,
    VerdictScale,
)

PEOPLE = 40
PARTIES = 20
CANDIDATES_A_DAY = 300
READER = "reader"  # the person whose desk is measured


@dataclass(frozen=True)
class Newsroom:
    """How much there is of everything; and where chance comes from."""

    candidates: int
    statements: int
    claims: int
    least: int = 100  # of whatever else

    @cached_property
    def world(self) -> World:
        return World()

    @cached_property
    def chance(self) -> random.Random:
        return random.Random(f"desk {self.candidates}")  # noqa: S311

    @cached_property
    def now(self) -> dt.datetime:
        return timezone.now()

    @property
    def articles(self) -> int:
        return max(self.least, self.candidates // 4)

    @property
    def speakers(self) -> int:
        return max(100, self.claims // 4)

    def ago(self, number: int, total: int) -> dt.datetime:
        """When the one with this number of so many came, the first longest ago."""
        return self.now - dt.timedelta(days=self.candidates / CANDIDATES_A_DAY) * (1 - number / total)

    def language(self, number: int) -> str:
        return LANGUAGES[number % len(LANGUAGES)]

    def words(self, number: int, length: int) -> str:
        """A sentence of that length in the language of that number; now and then with a planted word."""
        planted = [word for word, share in PLANTED.items() if self.chance.random() < share]
        sentence = self.world.tongues[self.language(number)].sentence(self.chance, length)
        return " ".join([sentence[:-1], *planted]) + "."

    def speaker(self) -> int:
        """Some are quoted every day, most of them once."""
        return 1 + PARTIES + int((self.speakers - PARTIES) * self.chance.random() ** 3)


def identity(mark: str, number: int) -> UUID:
    """The public id of the row with this number; the mark is a letter of a to f for its kind."""
    return UUID(f"{number:08x}-0000-7000-8000-{mark * 12}")


def users(_room: Newsroom) -> Iterator[User]:
    for number in range(1, PEOPLE + 1):
        name = READER if number == 1 else f"editor{number}"
        yield User(id=number, username=name, first_name="Ed", last_name=f"Itor {number}", is_staff=True)


def memberships(_room: Newsroom) -> Iterator[Any]:
    """The one whose desk is measured may do everything, the others write."""
    member: Any = User.groups.through
    groups = {group.name: group.pk for group in Group.objects.all()}
    pairs = [(1, group) for group in groups.values()]
    pairs += [(number, groups["editor"]) for number in range(2, PEOPLE + 1)]
    for number, (user, group) in enumerate(pairs, 1):
        yield member(id=number, user_id=user, group_id=group)


def sources(_room: Newsroom) -> Iterator[Source]:
    for number in range(1, SOURCES + 1):
        yield Source(
            id=number, public_id=identity("c", number), name=f"Outlet {number}", slug=f"outlet-{number}"
        )


def feeds(room: Newsroom) -> Iterator[Feed]:
    for number in range(1, SOURCES + 1):
        url = f"https://outlet-{number}.example.org/feed"
        yield Feed(
            id=number, source_id=number, url=url, next_poll_at=room.now, failures=int(number % 10 == 0)
        )


def topics(_room: Newsroom) -> Iterator[Topic]:
    for number in range(1, TOPICS + 1):
        yield Topic(
            id=number,
            public_id=identity("b", number),
            slug=f"topic-{number}",
            labels={"en": f"Topic {number}"},
        )


def scales(_room: Newsroom) -> Iterator[VerdictScale]:
    yield VerdictScale(id=1_000, slug="bench-scale", labels={"en": "Bench scale"}, kind="truth")


def verdicts(_room: Newsroom) -> Iterator[Verdict]:
    for key, position, label, *_others in VERDICTS:
        yield Verdict(
            id=1_000 + position,
            scale_id=1_000,
            key=key,
            position=position,
            rating_value=position,
            labels={"en": label},
        )


def speakers(room: Newsroom) -> Iterator[Speaker]:
    """Parties first; every fiftieth person is another's double, and in every other case merged into it."""
    names = room.world.tongues["ro"].words[500:]
    last = ""
    for number in range(1, room.speakers + 1):
        double = number > PARTIES and number % 50 == 0
        name = (
            last_first(last) if double else f"{room.chance.choice(names)} {room.chance.choice(names)}".title()
        )
        last = name
        yield Speaker(
            id=number,
            public_id=identity("a", number),
            slug=f"speaker-{number}",
            name=name,
            kind=SpeakerKind.PARTY if number <= PARTIES else SpeakerKind.PERSON,
            wikidata_id="" if double else f"Q{9_000_000 + number}",
            country=("RO", "MD", "AL", "XK")[number % 4],
            merged_into_id=number - 1 if double and number % 100 == 0 else None,
        )


def last_first(name: str) -> str:
    return " ".join(reversed(name.split()))


def aliases(room: Newsroom) -> Iterator[SpeakerAlias]:
    names = room.world.tongues["sq"].words[500:]
    for number in range(1, 2 * room.speakers + 1):
        name = f"{room.chance.choice(names)} {room.chance.choice(names)}".title()
        yield SpeakerAlias(id=number, speaker_id=1 + number // 2 % room.speakers, name=name)


def roles(room: Newsroom) -> Iterator[SpeakerRole]:
    for number in range(PARTIES + 1, room.speakers + 1):
        yield SpeakerRole(
            id=number,
            speaker_id=number,
            title={"en": "Minister of Works", "ro": "ministru al lucrărilor"},
            organisation_id=1 + number % PARTIES,
            since="2024-01-09",
        )


def merges(room: Newsroom) -> Iterator[SpeakerMerge]:
    """A hundred that were undone, and those that stand."""
    standing: Sequence[int] = range(100, room.speakers + 1, 100)
    undone = [(30 + number % 40, 29 + number % 40) for number in range(100)]
    pairs = [*undone, *((number, number - 1) for number in standing)]
    for number, (duplicate, kept) in enumerate(pairs, 1):
        ended = number <= len(undone)
        yield SpeakerMerge(
            id=number,
            duplicate_id=duplicate,
            kept_id=kept,
            reason="one and the same",
            merged_by_id=2,
            merged_at=room.ago(number, len(pairs)),
            undone_by_id=2 if ended else None,
            undone_at=room.now if ended else None,
        )
