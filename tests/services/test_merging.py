"""Two entries that are one speaker: what goes over, what the public sees, and exactly that comes back."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections

from claims.choices import PublicationKind
from claims.models import (
    Candidate,
    PartialDate,
    Publication,
    PublicMerge,
    PublicSpeaker,
    Speaker,
    SpeakerMerge,
    StatementNotice,
    Subscription,
    User,
)
from claims.services.audit import AlreadyChanged, Forbidden, Refused
from claims.services.merging import merge_speakers, undo_merge
from claims.services.statements import correct_statement, record_statement
from tests.factories.candidates import a_candidate
from tests.factories.digests import SubscriptionFactory, notice
from tests.factories.publications import published_claim
from tests.factories.speakers import SpeakerAliasFactory, SpeakerFactory, SpeakerRoleFactory
from tests.factories.statements import StatementFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def double(db: None) -> Speaker:
    speaker: Speaker = SpeakerFactory.create(name="Lupu Mara", slug="lupu-mara", country="RO")
    return speaker


@pytest.fixture
def mara(db: None) -> Speaker:
    speaker: Speaker = SpeakerFactory.create(name="Mara Lupu", slug="mara-lupu")
    return speaker


def merge(double: Speaker, kept: Speaker, actor: User, at: dt.datetime, **more: object) -> SpeakerMerge:
    for speaker in (double, kept):
        speaker.refresh_from_db()
    facts = {"versions": (double.version, kept.version), "reason": "One person.", **more}
    return merge_speakers(
        duplicate_id=double.pk, kept_id=kept.pk, actor=actor, at=at, **facts  # type: ignore[arg-type]
    )  # fmt: skip


def test_everything_goes_over_and_the_name_becomes_a_spelling(
    double: Speaker, mara: Speaker, ana: User, now: dt.datetime
) -> None:
    statement, candidate = StatementFactory.create(speaker=double), a_candidate(speaker=double)
    alias, role = SpeakerAliasFactory.create(speaker=double), SpeakerRoleFactory.create(speaker=double)
    post = SpeakerRoleFactory.create(organisation=double)
    done = merge(double, mara, ana, now)
    for row in (statement, candidate, alias, role, post, double, mara):
        row.refresh_from_db()
    assert {row.speaker for row in (statement, candidate, alias, role)} == {mara}
    assert (post.organisation, double.merged_into, mara.country) == (mara, mara, "RO")
    assert "Lupu Mara" in {known.name for known in mara.aliases.all()}
    assert (done.moved["statements"], done.moved["roles"]) == ([statement.pk], [role.pk])
    assert (done.merged_by, done.reason) == (ana, "One person.")


def test_what_the_kept_one_has_already_stays_behind(
    double: Speaker, mara: Speaker, ana: User, now: dt.datetime
) -> None:
    for speaker in (double, mara):
        SpeakerAliasFactory.create(speaker=speaker, name="dna Lupu")
        SpeakerRoleFactory.create(speaker=speaker)
    merge(double, mara, ana, now)
    assert (mara.roles.count(), mara.aliases.filter(name="dna Lupu").count()) == (1, 1)
    assert mara.role_on(dt.date(2025, 1, 1)) is not None


def test_readers_are_told_nothing_since_nobody_else_spoke(
    double: Speaker, mara: Speaker, ana: User, now: dt.datetime
) -> None:
    notice(of=StatementFactory.create(speaker=double))
    merge(double, mara, ana, now)
    assert StatementNotice.objects.count() == 1


def test_public_documents_name_the_kept_one_and_old_addresses_lead_there(
    double: Speaker, mara: Speaker, ana: User, now: dt.datetime
) -> None:
    public = published_claim(statements=[StatementFactory.create(speaker=double)])
    merge(double, mara, ana, now)
    public.refresh_from_db()
    assert public.document["statements"][0]["speaker"]["slug"] == "mara-lupu"
    assert Publication.objects.latest("seq").kind == PublicationKind.AMENDED
    assert set(PublicSpeaker.objects.values_list("slug", flat=True)) == {"mara-lupu"}
    assert PublicMerge.objects.get(slug="lupu-mara").speaker_id == mara.public_id


def test_a_name_that_was_never_public_leaves_no_public_address(
    double: Speaker, mara: Speaker, ana: User, now: dt.datetime
) -> None:
    StatementFactory.create(speaker=double)
    merge(double, mara, ana, now)
    assert not PublicMerge.objects.exists()


def test_a_reader_who_followed_the_duplicate_follows_the_kept_one(
    double: Speaker, mara: Speaker, ana: User, now: dt.datetime
) -> None:
    reader = SubscriptionFactory.create(filters={"speakers": [str(double.public_id)]})
    done = merge(double, mara, ana, now)
    reader.refresh_from_db()
    assert set(reader.filters["speakers"]) == {str(double.public_id), str(mara.public_id)}
    undo_merge(merge_id=done.pk, reason="Two people.", actor=ana, at=now)
    assert Subscription.objects.get().filters == {"speakers": [str(double.public_id)]}


def test_undo_moves_back_exactly_what_went_over(
    double: Speaker, mara: Speaker, ana: User, now: dt.datetime
) -> None:
    theirs, hers = StatementFactory.create(speaker=double), StatementFactory.create(speaker=mara)
    candidate = a_candidate(speaker=double)
    public = published_claim(statements=[theirs])
    before = public.document["statements"]
    done = merge(double, mara, ana, now)
    undo_merge(merge_id=done.pk, reason="Two people.", actor=ana, at=now)
    for row in (theirs, hers, candidate, double, mara, public, done):
        row.refresh_from_db()
    assert (theirs.speaker, hers.speaker, candidate.speaker) == (double, mara, double)
    assert (double.merged_into, mara.country, done.undone_by) == (None, "", ana)
    assert not mara.aliases.exists()
    assert public.document["statements"] == before
    assert set(PublicSpeaker.objects.values_list("slug", flat=True)) == {"lupu-mara"}
    assert not PublicMerge.objects.exists()
    assert not StatementNotice.objects.exists()


def test_undo_leaves_what_an_editor_gave_to_a_third_since(
    double: Speaker, mara: Speaker, ana: User, now: dt.datetime
) -> None:
    third, statement = SpeakerFactory.create(), StatementFactory.create(speaker=double)
    done = merge(double, mara, ana, now)
    correct_statement(
        statement_id=statement.pk, version=2, changes={"speaker": third}, reason="x", actor=ana, at=now
    )
    undo_merge(merge_id=done.pk, reason="Two people.", actor=ana, at=now)
    statement.refresh_from_db()
    assert statement.speaker == third


def test_no_undo_once_the_kept_one_was_merged_on(
    double: Speaker, mara: Speaker, ana: User, now: dt.datetime
) -> None:
    first = merge(double, mara, ana, now)
    last = SpeakerFactory.create(name="M. Lupu", country="RO")
    second = merge(mara, last, ana, now)
    with pytest.raises(Refused, match=r"Mara Lupu was merged into M\. Lupu since"):
        undo_merge(merge_id=first.pk, reason="x", actor=ana, at=now)
    undo_merge(merge_id=second.pk, reason="x", actor=ana, at=now)
    undo_merge(merge_id=first.pk, reason="x", actor=ana, at=now)
    assert Speaker.objects.current().count() == 3
    with pytest.raises(Refused, match="undone already"):
        undo_merge(merge_id=first.pk, reason="x", actor=ana, at=now)


def test_addresses_of_a_chain_lead_to_its_end_and_back(
    double: Speaker, mara: Speaker, ana: User, now: dt.datetime
) -> None:
    published_claim(statements=[StatementFactory.create(speaker=double)])
    merge(double, mara, ana, now)
    last = SpeakerFactory.create(name="M. Lupu", country="RO")
    second = merge(mara, last, ana, now)
    assert {row.slug: row.speaker_id for row in PublicMerge.objects.all()} == {
        "lupu-mara": last.public_id,
        "mara-lupu": last.public_id,
    }
    undo_merge(merge_id=second.pk, reason="x", actor=ana, at=now)
    assert PublicMerge.objects.get().speaker_id == mara.public_id


def test_no_undo_once_another_bears_the_wikidata_id(mara: Speaker, ana: User, now: dt.datetime) -> None:
    double = SpeakerFactory.create(name="M. L.", wikidata_id="Q7")
    done = merge(double, mara, ana, now)
    Speaker.objects.filter(pk=mara.pk).update(wikidata_id="")
    SpeakerFactory.create(name="Somebody Else", wikidata_id="Q7")
    with pytest.raises(Refused, match="Somebody Else bears the Wikidata id"):
        undo_merge(merge_id=done.pk, reason="x", actor=ana, at=now)


def test_what_speaks_against_it_must_be_looked_at(mara: Speaker, ana: User, now: dt.datetime) -> None:
    party = SpeakerFactory.create(name="Lupii", kind="party")
    with pytest.raises(Refused) as refusal:
        merge(party, mara, ana, now)
    assert refusal.value.field == "knowing"
    assert merge(party, mara, ana, now, knowing=True).pk


def test_a_reason_is_wanted_and_two_entries(
    double: Speaker, mara: Speaker, ana: User, now: dt.datetime
) -> None:
    with pytest.raises(Refused) as refusal:
        merge(double, mara, ana, now, reason=" ")
    assert refusal.value.field == "reason"
    with pytest.raises(Refused, match="one and the same"):
        merge(mara, mara, ana, now)


def test_an_editor_who_saw_an_older_entry_is_told_so(
    double: Speaker, mara: Speaker, ana: User, now: dt.datetime
) -> None:
    with pytest.raises(AlreadyChanged):
        merge(double, mara, ana, now, versions=(1, 7))


def test_an_outsider_merges_and_undoes_nothing(
    double: Speaker, mara: Speaker, ana: User, carol: User, now: dt.datetime
) -> None:
    with pytest.raises(Forbidden):
        merge(double, mara, carol, now)
    done = merge(double, mara, ana, now)
    with pytest.raises(Forbidden):
        undo_merge(merge_id=done.pk, reason="x", actor=carol, at=now)


@pytest.mark.django_db(transaction=True)
def test_of_two_crosswise_merges_one_wins(migrated_rows: None, ana: User, now: dt.datetime) -> None:
    one, other = SpeakerFactory.create(name="A B"), SpeakerFactory.create(name="B A")
    StatementFactory.create_batch(3, speaker=one)
    StatementFactory.create_batch(3, speaker=other)
    together = Barrier(2)

    def attempt(pair: tuple[Speaker, Speaker]) -> str:
        together.wait()
        try:
            merge_speakers(
                duplicate_id=pair[0].pk, kept_id=pair[1].pk, versions=(1, 1), reason="x", actor=ana, at=now
            )
        except AlreadyChanged:
            return "changed"
        finally:
            connections.close_all()
        return "merged"

    with ThreadPoolExecutor(2) as pool:
        outcomes = list(pool.map(attempt, [(one, other), (other, one)]))
    assert sorted(outcomes) == ["changed", "merged"]
    assert Speaker.objects.current().get().statements.count() == 6


@pytest.mark.django_db(transaction=True)
def test_nothing_is_recorded_for_a_duplicate_while_it_is_merged(
    migrated_rows: None, ana: User, now: dt.datetime
) -> None:
    """Whichever comes first, no statement and no suggestion is left with an entry that is gone."""
    for number in range(6):
        one, other = SpeakerFactory.create(name=f"A B{number}"), SpeakerFactory.create()
        a_candidate(speaker=one)
        together = Barrier(2)

        def record(one: Speaker = one, together: Barrier = together) -> None:
            together.wait()
            try:
                record_statement(
                    words="x", speaker=one, said=PartialDate.parse("2026"), language="en", wording="original",
                    medium="radio", url="", place_note="Radio", actor=ana, at=now,
                )  # fmt: skip
            except Refused as refusal:
                assert refusal.field == "speaker"
            finally:
                connections.close_all()

        def join(one: Speaker = one, other: Speaker = other, together: Barrier = together) -> None:
            together.wait()
            merge_speakers(
                duplicate_id=one.pk, kept_id=other.pk, versions=(1, 1), reason="x", actor=ana, at=now
            )
            connections.close_all()

        with ThreadPoolExecutor(2) as pool:
            for running in [pool.submit(record), pool.submit(join)]:
                running.result()
        assert not one.statements.exists()
        assert not Candidate.objects.filter(speaker=one).exists()
