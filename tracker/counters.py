"""What all processes count together, in Redis; while Redis is away each counts for itself."""

import logging
from collections.abc import Callable

from django.core.cache import BaseCache, caches
from redis.exceptions import RedisError

logger = logging.getLogger(__name__)


def counted(name: str, *, seconds: int) -> int:
    """One more of something, and how many there are; `seconds` after the first, counting begins anew."""

    def one_more(cache: BaseCache) -> int:
        cache.add(name, 0, timeout=seconds)
        return int(cache.incr(name))

    return _wherever(one_more)


def take_back(name: str) -> None:
    """One less: what was counted did not matter after all."""

    def one_less(cache: BaseCache) -> int:
        return int(cache.decr(name)) if cache.get(name) else 0

    _wherever(one_less)


def _wherever(count: Callable[[BaseCache], int]) -> int:
    try:
        return count(caches["limits"])
    except RedisError as problem:
        logger.warning("Counted in this process alone: %s", problem)
        return count(caches["limits-here"])
