"""Languages by their names, as the reader of the page calls them."""

from django.utils.translation import get_language_info


def language_name(code: str | None) -> str:
    """Romanian for `ro`; a code that has no name stays as it is, and no language is a dash."""
    try:
        return str(get_language_info(code or "")["name_translated"])
    except KeyError:
        return code or "—"
