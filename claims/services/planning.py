"""Which letters a run makes, and which lines stand in them: one statement of SQL for all its subscribers.

A reader's window is (what was offered before, the run's number]. In it the last event of a subject wins.

Of a claim: a verdict, correction or retraction goes to whose filters match the document (a retracted one
keeps its last), the last two also to who was told of the claim before.

Of a statement: a new record goes to the invited whose filters match. A correction or withdrawal goes to who
was told of it, whatever the filters; nobody else hears of it. The newest notice is taken even while its hold
lasts: we do not mail words that the newsroom knows to be wrong. It is then not told again.

Topics and verdicts belong to claims: those filters leave statements alone.
"""

from collections.abc import Sequence
from typing import Any

from django.db import connection

from claims.choices import DigestState, NoticeKind, PublicationKind
from claims.models import DigestRun

UNRECEIVED = [DigestState.FAILED.value, DigestState.CANCELLED.value]
TOLD = [
    PublicationKind.PUBLISHED.value,
    PublicationKind.CORRECTED.value,
    PublicationKind.RETRACTED.value,
]

PLAN = """
WITH due AS MATERIALIZED (
    SELECT id, filters, receives_statements, publication_seq, notice_seq
    FROM claims_subscription WHERE id = ANY(%(due)s)
),
start AS MATERIALIZED (
    SELECT min(publication_seq) AS publication_seq, min(notice_seq) AS notice_seq FROM due
),

-- Claims: the last event of each, with what filters look at in the last document that was not a tombstone.
claim_event AS MATERIALIZED (
    SELECT DISTINCT ON (p.claim_id) p.id, p.seq, p.kind, p.claim_id
    FROM claims_publication p, start
    WHERE p.seq > start.publication_seq AND p.seq <= %(publication_seq)s AND p.kind = ANY(%(told_kinds)s)
    ORDER BY p.claim_id, p.seq DESC
),
claim_facts AS MATERIALIZED (
    SELECT e.id, e.seq, e.kind, e.claim_id,
        d.document ->> 'language' AS language,
        d.document -> 'verdict' ->> 'key' AS verdict,
        ARRAY(SELECT t ->> 'slug' FROM jsonb_array_elements(d.document -> 'topics') t) AS topics,
        ARRAY(
            SELECT s -> 'speaker' ->> 'id' FROM jsonb_array_elements(d.document -> 'statements') s
        ) AS speakers
    FROM claim_event e
    CROSS JOIN LATERAL (
        SELECT p.document FROM claims_publication p
        WHERE p.claim_id = e.claim_id AND p.seq <= %(publication_seq)s AND p.kind <> %(retracted)s
        ORDER BY p.seq DESC LIMIT 1
    ) d
),
claim_told AS MATERIALIZED (
    SELECT DISTINCT g.subscription_id, e.id, e.seq, e.claim_id
    FROM claim_event e
    JOIN claims_publication p ON p.claim_id = e.claim_id
    JOIN claims_digestitem i ON i.publication_id = p.id
    JOIN claims_digest g ON g.id = i.digest_id AND NOT g.state = ANY(%(unreceived)s)
    WHERE e.kind <> %(published)s AND g.subscription_id = ANY(%(due)s)
),
claim_line AS (
    SELECT s.id AS subscription_id, f.id AS publication_id, f.claim_id
    FROM due s JOIN claim_facts f ON f.seq > s.publication_seq
    WHERE (NOT s.filters ? 'languages' OR s.filters -> 'languages' ? f.language)
      AND (NOT s.filters ? 'verdicts' OR s.filters -> 'verdicts' ? f.verdict)
      AND (NOT s.filters ? 'topics' OR s.filters -> 'topics' ?| f.topics)
      AND (NOT s.filters ? 'speakers' OR s.filters -> 'speakers' ?| f.speakers)
    UNION
    SELECT s.id, t.id, t.claim_id
    FROM claim_told t
    JOIN claims_subscription s ON s.id = t.subscription_id AND s.publication_seq < t.seq
),

-- Statements: those with an event in the window; the newest notice of each; when it was recorded. Whoever
-- was told of one has a line if something newer is owed; of who was not, the filters decide.
statement_event AS MATERIALIZED (
    SELECT n.statement_id, max(n.seq) AS seq
    FROM claims_statementnotice n, start
    WHERE n.seq > start.notice_seq AND n.seq <= %(notice_seq)s
    GROUP BY n.statement_id
),
statement_facts AS MATERIALIZED (
    SELECT e.statement_id, e.seq, n.id, n.kind, n.seq AS newest_seq, t.public_id, r.seq AS recorded_seq,
        n.document -> 'statement' ->> 'language' AS language,
        n.document -> 'statement' -> 'speaker' ->> 'id' AS speaker
    FROM statement_event e
    JOIN claims_statement t ON t.id = e.statement_id
    CROSS JOIN LATERAL (
        SELECT id, seq, kind, document FROM claims_statementnotice
        WHERE statement_id = e.statement_id ORDER BY seq DESC LIMIT 1
    ) n
    CROSS JOIN LATERAL (
        SELECT max(seq) AS seq FROM claims_statementnotice
        WHERE statement_id = e.statement_id AND kind = %(recorded)s AND seq <= %(notice_seq)s
    ) r
),
statement_told AS MATERIALIZED (
    SELECT g.subscription_id, f.id, f.seq, f.public_id, max(n.seq) < f.newest_seq AS is_news
    FROM statement_facts f
    JOIN claims_statementnotice n ON n.statement_id = f.statement_id
    JOIN claims_digestitem i ON i.notice_id = n.id
    JOIN claims_digest g ON g.id = i.digest_id AND NOT g.state = ANY(%(unreceived)s)
    WHERE g.subscription_id = ANY(%(due)s)
    GROUP BY g.subscription_id, f.id, f.seq, f.public_id, f.newest_seq
),
statement_wish AS (
    SELECT s.id AS subscription_id, f.id AS notice_id, f.public_id, NULL::boolean AS is_owed
    FROM due s
    JOIN statement_facts f ON f.seq > s.notice_seq AND f.recorded_seq > s.notice_seq
    WHERE s.receives_statements AND f.kind <> %(withdrawn)s
      AND (NOT s.filters ? 'languages' OR s.filters -> 'languages' ? f.language)
      AND (NOT s.filters ? 'speakers' OR s.filters -> 'speakers' ? f.speaker)
    UNION ALL
    SELECT s.id, t.id, t.public_id, t.is_news AND t.seq > s.notice_seq
    FROM statement_told t
    JOIN claims_subscription s ON s.id = t.subscription_id
),
statement_line AS (
    SELECT subscription_id, notice_id, public_id
    FROM statement_wish GROUP BY subscription_id, notice_id, public_id
    HAVING coalesce(bool_and(is_owed), true)
),

-- A reader's lines in one row with the letter's id: no join on rows whose number PostgreSQL cannot guess.
-- Above, such rows are joined by a primary key alone: the worst plan for it takes no longer for each of them.
line AS (
    SELECT subscription_id, 'claim:' || claim_id AS subject, publication_id, NULL::bigint AS notice_id
    FROM claim_line
    UNION ALL
    SELECT subscription_id, 'statement:' || public_id, NULL, notice_id FROM statement_line
),
content AS MATERIALIZED (
    SELECT nextval(pg_get_serial_sequence('claims_digest', 'id')) AS digest_id, lines.*
    FROM (
        SELECT subscription_id, array_agg(subject) AS subjects, array_agg(publication_id) AS publications,
            array_agg(notice_id) AS notices
        FROM line GROUP BY subscription_id
    ) lines
),
letter AS (
    INSERT INTO claims_digest (id, run_id, subscription_id, state, message_id, attempts, due_at, last_error)
    SELECT c.digest_id, %(run)s, s.id, %(planned)s,
        '<' || left(encode(sha256(convert_to(s.public_id || ' ' || %(run_name)s, 'UTF8')), 'hex'), 32)
            || '@' || %(domain)s || '>',
        0, %(at)s, ''
    FROM content c JOIN claims_subscription s ON s.id = c.subscription_id
    RETURNING id
),
item AS (
    INSERT INTO claims_digestitem (digest_id, subject, publication_id, notice_id)
    SELECT c.digest_id, l.subject, l.publication_id, l.notice_id
    FROM content c
    CROSS JOIN LATERAL unnest(c.subjects, c.publications, c.notices) AS l (subject, publication_id, notice_id)
),
moved AS (
    UPDATE claims_subscription s
    SET publication_seq = greatest(s.publication_seq, %(publication_seq)s),
        notice_seq = greatest(s.notice_seq, %(notice_seq)s)
    WHERE s.id = ANY(%(due)s)
)
SELECT id FROM letter ORDER BY id
"""


def plan_letters(*, run: DigestRun, due: Sequence[int], domain: str) -> list[int]:
    """Make the letters of a run for those who are due, and move on what they were offered.

    The caller holds the locks of these subscriptions, taken by an earlier statement: what other runs have
    committed for them is visible to this one.
    """
    facts: dict[str, Any] = {
        "run": run.pk,
        "run_name": f"{run.frequency} {run.local_date} {run.local_hour} {run.timezone}",
        "publication_seq": run.publication_seq,
        "notice_seq": run.notice_seq,
        "due": list(due),
        "at": run.opened_at,
        "domain": domain,
        "unreceived": UNRECEIVED,
        "told_kinds": TOLD,
        "published": PublicationKind.PUBLISHED,
        "retracted": PublicationKind.RETRACTED,
        "recorded": NoticeKind.RECORDED,
        "withdrawn": NoticeKind.WITHDRAWN,
        "planned": DigestState.PLANNED,
    }
    with connection.cursor() as cursor:
        cursor.execute(PLAN, facts)
        return [row[0] for row in cursor.fetchall()]
