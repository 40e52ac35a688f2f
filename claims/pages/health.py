"""Two questions of a machine: does the process live, and can it work?"""

import psycopg
import redis
from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

PATIENCE = 2  # seconds; libpq knows no shorter wait


@never_cache
@require_safe
def healthz(_request: HttpRequest) -> HttpResponse:
    """The process answers. It asks nobody else: a restart would not mend a database."""
    return JsonResponse({"status": "ok"})


@never_cache
@require_safe
def readyz(_request: HttpRequest) -> HttpResponse:
    """200 when database and broker answer, else 503 naming what does not."""
    parts = {"database": database_answers(), "broker": broker_answers()}
    body = {name: "ok" if answers else "down" for name, answers in parts.items()}
    return JsonResponse(body, status=200 if all(parts.values()) else 503)


def database_answers() -> bool:
    """Over a connection of its own: one that is already open may hang on a server that is gone."""
    parameters = {**connection.get_connection_params(), "connect_timeout": PATIENCE}
    try:
        with psycopg.connect(**parameters) as found:
            found.execute("SELECT 1")
    except psycopg.Error:
        return False
    return True


def broker_answers() -> bool:
    client = redis.Redis.from_url(settings.REDIS_URL, socket_connect_timeout=1, socket_timeout=1)
    try:
        return bool(client.ping())
    except redis.RedisError:
        return False
    finally:
        client.close()
