"""Who can be quoted: people, organisations and parties, their spellings and offices."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from claims.choices import SpeakerKind
from claims.matching.types import KnownRole, KnownSpeaker
from claims.models import Speaker, SpeakerAlias, SpeakerRole, User
from claims.models.claims import label_in
from claims.services.audit import Refused, acting, locked, require
from claims.services.publications import amend_claims, claims_naming, take
from claims.services.slugs import free_slug
from claims.services.speaker_lists import RoleEntry, SpeakerEntry, complaint, entry_of

# Who enters a speaker looks first whether there is one, and of two at the same moment the second sees the
# first. Taken before any row is locked; any number will do.
NAMES_LOCK = 7_301_004


@dataclass(frozen=True)
class LoadReport:
    """How many speakers of a list were new, had something new, or were there as they are."""

    created: int
    changed: int
    unchanged: int


def load_speakers(*, entries: Iterable[SpeakerEntry | Mapping[str, Any]], actor: User | None) -> LoadReport:
    """Add what a list of speakers knows and the database does not; loading it twice changes nothing.

    Entries are as `speaker_lists` reads them, or still the plain objects of a JSON list. A speaker is
    recognised by Wikidata id, else by name. What is there is never overwritten, only added to. An office's
    organisation that nobody has entered becomes a speaker too.

    :raises Refused: naming the place and the field; then nothing is loaded
    """
    listed = [
        entry if isinstance(entry, SpeakerEntry) else entry_of(entry, number)
        for number, entry in enumerate(entries, start=1)
    ]
    outcome = {"created": 0, "changed": 0, "unchanged": 0}
    with acting(actor=actor, action="load_speakers", rule="load_speakers"):
        take(NAMES_LOCK)
        listed += implied(listed)
        # First everybody, then the offices: an office may name an organisation further down the list.
        found = [load_one(entry) for entry in listed]
        for entry, (speaker, change) in zip(listed, found, strict=True):
            news = load_roles(speaker, entry)
            outcome["changed" if news and change == "unchanged" else change] += 1
    return LoadReport(**outcome)


def create_speaker(*, name: str, kind: str, aliases: Sequence[str], actor: User) -> Speaker:
    """A speaker whom nobody has entered yet.

    :raises Refused: without a name, or when the name is taken
    :raises Forbidden: without the permission
    """
    require(actor, "claims.add_speaker")
    with acting(actor=actor, action="create_speaker"):
        take(NAMES_LOCK)
        name = " ".join(name.split())
        if name and namesakes(name).exists():
            raise Refused(_("There is a speaker of this name already."), "name")
        speaker = _create(SpeakerEntry(name=name, kind=kind))
        _add_aliases(speaker, aliases, "")
    return speaker


def namesakes(name: str) -> QuerySet[Speaker]:
    """Speakers who are entered under this name, however it is spaced and in small or capital letters."""
    return Speaker.objects.current().filter(name__iexact=" ".join(name.split()))


def rename_speaker(
    *, speaker_id: int, version: int, changes: Mapping[str, str], actor: User, at: dt.datetime
) -> Speaker:
    """Give a speaker another name; the address stays, and public documents follow.

    `changes` has the one key `name`.

    :raises Refused: without a name
    :raises AlreadyChanged: if somebody else changed the speaker first
    :raises Forbidden: without the permission
    """
    require(actor, "claims.change_speaker")
    with acting(actor=actor, action="rename_speaker"):
        speaker = locked(Speaker, speaker_id, version)
        speaker.name = " ".join(changes["name"].split())
        _checked(speaker, "")
        speaker.save(update_fields=["name", "version"])
        amend_claims(claims=claims_naming(speaker), note="", at=at)
    return speaker


def known_speakers() -> Sequence[KnownSpeaker]:
    """Everybody whom a mention may mean, as matching wants them; a key is the row's number as text."""
    rows = Speaker.objects.current().prefetch_related("aliases", "roles__organisation")
    return [_known(speaker) for speaker in rows]


def role_at(*, speaker: Speaker, day: dt.date | None, language: str) -> str:
    """The title of the one office held on a day, in a language or in English; nothing when in doubt."""
    role = speaker.role_on(day)
    return label_in(role.title, language) if role else ""


def _known(speaker: Speaker) -> KnownSpeaker:
    spellings = (speaker.name, *(alias.name for alias in speaker.aliases.all()))
    return KnownSpeaker(
        key=str(speaker.pk),
        names=tuple(dict.fromkeys(spellings)),
        kind=speaker.kind,
        country=speaker.country or None,
        roles=tuple(_known_role(role) for role in speaker.roles.all()),
    )


def _known_role(role: SpeakerRole) -> KnownRole:
    return KnownRole(
        title=role.title.get("en", ""),
        country=role.country or None,
        organisation=role.organisation.name if role.organisation else None,
        since=role.since or None,
        until=role.until or None,
        printed_forms={language: tuple(forms) for language, forms in role.printed_forms.items()},
    )


def load_one(entry: SpeakerEntry) -> tuple[Speaker, str]:
    """The entry's speaker without the offices, and whether it was created, changed or unchanged."""
    speaker = recognised(entry)
    if speaker is None:
        speaker = _create(entry)
        _add_aliases(speaker, entry.aliases, entry.place)
        return speaker, "created"
    news = _add_aliases(speaker, [entry.name, *entry.aliases], entry.place)
    return speaker, "changed" if _fill_in(speaker, entry) or news else "unchanged"


def recognised(entry: SpeakerEntry) -> Speaker | None:
    """The speaker of the entry; one with another Wikidata id is somebody else of the same name."""
    everybody = Speaker.objects.current()
    if entry.wikidata_id:
        by_id = everybody.filter(wikidata_id=entry.wikidata_id).first()
        return by_id or everybody.filter(name=entry.name, wikidata_id="").first()
    return everybody.filter(Q(name=entry.name) | Q(aliases__name=entry.name)).first()


def _create(entry: SpeakerEntry) -> Speaker:
    speaker = Speaker(name=entry.name, kind=entry.kind, wikidata_id=entry.wikidata_id, country=entry.country)
    speaker.slug = free_slug(Speaker, entry.name)
    _checked(speaker, entry.place)
    speaker.save(force_insert=True)
    return speaker


def _fill_in(speaker: Speaker, entry: SpeakerEntry) -> bool:
    """Whether an empty column could be filled from the list."""
    wanted = {"wikidata_id": entry.wikidata_id, "country": entry.country}
    news = {name: value for name, value in wanted.items() if value and not getattr(speaker, name)}
    for name, value in news.items():
        setattr(speaker, name, value)
    if news:
        speaker.version += 1
        _checked(speaker, entry.place)
        speaker.save(update_fields=[*news, "version"])
    return bool(news)


def _add_aliases(speaker: Speaker, names: Iterable[str], place: str) -> bool:
    known = {speaker.name, *speaker.aliases.values_list("name", flat=True)}
    new = [
        SpeakerAlias(speaker=speaker, name=name)
        for name in dict.fromkeys(names)
        if name and name not in known
    ]
    for alias in new:
        _checked(alias, place)
    SpeakerAlias.objects.bulk_create(new)
    return bool(new)


def check_offices(speaker: Speaker, entry: SpeakerEntry) -> None:
    """:raises Refused: with place and field, for an office that could not be entered"""
    for office in entry.roles:
        columns = {name: getattr(office, name) for name in ("country", "since", "until")}
        forms = _joined({}, office.printed_forms)
        role = SpeakerRole(speaker=speaker, title=dict(office.title), printed_forms=forms, **columns)
        _checked(role, entry.place)


def load_roles(speaker: Speaker, entry: SpeakerEntry) -> bool:
    """Whether an office of the entry was news."""
    news = [_load_role(speaker, role, entry.place) for role in entry.roles]
    return any(news)


def _load_role(speaker: Speaker, entry: RoleEntry, place: str) -> bool:
    """Whether the office was news: the same title, country and beginning is the same office."""
    same = speaker.roles.filter(title=dict(entry.title), country=entry.country, since=entry.since)
    role = same.first() or SpeakerRole(speaker=speaker, title=dict(entry.title), country=entry.country)
    before = (role.pk, role.until, role.printed_forms)
    role.since, role.until = entry.since, entry.until or role.until
    role.organisation = role.organisation or _named(entry.organisation)
    role.printed_forms = _joined(role.printed_forms, entry.printed_forms)
    news = (role.pk, role.until, role.printed_forms) != before or role.pk is None
    if news:
        _checked(role, place)
        role.save()
    return news


def _named(name: str) -> Speaker | None:
    everybody = Speaker.objects.current()
    return everybody.filter(name=name).first() or everybody.filter(aliases__name=name).first()


def implied(entries: Sequence[SpeakerEntry]) -> list[SpeakerEntry]:
    """Entries for organisations that are named by offices only."""
    listed = {name for entry in entries for name in (entry.name, *entry.aliases)}
    offices = [(role.organisation, entry.place) for entry in entries for role in entry.roles]
    new = {name: place for name, place in offices if name and name not in listed and _named(name) is None}
    return [SpeakerEntry(name, SpeakerKind.ORGANISATION, place=place) for name, place in new.items()]


def _joined(old: Mapping[str, Sequence[str]], new: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    languages = dict.fromkeys([*old, *new])
    return {key: list(dict.fromkeys([*old.get(key, ()), *new.get(key, ())])) for key in languages}


def _checked(row: Speaker | SpeakerAlias | SpeakerRole, place: str) -> None:
    """:raises Refused: with place, field and reason, where the model says no"""
    try:
        row.full_clean(validate_unique=False, validate_constraints=False)
    except ValidationError as problem:
        name, messages = next(iter(problem.message_dict.items()))
        raise complaint(place, name, messages[0]) from problem
