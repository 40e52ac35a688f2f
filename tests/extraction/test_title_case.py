"""A headline that writes every word with a capital names only whom the article names."""

from __future__ import annotations

from tests.extraction.readings import speakers

BODY = (
    "The health minister, Ada Nwosu, defended her decision to cancel a deal on Monday and the clinics it "
    "concerns.\n\nAsked about the clinics, the minister said that “nobody will wait”."
)


def test_words_of_a_title_are_no_name_of_whoever_holds_the_office() -> None:
    assert speakers(f"Health Minister Defends Cancelled Clinic Deal\n\n{BODY}", "en")[-1] == "Ada Nwosu"


def test_a_name_that_the_article_gives_stays_one_in_the_title() -> None:
    title = "Ada Nwosu Defends Cancelled Clinic Deal: “Nobody Will Wait”"
    assert speakers(f"{title}\n\n{BODY}", "en")[0] == "Ada Nwosu"


def test_a_line_with_small_words_keeps_its_names() -> None:
    title = "Minister Xenia Quarle defends cancelled deal: “Nobody will wait”"
    assert speakers(f"{title}\n\n{BODY}", "en")[0] == "Xenia Quarle"
