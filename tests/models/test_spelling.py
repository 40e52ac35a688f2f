"""The words of public claims, and what a mistyped one stands for."""

import datetime as dt

import pytest

from claims.models import PublicWord
from claims.models.spelling import LONGEST_WORD, MOST_CORRECTED, MOST_TYPED, respelt, words_in
from tests.factories.articles import A_MORNING
from tests.factories.claims import ClaimFactory
from tests.factories.publications import published_claim, retracted_claim

pytestmark = pytest.mark.django_db
DULL: dict[str, object] = {"title": "", "summary": "s", "explanation": "", "statements": []}


def claim(text: str, language: str = "en", **columns: object) -> None:
    published_claim(A_MORNING, claim=ClaimFactory.create(text=text, language=language), **{**DULL, **columns})


def counts() -> dict[str, int]:
    return dict(PublicWord.objects.values_list("word", "claims"))


def never(_word: str) -> bool:
    return False


def test_words_are_letters_alone_and_not_too_short_or_long() -> None:
    assert words_in("Țara, the 25 roads—and ROADS/bridges; it's " + "x" * (LONGEST_WORD + 1)) == {
        "țara",
        "roads",
        "bridges",
    }


def test_each_claim_counts_once() -> None:
    claim("The tram is a tram.")
    claim("A tram. A bridge.")
    assert counts() == {"tram": 2, "bridge": 1}


def test_words_of_retracted_claims_are_forgotten() -> None:
    claim("The tram.")
    retracted_claim(A_MORNING, claim=ClaimFactory.create(text="The tram and the zeppelin."), **DULL)
    assert counts() == {"tram": 1}


def test_words_follow_the_document() -> None:
    public = published_claim(A_MORNING, claim=ClaimFactory.create(text="The tram."), **DULL)
    PublicWord.objects.count_claim(before={"tram"}, after={"bridge"})
    assert counts() == {"bridge": 1}
    assert public.language == "en"


@pytest.mark.parametrize(
    ("printed", "language", "typed"),
    [
        ("Spitalul județean din Călărași", "ro", "spitlaul"),
        ("Spitalul județean din Călărași", "ro", "judetaen"),
        ("Spitalul judeţean din Călăraşi", "ro", "calrasi"),
        ("Çmimi i energjisë", "sq", "energisë"),
        ("Çmimi i energjisë", "sq", "cmim"),
        ("The unemployment figures", "en", "unemploiment"),
        ("The unemployment figures", "en", "uenmploymetn"),
        ("The bridge", "en", "brigde"),
        ("The trams", "en", "trasm"),
    ],
)
def test_typos_lead_to_the_word(printed: str, language: str, typed: str) -> None:
    claim(printed, language)
    found = PublicWord.objects.closest(typed)
    assert found in words_in(printed)


@pytest.mark.parametrize("typed", ["bus", "zeppelin", "x" * (LONGEST_WORD + 1), "%%%%", "____", "𝕏" * 5])
def test_nothing_is_made_up(typed: str) -> None:
    claim("The bridge of Dorna, a bud.")
    assert PublicWord.objects.closest(typed) is None


def test_of_two_words_as_near_the_commoner_is_meant() -> None:
    for _ in range(2):
        claim("The house.")
    claim("The horse.")
    assert PublicWord.objects.closest("hoqse") == "house"


def test_only_unknown_words_are_replaced_and_operators_stay() -> None:
    claim("The new bridge, a tram.")
    assert respelt('"new brigde" -trma or tram', lambda word: word in {"new", "tram"}) == (
        '"new bridge" -trma or tram'
    )


def test_nothing_is_offered_without_an_unknown_word_or_where_one_is_like_nothing() -> None:
    claim("The new bridge.")
    assert respelt("new bridge", lambda _word: True) is None
    assert respelt("brigde zeppelin", never) is None


def test_long_texts_and_many_slips_are_left_alone() -> None:
    claim("The bridge.")
    assert respelt(" ".join(["brigde", *(f"w{'x' * n}" for n in range(MOST_TYPED))]), never) is None
    typos = ["brigde", "bridgee", "brdge", "bridg"]
    assert len(typos) == MOST_CORRECTED + 1
    assert respelt(" ".join(typos[:MOST_CORRECTED]), never) == " ".join(["bridge"] * MOST_CORRECTED)
    assert respelt(" ".join(typos), never) is None


def test_words_are_looked_up_in_the_index_of_trigrams() -> None:
    for number in range(3):
        claim("The bridge.", explanation=f"At {A_MORNING + dt.timedelta(hours=number)}.")
    plan = PublicWord.objects.similar("brigde").explain(analyze=False)
    assert "folded" in plan
