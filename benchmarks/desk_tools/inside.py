"""What the desk's pages ask of PostgreSQL: how many queries, and which of them read a large table whole.

`python manage.py shell -c "from benchmarks.desk_tools.inside import …"` runs it beside the server.
"""

import json
import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from benchmarks.desk_tools.pages import addresses
from benchmarks.desk_tools.people import READER
from claims.admin.guard import SEEN
from claims.models import User

# Whoever reads more rows of a table one after the other than this reads it whole.
WHOLE = 10_000
DAY = 86_400  # seconds


def main(file: str, only: str = "") -> None:
    """Write what there is to measure: a session; of each page its address, its queries, what they read."""
    logging.disable()  # of a page that this person may not open
    reader = User.objects.get(username=READER)
    client = entered(reader)
    wanted = {name: address for name, address in addresses(reader).items() if only in name}
    pages = {name: seen(client, address) for name, address in wanted.items()}
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    Path(file).write_text(json.dumps({"session": session, "pages": pages}))


def entered(reader: User) -> Client:
    """A browser of somebody who is logged in, and whose presence need not be noted again."""
    client = Client(headers={"accept": "text/html"})
    client.force_login(reader)
    client.get("/admin/")  # what is noted once a process is noted now
    session = client.session
    session[SEEN] = int(timezone.now().timestamp()) + DAY
    session.save()
    return client


def seen(client: Client, address: str) -> dict[str, Any]:
    status, statements = asked_by(client, address)
    scans = sorted({scan for plan in plans(statements) for scan in scans_in(plan)}) if status == 200 else []
    return {"address": address, "status": status, "queries": len(statements), "scans": scans}


def asked_by(client: Client, address: str) -> tuple[int, list[str]]:
    """How a page answers, and what it asks PostgreSQL."""
    connection.queries_log.clear()  # it keeps the last 9,000, and what falls out of it would not be counted
    with CaptureQueriesContext(connection) as asked:
        status = client.get(address).status_code
    return status, [query["sql"] for query in asked.captured_queries]


def plans(statements: list[str]) -> list[dict[str, Any]]:
    """How PostgreSQL went about each SELECT, with the same settings as in the request."""
    found = []
    with connection.cursor() as cursor:
        cursor.execute("BEGIN")
        for sql in statements:
            if sql.startswith(("SET ", "RESET ")):
                cursor.execute(sql)
            elif sql.startswith(("SELECT", "WITH")) and "FOR UPDATE" not in sql:
                cursor.execute(f"EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) {sql}")
                found.append(cursor.fetchone()[0][0]["Plan"])
        cursor.execute("ROLLBACK")
    return found


def scans_in(plan: dict[str, Any]) -> Iterator[str]:
    """Tables that were read from end to end; one whose reading stopped at the first few rows was not."""
    if plan["Node Type"] == "Seq Scan":
        read = plan["Actual Loops"] * (plan["Actual Rows"] + plan.get("Rows Removed by Filter", 0))
        if read >= WHOLE:
            yield plan["Relation Name"]
    for part in plan.get("Plans", ()):
        yield from scans_in(part)
