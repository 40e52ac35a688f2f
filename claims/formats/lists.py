"""The desk's lists as tables: what each column holds is said in docs/editors.md.

Values are codes and ISO dates, not words of a language, so that a file reads the same on every desk and can
be imported again. Rows are read batch by batch: however many there are, a batch is in memory and no more.
"""

import datetime as dt
from array import array
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Max, Model, OuterRef, QuerySet
from django.db.models.functions import Length

from claims.formats.cells import safe
from claims.formats.xlsx import Cell, Row
from claims.models import Evidence, Occurrence, PartialDate, ReviewRevision, Sighting, StatementLink, Topic

BATCH = 500
# Characters, with room for an apostrophe: Excel counts those beyond the first plane twice.
PART = 16_000
SEPARATOR = "|"
NO_PARTS: Mapping[str, int] = {}


@dataclass(frozen=True)
class Column:
    """`is_long` says that the text, a field of the row's, may not fit into one cell of a workbook."""

    name: str
    read: Callable[[Any], Any]
    is_long: bool = False


@dataclass(frozen=True)
class Table:
    """`rows` are fetched as they are with all that the columns read; `each` may make several of one."""

    name: str
    columns: Sequence[Column]
    rows: QuerySet[Any]
    each: Callable[[Any], Iterable[Any]] = lambda row: (row,)

    def header(self, parts: Mapping[str, int] = NO_PARTS) -> list[str]:
        """The columns' names; what is divided goes on in `words_2`, `words_3` …"""
        return [
            name if number == 1 else f"{name}_{number}"
            for name in (column.name for column in self.columns)
            for number in range(1, parts.get(name, 1) + 1)
        ]

    def cells(
        self, pks: Sequence[int], parts: Mapping[str, int] = NO_PARTS, veiled: Collection[int] = ()
    ) -> Iterator[Row]:
        """The rows with these keys in this order; of the veiled ones, nothing that `VEILED` names.

        One query a batch: what other tables know of a row comes with it (`gathered`).
        """
        for start in range(0, len(pks), BATCH):
            batch = pks[start : start + BATCH]
            found = {row.pk: row for row in self.rows.filter(pk__in=list(batch))}
            for pk in batch:
                if pk in found:
                    for one in self.each(found[pk]):
                        yield self._cells(one, parts, VEILED if pk in veiled else frozenset())

    def _cells(self, row: Any, parts: Mapping[str, int], hidden: Collection[str]) -> list[Cell]:
        cells: list[Cell] = []
        for column in self.columns:
            value = None if column.name in hidden else plain(column.read(row))
            if column.name not in parts:
                cells.append(safe(value))
                continue
            text, count = str(value or ""), parts[column.name]
            cells += [safe(text[PART * n : PART * (n + 1)]) for n in range(count)]
        return cells

    def parts(self) -> dict[str, int]:
        """Over how many cells of a workbook each long text must go for the longest of them to fit."""
        names = [column.name for column in self.columns if column.is_long]
        longest = self.rows.model._default_manager.aggregate(
            **{f"longest_{name}": Max(Length(name)) for name in names}
        )
        return {name: -(-(longest[f"longest_{name}"] or 1) // PART) for name in names}


def keys_of(rows: QuerySet[Any]) -> Sequence[int]:
    """The keys of the rows in their order, eight bytes each."""
    return array("q", rows.values_list("pk", flat=True).iterator(chunk_size=10_000))


def plain(value: Any) -> Cell:
    """What a cell can hold; an instant in UTC, a part of a date as far as it is known."""
    if value is None or isinstance(value, int | str):
        return value
    if isinstance(value, dt.datetime):
        return value.astimezone(dt.UTC).isoformat(timespec="seconds")
    if isinstance(value, float):
        return f"{value:.4f}"
    return value.isoformat() if isinstance(value, dt.date) else str(value)


def fields(*names: str) -> list[Column]:
    """Columns that are called as what they read."""
    return [Column(name, attrgetter(name)) for name in names]


def long(*names: str) -> list[Column]:
    return [Column(name, attrgetter(name), is_long=True) for name in names]


def at(name: str, path: str) -> Column:
    """A column that reads along a path, as far as it leads."""
    steps = path.split(".")

    def read(row: Any) -> Any:
        for step in steps:
            row = getattr(row, step) if row is not None else None
        return row

    return Column(name, read)


def gathered(name: str, rows: QuerySet[Any], column: str, value: str) -> dict[str, ArraySubquery]:
    """What `rows` hold that point with `column` to the row of the table, as a list.

    Rows that know each other would stay in memory until somebody looks for such pairs; lists do not.
    """
    mine = rows.filter(**{column: OuterRef("pk")})
    return {name: ArraySubquery(mine.values(value))}


def joined(items: Iterable[Any]) -> str:
    return SEPARATOR.join(map(str, items))


def said() -> list[Column]:
    """When: the date as far as it is known, and bounds where they say more."""
    return [
        Column("said", lambda row: str(row.said)),
        Column("said_not_before", lambda row: _bound(row.said, row.said.not_before)),
        Column("said_not_after", lambda row: _bound(row.said, row.said.not_after)),
        *fields("said_basis"),
    ]


def _bound(date: PartialDate, bound: dt.date | None) -> dt.date | None:
    return bound if date.is_narrowed else None


VEILED = frozenset({"scale", "verdict", "title", "summary", "explanation"})


def statements(rows: QuerySet[Any]) -> Table:
    links = StatementLink.objects.confirmed().order_by("pk")
    return Table(
        "statements",
        [
            at("id", "public_id"),
            *long("words"),
            *(at("speaker", "speaker.name"), at("speaker_id", "speaker.public_id")),
            at("speaker_wikidata", "speaker.wikidata_id"),
            *said(),
            *fields("language", "wording", "medium", "url", "place_note", "kind", "role", "printed_name"),
            *fields("grade", "second_source"),
            *long("original_text"),
            *fields("original_url", "primary_source"),
            *long("context", "translation"),
            *fields("state"),
            Column("articles", lambda row: len(row.places)),
            Column("claims", lambda row: joined(row.claim_ids)),
            *(at("recorded_by", "recorded_by.username"), *fields("recorded_at")),
        ],
        rows.select_related("speaker", "recorded_by").annotate(
            **gathered("places", Occurrence.objects.all(), "statement", "article"),
            **gathered("claim_ids", links, "statement", "claim__public_id"),
        ),
    )


def claims(rows: QuerySet[Any]) -> Table:
    links = StatementLink.objects.order_by("pk")
    latest = ReviewRevision.objects.order_by("-number")
    return Table(
        "claims",
        [
            at("id", "public_id"),
            *long("text"),
            *fields("language"),
            Column("topics", lambda row: joined(row.topic_slugs)),
            *(at("assigned_to", "assigned_to.username"), *fields("due_on")),
            *fields("slug"),
            Column("statements", lambda row: joined(row.confirmed_ids)),
            Column("to_confirm", lambda row: joined(row.proposed_ids)),
            Column("review_state", lambda row: next(iter(row.states), "")),
            *(at("created_by", "created_by.username"), *fields("created_at")),
        ],
        rows.select_related("assigned_to", "created_by").annotate(
            **gathered("topic_slugs", Topic.objects.order_by("slug"), "claims", "slug"),
            **gathered("confirmed_ids", links.confirmed(), "claim", "statement__public_id"),
            **gathered("proposed_ids", links.to_confirm(), "claim", "statement__public_id"),
            **gathered("states", latest, "review__claim", "state"),
        ),
    )


def candidates(rows: QuerySet[Any]) -> Table:
    return Table(
        "candidates",
        [
            *long("words"),
            *fields("mention"),
            *(at("speaker", "speaker.name"), at("speaker_id", "speaker.public_id")),
            *said(),
            *fields("language", "kind", "grade", "state", "reject_reason", "parked_until"),
            *fields("check_worthiness", "score"),
            Column("articles", lambda row: len(row.places)),
            *(at("source", "article.source.name"), at("article_title", "article.title")),
            *(at("article_url", "article.url"), at("article_id", "article.public_id")),
            *(at("statement_id", "statement.public_id"), at("decided_by", "decided_by.username")),
            *fields("decided_at", "created_at"),
        ],
        rows.select_related("speaker", "article__source", "statement", "decided_by")
        .defer("article__text", "article__raw", "article__blocks", "statement__words")
        .annotate(**gathered("places", Sighting.objects.all(), "candidate", "article")),
    )


def reviews(rows: QuerySet[Any]) -> Table:
    return Table(
        "reviews",
        [
            *(at("claim", "review.claim.text"), at("claim_id", "review.claim.public_id")),
            *fields("number", "state", "language"),
            *(at("scale", "verdict.scale.slug"), at("verdict", "verdict.key")),
            *fields("title"),
            *long("summary", "explanation"),
            *fields("correction_kind", "public_note", "waiver", "sources_waiver"),
            Column("evidence", lambda row: joined(filter(None, row.links))),
            *(at("created_by", "created_by.username"), *fields("created_at")),
            *(at("approved_by", "approved_by.username"), at("published_by", "published_by.username")),
            *(*fields("published_at"), at("recheck_on", "review.recheck_on")),
        ],
        rows.select_related(
            "review__claim", "verdict__scale", "created_by", "approved_by", "published_by"
        ).annotate(**gathered("links", Evidence.objects.order_by("position", "pk"), "revision", "url")),
    )


def articles(rows: QuerySet[Any]) -> Table:
    return Table(
        "articles",
        [
            *(at("id", "public_id"), *fields("title", "url")),
            at("source", "source.name"),
            *fields("language", "byline", "published", "fetched_at", "extracted_at", "reviewed_at"),
            *fields("set_aside_at", "last_error"),
            at("revises", "revises.public_id"),
        ],
        rows.select_related("source", "revises").defer(
            *(f"{path}{name}" for path in ("", "revises__") for name in ("text", "raw", "blocks"))
        ),
    )


def complaints(rows: QuerySet[Any]) -> Table:
    """Without the reader's name and address: a file travels farther than its page."""
    return Table(
        "complaints",
        [
            *(at("id", "public_id"), at("claim", "claim.text"), at("claim_id", "claim.public_id")),
            *long("text"),
            *fields("source_url", "language", "received_at", "due_on"),
            *(at("assigned_to", "assigned_to.username"), *fields("outcome", "settled_at")),
            *long("settlement"),
        ],
        rows.select_related("claim", "assigned_to"),
    )


def speakers(rows: QuerySet[Any]) -> Table:
    """A row for each speaker and office, in the columns that the import of speakers reads."""
    titles, forms = (_languages(rows, name) for name in ("title", "printed_forms"))
    return Table(
        "speakers",
        [
            *(at("name", "speaker.name"), at("kind", "speaker.kind")),
            at("wikidata", "speaker.wikidata_id"),
            Column("country", lambda post: (post.role or post.speaker).country),
            Column("aliases", lambda post: joined(alias.name for alias in post.speaker.aliases.all())),
            at("organisation", "role.organisation.name"),
            *(at("since", "role.since"), at("until", "role.until")),
            *(Column(f"title_{code}", _title(code)) for code in titles),
            *(Column(f"forms_{code}", _forms(code)) for code in forms),
        ],
        rows.prefetch_related("aliases", "roles__organisation"),
        posts,
    )


@dataclass(frozen=True)
class Post:
    """A speaker in an office, or in none."""

    speaker: Any
    role: Any = None


def posts(speaker: Any) -> list[Post]:
    """What is imported takes the country of the first row for the speaker's own."""
    roles = [Post(speaker, role) for role in speaker.roles.all()]
    return roles if roles and roles[0].role.country == speaker.country else [Post(speaker), *roles]


def _languages(speakers: QuerySet[Any], name: str) -> list[str]:
    """In which languages any office is entered: the same columns whatever the list was narrowed to."""
    role: type[Model] = speakers.model._meta.get_field("roles").related_model
    kept = role._default_manager.exclude(**{name: {}}).order_by().values_list(name, flat=True)
    return sorted({code for texts in kept.distinct().iterator() for code in texts})


def _title(code: str) -> Callable[[Post], str]:
    return lambda post: post.role.title.get(code, "") if post.role else ""


def _forms(code: str) -> Callable[[Post], str]:
    return lambda post: joined(post.role.printed_forms.get(code, ())) if post.role else ""
