import pytest

from claims.admin.alike import alike
from claims.models import Candidate, Speaker
from tests.factories.articles import ArticleFactory
from tests.factories.candidates import candidate_in
from tests.factories.speakers import SpeakerFactory
from tests.factories.statements import StatementFactory

pytestmark = pytest.mark.django_db

WORDS = "The bridge over the Dorna will open in May for 40 million lei"


@pytest.fixture
def mara(db: None) -> Speaker:
    speaker: Speaker = SpeakerFactory.create(name="Mara Lupu")
    return speaker


@pytest.fixture
def candidate(mara: Speaker) -> Candidate:
    return candidate_in(ArticleFactory.create(text=f"{WORDS}, she said."), WORDS, speaker=mara)


@pytest.mark.parametrize(
    ("words", "note", "may_be_same"),
    [
        (f"“{WORDS}!”", "the same words", True),
        (f"{WORDS}, and nobody will pay for it in the years to come", "one holds the other", True),
        ("The bridge over Dorna opens this May for 40 million lei", "similar words", True),
        (WORDS.replace("40", "90"), "other numbers", False),
        (WORDS.replace("will open", "will not open"), "the opposite sense", False),
    ],
)
def test_look_alikes_say_how_alike_they_are(
    candidate: Candidate, mara: Speaker, words: str, note: str, may_be_same: bool
) -> None:
    StatementFactory.create(speaker=mara, words=words)
    assert [(found.note, found.may_be_same) for found in alike(candidate)] == [(note, may_be_same)]


def test_another_speaker_stands_last_and_is_not_merged_with(candidate: Candidate, mara: Speaker) -> None:
    other = StatementFactory.create(words=WORDS)
    own = StatementFactory.create(speaker=mara, words=f"{WORDS}, surely")
    found = alike(candidate)
    assert [one.statement for one in found] == [own, other]
    assert (found[1].note, found[1].may_be_same) == ("another speaker", False)


def test_nothing_is_compared_across_languages(candidate: Candidate, mara: Speaker) -> None:
    StatementFactory.create(speaker=mara, words=WORDS, language="ro")
    assert alike(candidate) == []


def test_other_words_are_not_alike(candidate: Candidate, mara: Speaker) -> None:
    StatementFactory.create(speaker=mara, words="Schools close on Friday because of the snow")
    assert alike(candidate) == []
