"""Names without their case endings, as the packs list them."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence

from claims.extraction.packs import Pack
from claims.extraction.people import first_name, is_declined_first_name

SHORTEST_STEM = 3
FEWEST_LETTERS = 2  # 'Anës' of Ana


def base_forms(name: str, pack: Pack) -> tuple[str, ...]:
    """The name without the case ending of its last word (or of its first), likeliest first."""
    words = name.split(" ")
    forms = [" ".join([*words[:-1], stem]) for stem in stems(words[-1], pack)]
    if len(words) > 1:
        forms += [" ".join([stem, *words[1:]]) for stem in stems(words[0], pack)]
        forms += [
            " ".join([a, *words[1:-1], b]) for a in stems(words[0], pack) for b in stems(words[-1], pack)
        ]
    return tuple(dict.fromkeys(forms))[:8]


def nominative(name: str, bare: Container[str], pack: Pack) -> str:
    """'Леонида Астахова' as 'Леонид Астахов', where the article also has the bare 'Астахов'.

    'Irinei Sandu' as 'Irina Sandu', where surnames have no case.
    """
    if pack.words["surname_case"]:
        return _with_bare_surname(name, bare, pack)
    first, _, last = name.partition(" ")
    if not last or not is_declined_first_name(first.casefold(), pack):
        return name
    found = next((stem for stem in stems(first, pack) if first_name(stem.casefold(), pack)), None)
    if not pack.names_decline:
        return f"{found} {last}" if found else name
    declines = last.casefold().endswith(pack.any_ending)
    surname = next((stem for stem in (stems(last, pack) if declines else [last]) if stem in bare), None)
    surname = surname or (_surname_beside(found, last, pack) if found else None)
    return f"{found} {surname}" if found and surname else name


def _surname_beside(first: str, last: str, pack: Pack) -> str | None:
    """'Савина' of 'Ивана' as 'Савин', 'Савиной' of 'Анны' as 'Савина': a first name tells the gender."""
    gender = first_name(first.casefold(), pack)
    changes = sorted(pack.words[f"{gender}_surname_case"], key=lambda change: -change.index(">"))
    for change in changes:
        old, _, new = change.partition(">")
        if last.endswith(old) and len(last) - len(old) + len(new) >= SHORTEST_STEM:
            return last.removesuffix(old) + new
    return None


def _with_bare_surname(name: str, bare: Container[str], pack: Pack) -> str:
    """'Fadil Nurën' as 'Fadil Nura', where the article also has the bare 'Nura'; not 'Komuna e Vlorës'."""
    first, _, last = name.rpartition(" ")
    if ends_in_owner(name.split(" "), pack):
        return name
    forms = sorted(pack.changed("surname_case", last))
    surname = next((form for form in forms if form in bare), None)
    return f"{first} {surname}" if first and surname else name


def ends_in_owner(words: Sequence[str], pack: Pack) -> bool:
    """'Komuna e Pejës': whose it is, and no surname."""
    if len(words) <= 2 or not pack.words["feminine_link"]:
        return False
    link = words[-2].casefold()
    return any(pack.has(f"{case}_link", link) for case in ("feminine", "masculine", "oblique"))


def owner_in_nominative(name: str, pack: Pack) -> str:
    """'Teuta Morinës' as 'Teuta Morina': where only a surname has a case, of whose words they are."""
    first, _, last = name.rpartition(" ")
    if not first or first_name(first.split(" ")[0].casefold(), pack) is None:
        return name
    for change in pack.words["surname_genitive"]:
        old, _, new = change.partition(">")
        if last.endswith(old) and len(last) - len(old) >= SHORTEST_STEM:
            return f"{first} {last.removesuffix(old)}{new}"
    return name


def stems(word: str, pack: Pack) -> Iterator[str]:
    """A word without each case ending that it may have, the longest first."""
    low = word.casefold()
    if not low.endswith(pack.any_ending):
        return
    for ending, new in pack.endings:
        kept = len(word) - len(ending)
        if low.endswith(ending) and kept >= FEWEST_LETTERS and kept + len(new) >= SHORTEST_STEM:
            yield word[:kept] + new
