import pytest
from django.db import connection

from claims.admin.searching import search
from claims.models import Claim, Publication, Speaker, Statement, Topic
from tests.factories.claims import ClaimFactory, StatementLinkFactory, TopicFactory
from tests.factories.digests import claim_event
from tests.factories.speakers import SpeakerAliasFactory, SpeakerFactory
from tests.factories.statements import StatementFactory

pytestmark = pytest.mark.django_db
OF_STATEMENTS = ("words", "speaker__name", "speaker__aliases__name")


def test_every_word_is_in_some_column_or_other() -> None:
    found = StatementFactory.create(words="The bridge opens in May", speaker__name="Mara Lupu")
    StatementFactory.create(words="The tunnel opens in May", speaker__name="Mara Lupu")
    assert search(Statement.objects.all(), OF_STATEMENTS, "lupu BRIDGE").get() == found


def test_words_in_quotes_stand_together() -> None:
    found = StatementFactory.create(words="The bridge opens in May")
    StatementFactory.create(words="May the bridge open")
    assert search(Statement.objects.all(), OF_STATEMENTS, '"opens in may"').get() == found


@pytest.mark.parametrize("text", ["100%", "a_b", "back\\slash", "'", '"', "%", "[", "('", "\x00"])
def test_signs_mean_themselves(text: str) -> None:
    StatementFactory.create(words="Nothing of the kind")
    word = text.strip("\x00")
    found = StatementFactory.create(words=f"It was {word} then")
    assert found in search(Statement.objects.all(), OF_STATEMENTS, text)
    if word.strip("'\"") and len(word) > 1:
        assert search(Statement.objects.all(), ("words",), text).get() == found


def test_a_word_of_two_letters_begins_a_word() -> None:
    found = StatementFactory.create(words="The EU pays")
    StatementFactory.create(words="The museum pays")
    assert search(Statement.objects.all(), ("words",), "eu").get() == found


def test_rows_that_point_here_are_looked_for_first() -> None:
    claim = ClaimFactory.create()
    StatementLinkFactory.create(claim=claim, statement__speaker__name="Mara Lupu")
    StatementLinkFactory.create(claim=claim, statement__speaker__name="Mara Lupu")
    ClaimFactory.create()
    assert search(Claim.objects.all(), ("text", "links__statement__speaker__name"), "lupu").get() == claim


def test_each_row_is_found_once() -> None:
    mara = SpeakerFactory.create(name="Mara Lupu")
    SpeakerAliasFactory.create(speaker=mara, name="M. Lupu")
    SpeakerAliasFactory.create(speaker=mara, name="Lupu")
    assert search(Speaker.objects.all(), ("name", "aliases__name"), "lupu").get() == mara


def test_labels_and_documents_are_searched() -> None:
    topic = TopicFactory.create(labels={"en": "Railways"})
    claim_event()
    assert search(Topic.objects.all(), ("slug", "labels"), "railw").get() == topic
    document = Publication.objects.get().document
    word = max(document["claim"].split(), key=len)
    assert search(Publication.objects.all(), ("heading",), word).exists()
    assert not search(Publication.objects.all(), ("heading",), "nowhere").exists()


def test_each_condition_is_answered_from_an_index() -> None:
    found = search(Statement.objects.order_by().only("pk"), OF_STATEMENTS, "bridge")
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off; SET LOCAL enable_indexscan = off")
    plan = found.explain()
    assert "Seq Scan" not in plan
    assert "statement_words_alike" in plan
    assert "speaker_words" in plan


def test_a_list_without_columns_to_search_is_shown_whole() -> None:
    StatementFactory.create()
    assert search(Statement.objects.all(), (), "bridge").exists()
