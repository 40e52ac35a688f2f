"""The newsroom's door: one room a file, all of them on one desk."""

from claims.admin import (
    articles,
    audit,
    candidates,
    claims,
    digests,
    home,
    keys,
    publications,
    reviews,
    speakers,
    statements,
)

__all__ = [
    "articles",
    "audit",
    "candidates",
    "claims",
    "digests",
    "home",
    "keys",
    "publications",
    "reviews",
    "speakers",
    "statements",
]
