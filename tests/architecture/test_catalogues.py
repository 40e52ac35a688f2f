"""Whatever a reader or an editor can be shown is said in every language of the site, with its values."""

import re
from collections.abc import Iterator
from gettext import c2py
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages import Catalog, Message
from babel.messages.extract import extract
from babel.messages.plurals import get_plural
from babel.messages.pofile import read_po
from django.conf import settings
from django.utils.translation.template import templatize

from benchmarks.measure import ROOT

LANGUAGES = [code for code, _name in settings.LANGUAGES if code != "en"]
FOLDERS = ("claims", "tracker")
KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[a-z%]|\{\w*\}")

# A message's context, or None, and its id: a pair where there is a plural.
Key = tuple[str | None, str | tuple[str, str]]


def strings_in(source: str) -> Iterator[Key]:
    """The arguments of gettext's functions in Python source, as the catalogue keys them."""
    for _line, found, _comments, context in extract("python", BytesIO(source.encode()), KEYWORDS):
        yield context, found if isinstance(found, str) else (found[0], found[1])


def strings_in_template(source: str) -> Iterator[Key]:
    """Django's templatize turns the tags into calls of gettext, and blanks out the rest line by line."""
    calls = templatize(source)
    # The tokenizer of Python stumbles over the indentation of HTML.
    yield from strings_in("\n".join(line.strip() for line in calls.splitlines()))


def files(*patterns: str) -> Iterator[Path]:
    for folder in FOLDERS:
        for pattern in patterns:
            yield from sorted((ROOT / folder).rglob(pattern))


def strings_of_the_code() -> dict[Key, str]:
    """Every string to translate, with one file that has it."""
    places = {key: path for path in files("*.py") for key in strings_in(path.read_text("utf-8"))}
    for path in files("*.html", "*.txt"):
        places |= dict.fromkeys(strings_in_template(path.read_text("utf-8")), path)
    return {key: str(path.relative_to(ROOT)) for key, path in places.items()}


def catalogue(language: str) -> Catalog:
    path = ROOT / "claims/locale" / language / "LC_MESSAGES/django.po"
    with path.open("rb") as lines:
        return read_po(lines, locale=language, abort_invalid=True)


def forms(text: str | tuple[str, ...] | list[str] | None) -> list[str]:
    return list(text) if isinstance(text, (tuple, list)) else [text or ""]


def translated(message: Message | None) -> bool:
    return message is not None and all(forms(message.string))


def edges(text: str) -> tuple[str, str]:
    """The blanks at the start and at the end: a letter's lines are cut by them."""
    return text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]


def messages(language: str) -> list[Message]:
    return [message for message in catalogue(language) if message.id and translated(message)]


def test_strings_are_found_in_python() -> None:
    source = (
        'from x import _\nlabel = _("One " "text.")\nngettext("a day", "%(n)s days", n)\npgettext("c", "d")\n'
    )
    assert set(strings_in(source)) == {
        (None, "One text."),
        (None, ("a day", "%(n)s days")),
        ("c", "d"),
    }


def test_strings_are_found_in_templates() -> None:
    source = (
        '<p>\n  <b title="{% translate "A title" %}">it\'s</b>\n {% translate "Old" as old %}\n'
        "{% blocktranslate count n=n trimmed %}\n one {{ n }}\n{% plural %}\n many {{ n }}\n"
        "{% endblocktranslate %}"
        '{% include "x" with y=_("inline") %}'
    )
    assert set(strings_in_template(source)) == {
        (None, "A title"),
        (None, "Old"),
        (None, ("one %(n)s", "many %(n)s")),
        (None, "inline"),
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_string_of_the_code_is_translated(language: str) -> None:
    known = catalogue(language)
    places = strings_of_the_code()
    assert len(places) > 500
    missing = {
        (*forms(text), place)
        for (context, text), place in places.items()
        if not translated(known.get(text, context))
    }
    assert missing == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_translation_is_a_guess(language: str) -> None:
    known = catalogue(language)
    assert not known.fuzzy
    assert str(known.locale) == known.locale_identifier == language
    assert [message.id for message in known if message.fuzzy] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_number_takes_the_form_of_the_language(language: str) -> None:
    known, rule = catalogue(language), get_plural(language)
    assert known.num_plurals == rule.num_plurals
    ours, theirs = c2py(known.plural_expr), c2py(rule.plural_expr)
    assert [number for number in range(300) if ours(number) != theirs(number)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_holds_the_same_values(language: str) -> None:
    wrong = [
        (message.id, form)
        for message in messages(language)
        for form in forms(message.string)
        if sorted(PLACEHOLDER.findall(form))
        not in [sorted(PLACEHOLDER.findall(original)) for original in forms(message.id)]
    ]
    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_begins_and_ends_with_the_same_blanks(language: str) -> None:
    wrong = [
        (message.id, form)
        for message in messages(language)
        for form in forms(message.string)
        if edges(form) != edges(forms(message.id)[0])
    ]
    assert wrong == []


def test_no_string_hides_behind_another_name_of_gettexts() -> None:
    """What is called otherwise is not found here, nor by `makemessages`."""
    pattern = re.compile(r"import \(?[^)\n]*gettext\w* as (\w+)")
    found = {name for path in files("*.py") for name in pattern.findall(path.read_text("utf-8"))}
    assert found == {"_"}
