import pytest

from claims.pages.places import at_words, host

ARTICLE = "https://outlet.test/a"


@pytest.mark.parametrize(
    ("pieces", "fragment"),
    [
        (["„Podul se deschide în mai.”"], "Podul%20se%20deschide%20%C3%AEn%20mai."),
        (["so-called, yes & no"], "so%2Dcalled%2C%20yes%20%26%20no"),
        (["one two three four five six", "seven eight"], "one%20two%20three%20four%20five,seven%20eight"),
        ([" ".join("abcdefghijkl")], "a%20b%20c%20d%20e,h%20i%20j%20k%20l"),
    ],
)
def test_link_names_the_words(pieces: list[str], fragment: str) -> None:
    assert at_words(ARTICLE, pieces) == f"{ARTICLE}#:~:text={fragment}"


def test_fragment_of_the_outlet_is_kept() -> None:
    assert at_words(f"{ARTICLE}#live-7", ["Yes."]) == f"{ARTICLE}#live-7:~:text=Yes."


@pytest.mark.parametrize("pieces", [[], ["„”"], [" "]])
def test_without_words_the_link_leads_to_the_page(pieces: list[str]) -> None:
    assert at_words(ARTICLE, pieces) == ARTICLE


def test_no_link_stays_none() -> None:
    assert at_words("", ["Yes."]) == ""


def test_host_is_what_a_reader_knows() -> None:
    assert (host("https://www.outlet.test/a"), host("")) == ("outlet.test", "")
