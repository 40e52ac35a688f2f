"""Who has a page open at the moment: a courtesy, not a lock. Without the cache nobody is seen."""

import time
from typing import Any

from django.core.cache import cache
from redis.exceptions import RedisError

# A page says every twenty seconds that it is open; three missed calls, and it is closed.
SECONDS = 60


def also_here(place: str, person: Any) -> list[str]:
    """Say that somebody has a place open; the names of the others who have."""
    now, key = time.time(), f"open:{place}"
    try:
        seen = cache.get(key, {})
        here = {who: (name, until) for who, (name, until) in seen.items() if until > now}
        cache.set(key, {**here, person.pk: (str(person), now + SECONDS)}, SECONDS)
    except (RedisError, OSError):
        return []
    return sorted(name for who, (name, _until) in here.items() if who != person.pk)
