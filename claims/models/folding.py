"""Text made comparable for filters: small letters without their marks."""

import unicodedata


def folded(text: str) -> str:
    """`text` in lower case, without diacritics: comma, cedilla and bare spellings become one."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))
