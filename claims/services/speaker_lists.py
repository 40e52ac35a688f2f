"""Lists of speakers as files: JSON and CSV become entries, and every complaint names its place and field.

JSON: a list of objects {"name", "kind", "wikidata", "country", "aliases": [], "roles": [{"title": {language:
text}, "organisation": name, "country", "since", "until", "printed_forms": {language: []}}]}; all but the name
may be missing or null. CSV: a header and one line per speaker or office with the columns of `COLUMNS` and, by
language, title_xx and forms_xx; aliases and forms are separated by "|". Popolo documents are read too.
"""

import csv
import io
import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from claims.choices import SpeakerKind
from claims.formats.cells import restored
from claims.services.audit import Refused
from claims.services.speaker_popolo import is_popolo, plain_objects

COLUMNS = ("name", "kind", "wikidata", "country", "aliases", "organisation", "since", "until")
_BY_LANGUAGE = re.compile(r"(title|forms)_([a-z]{2,3})")
FIELDS = frozenset({"name", "kind", "wikidata", "wikidata_id", "country", "aliases", "roles"})
UNSTORABLE = re.compile(r"[\x00\ud800-\udfff]")  # PostgreSQL holds neither NUL nor half of a pair
ROLE_FIELDS = frozenset({"title", "organisation", "country", "since", "until", "printed_forms"})


@dataclass(frozen=True)
class RoleEntry:
    """An office of an entry; `organisation` is the name of another speaker, already there or in the list."""

    title: Mapping[str, str]
    organisation: str = ""
    country: str = ""
    since: str = ""
    until: str = ""
    printed_forms: Mapping[str, Sequence[str]] = field(default_factory=dict)


@dataclass(frozen=True)
class SpeakerEntry:
    """One speaker of a list to load; `place` says where in the list it stands, for errors."""

    name: str
    kind: str = SpeakerKind.PERSON
    wikidata_id: str = ""
    country: str = ""
    aliases: Sequence[str] = ()
    roles: Sequence[RoleEntry] = ()
    place: str = ""


def from_json(text: str) -> list[SpeakerEntry]:
    """:raises Refused: naming line, entry and field"""
    return _all(each_of_json(text))


def from_csv(text: str) -> list[SpeakerEntry]:
    """:raises Refused: naming line and field"""
    return _all(each_of_csv(text))


def each_of_json(text: str) -> list[SpeakerEntry | Refused]:
    """Each entry, or what is wrong with it; a Popolo document is read as such a list.

    :raises Refused: for a file that is no list at all
    """
    try:
        listed = json.loads(text)
    except json.JSONDecodeError as problem:
        raise complaint(_("line %(line)d") % {"line": problem.lineno}, "", problem.msg) from problem
    except RecursionError as problem:
        raise complaint("", "", _("The JSON is nested too deeply.")) from problem
    if is_popolo(listed):
        listed = plain_objects(listed)
    if not isinstance(listed, list):
        raise complaint("", "", _("The file must hold a list of speakers."))
    return [_tried(entry_of, raw, number) for number, raw in enumerate(listed, start=1)]


def each_of_csv(text: str) -> list[SpeakerEntry | Refused]:
    """Each line's entry, or what is wrong with it.

    :raises Refused: for a file whose header or quoting cannot be read
    """
    rows = csv.DictReader(io.StringIO(text), strict=True)
    try:
        for name in rows.fieldnames or ():
            if name not in COLUMNS and not _BY_LANGUAGE.fullmatch(name):
                raise complaint(_("line 1"), name, _("There is no such column."))
        return [_tried(_from_row, row, _("line %(line)d") % {"line": rows.line_num}) for row in rows]
    except csv.Error as problem:
        raise complaint(_("line %(line)d") % {"line": rows.line_num}, "", str(problem)) from problem


def _tried(reader: Callable[..., SpeakerEntry], *facts: Any) -> SpeakerEntry | Refused:
    try:
        return reader(*facts)
    except Refused as refusal:
        return refusal


def _all(found: Sequence[SpeakerEntry | Refused]) -> list[SpeakerEntry]:
    for entry in found:
        if isinstance(entry, Refused):
            raise entry
    return [entry for entry in found if isinstance(entry, SpeakerEntry)]


def entry_of(raw: object, number: int) -> SpeakerEntry:
    """One object of a JSON list as an entry.

    :raises Refused: naming entry and field
    """
    name = raw.get("name") if isinstance(raw, Mapping) else None
    shown = UNSTORABLE.sub("\ufffd", str(name)) if name else ""
    place = _("entry %(number)d") % {"number": number} + (f" ({shown})" if shown else "")
    facts = _object(raw, place, "", FIELDS)
    roles = _listed(facts, "roles", place)
    return SpeakerEntry(
        name=_text(facts, "name", place).strip(),
        kind=_text(facts, "kind", place) or SpeakerKind.PERSON,
        wikidata_id=_text(facts, "wikidata", place) or _text(facts, "wikidata_id", place),
        country=_text(facts, "country", place),
        aliases=_texts(facts, "aliases", place),
        roles=[_role(role, f"{place}: roles[{index}]") for index, role in enumerate(roles)],
        place=place,
    )


def complaint(place: str, name: str, message: object) -> Refused:
    """A refusal whose sentence begins with the place and the field."""
    return Refused(": ".join(part for part in (place, name, str(message)) if part), name)


def _role(raw: object, place: str) -> RoleEntry:
    facts = _object(raw, place, "", ROLE_FIELDS)
    title = _object(facts.get("title") or {}, place, "title")
    if not title:
        raise complaint(place, "title", _("An office needs a title in one language at least."))
    forms = _object(facts.get("printed_forms") or {}, place, "printed_forms")
    return RoleEntry(
        title={language: _text(title, language, place) for language in title},
        organisation=_text(facts, "organisation", place),
        country=_text(facts, "country", place),
        since=_text(facts, "since", place),
        until=_text(facts, "until", place),
        printed_forms={language: _texts(forms, language, place) for language in forms},
    )


def _from_row(row: dict[str, Any], place: str) -> SpeakerEntry:
    if None in row:
        raise complaint(place, "", _("There are more cells than columns."))
    cells = {name: restored((value or "").strip()) for name, value in row.items()}
    for name, cell in cells.items():
        _require_storable(cell, place, name)
    titles, forms = _of_languages(cells, "title"), _of_languages(cells, "forms")
    dated = {name: cells.get(name, "") for name in ("organisation", "since", "until")}
    if any(dated.values()) and not titles:
        raise complaint(place, "title_en", _("An office needs a title in one language at least."))
    split = {language: _parts(text) for language, text in forms.items()}
    role = RoleEntry(titles, country=cells.get("country", ""), printed_forms=split, **dated)
    return SpeakerEntry(
        name=cells.get("name", ""),
        kind=cells.get("kind") or SpeakerKind.PERSON,
        wikidata_id=cells.get("wikidata", ""),
        country=cells.get("country", ""),
        aliases=_parts(cells.get("aliases", "")),
        roles=[role] if titles else [],
        place=place,
    )


def _of_languages(cells: Mapping[str, str], what: str) -> dict[str, str]:
    found = {name: _BY_LANGUAGE.fullmatch(name) for name in cells}
    return {
        match[2]: cells[name] for name, match in found.items() if match and match[1] == what and cells[name]
    }


def _parts(text: str) -> list[str]:
    return [part.strip() for part in text.split("|") if part.strip()]


def _object(raw: object, place: str, name: str, allowed: frozenset[str] | None = None) -> Mapping[str, Any]:
    if not isinstance(raw, Mapping):
        raise complaint(place, name, _("This must be an object."))
    unknown = sorted(set(raw) - allowed) if allowed else []
    if unknown:
        raise complaint(place, unknown[0], _("There is no such field."))
    for key in raw:
        _require_storable(key, place, name)
    return raw


def _require_storable(text: str, place: str, name: str) -> None:
    if UNSTORABLE.search(text):
        raise complaint(place, name, _("A character that cannot be stored."))


def _text(facts: Mapping[str, Any], name: str, place: str) -> str:
    value = facts.get(name) or ""
    if not isinstance(value, str):
        raise complaint(place, name, _("This must be text."))
    _require_storable(value, place, name)
    return value


def _listed(facts: Mapping[str, Any], name: str, place: str) -> list[Any]:
    value = facts.get(name) or []
    if not isinstance(value, list):
        raise complaint(place, name, _("This must be a list."))
    return value


def _texts(facts: Mapping[str, Any], name: str, place: str) -> list[str]:
    texts = _listed(facts, name, place)
    if not all(isinstance(text, str) for text in texts):
        raise complaint(place, name, _("This must be a list of texts."))
    for text in texts:
        _require_storable(text, place, name)
    return texts
