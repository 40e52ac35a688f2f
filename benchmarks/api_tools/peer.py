"""What somebody in a hurry would write: SQL in, orjson out, the same body as the API's.

No public role, no limits, no validators, no parameters but the ones that are measured.
"""

import uuid
from typing import Any

import orjson
from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse

NEWEST = "ORDER BY published_at DESC, id DESC LIMIT 21"
STANDING = "SELECT document::text FROM claims_publicclaim WHERE retracted_at IS NULL"
BY_SPEAKER = """id IN (
    SELECT claim_id FROM claims_publicstatement
    JOIN claims_publicspeaker p ON p.id = speaker_id WHERE slug = %s
)"""
MENTIONING = """(
    language = 'ro' AND search @@ websearch_to_tsquery('on_record_ro', %s)
    OR language = 'en' AND search @@ websearch_to_tsquery('on_record_en', %s)
    OR language = 'sq' AND search @@ websearch_to_tsquery('on_record_simple', %s)
)"""
# By the parameter that a request has: the condition, and the parameters that it takes.
FILTERS = {
    "topic": ("topics @> ARRAY[%s::varchar]", ("topic",)),
    "verdict": ("verdict = %s AND language = %s", ("verdict", "language")),
    "speaker": (BY_SPEAKER, ("speaker",)),
    "search": (MENTIONING, ("search", "search", "search")),
}
EVERY = ("true", ())


def claim_list(request: HttpRequest) -> HttpResponse:
    condition, names = next((FILTERS[name] for name in FILTERS if name in request.GET), EVERY)
    with connection.cursor() as cursor:
        cursor.execute(f"{STANDING} AND {condition} {NEWEST}", [request.GET[name] for name in names])
        rows = cursor.fetchall()
    body = {"next": bool(rows[20:]), "count": None, "results": [shown(row[0]) for row in rows[:20]]}
    return HttpResponse(orjson.dumps(body), content_type="application/json")


def claim(_request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    with connection.cursor() as cursor:
        cursor.execute("SELECT document::text FROM claims_publicclaim WHERE id = %s", [public_id])
        row = cursor.fetchone()
    return HttpResponse(orjson.dumps(shown(row[0])), content_type="application/json")


def shown(text: str) -> dict[str, Any]:
    document: dict[str, Any] = orjson.loads(text)
    del document["retracted_at"], document["retraction_note"]
    document["claim_review_url"] = f"{settings.SITE_URL}/api/v1/claims/{document['id']}/claimreview/"
    for labelled in (*document["topics"], document["verdict"]):
        labelled["label"] = labelled["labels"]["en"]
    return document
