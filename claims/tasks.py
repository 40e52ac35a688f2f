"""Doorbells. PostgreSQL is the queue of record: a lost or doubled ring changes nothing."""

import logging
from typing import Any

from celery import shared_task
from celery.app.task import Task
from django.db import transaction
from django.utils import timezone
from kombu.exceptions import OperationalError
from redis.exceptions import RedisError

from claims.services import articles, candidates, digests

log = logging.getLogger(__name__)

PATIENCE = {"socket_timeout": 1, "socket_connect_timeout": 1}  # a person waits while we ring


def ring(task: Task[Any, Any], **arguments: object) -> None:
    """Wake a worker once the transaction is committed; without a broker the sweeper finds the row later."""
    transaction.on_commit(lambda: _send(task, arguments))


def _send(task: Task[Any, Any], arguments: dict[str, object]) -> None:
    try:
        with task.app.connection_for_write(transport_options=PATIENCE) as connection:
            task.apply_async(kwargs=arguments, connection=connection, retry=False)
    except (OperationalError, RedisError, OSError) as problem:
        log.warning("Nobody heard the bell for %s %s: %s", task.name, arguments, problem)
