"""Markdown as running text, in SQL: there an excerpt is cut, also in the middle of an emphasis."""

# What stands for what, one after the other; PostgreSQL's expressions, by line.
MARKS = (
    (r"!?\[([^]]*)\]\([^)]*\)", r"\1"),  # links and images
    (r"^\s*\|?[ \t:|]*-{2,}[-: |\t]*$", ""),  # the rule under a table's head, or across the page
    (r"^\s{0,3}(?:#{1,6}|>|[-*+]|\d{1,3}[.)])\s+", ""),  # headings, quotations, lists
    (r"^\s*\||\|\s*$", ""),  # the ends of a table's row
    (r"\s*\|\s*", ", "),
    (r"(?<!\\)\*(?=\S)|(?<=[^\\\s])\*|`+|~~", ""),
    (r"(?<![\w\\])_+(?=\S)|(?<=[^\\\s])_+(?!\w)", ""),  # not within_a_name
    (r"\\([^\w\s]|_)", r"\1"),  # what was escaped stands for itself
    (r"\s+", " "),
)


def without_marks(markdown: str) -> str:
    """SQL for the plain text of `markdown`, itself SQL for a text."""
    sql = markdown
    for pattern, instead in MARKS:
        sql = f"regexp_replace({sql}, '{pattern}', '{instead}', 'gn')"
    return sql
