"""Invented words of three languages, as common and as rare as real ones, and documents made of them."""

import datetime as dt
import random
from collections.abc import Iterator
from typing import Any
from uuid import UUID

Document = dict[str, Any]

LANGUAGES = ("ro", "sq", "en")
VOCABULARY = 40_000  # words of each language
DRAWN = 1_000_000  # length of the text that sentences are cut from
SPEAKERS, TOPICS, SOURCES = 2_000, 40, 60
SITE = "http://localhost:8000"
START = dt.datetime(2016, 1, 4, 6, tzinfo=dt.UTC)
SPAN = dt.timedelta(days=3_650)
# Beginnings and ends of syllables.
SYLLABLES = {
    "ro": ("b c d f g l m n p r s t v pr tr st cr gr ș ț ch", "a e i o u ă î ea ie oa al ar er in or ui"),
    "sq": ("b d f g h k l m n p r s t v z sh th dh gj nj xh ç", "a e ë i o u y ar er in ur ua ët je or al"),
    "en": ("b c d f g h l m n p r s t w st tr pr br th sh cl", "a e i o u ea ou er in or al ing ed an ee y"),
}
# Words planted in so many of all claims; a search for one finds just these.
PLANTED = {
    "ubicumque": 0.5,
    "plerumque": 0.1,
    "interdum": 0.03,
    "passim": 0.01,
    "raroque": 0.003,
    "rariusque": 0.001,
    "rarissime": 0.000_1,
}
ONCE_COMMON = "quondam"  # in every claim of the first twentieth, in none since
VERDICTS = (
    ("false", 1, "False", "Fals", "E pavërtetë"),
    ("mostly-false", 2, "Mostly false", "Mai mult fals", "Kryesisht e pavërtetë"),
    ("half-true", 3, "Half true", "Parțial adevărat", "Gjysmë e vërtetë"),
    ("mostly-true", 4, "Mostly true", "Mai mult adevărat", "Kryesisht e vërtetë"),
    ("true", 5, "True", "Adevărat", "E vërtetë"),
)


class Tongue:
    """Invented words of one language; the n-th is about 1/n as common as the first, as in any language."""

    def __init__(self, language: str) -> None:
        chance = random.Random(language)  # noqa: S311  (the same words every time)
        starts, ends = (part.split() for part in SYLLABLES[language])
        words: dict[str, None] = {}
        while len(words) < VOCABULARY:
            size = 1 if len(words) < 100 else chance.choice((2, 2, 3) if len(words) < 5_000 else (2, 3, 3, 4))
            words["".join(chance.choice(starts) + chance.choice(ends) for _ in range(size))] = None
        self.words = list(words)
        # Drawing each word anew would take most of the time.
        self.text = chance.choices(
            self.words, weights=[1 / (rank + 2.7) for rank in range(VOCABULARY)], k=DRAWN
        )

    def sentence(self, chance: random.Random, number: int) -> str:
        start = int(chance.random() * (DRAWN - number))
        return " ".join(self.text[start : start + number]).capitalize() + "."


class World:
    """Who speaks, about what, and in which outlets: the same for every size of database."""

    def __init__(self) -> None:
        chance = random.Random("world")  # noqa: S311
        self.tongues = {language: Tongue(language) for language in LANGUAGES}
        names = self.tongues["ro"].words[500:]
        self.speakers = [self.speaker(number, names, chance) for number in range(SPEAKERS)]
        self.topics = [named("topic", number, "b") for number in range(TOPICS)]
        self.sources = [named("source", number, "c") for number in range(SOURCES)]

    def speaker(self, number: int, names: list[str], chance: random.Random) -> Document:
        name = f"{chance.choice(names).title()} {chance.choice(names).title()}"
        identity = str(UUID(f"{number:08x}-0000-7000-8000-aaaaaaaaaaaa"))
        return {
            "id": identity,
            "slug": f"speaker-{number}",
            "name": name,
            "kind": "person",
            "wikidata_id": f"Q{9_000_000 + number}",
        }


def named(kind: str, number: int, mark: str) -> Document:
    """A topic or an outlet; both have what either needs."""
    name = f"{kind.title()} {number}"
    identity = str(UUID(f"{number:08x}-0000-7000-8000-{mark * 12}"))
    return {
        "id": identity,
        "slug": f"{kind}-{number}",
        "name": name,
        "labels": dict.fromkeys(LANGUAGES, name),
    }


def documents(world: World, first: int, last: int, total: int) -> Iterator[Document]:
    """The claims with these numbers of so many, the oldest first; the same at every call."""
    for number in range(first, last):
        yield Claim(world, number, total).document()


class Claim:
    """One claim's document, by its number alone."""

    def __init__(self, world: World, number: int, total: int) -> None:
        self.world, self.number, self.total = world, number, total
        self.chance = random.Random(f"{total} {number}")  # noqa: S311
        self.language = self.chance.choice(LANGUAGES)
        self.tongue = world.tongues[self.language]
        self.at = START + SPAN * (number / total)

    def document(self) -> Document:
        slug = f"claim-{self.number}"
        return {
            "id": str(UUID(int=(self.number << 80) | (7 << 76) | (2 << 62) | self.number)),
            "slug": slug,
            "url": f"{SITE}/claims/{slug}/",
            "claim": self.words(14),
            "language": self.language,
            "title": self.words(8),
            "summary": self.words(30),
            "explanation": self.explanation(),
            "topics": [
                {name: topic[name] for name in ("id", "slug", "labels")}
                for topic in self.chance.sample(self.world.topics, self.chance.choice((1, 1, 2)))
            ],
            "verdict": self.verdict(),
            "published_at": instant(self.at),
            "updated_at": instant(self.at + dt.timedelta(days=self.chance.choice((0, 0, 0, 2)))),
            "statements": [self.statement(place) for place in range(self.chance.choice((1, 1, 2, 3)))],
            "evidence": [self.evidence(place) for place in range(2)],
            "corrections": [],
            "waivers": [],
            "retracted_at": None,
            "retraction_note": "",
        }

    def words(self, number: int) -> str:
        return self.tongue.sentence(self.chance, number)

    def explanation(self) -> str:
        planted = [word for word, share in PLANTED.items() if self.chance.random() < share]
        if self.number < self.total / 20:
            planted.append(ONCE_COMMON)
        paragraphs = [self.words(45), f"**{self.words(6)}** {self.words(40)}", self.words(35)]
        return "\n\n".join([*paragraphs, " ".join(planted)])

    def verdict(self) -> Document:
        key, value, *labels = self.chance.choice(VERDICTS)
        return {
            "scale": "truth-5",
            "key": key,
            "labels": dict(zip(("en", "ro", "sq"), labels, strict=True)),
            "rating_value": value,
            "best_rating": 5,
            "worst_rating": 1,
        }

    def statement(self, place: int) -> Document:
        words = self.words(26)
        said = (self.at - dt.timedelta(days=self.chance.randrange(1, 30))).date().isoformat()
        return {
            "id": str(
                UUID(int=(self.number << 80) | (7 << 76) | (2 << 62) | (place + 1 << 48) | self.number)
            ),
            "words": words,
            "quotes": [words],
            "language": self.language,
            "wording": "original",
            "original_text": "",
            "original_url": "",
            "primary_source": "none",
            "speaker": self.chance.choice(self.world.speakers),
            "printed_name": "",
            "role": "Minister of Works",
            "party": None,
            "said_on": said,
            "said_precision": "day",
            "said_not_before": said,
            "said_not_after": said,
            "said_basis": "",
            "medium": "plenary",
            "url": f"https://example.org/speeches/{self.number}",
            "place_note": "",
            "kind": "factual",
            "occurrences": [self.occurrence()],
        }

    def occurrence(self) -> Document:
        source = self.chance.choice(self.world.sources)
        return {
            "title": self.words(9),
            "source": {name: source[name] for name in ("id", "slug", "name")},
            "url": f"https://example.org/news/{self.number}",
            "published_at": instant(self.at),
        }

    def evidence(self, place: int) -> Document:
        return {
            "title": self.words(7),
            "url": f"https://example.org/evidence/{self.number}/{place}",
            "archive_url": f"https://example.org/archive/{self.number}/{place}",
            "excerpt": self.words(18),
            "stance": "refutes",
        }


def instant(at: dt.datetime) -> str:
    return at.isoformat(timespec="seconds").replace("+00:00", "Z")
