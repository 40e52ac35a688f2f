"""What loading a list would do: looked at by an editor, and loaded only if it would still do just that."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any, Generic, Protocol, Self, TypeVar

from django.utils.translation import gettext as _

from claims.services.audit import Refused

CREATED, CHANGED, UNCHANGED, REFUSED = "created", "changed", "unchanged", "refused"


class Row(Protocol):
    """A row of a plan, a dataclass: what would become of it is one of the outcomes above."""

    @property
    def outcome(self) -> str: ...


R = TypeVar("R", bound=Row)


@dataclass(frozen=True)
class Plan(Generic[R]):
    """The rows, and a digest of them and of what they were read from."""

    rows: Sequence[R]
    digest: str

    @classmethod
    def of(cls, source: Sequence[Any], rows: Sequence[R]) -> Self:
        """`source` is all that the rows come from, as JSON can write it."""
        found: Sequence[Any] = rows
        facts = json.dumps([*source, [asdict(row) for row in found]], ensure_ascii=False)
        return cls(rows, hashlib.sha256(facts.encode()).hexdigest())

    def count(self, outcome: str) -> int:
        return sum(row.outcome == outcome for row in self.rows)

    def require(self, digest: str) -> None:
        """:raises Refused: unless this is the plan that was looked at"""
        if self.digest != digest:
            raise Refused(_("The list would do something else by now: look at it again."))
