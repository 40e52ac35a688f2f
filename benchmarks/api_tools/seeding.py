"""Databases full of invented public claims, kept under var/bench between runs."""

import json
import os
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from uuid import UUID

import psycopg
from psycopg import sql

from benchmarks.api_tools import wording
from benchmarks.api_tools.indexing import Index
from benchmarks.api_tools.wording import Document, World

EDITION = "3"  # another one, and the databases are made anew
PROCESSES, CHUNK = 2, 10_000
STAGED = ("id", "slug", "language", "verdict", "topics", "sources", "search", "document")
COLUMNS = {
    "id": "s.id",
    "slug": "s.slug",
    "seq": "%(first)s + s.place",
    "language": "s.language",
    "scale": "'truth-5'",
    "verdict": "s.verdict",
    "topics": "s.topics",
    "sources": "s.sources",
    "published_at": "(s.document ->> 'published_at')::timestamptz",
    "updated_at": "(s.document ->> 'updated_at')::timestamptz",
    "document": "s.document",
    "search": "s.search",
}
STAGING = """
    CREATE TEMPORARY TABLE staged (
        place bigserial, id uuid, slug text, language text, verdict text, topics text[], sources text[],
        search tsvector, document jsonb
    )
"""
STATEMENTS = """
    INSERT INTO claims_publicstatement (id, claim_id, statement_id, speaker_id, party, role,
        language, sources, said_on, said_precision, said_not_before, said_not_after, document, search)
    SELECT gen_random_uuid(), p.id, (said ->> 'id')::uuid, (said #>> '{speaker,id}')::uuid, '',
        lower(said ->> 'role'), p.language, p.sources, (said ->> 'said_on')::date, said ->> 'said_precision',
        (said ->> 'said_not_before')::date, (said ->> 'said_not_after')::date, said,
        to_tsvector('on_record_simple', concat_ws(' ', said ->> 'words', said #>> '{speaker,name}'))
    FROM claims_publicclaim p, jsonb_array_elements(p.document -> 'statements') AS said
"""
WORDS = """
    INSERT INTO claims_publicword (word, folded, claims)
    SELECT word, lower(unaccent(word)), 1 + max(100000 / place)
    FROM unnest(%s::text[]) WITH ORDINALITY AS known (word, place)
    GROUP BY word
"""
LOG = """
    INSERT INTO claims_publication (seq, kind, claim_id, at, note, document)
    SELECT seq, 'published', id, published_at, '', '{}' FROM claims_publicclaim ORDER BY seq
"""
# As many claims as are written; of a larger database each of them is written many times.
WRITTEN = 100_000
COPY = """
    INSERT INTO claims_publicclaim (id, slug, seq, language, scale, verdict, topics, sources, published_at,
        updated_at, document, search)
    SELECT overlay(id::text placing lpad(to_hex(%(copy)s::integer), 4, '0') from 15 for 4)::uuid,
        slug || '-' || %(copy)s::integer, seq + %(first)s::bigint, language, scale, verdict, topics, sources,
        published_at + %(copy)s::integer * %(step)s::interval,
        updated_at + %(copy)s::integer * %(step)s::interval, document, search
    FROM claims_publicclaim WHERE seq <= 100000 ORDER BY seq
"""
MENTIONS = {"speaker": "speakers", "topic": "topics", "source": "sources"}


def prepared(server: str, rows: int) -> str:
    """The URL of a migrated database with so many public claims; made if it is not there yet."""
    name = f"on_record_{rows}"
    url = server.replace("/on_record?", f"/{name}?")
    with psycopg.connect(server.replace("/on_record?", "/postgres?"), autocommit=True) as connection:
        made, _, migrated = edition(connection, name).partition(" ")
        if made != EDITION:
            make(connection, server, name, rows)
        elif migrated != last_migration():
            migrate(url)
        comment = sql.SQL("COMMENT ON DATABASE {} IS {}")
        now = f"{EDITION} {last_migration()}"
        connection.execute(comment.format(sql.Identifier(name), sql.Literal(now)))
    return url


def make(connection: psycopg.Connection, server: str, name: str, rows: int) -> None:
    url = server.replace("/on_record?", f"/{name}?")
    if rows > WRITTEN:
        prepared(server, WRITTEN)
        create(connection, name, like=f"on_record_{WRITTEN}")
        multiply(url, rows // WRITTEN)
    else:
        migrate(server)  # the server's own database is empty: what all others begin as
        create(connection, name, like="on_record")
        fill(url, rows)


def last_migration() -> str:
    return max(path.stem for path in Path("claims/migrations").glob("0*.py"))


def edition(connection: psycopg.Connection, name: str) -> str:
    found = connection.execute(
        "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = %s", [name]
    ).fetchone()
    return found[0] or "" if found else ""


def create(connection: psycopg.Connection, name: str, *, like: str) -> None:
    connection.execute(sql.SQL("DROP DATABASE IF EXISTS {}").format(sql.Identifier(name)))
    copy = sql.SQL("CREATE DATABASE {} TEMPLATE {} STRATEGY file_copy")
    connection.execute(copy.format(sql.Identifier(name), sql.Identifier(like)))


def migrate(url: str) -> None:
    command = [sys.executable, "manage.py", "migrate", "--verbosity", "0"]
    subprocess.run(command, env={**os.environ, "DATABASE_URL": url}, check=True)


def fill(url: str, rows: int) -> None:
    """Claims and all that the public read with them."""
    print(f"   … making {rows:,} claims", flush=True)
    with psycopg.connect(url, autocommit=True) as connection:
        indexes = dropped_indexes(connection)
        bounds = [rows * part // PROCESSES for part in range(PROCESSES + 1)]
        with ProcessPoolExecutor(PROCESSES) as pool:
            list(pool.map(fill_part, [url] * PROCESSES, bounds, bounds[1:], [rows] * PROCESSES))
        connection.execute(STATEMENTS)
        connection.execute(LOG)
        write_mentions(connection, World())
        build(connection, indexes)


def multiply(url: str, times: int) -> None:
    """So many times the claims, each as often: words stay as common as they were."""
    print(f"   … making {times} times as many claims", flush=True)
    with psycopg.connect(url, autocommit=True) as connection:
        indexes = dropped_indexes(connection)
        for copy in range(1, times):
            connection.execute(
                COPY, {"copy": copy, "step": wording.SPAN / WRITTEN / times, "first": WRITTEN * copy}
            )
        build(connection, indexes)


def build(connection: psycopg.Connection, indexes: list[str]) -> None:
    connection.execute("SET maintenance_work_mem = '1GB'")
    for definition in indexes:
        connection.execute(definition)
    connection.execute("VACUUM ANALYZE")


def dropped_indexes(connection: psycopg.Connection) -> list[str]:
    """Take away what a bulk load would keep up row by row; what makes it again."""
    found = connection.execute(
        "SELECT indexname, indexdef FROM pg_indexes WHERE indexname ~ '^public_(claim|statement)_search'"
    ).fetchall()
    for name, _definition in found:
        connection.execute(sql.SQL("DROP INDEX {}").format(sql.Identifier(name)))
    return [definition for _name, definition in found]


def fill_part(url: str, first: int, last: int, total: int) -> None:
    world = World()
    with psycopg.connect(url, autocommit=True) as connection:
        index = Index(connection, world)
        for start in range(first, last, CHUNK):
            with connection.transaction():
                fill_chunk(connection, index, start, min(start + CHUNK, last), total)


def fill_chunk(connection: psycopg.Connection, index: Index, first: int, last: int, total: int) -> None:
    connection.execute("DROP TABLE IF EXISTS staged")
    connection.execute(STAGING)
    copy = sql.SQL("COPY staged ({}) FROM STDIN").format(sql.SQL(", ").join(map(sql.Identifier, STAGED)))
    with connection.cursor() as cursor, cursor.copy(copy) as rows:
        for document in wording.documents(index.world, first, last, total):
            rows.write_row(staged(document, index.vector(document)))
    target = ", ".join(COLUMNS)
    values = ", ".join(COLUMNS.values())
    connection.execute(
        f"INSERT INTO claims_publicclaim ({target}) SELECT {values} FROM staged s ORDER BY s.place",  # noqa: S608
        {"first": first},
    )


def staged(document: Document, vector: str) -> tuple[object, ...]:
    printed = (place["source"]["slug"] for said in document["statements"] for place in said["occurrences"])
    return (
        document["id"],
        document["slug"],
        document["language"],
        document["verdict"]["key"],
        [topic["slug"] for topic in document["topics"]],
        sorted(set(printed)),
        vector,
        json.dumps(document, ensure_ascii=False),
    )


def write_mentions(connection: psycopg.Connection, world: World) -> None:
    words = [word for tongue in world.tongues.values() for word in tongue.words if len(word) > 3]
    connection.execute(WORDS, [[*words, *wording.PLANTED, wording.ONCE_COMMON]])
    for kind, name in MENTIONS.items():
        rows = [
            (found["id"], found["slug"], wording.START, json.dumps(found)) for found in getattr(world, name)
        ]
        connection.cursor().executemany(
            f"INSERT INTO claims_public{kind} (id, slug, updated_at, document) VALUES (%s, %s, %s, %s)",  # noqa: S608
            rows,
        )
    scale = {
        "id": str(UUID(int=5)),
        "slug": "truth-5",
        "kind": "truth",
        "methodology": "",
        "labels": {},
    }
    verdicts = [
        {"key": key, "labels": {}, "definitions": {}, "rating_value": value}
        for key, value, *_ in wording.VERDICTS
    ]
    connection.execute(
        "INSERT INTO claims_publicscale (id, slug, updated_at, document) VALUES (%s, %s, %s, %s)",
        [scale["id"], scale["slug"], wording.START, json.dumps({**scale, "verdicts": verdicts})],
    )
