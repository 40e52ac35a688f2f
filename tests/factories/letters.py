"""Lines and letters as samples."""

import datetime as dt
from dataclasses import replace
from typing import Any
from uuid import UUID

from claims.choices import DatePrecision, PublicationKind
from claims.rendering.letters import ClaimLine, DigestLetter, Outlet, Said, Site, StatementLine

SITE = Site("On Record", "http://localhost:8000")
A_DAY = Said(DatePrecision.DAY, dt.date(2026, 1, 8), dt.date(2026, 1, 8))
CLAIM_ID = UUID(int=7)

SAID = StatementLine(
    speaker="Irena Vale",
    role="mayor of Port Vale",
    words="The bridge cost two million euro, not a cent more.",
    said=A_DAY,
    language="en",
    outlets=(Outlet("Harbour Post", "Mayor defends the bridge", "https://outlet.test/bridge"),),
)
FOUND = ClaimLine(
    claim="The new bridge cost two million euro.",
    url="http://localhost:8000/claims/bridge/",
    verdict_labels=(("en", "False"), ("ro", "Fals")),
    summary="The contract says four million.",
    statements=(SAID,),
)
MENDED = replace(
    FOUND,
    claim="The tunnel opened in May.",
    kind=PublicationKind.CORRECTED,
    former_labels=(("en", "True"),),
    note="We had read the wrong year.",
)


def letter(**changes: Any) -> DigestLetter:
    plain = DigestLetter(
        site=SITE,
        language="en",
        manage_url="http://localhost:8000/subscribe/manage/abc/",
        unsubscribe_url="http://localhost:8000/unsubscribe/abc/",
    )
    return replace(plain, **changes)
