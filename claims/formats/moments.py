"""Links that lead to the moment of a recording at which something was said.

A time code stands at the end of the note on the place. Sources: YouTube's and Vimeo's links to a time, and
Media Fragments URI 1.0 (www.w3.org/TR/media-frags, 4.2.1) for files that a browser plays. Other hosts, such
as Facebook, document no such link: there the time code stays text.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import SplitResult, parse_qs, urlsplit

TIME_CODE = re.compile(r"(?:([0-9]{1,2}):)?([0-9]{1,3}):([0-5][0-9])")
AT_END = re.compile(rf"(?:^|[\s,;(]){TIME_CODE.pattern}\)?\s*$")
YOUTUBE = frozenset({"youtube.com", "m.youtube.com", "youtu.be"})
YOUTUBE_VIDEO = re.compile(r"/live/[\w-]+/?")
SHORT_VIDEO = re.compile(r"/[\w-]+/?")
VIMEO_VIDEO = re.compile(
    r"(?:/(?:channels|showcase|album|groups)/[^/]+(?:/videos?)?)?/[0-9]+(?:/[0-9a-f]+)?/?"
)
MEDIA = (".mp4", ".m4v", ".webm", ".ogv", ".mp3", ".m4a", ".ogg", ".oga", ".opus", ".wav")


@dataclass(frozen=True)
class Moment:
    """A time code as it was written, and the address that plays from there."""

    code: str
    url: str


def moment(*, note: str, url: str, places: Sequence[str] = ()) -> Moment | None:
    """Where in a recording something was said: the note on its place ends with a time code.

    The code is that of the statement's own link `url`; of one without a link, that of the only page among
    `places` where it stands. None without a time code, and for an address that no moment can be added to.
    """
    address = url or (places[0] if len(places) == 1 else "")
    found = AT_END.search(note)
    if found is None or not (there := at_second(address, seconds(found))):
        return None
    return Moment(code=":".join(part for part in found.groups() if part), url=there)


def seconds(code: re.Match[str]) -> int:
    hours, minutes, rest = (int(part or 0) for part in code.groups())
    return 3600 * hours + 60 * minutes + rest


def at_second(address: str, second: int) -> str:
    """The address that plays from this second on; empty where none is documented, or it is no address."""
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:  # such as an unclosed bracket
        return ""
    if parts.scheme not in ("http", "https"):
        return ""
    if is_youtube(host, parts):
        kept = "&".join(
            one for one in parts.query.split("&") if one and one.split("=")[0] not in ("t", "start")
        )
        return parts._replace(query=f"{kept}{'&' if kept else ''}t={second}", fragment="").geturl()
    if host == "vimeo.com" and VIMEO_VIDEO.fullmatch(parts.path):
        return parts._replace(fragment=f"t={second}s").geturl()
    return parts._replace(fragment=f"t={second}").geturl() if parts.path.lower().endswith(MEDIA) else ""


def is_youtube(host: str, parts: SplitResult) -> bool:
    """One video there, neither a channel nor a list."""
    if host == "youtu.be":
        return SHORT_VIDEO.fullmatch(parts.path) is not None
    is_watched = parts.path == "/watch" and bool(parse_qs(parts.query).get("v"))
    return host in YOUTUBE and (is_watched or YOUTUBE_VIDEO.fullmatch(parts.path) is not None)
