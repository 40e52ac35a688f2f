from claims.admin.reasons import OBSERVATIONS, RULES, basis, observations
from claims.extraction.worthiness import OBSERVATIONS as WEIGHTS
from claims.matching.types import Rule


def test_every_observation_of_the_extractor_has_words() -> None:
    assert WEIGHTS.keys() <= OBSERVATIONS.keys()


def test_every_rule_that_finds_a_speaker_has_words() -> None:
    assert {rule.value for rule in Rule if rule != Rule.NONE} <= RULES.keys()


def test_the_weightiest_observation_stands_first_and_says_which_way_it_pulls() -> None:
    noted = [
        {"code": "past", "text": "was", "weight": 0.1},
        {"code": "short", "text": "3", "weight": -0.15},
        {"code": "number", "text": "40", "weight": 0.22},
    ]
    assert observations(noted) == [
        "a number: “40”",
        "against it: short (words): “3”",
        "speaks of what happened: “was”",
    ]


def test_an_observation_that_nobody_has_put_in_words_is_shown_all_the_same() -> None:
    assert observations([{"code": "brand_new", "text": "", "weight": 0.1}]) == ["brand new"]


def test_the_speakers_basis_is_said_in_words() -> None:
    assert basis("full_name: Mara Lupu") == "the full name: Mara Lupu"
    assert basis("") == ""
