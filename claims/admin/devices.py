"""What browsers say of themselves, in words that people know their own by."""

import re

BROWSERS = (
    ("Edge", r"Edg(e|A|iOS)?/"),
    ("Opera", r"OPR/|Opera"),
    ("Samsung Internet", r"SamsungBrowser/"),
    ("Firefox", r"Firefox/|FxiOS/"),
    ("Chrome", r"Chrome/|CriOS/|Chromium/"),
    ("Safari", r"Safari/"),
)
SYSTEMS = (
    ("Android", r"Android"),
    ("iPhone", r"iPhone"),
    ("iPad", r"iPad"),
    ("Windows", r"Windows"),
    ("Mac", r"Macintosh|Mac OS X"),
    ("ChromeOS", r"CrOS"),
    ("Linux", r"Linux|X11"),
)


def in_words(agent: str) -> str:
    """*Firefox, Windows*; what nobody knows is said as it came."""
    found = [
        next((name for name, sign in signs if re.search(sign, agent)), None) for signs in (BROWSERS, SYSTEMS)
    ]
    return ", ".join(filter(None, found)) or agent or "—"
