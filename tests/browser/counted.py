"""Weeks of work behind the boards: who was quoted, what was taken or rejected, and what became of it."""

import datetime as dt
import random

from django.utils import timezone

from claims.choices import AttributionGrade, RejectReason, SpeakerKind
from claims.models import Source, Speaker, User
from tests.admin.boards.history import told
from tests.admin.boards.proposals import proposed, rejected, taken
from tests.factories.claims import ClaimFactory, StatementLinkFactory
from tests.factories.publications import approved_claim, publish
from tests.factories.speakers import SpeakerFactory, SpeakerRoleFactory

PARTIES = ("Partidul Apelor", "Alianța Munților", "Lista Independentă pentru Dorna și Împrejurimi")
NAMES = ("Nicolae Bran", "Ioana Stere", "Petru Vultur")
SAID = {  # what was said, and the claim that it makes
    "We have paved forty kilometres of road since spring": "Dorna has paved 40 kilometres since April 2025.",
    "Every village has a bus twice a day": "A bus stops in each village of the district twice a day.",
    "Nobody waits longer than a week for a permit": "The town hall answers building permits in 7 days.",
    "The new wing of the hospital has two hundred beds": "The hospital's new wing has 200 beds.",
    "Half of our schools are heated with wood no more": "Half of the schools no longer burn wood.",
    "The budget has grown by a third in two years": "Dorna's budget grew by a third from 2023 to 2025.",
    "No tree was felled for the ring road": "The ring road was built without felling a tree.",
}
OFFICES: tuple[dict[str, str], ...] = (
    {"en": "Mayor of Dorna", "ro": "primarul Dornei"},
    {"en": "Minister of Transport"},
    {},
)


def build(ana: User) -> None:
    dice = random.Random(4)  # noqa: S311
    speakers = [_speaker(*row) for row in zip(NAMES, PARTIES, OFFICES, strict=True)]
    outlets = list(Source.objects.order_by("pk")[:3])
    recorded = []
    for number in range(45):
        at = timezone.now() - dt.timedelta(days=1 + number)
        words = list(SAID)[number % len(SAID)]
        candidate = proposed(
            dice.choice([*speakers, None]), at=at, source=dice.choice(outlets), words=words,
            language=dice.choice(["ro", "sq"]), grade=dice.choice(AttributionGrade.values),
            check_worthiness=dice.random(),
        )  # fmt: skip
        if number % 3:
            speaker = candidate.speaker or dice.choice(speakers)
            recorded.append(taken(candidate, ana, speaker=speaker, recorded_at=at, words=words))
        else:
            rejected(candidate, ana, dice.choice(RejectReason.values))
        told(candidate, ("waiting", 0), ("accepted", dice.randint(1, 60)), start=at)
    for number, statement in enumerate(recorded[:20]):
        text = SAID[statement.words]
        claim = ClaimFactory.create(text=text, created_by=ana)
        if number % 4:
            key = dice.choice(["true", "false"])
            publish(approved_claim([statement], verdict_key=key, claim=claim, title=text))
        else:
            StatementLinkFactory.create(claim=claim, statement=statement, proposed_by=ana)


def _speaker(name: str, party: str, office: dict[str, str]) -> Speaker:
    speaker: Speaker = SpeakerFactory.create(name=name)
    party_row = SpeakerFactory.create(name=party, kind=SpeakerKind.PARTY)
    SpeakerRoleFactory.create(speaker=speaker, organisation=party_row, title={}, since="")
    SpeakerRoleFactory.create(speaker=speaker, title=office, since="")
    return speaker
