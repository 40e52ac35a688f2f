"""Whether the servers that we depend on answer. Each check says what is wrong in a sentence, or nothing."""

import smtplib
import socket

import redis
from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

PATIENCE = 2.0  # seconds


def database() -> str | None:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError as problem:
        return f"The database does not answer: {first_line(problem)}"
    return None


def migrations() -> str | None:
    executor = MigrationExecutor(connection)
    missing = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return f"{len(missing)} migrations are not applied: run `manage.py migrate`." if missing else None


def broker() -> str | None:
    client = redis.Redis.from_url(
        settings.REDIS_URL, socket_timeout=PATIENCE, socket_connect_timeout=PATIENCE
    )
    try:
        client.ping()
    except (redis.RedisError, OSError) as problem:
        return f"The broker does not answer: {first_line(problem)}"
    finally:
        client.close()
    return None


def smtp() -> str | None:
    where = f"{settings.EMAIL_HOST}:{settings.EMAIL_PORT}"
    make = smtplib.SMTP_SSL if settings.EMAIL_USE_SSL else smtplib.SMTP
    try:
        with make(settings.EMAIL_HOST, settings.EMAIL_PORT, timeout=PATIENCE) as server:
            server.noop()
    except (smtplib.SMTPException, OSError, socket.gaierror) as problem:
        return f"The mail server {where} does not answer: {first_line(problem)}"
    return None


def first_line(problem: Exception) -> str:
    return str(problem).strip().splitlines()[0] if str(problem).strip() else type(problem).__name__
