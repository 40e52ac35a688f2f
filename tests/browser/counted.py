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
OFFICES: tuple[dict[str, str], ...] = (
    {"en": "Mayor of Dorna", "ro": "primarul Dornei"},
    {"en": "Minister of Transport"},
    {},
)


def build(ana: User) -> None:
    dice = random.Random(4)  # noqa: S311
    speakers = [_speaker(name, office) for name, office in zip(PARTIES, OFFICES, strict=True)]
    outlets = list(Source.objects.order_by("pk")[:3])
    recorded = []
    for number in range(45):
        at = timezone.now() - dt.timedelta(days=1 + number)
        candidate = proposed(
            dice.choice([*speakers, None]), at=at, source=dice.choice(outlets),
            language=dice.choice(["ro", "sq"]), grade=dice.choice(AttributionGrade.values),
            check_worthiness=dice.random(),
        )  # fmt: skip
        if number % 3:
            speaker = candidate.speaker or dice.choice(speakers)
            recorded.append(taken(candidate, ana, speaker=speaker, recorded_at=at))
        else:
            rejected(candidate, ana, dice.choice(RejectReason.values))
        told(candidate, ("waiting", 0), ("accepted", dice.randint(1, 60)), start=at)
    for number, statement in enumerate(recorded[:20]):
        if number % 4:
            publish(approved_claim([statement], verdict_key=dice.choice(["true", "false"])))
        else:
            StatementLinkFactory.create(claim=ClaimFactory.create(), statement=statement, proposed_by=ana)


def _speaker(party: str, office: dict[str, str]) -> Speaker:
    speaker: Speaker = SpeakerFactory.create()
    party_row = SpeakerFactory.create(name=party, kind=SpeakerKind.PARTY)
    SpeakerRoleFactory.create(speaker=speaker, organisation=party_row, title={}, since="")
    SpeakerRoleFactory.create(speaker=speaker, title=office, since="")
    return speaker
