import pytest

from claims.admin.wording import likely_wording
from claims.choices import Wording
from tests.factories.articles import ArticleFactory
from tests.factories.candidates import WORDS, candidate_in
from tests.factories.speakers import SpeakerFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("article_language", "words_language", "country", "expected"),
    [
        ("ro", "ro", "", Wording.ORIGINAL),
        ("ro", "ro", "RO", Wording.ORIGINAL),
        ("sq", "sq", "MK", Wording.ORIGINAL),  # one of several languages of the country
        ("ro", "en", "GB", Wording.ORIGINAL),  # quoted in English by a Romanian outlet
        ("ro", "ro", "FR", Wording.OUTLET),
        ("en", "en", "AL", Wording.OUTLET),
        ("ro", "ro", "ZZ", Wording.ORIGINAL),  # of a country that nobody knows
    ],
)
def test_only_a_speaker_of_another_language_is_taken_to_be_translated(
    article_language: str, words_language: str, country: str, expected: Wording
) -> None:
    article = ArticleFactory.create(language=article_language, text=f"{WORDS}.")
    speaker = SpeakerFactory.create(country=country)
    assert likely_wording(candidate_in(article, WORDS, speaker=speaker, language=words_language)) == expected


def test_without_a_suggested_speaker_the_words_are_the_speakers_own() -> None:
    article = ArticleFactory.create(language="ro", text=f"{WORDS}.")
    assert likely_wording(candidate_in(article, WORDS)) == Wording.ORIGINAL
