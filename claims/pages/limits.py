"""How often one visitor may fill in a form that makes work for people.

Counted by address, unreadably, in Redis; while Redis is away each process counts for itself.
"""

import logging

from django.core.cache import BaseCache, caches
from django.http import HttpRequest
from django.utils.crypto import salted_hmac
from redis.exceptions import RedisError

from tracker.visitors import network_of

logger = logging.getLogger(__name__)
AN_HOUR = 3600


def too_often(request: HttpRequest, act: str, per_hour: int) -> bool:
    """Count one act of this visitor, and say whether it is beyond the limit."""
    name = f"{act}-{salted_hmac('claims.pages.limits', network_of(request)).hexdigest()[:20]}"
    try:
        return counted(caches["limits"], name) > per_hour
    except RedisError as problem:
        logger.warning("Forms are counted in this process alone: %s", problem)
        return counted(caches["limits-here"], name) > per_hour


def counted(cache: BaseCache, name: str) -> int:
    """The hour begins with the first."""
    cache.add(name, 0, timeout=AN_HOUR)
    return int(cache.incr(name))
