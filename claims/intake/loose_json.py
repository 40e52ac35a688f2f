"""JSON as sites really write it: in comments, with commas too many, with line breaks inside strings."""

import json
import re

_WRAPPERS = re.compile(
    r"\A\s*(?:/[*/]\s*)?(?:<!--|<!\[CDATA\[)(?:\s*\*/)?|(?:/[*/]\s*)?(?:-->|\]\]>)(?:\s*\*/)?;?\s*\Z"
)
# A string, which is kept as it is, or a comma before the end of a list or an object. A string that nobody
# closes goes to the end, else each mark in it would be tried as a beginning.
_STRING_OR_COMMA = re.compile(r'("(?:[^"\\]|\\.)*+(?:"|\\?\Z))|,(?=\s*[\]}])', re.DOTALL)


class BadJson(ValueError):
    """Text that is no JSON, however loosely read; the message is a sentence for a person."""


def load_loosely(text: str) -> object:
    """What the JSON says; where it is broken in a known way, as its writer must have meant it.

    :raises BadJson: with the place of the first mistake
    """
    bare = _WRAPPERS.sub("", text.lstrip("\ufeff")).strip().rstrip(";")
    try:
        return json.loads(bare, strict=False)
    except RecursionError as error:
        raise BadJson("The JSON is nested too deeply.") from error
    except ValueError:
        return _load_mended(bare)


def _load_mended(bare: str) -> object:
    mended = _STRING_OR_COMMA.sub(lambda found: found[1] or "", bare)
    try:
        return json.loads(mended, strict=False)
    except RecursionError as error:
        raise BadJson("The JSON is nested too deeply.") from error
    except json.JSONDecodeError as error:
        raise BadJson(f"This is not JSON: {error.msg}, line {error.lineno}, column {error.colno}.") from error
    except ValueError as error:  # a number of more digits than Python reads
        raise BadJson(f"This is not JSON: {error}.") from error
