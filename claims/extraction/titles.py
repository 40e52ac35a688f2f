"""What the words before names tell: 'Ms Smith', 'doamna Pop', and which of two Smiths 'Mr Smith' is."""

from __future__ import annotations

from claims.extraction.packs import Pack
from claims.extraction.passage import Passage
from claims.extraction.people import gender_of, gender_of_title
from claims.extraction.types import NAME, Mention, MentionHit


class Titles:
    """All of an article. Feed it every name, then ask."""

    def __init__(self) -> None:
        self._by_name: dict[str, str] = {}  # in lower case
        self._by_place: dict[int, str] = {}  # by the name's first character

    def learn(self, passage: Passage, hit: MentionHit) -> None:
        """Take in one name with what stands before it."""
        if passage.tokens[hit.first].start == hit.mention.span.start:
            return
        title = [token.low for token in passage.tokens[hit.first : hit.last]]
        gender = gender_of_title(title, passage.pack)
        if gender is not None:
            self._by_name.setdefault(hit.mention.text.casefold(), gender)
            self._by_place[hit.mention.span.start] = gender

    def gender(self, name: str) -> str | None:
        """What the first title of a name tells."""
        return self._by_name.get(name.casefold())

    def fitting(self, mention: Mention, people: dict[str, str], pack: Pack) -> dict[str, str]:
        """'Mr Smith', of Ann and Ben Smith: those whom the title fits; all where none stands there."""
        told = self._by_place.get(mention.span.start)
        if told is None:
            return people
        whole = {key: mention._replace(text=full, kind=NAME) for key, full in people.items()}
        return {key: people[key] for key, one in whole.items() if gender_of(one, pack) in {told, None}}
