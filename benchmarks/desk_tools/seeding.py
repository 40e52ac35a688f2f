"""Databases of two newsrooms, kept under var/bench between runs."""

import os
import subprocess
import sys

import psycopg
from psycopg import sql

from benchmarks.api_tools.seeding import create, edition, last_migration, migrate

EDITION = "2"  # another one, and the databases are made anew
# A hundred claims, and a large newsroom of a year: as many candidates a statement, and statements a claim.
SIZES = {"few": (500, 250, 100), "many": (100_000, 50_000, 20_000)}


def prepared(server: str, name: str) -> str:
    """The URL of a migrated database with a newsroom of that size; made if it is not there yet."""
    database = f"on_record_desk_{name}"
    url = server.replace("/on_record?", f"/{database}?")
    with psycopg.connect(server.replace("/on_record?", "/postgres?"), autocommit=True) as connection:
        made, _, migrated = edition(connection, database).partition(" ")
        if made != EDITION:
            migrate(server)  # the server's own database is empty: what all others begin as
            create(connection, database, like="on_record")
            fill(url, *SIZES[name])
        elif migrated != last_migration():
            migrate(url)
            tidy(url)
        comment = sql.SQL("COMMENT ON DATABASE {} IS {}")
        now = f"{EDITION} {last_migration()}"
        connection.execute(comment.format(sql.Identifier(database), sql.Literal(now)))
    return url


def tidy(url: str) -> None:
    """What a migration has written anew is counted and marked as seen by all, as in time it would be."""
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("VACUUM ANALYZE")


def fill(url: str, candidates: int, statements: int, claims: int) -> None:
    print(f"   … making {candidates:,} candidates, {statements:,} statements, {claims:,} claims", flush=True)
    code = f"from benchmarks.desk_tools.newsroom import main; main({candidates}, {statements}, {claims})"
    command = [sys.executable, "manage.py", "shell", "-v", "0", "-c", code]
    subprocess.run(command, env={**os.environ, "DATABASE_URL": url}, check=True)
