"""Is one name an inflected form of another? Closed tables, so that Adriana is never Adrian's genitive.

All words are folded. Which word of a name may change differs: Albanian inflects the last one, Romanian puts
*lui* before a man's name and inflects a woman's first name, Slavic languages inflect all words in one case.
"""

from __future__ import annotations

from collections.abc import Sequence

from claims.matching.fold import plain_name

VOWELS = "aeiou"
AFTER_CONSONANT = ("i", "it", "in", "ul", "ului", "lui")
AFTER_VELAR = ("u", "ut", "un")
AFTER_I = ("t", "n", "lui")
AFTER_J = ("t", "n", "i", "it", "in")
AFTER_VOWEL = ("t", "n", "s", "l", "lui")
INSTEAD_OF_A = ("e", "es", "en")
# Endings of a woman's first name, as printed: folded, Andra's genitive would be Andrei.
WOMANS_ENDINGS = ("ei", "ăi", "ës", "ën")
MEN_IN_EI = frozenset({"andrei", "alexei", "aleksei", "matei", "sergei", "serghei", "timotei", "dorotei"})
# Slavic endings by case, after the stem.
MASCULINE = {
    "genitive": ("a", "ia", "eia", "ogo", "iogo", "ego"),
    "dative": ("u", "iu", "eiu", "ovi", "evi", "omu", "iomu", "emu"),
    "instrumental": ("om", "em", "eem", "im", "iem"),
}
FEMININE = {
    "genitive": ("i", "oi", "ei"),
    "dative": ("i", "e", "oi", "ei"),
    "accusative": ("u", "iu", "uiu"),
    "instrumental": ("oi", "oiu", "eiu", "ei"),
}
# Men's names that a woman's differs from by -a alone: before a surname of which the same is true, his
# genitive may as well be her nominative.
PAIRED = frozenset(
    {
        *(
            "aleksandr",
            "oleksandr",
            "valentin",
            "valeri",
            "evgeni",
            "yevgeni",
            "vladislav",
            "stanislav",
            "iaroslav",
        ),
        *(
            "yaroslav",
            "miroslav",
            "svyatoslav",
            "sviatoslav",
            "bogdan",
            "ivan",
            "roman",
            "marin",
            "petr",
            "petro",
        ),
        *("iuli", "daniel", "gabriel", "viktori", "anton", "vasili", "vitali", "pavel", "kristian"),
    }
)
SURNAMES_IN_PAIRS = ("ov", "ev", "iv", "in", "ski")


def last_word_fits(printed: str, known: str) -> bool:
    """'rames' and 'ramen' for 'rama', 'trumpit' for 'trump', 'kurtit' for 'kurti', and the word itself."""
    if printed == known:
        return True
    if known.endswith("a"):
        return any(printed == known[:-1] + ending for ending in INSTEAD_OF_A)
    return any(printed == known + ending for ending in _endings_after(known))


def _endings_after(known: str) -> tuple[str, ...]:
    if known.endswith("i"):
        return AFTER_I
    if known.endswith("j"):
        return AFTER_J
    if known[-1:] in VOWELS:
        return AFTER_VOWEL
    return AFTER_CONSONANT + (AFTER_VELAR if known[-1:] in "kgh" else ())


def is_womans_genitive(printed: str, shown: str, known: str) -> bool:
    """'Mariei' for 'maria': `printed` is the folded word, `shown` the same word as the article prints it."""
    ending = next((one for one in WOMANS_ENDINGS if shown.casefold().endswith(one)), None)
    if ending is None or not known.endswith("a") or plain_name(shown) in MEN_IN_EI:
        return False
    return printed[:-2] == known[:-1]


def one_case_fits(printed: Sequence[str], known: Sequence[str]) -> bool:
    """Whether all words of a Slavic name stand in one and the same case: 'dmitria peskova', 'zelenskogo'."""
    if known[0].endswith("a"):
        return any(_all_fit(printed, known, endings) for endings in FEMININE.values())
    if printed[-1] == known[-1] + "a" and known[-1].endswith(SURNAMES_IN_PAIRS) and _may_be_hers(known):
        return False
    return any(_all_fit(printed, known, endings) for endings in MASCULINE.values())


def _may_be_hers(known: Sequence[str]) -> bool:
    return len(known) == 1 or known[0] in PAIRED


def _all_fit(printed: Sequence[str], known: Sequence[str], endings: Sequence[str]) -> bool:
    """Every word has one of the endings; one in -o or -e may stay as it is, but not all."""
    changed = [
        any(mine == _stem(own) + ending for ending in endings)
        for mine, own in zip(printed, known, strict=True)
    ]
    stays = [mine == own and own[-1] in "oe" for mine, own in zip(printed, known, strict=True)]
    return any(changed) and all(one or other for one, other in zip(changed, stays, strict=True))


def _stem(word: str) -> str:
    return word.rstrip(VOWELS) or word
