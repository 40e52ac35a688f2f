"""What requests ask of PostgreSQL: how many queries, and whether any reads a large table from end to end.

`python -m benchmarks.api_tools.inside ADDRESS…` prints it as JSON; DATABASE_URL names the database.
"""

import json
import re
import sys

import django
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

LARGE = re.compile(r"Seq Scan on (claims_(?:publicclaim|publicstatement|publication|publicword))\b")


def asked(client: Client, address: str) -> list[str]:
    """The statements of one request."""
    with CaptureQueriesContext(connection) as found:
        answer = client.get(address)
    if answer.status_code != 200:
        raise SystemExit(f"{address} was answered {answer.status_code}.")
    return [query["sql"] for query in found.captured_queries]


def plans(statements: list[str]) -> list[str]:
    """How PostgreSQL goes about each SELECT, with the same settings as in the request."""
    settings = [sql for sql in statements if sql.startswith("SET ")]
    with connection.cursor() as cursor:
        cursor.execute("BEGIN")
        for sql in settings:
            cursor.execute(sql)
        found = []
        for sql in statements:
            if sql.startswith("SELECT"):
                cursor.execute(f"EXPLAIN {sql}")
                found.append("\n".join(row[0] for row in cursor.fetchall()))
        cursor.execute("ROLLBACK")
    return found


def main() -> None:
    django.setup()
    client = Client()
    found = {}
    for address in sys.argv[1:]:
        statements = asked(client, address)
        scans = [name for plan in plans(statements) for name in LARGE.findall(plan)]
        found[address] = {"queries": len(statements), "scans": scans}
    print(json.dumps(found))


if __name__ == "__main__":
    main()
