"""The editors' manual, read at the desk: the same file that stands in the house's documents."""

import re
from dataclasses import dataclass
from functools import cache

from django.conf import settings
from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.safestring import SafeString
from django.utils.text import slugify
from django.utils.translation import gettext as _

from claims.rendering.markdown import rendered

FILE = settings.BASE_DIR / "docs" / "editors.md"
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
def sections() -> tuple[Section, ...]:
    """The chapters, in order; the first is what stands before all of them."""
    text = LINK.sub(r"\1", NOTE.sub("", FILE.read_text("utf-8")))
    head, *chapters = re.split(r"^## ", text, flags=re.MULTILINE)
    pairs = [head.removeprefix("# ").partition("\n"), *(chapter.partition("\n") for chapter in chapters)]
    return tuple(Section(title, slugify(title), rendered(body)) for title, _end, body in pairs)


def manual(request: HttpRequest) -> HttpResponse:
    """For everybody who may enter the desk. In English: keys and words are those of the English desk."""
    first, *chapters = sections()
    context = {**admin.site.each_context(request), "title": _("Manual"), "first": first, "chapters": chapters}
    return TemplateResponse(request, "claims/admin/manual.html", context)
