"""The editors' manual, read at the desk in its language: the same files as in the house's documents."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.conf import settings
from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.safestring import SafeString
from django.utils.text import slugify
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from claims.rendering.markdown import rendered

FOLDER = settings.BASE_DIR / "docs"
ENGLISH = "en"
NOTE = re.compile(r"<!--.*?-->\n?", re.DOTALL)
# Other documents are files beside this one, and no pages of the desk.
LINK = re.compile(r"\[([^\]]*)\]\((?!https?:)[^)]*\)")


@dataclass(frozen=True)
class Section:
    """A chapter: its title, the anchor to come to it, its text."""

    title: str
    anchor: str
    text: SafeString


@cache
def sections(language: str = ENGLISH) -> tuple[Section, ...]:
    """The chapters, in order; the first is what stands before all of them.

    Anchors are the English titles, so that one link leads to a chapter in any language.
    """
    anchors = [slugify(title) for title, _body in chapters(ENGLISH)]
    return tuple(
        Section(title, anchor, rendered(body))
        for anchor, (title, body) in zip(anchors, chapters(language), strict=True)
    )


def chapters(language: str) -> list[tuple[str, str]]:
    """Titles and texts, as written."""
    text = LINK.sub(r"\1", NOTE.sub("", file_of(language).read_text("utf-8")))
    pieces = re.split(r"^## ", text.removeprefix("# "), flags=re.MULTILINE)
    return [(title, body) for title, _end, body in (piece.partition("\n") for piece in pieces)]


def file_of(language: str) -> Path:
    """The manual in a language, or in English where nobody has written it yet."""
    file = FOLDER / f"editors.{language}.md"
    return file if file.is_file() else FOLDER / "editors.md"


def manual(request: HttpRequest) -> HttpResponse:
    """For everybody who may enter the desk."""
    language = get_language() or ENGLISH
    first, *others = sections(language)
    context = {
        **admin.site.each_context(request),
        "title": _("Manual"),
        "first": first,
        "chapters": others,
        "language": language if file_of(language) != file_of(ENGLISH) else ENGLISH,
    }
    return TemplateResponse(request, "claims/admin/manual.html", context)
