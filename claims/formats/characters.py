"""Text for formats that cannot hold every character."""

import re

# What XML 1.0 cannot hold, even escaped. Source: www.w3.org/TR/xml/#charsets
NOT_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def for_xml(text: str) -> str:
    """The text, with the replacement character wherever XML has no way to write one of its characters."""
    return NOT_XML.sub("\ufffd", text)
