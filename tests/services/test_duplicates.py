"""Who may be one speaker is suggested with a reason, and a merge is shown before it is made."""

import pytest

from claims.matching.duplicates import Likeness
from claims.models import Speaker
from claims.services.duplicates import conflicts_between, lookalikes, preview_merge, twins_of
from tests.factories.candidates import a_candidate
from tests.factories.publications import published_claim
from tests.factories.speakers import SpeakerAliasFactory, SpeakerFactory, SpeakerRoleFactory
from tests.factories.statements import StatementFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def mara(db: None) -> Speaker:
    speaker: Speaker = SpeakerFactory.create(name="Mara Lupu")
    return speaker


def test_twins_are_named_with_the_reason_and_a_merged_one_is_none(mara: Speaker) -> None:
    other = SpeakerFactory.create(name="Lupu Mara")
    SpeakerFactory.create(name="Mara Lupu", merged_into=other)
    stranger = SpeakerFactory.create(name="Ion Popa")
    found = twins_of([mara, stranger])
    assert [(twin.speaker, twin.likeness) for twin in found[mara.pk]] == [(other, Likeness.ORDER)]
    assert found[stranger.pk] == []
    assert lookalikes() == {mara.pk, other.pk}


def test_a_preview_says_what_would_go_over_and_what_the_public_will_see(mara: Speaker) -> None:
    double = SpeakerFactory.create(name="M. Lupu")
    SpeakerAliasFactory.create(speaker=double, name="dna Lupu")
    SpeakerAliasFactory.create(speaker=mara, name="dna Lupu")
    role, post = SpeakerRoleFactory.create(speaker=double), SpeakerRoleFactory.create(organisation=double)
    a_candidate(speaker=double)
    public = published_claim(statements=[StatementFactory.create(speaker=double)])
    preview = preview_merge(double, mara)
    assert (preview.statements, preview.candidates, preview.spellings) == (1, 1, ["M. Lupu"])
    assert (preview.roles, preview.posts, preview.claims) == ([role], [post], [public])
    assert preview.conflicts == []


def test_two_kinds_ids_countries_and_offices_at_one_time_speak_against_it(mara: Speaker) -> None:
    Speaker.objects.filter(pk=mara.pk).update(wikidata_id="Q1", country="RO")
    mara.refresh_from_db()
    other = SpeakerFactory.create(name="Lupu", kind="party", wikidata_id="Q2", country="MD")
    SpeakerRoleFactory.create(speaker=mara, since="2024", until="2026-05")
    SpeakerRoleFactory.create(speaker=other, title={"en": "Minister"}, since="2026-05-20")
    found = " ".join(conflicts_between(other, mara))
    for words in ("party and person", "Q2 and Q1", "MD and RO", "Minister (2026-05-20–…) and Mayor of Dorna"):
        assert words in found, words


@pytest.mark.parametrize(("since", "until"), [("2026-06", ""), ("", "2023"), ("", "")])
def test_offices_one_after_the_other_or_without_dates_are_no_conflict(
    mara: Speaker, since: str, until: str
) -> None:
    other = SpeakerFactory.create(name="Lupu")
    SpeakerRoleFactory.create(speaker=mara, since="2024", until="2026-05")
    SpeakerRoleFactory.create(speaker=other, title={"en": "Minister"}, since=since, until=until)
    assert conflicts_between(other, mara) == []
