"""Text made comparable for filters: small letters without their marks."""

from claims.matching.fold import unmarked


def folded(text: str) -> str:
    """`text` in lower case, without diacritics: comma, cedilla and bare spellings become one."""
    return unmarked(text.casefold())
