"""The newsroom's door: one room a file, all of them on one desk."""

from claims.admin import (
    articles,
    audit,
    candidates,
    claims,
    complaints,
    digests,
    external_reviews,
    home,
    keys,
    publications,
    publish_rules,
    reviews,
    scales,
    speakers,
    statements,
    webhooks,
)

__all__ = [
    "articles",
    "audit",
    "candidates",
    "claims",
    "complaints",
    "digests",
    "external_reviews",
    "home",
    "keys",
    "publications",
    "publish_rules",
    "reviews",
    "scales",
    "speakers",
    "statements",
    "webhooks",
]
