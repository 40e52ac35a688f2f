"""What matching takes and gives: plain strings in, a judgement with its rule and evidence out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class KnownRole:
    """An office that a known speaker held.

    `title` is the bare English title ("President"), `country` an ISO 3166 code, `since` and `until` are
    'YYYY[-MM[-DD]]' or None where unknown, `printed_forms` maps a language to how the press prints the
    office.
    """

    title: str
    country: str | None = None
    organisation: str | None = None
    since: str | None = None
    until: str | None = None
    printed_forms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class KnownSpeaker:
    """A person or organisation that mentions may resolve to. `names` starts with the canonical one."""

    key: str
    names: tuple[str, ...]
    kind: str = "person"
    country: str | None = None
    roles: tuple[KnownRole, ...] = ()


@dataclass(frozen=True, slots=True)
class MentionQuery:
    """A mention as the article prints it, with what the article itself adds.

    `full_name` is the fullest name that the article gives for this mention, `role` the English name of an
    office, `role_text` that office as printed.
    """

    printed: str
    base_forms: tuple[str, ...] = ()
    full_name: str | None = None
    role: str | None = None
    role_text: str | None = None
    country: str | None = None
    language: str | None = None


class Rule(StrEnum):
    """Why a mention resolves, strongest first; the last two only suggest."""

    FULL_NAME = "full_name"
    FULL_NAME_INFLECTED = "full_name_inflected"
    ORGANISATION = "organisation"
    ARTICLE_FULL_NAME = "article_full_name"
    OFFICE_PRINTED = "office_printed"
    OFFICE_HELD = "office_held"
    SURNAME_WITH_ROLE = "surname_with_role"
    SURNAME = "surname"
    SIMILAR = "similar"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A known speaker that may be meant: never linked without a person's word."""

    key: str
    rule: Rule
    score: float
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Resolution:
    """The answer. `key` is set only where the rule is strong enough to link."""

    key: str | None = None
    rule: Rule = Rule.NONE
    evidence: tuple[str, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
