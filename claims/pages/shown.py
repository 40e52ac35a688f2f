"""A public document as a reader sees it: labels and dates in the reader's language, links that are links."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from claims.choices import CorrectionKind, Medium, Stance, Wording
from claims.formats.moments import moment
from claims.models.claims import label_in
from claims.models.searching import HIT_START, HIT_STOP
from claims.pages.places import at_words, host
from claims.rendering.dates import in_words
from claims.rendering.letters import web_link
from claims.rendering.lines import said
from claims.rendering.markdown import rendered

Document = dict[str, Any]
# A claim of more characters is set smaller, so that what was found stays in sight.
LONG = 160
# Of a claim that was made more often than MANY times only the first FEW stand before what was found.
FEW, MANY = 5, 8


@dataclass(frozen=True)
class Instant:
    """In words its day, where the newsroom is."""

    at: dt.datetime

    def __str__(self) -> str:
        return in_words(timezone.localtime(self.at).date())

    def iso(self) -> str:
        return self.at.isoformat()


def localised(labels: dict[str, str]) -> str:
    return label_in(labels, get_language() or "en")


def instant(text: str) -> Instant:
    return Instant(dt.datetime.fromisoformat(text))


def summary(document: Document) -> Document:
    """A claim in a list."""
    return {
        **document,
        "verdict": verdict(document["verdict"]),
        "published_at": instant(document["published_at"]),
        "speakers": list(
            {found["speaker"]["id"]: found["speaker"] for found in document["statements"]}.values()
        ),
        "long": len(document["claim"]) > LONG,
    }


def claim(document: Document) -> Document:
    """A claim on its own page."""
    return {
        **summary(document),
        "updated_at": instant(document["updated_at"]),
        "explanation": rendered(document["explanation"]),
        "topics": [topic(found) for found in document["topics"]],
        **statements([statement(found) for found in document["statements"]]),
        "evidence": [evidence(found) for found in document["evidence"]],
        "corrections": [correction(found) for found in document["corrections"]],
        "responses": [response(found) for found in document.get("responses", [])],
    }


def statements(found: list[Document]) -> dict[str, list[Document]]:
    """In the order they were said; of many, those after the first few apart."""
    few = FEW if len(found) > MANY else len(found)
    return {"statements": found[:few], "more_statements": found[few:]}


def tombstone(document: Document) -> Document:
    return {**document, "retracted_at": instant(document["retracted_at"])}


def topic(document: Document) -> Document:
    return {**document, "label": localised(document["labels"]) or document["slug"]}


def marked(excerpt: str) -> SafeString:
    """A passage with the words that were searched: nothing of the text is markup but the hits.

    Claim, summary, statements and explanation come on lines of their own.
    """
    pieces = " · ".join(line for line in excerpt.split("\n") if line.strip())
    text = escape(pieces).replace(HIT_START, "<mark>").replace(HIT_STOP, "</mark>")
    return mark_safe(text)  # noqa: S308  (escaped in the line above)


def verdict(document: Document) -> Document:
    return {**document, "label": localised(document["labels"]), "tone": tone(document)}


def tone(document: Document) -> str:
    """Which third of its scale the verdict lies in; a verdict without a value lies in none."""
    value, worst, best = (document[name] for name in ("rating_value", "worst_rating", "best_rating"))
    if value is None or worst == best:
        return "none"
    return ("low", "middle", "high")[min(int(3 * (value - worst) / (best - worst)), 2)]


def statement(document: Document) -> Document:
    words_are_theirs = document["wording"] == Wording.ORIGINAL
    url, original_url = web_link(document["url"]), web_link(document["original_url"])
    occurrences = [occurrence(found, document["quotes"]) for found in document["occurrences"]]
    played = moment(
        note=document["place_note"], url=url, places=[found["url"] for found in occurrences if found["url"]]
    )
    return {
        **document,
        "said": said(document),
        "url": url,
        "host": host(url),
        "original_url": original_url,
        "original_host": host(original_url),
        "medium": Medium(document["medium"]).label,
        "wording": "" if words_are_theirs else Wording(document["wording"]).label,
        "occurrences": occurrences,
        "moment": played,
    }


def occurrence(document: Document, quotes: list[str]) -> Document:
    """An article, and where in it these words are."""
    url = web_link(document["url"])
    return {**document, "url": url, "place": at_words(url, quotes)}


def evidence(document: Document) -> Document:
    links = {name: web_link(document[name]) for name in ("url", "archive_url")}
    found = Stance(document["stance"])
    return {**document, **links, "host": host(links["url"]), "stance": found.value, "bearing": found.label}


def response(document: Document) -> Document:
    """What a speaker had to say; documents of former years know nothing of it."""
    return {**document, "asked_at": document["asked_at"] and instant(document["asked_at"])}


def correction(document: Document) -> Document:
    return {
        **document,
        "kind": CorrectionKind(document["kind"]).label,
        "corrected_at": instant(document["corrected_at"]),
        "old_verdict": localised(document["old_verdict"]["labels"]),
        "new_verdict": localised(document["new_verdict"]["labels"]),
    }


def scale(document: Document) -> Document:
    """A verdict scale with its steps, and the ends between which its values lie."""
    values = [step["rating_value"] for step in document["verdicts"] if step["rating_value"] is not None]
    ends = {"worst_rating": min(values, default=None), "best_rating": max(values, default=None)}
    return {
        "slug": document["slug"],
        "label": localised(document["labels"]) or document["slug"],
        "methodology": rendered(document["methodology"]),
        "verdicts": [step(verdict, ends) for verdict in document["verdicts"]],
        **ends,
    }


def step(verdict: Document, ends: dict[str, int | None]) -> Document:
    return {
        **verdict,
        "label": localised(verdict["labels"]),
        "definition": localised(verdict["definitions"]),
        "tone": tone({**verdict, **ends}),
    }
