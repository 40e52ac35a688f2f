"""Of which party a speaker certainly was, and which office they held, when something was said.

The rule is that of the public page: the one party of all roles held on the first and on the last day on which
it may have been said; nobody's where there were several, none, or the day is unknown. A role outside parties
is an office; of several at a time, none is chosen.
"""

from typing import Any

from django.db.models import QuerySet, TextField, Value
from django.db.models.expressions import RawSQL
from django.db.models.fields.json import KT
from django.db.models.functions import Cast, Coalesce, NullIf

from claims.admin.boards.questions import Question
from claims.models import SpeakerRole

# Days are numbers here, 20190520: "2019" begins with 20190000 and ends with 20199999, whatever the collation.
STINTS = """
tenure AS (
    SELECT role.speaker_id,
           CASE WHEN body.kind = 'party' THEN body.id END AS party,
           CASE WHEN body.kind IS DISTINCT FROM 'party' AND jsonb_path_exists(role.title, '$.* ? (@ <> "")')
                THEN COALESCE(NULLIF(role.title ->> 'en', ''), role.title::text) END AS office,
           rpad(replace(role.since, '-', ''), 8, '0')::int AS first_day,
           rpad(replace(role.until, '-', ''), 8, '9')::int + 1 AS day_after
    FROM claims_speakerrole role LEFT JOIN claims_speaker body ON body.id = role.organisation_id
),
edges AS (
    SELECT speaker_id, first_day AS edge FROM tenure UNION SELECT speaker_id, day_after FROM tenure
),
spans AS (
    SELECT speaker_id, edge AS first_day,
           lead(edge) OVER (PARTITION BY speaker_id ORDER BY edge) AS day_after
    FROM edges
),
stint AS MATERIALIZED (
    SELECT span.speaker_id, span.first_day, span.day_after,
           CASE WHEN min(party) = max(party) THEN min(party) END AS party,
           CASE WHEN min(office) = max(office) THEN min(office) END AS office
    FROM spans span JOIN tenure
      ON tenure.speaker_id = span.speaker_id
     AND tenure.first_day <= span.first_day AND tenure.day_after >= span.day_after
    GROUP BY 1, 2, 3
)"""
PLACED = """
SELECT {columns},
       CASE WHEN early.party = late.party THEN early.party END AS party,
       CASE WHEN early.office = late.office THEN early.office END AS office
FROM said
LEFT JOIN stint early ON early.speaker_id = said.who
      AND said.first_day >= early.first_day AND said.first_day < early.day_after
LEFT JOIN stint late ON late.speaker_id = said.who
      AND said.last_day >= late.first_day AND said.last_day < late.day_after"""
DAYS = """who, to_char(not_before, 'YYYYMMDD')::int AS first_day,
           to_char(not_after, 'YYYYMMDD')::int AS last_day"""
ONE_BY_ONE = f"""
WITH {STINTS},
said AS (
    SELECT {DAYS}, id FROM ({{}}) AS utterance
)
{PLACED.format(columns="said.id")}"""  # noqa: S608 - our own words
# What one speaker said on one day is looked up once.
TOGETHER = f"""
WITH {STINTS},
said AS (
    SELECT {DAYS}, {{counts}} FROM ({{}}) AS utterance GROUP BY who, not_before, not_after
)
SELECT party, office, {{totals}} FROM ({PLACED.format(columns="said.*")}) AS one GROUP BY 1, 2"""  # noqa: S608 - our own words
OF_PARTY = "SELECT id FROM ({}) AS one WHERE party IS NOT DISTINCT FROM %s"
IN_OFFICE = "SELECT id FROM ({}) AS one WHERE office IS NOT DISTINCT FROM %s"


def placed(rows: QuerySet[Any, Any]) -> Question:
    """The id, party and office of each row of `id, who, not_before, not_after`."""
    return Question.of(rows).then(ONE_BY_ONE)


def tallied(rows: QuerySet[Any, Any], **counts: str) -> Question:
    """A line for each party and office together, with counts, which are SQL over the rows' columns."""
    named = ", ".join(f"{count} AS {name}" for name, count in counts.items())
    totals = ", ".join(f"sum({name})::int" for name in counts)
    return Question.of(rows).then(TOGETHER.format("{}", counts=named, totals=totals))


def of_party(rows: QuerySet[Any, Any], party: int | None) -> RawSQL:
    """The ids of those that somebody of a party said, or of no party that is certain."""
    return placed(rows).then(OF_PARTY, party).ids()


def in_office(rows: QuerySet[Any, Any], office: str | None) -> RawSQL:
    """The ids of those that the holder of an office said, or of none that is certain."""
    return placed(rows).then(IN_OFFICE, office).ids()


def titles(offices: list[str]) -> dict[str, dict[str, str]]:
    """The titles by language of offices as they are counted."""
    named = Coalesce(NullIf(KT("title__en"), Value("")), Cast("title", TextField()), output_field=TextField())
    rows = SpeakerRole.objects.annotate(office=named).filter(office__in=offices)
    return dict(rows.order_by("office", "title").values_list("office", "title").distinct())
