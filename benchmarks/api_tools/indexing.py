"""Search vectors as PostgreSQL would make them, faster: of words whose stems it was asked for once."""

import re
from collections import defaultdict

import psycopg

from benchmarks.api_tools.wording import LANGUAGES, ONCE_COMMON, PLANTED, Document, World

CONFIGURATIONS = {"ro": "on_record_ro", "en": "on_record_en", "sq": "on_record_simple"}
WORDS = re.compile(r"\w+")
STEMS = """
    SELECT word, (tsvector_to_array(to_tsvector(%s::regconfig, word)))[1] FROM unnest(%s::text[]) AS word
"""


class Index:
    """Makes the vectors of the world's documents."""

    def __init__(self, connection: psycopg.Connection, world: World) -> None:
        self.world = world
        names = {word.lower() for speaker in world.speakers for word in speaker["name"].split()}
        more = [*PLANTED, ONCE_COMMON, *names]
        self.stems: dict[str, dict[str, str | None]] = {
            language: dict(
                connection.execute(
                    STEMS, [CONFIGURATIONS[language], [*world.tongues[language].words, *more]]
                ).fetchall()
            )
            for language in LANGUAGES
        }

    def vector(self, document: Document) -> str:
        """The text of the vector that `services.publications` would have made."""
        stems, place = self.stems[document["language"]], 0
        places: defaultdict[str, list[str]] = defaultdict(list)
        for weight, text in zip("ABC", texts(document), strict=True):
            for place, word in enumerate(WORDS.findall(text.lower()), place + 1):  # noqa: B020
                if stem := stems[word]:
                    places[stem].append(f"{place}{weight}")
        return " ".join(f"{stem}:{','.join(found)}" for stem, found in places.items())


def texts(document: Document) -> tuple[str, str, str]:
    said = [f"{statement['words']} {statement['speaker']['name']}" for statement in document["statements"]]
    head = f"{document['claim']} {document['title']}"
    return head, " ".join([document["summary"], *said]), document["explanation"]
