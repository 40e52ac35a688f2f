"""Languages and countries by their names, as the reader of the page calls them."""

from babel import Locale
from django.utils.translation import get_language, get_language_info


def language_name(code: str | None) -> str:
    """Romanian for `ro`; a code that has no name stays as it is, and no language is a dash."""
    try:
        return str(get_language_info(code or "")["name_translated"])
    except KeyError:
        return code or "—"


def country_name(code: str) -> str:
    """Romania for `RO`; a code that has no name stays as it is, and no country is a dash."""
    names = Locale.parse(get_language() or "en", sep="-").territories
    return str(names.get(code, code)) or "—"
