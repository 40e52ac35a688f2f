"""Statements are recorded whole, corrected with a reason, and withdrawn aloud."""

import datetime as dt
from typing import Any

import pytest
from django.utils import timezone

from claims.choices import NoticeKind, PublicationKind, StatementState
from claims.models import DigestItem, PartialDate, Publication, Speaker, Statement, StatementNotice, User
from claims.services.audit import AlreadyChanged, Forbidden, Refused
from claims.services.digests import open_runs
from claims.services.statements import correct_statement, record_statement, withdraw_statement
from tests.factories.articles import ArticleFactory
from tests.factories.audit import member
from tests.factories.claims import StatementLinkFactory
from tests.factories.digests import reader
from tests.factories.publications import published_claim
from tests.factories.speakers import SpeakerFactory, SpeakerRoleFactory
from tests.factories.statements import OccurrenceFactory, StatementFactory

pytestmark = pytest.mark.django_db


def record(actor: User, at: dt.datetime, speaker: Speaker | None = None, **facts: Any) -> Statement:
    whole: dict[str, Any] = {
        "words": "The bridge will open in May",
        "speaker": speaker or SpeakerFactory.create(),
        "said": PartialDate.parse("2026-01-08"),
        "language": "en",
        "wording": "original",
        "medium": "radio",
        "url": "",
        "place_note": "Radio Dorna, morning programme, 07:40",
    }
    return record_statement(actor=actor, at=at, **{**whole, **facts})


def test_a_statement_is_entered_by_hand(ana: User, now: dt.datetime) -> None:
    statement = Statement.objects.get(pk=record(ana, now).pk)
    assert statement.words == "The bridge will open in May"
    assert statement.said == PartialDate.on(dt.date(2026, 1, 8))
    assert (statement.recorded_by, statement.recorded_at) == (ana, now)


def test_recording_tells_the_invited_with_the_words(ana: User, now: dt.datetime) -> None:
    notice = record(ana, now).notices.get()
    assert (notice.kind, notice.at) == (NoticeKind.RECORDED, now)
    assert notice.document["statement"]["words"] == "The bridge will open in May"


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"words": " "}, "words"),
        ({"said": PartialDate()}, "said"),
        ({"said": PartialDate.parse("2026-01-10")}, "said"),
        ({"said": PartialDate.parse("2026-02")}, "said"),
        ({"said": PartialDate.parse("2027")}, "said"),
        ({"language": ""}, "language"),
        ({"medium": "pigeon"}, "medium"),
        ({"wording": "guessed"}, "wording"),
        ({"place_note": " "}, "url"),
        ({"url": "not a link"}, "url"),
        ({"kind": "joke"}, "kind"),
    ],
)
def test_a_statement_with_a_gap_is_refused_by_field(
    ana: User, now: dt.datetime, facts: dict[str, Any], field: str
) -> None:
    with pytest.raises(Refused) as refusal:
        record(ana, now, **facts)
    assert refusal.value.field == field
    assert not Statement.objects.exists()


def test_a_located_source_needs_its_link(ana: User, now: dt.datetime) -> None:
    with pytest.raises(Refused) as refusal:
        record(ana, now, primary_source="located")
    assert refusal.value.field == "original_url"
    assert record(ana, now, primary_source="located", original_url="https://gov.test/speech").pk


def test_a_year_is_date_enough(ana: User, now: dt.datetime) -> None:
    assert str(record(ana, now, said=PartialDate.parse("2019")).said) == "2019"


@pytest.mark.parametrize(("newsroom", "is_today"), [("Europe/Bucharest", True), ("UTC", False)])
def test_what_has_come_is_told_by_the_day_of_the_newsroom(ana: User, newsroom: str, is_today: bool) -> None:
    late = dt.datetime(2026, 1, 9, 22, 30, tzinfo=dt.UTC)
    said = PartialDate.parse("2026-01-10")
    with timezone.override(newsroom):
        if is_today:
            assert record(ana, late, said=said).said_on == said.day
        else:
            with pytest.raises(Refused, match="not come yet"):
                record(ana, late, said=said)


def test_a_correction_is_to_no_day_to_come(ana: User, now: dt.datetime) -> None:
    statement = record(ana, now)
    who: dict[str, Any] = {"statement_id": statement.pk, "version": 1, "actor": ana, "at": now}
    with pytest.raises(Refused) as refusal:
        correct_statement(**who, changes={"said": PartialDate.parse("2026-01-10")}, reason="A slip.")
    assert refusal.value.field == "said"


def test_a_wrong_day_of_old_does_not_stand_in_the_way_of_another_correction(
    ana: User, now: dt.datetime
) -> None:
    statement = record(ana, now)
    earlier = now - dt.timedelta(days=9)
    correct_statement(
        statement_id=statement.pk,
        version=1,
        changes={"place_note": "Radio Dorna"},
        reason="A slip.",
        actor=ana,
        at=earlier,
    )
    statement.refresh_from_db()
    assert statement.place_note == "Radio Dorna"


def test_nobody_records_for_a_merged_speaker(ana: User, now: dt.datetime) -> None:
    merged = SpeakerFactory.create(merged_into=SpeakerFactory.create(name="Mara Lupu"))
    with pytest.raises(Refused, match="Mara Lupu") as refusal:
        record(ana, now, merged)
    assert refusal.value.field == "speaker"


def test_an_open_role_is_looked_up_for_the_day(ana: User, now: dt.datetime) -> None:
    mara = SpeakerFactory.create()
    SpeakerRoleFactory.create(speaker=mara)
    assert record(ana, now, mara).role == "Mayor of Dorna"
    assert record(ana, now, mara, role="party leader").role == "party leader"


def test_an_outsider_records_nothing(carol: User, now: dt.datetime) -> None:
    with pytest.raises(Forbidden):
        record(carol, now)


def test_a_correction_changes_the_row_and_tells_why(ana: User, now: dt.datetime) -> None:
    statement = record(ana, now)
    correct_statement(
        statement_id=statement.pk,
        version=1,
        changes={"said": PartialDate.parse("2026-01-07"), "medium": "television"},
        reason="It was the evening before.",
        actor=ana,
        at=now,
    )
    statement.refresh_from_db()
    assert (str(statement.said), statement.medium, statement.version) == ("2026-01-07", "television", 2)
    notice = statement.notices.latest("seq")
    assert (notice.kind, notice.note) == (NoticeKind.CORRECTED, "It was the evening before.")
    assert notice.document["statement"]["said_on"] == "2026-01-07"


def test_hearsay_under_a_claim_keeps_its_second_source(ana: User, now: dt.datetime) -> None:
    statement = StatementFactory.create(grade="hearsay", second_source="The minutes.")
    StatementLinkFactory.create(statement=statement, confirmed=True)
    taken: dict[str, Any] = {
        "statement_id": statement.pk,
        "version": 1,
        "changes": {"second_source": ""},
        "reason": "slip",
    }
    with pytest.raises(Refused) as refusal:
        correct_statement(**taken, actor=ana, at=now)
    assert refusal.value.field == "second_source"
    statement.links.all().delete()
    assert correct_statement(**taken, actor=ana, at=now).second_source == ""


@pytest.mark.parametrize(
    ("changes", "reason", "field"),
    [
        ({"medium": "radio"}, " ", "reason"),
        ({"recorded_by": None}, "slip", "recorded_by"),
        ({"words": ""}, "slip", "words"),
    ],
)
def test_a_bad_correction_is_refused_by_field(
    ana: User, now: dt.datetime, changes: dict[str, object], reason: str, field: str
) -> None:
    statement = StatementFactory.create()
    with pytest.raises(Refused) as refusal:
        correct_statement(
            statement_id=statement.pk, version=1, changes=changes, reason=reason, actor=ana, at=now
        )
    assert refusal.value.field == field


def test_words_found_in_an_article_stay_the_articles_words(ana: User, now: dt.datetime) -> None:
    statement = StatementFactory.create()
    OccurrenceFactory.create(statement=statement, article=ArticleFactory.create())
    with pytest.raises(Refused) as refusal:
        correct_statement(
            statement_id=statement.pk,
            version=1,
            changes={"words": "The bridge opens in May"},
            reason="shorter",
            actor=ana,
            at=now,
        )
    assert refusal.value.field == "words"


def test_the_second_of_two_corrections_is_a_conflict(ana: User, besa: User, now: dt.datetime) -> None:
    statement = StatementFactory.create()
    correct_statement(
        statement_id=statement.pk, version=1, changes={"role": "mayor"}, reason="x", actor=ana, at=now
    )
    with pytest.raises(AlreadyChanged):
        correct_statement(
            statement_id=statement.pk, version=1, changes={"role": "ex"}, reason="y", actor=besa, at=now
        )
    statement.refresh_from_db()
    assert statement.role == "mayor"


def test_a_withdrawn_statement_stays_and_says_so(ana: User, now: dt.datetime) -> None:
    statement = record(ana, now)
    withdraw_statement(statement_id=statement.pk, version=1, reason="It was another Lupu.", actor=ana, at=now)
    statement.refresh_from_db()
    assert statement.state == StatementState.WITHDRAWN
    assert statement not in Statement.objects.standing()
    assert statement.notices.latest("seq").kind == NoticeKind.WITHDRAWN


def test_a_statement_is_withdrawn_once(ana: User, now: dt.datetime) -> None:
    statement = StatementFactory.create(state=StatementState.WITHDRAWN)
    with pytest.raises(Refused):
        withdraw_statement(statement_id=statement.pk, version=1, reason="again", actor=ana, at=now)
    with pytest.raises(Refused):
        correct_statement(
            statement_id=statement.pk, version=1, changes={"role": "x"}, reason="y", actor=ana, at=now
        )


def test_an_outsider_withdraws_nothing(carol: User, now: dt.datetime) -> None:
    with pytest.raises(Forbidden):
        withdraw_statement(
            statement_id=StatementFactory.create().pk, version=1, reason="x", actor=carol, at=now
        )


# -- Statements in claims that the public can read


def test_a_correction_reaches_the_public_document(ana: User, now: dt.datetime) -> None:
    statement = StatementFactory.create()
    public = published_claim(statements=[statement])
    correct_statement(
        statement_id=statement.pk,
        version=1,
        changes={"said": PartialDate.parse("2026-01-07")},
        reason="It was the evening before.",
        actor=ana,
        at=now,
    )
    public.refresh_from_db()
    assert public.document["statements"][0]["said_on"] == "2026-01-07"
    amendment = Publication.objects.latest("seq")
    assert (amendment.kind, amendment.note) == (PublicationKind.AMENDED, "It was the evening before.")


def test_a_withdrawn_statement_leaves_the_public_document(ana: User, now: dt.datetime) -> None:
    statement, other = StatementFactory.create_batch(2)
    public = published_claim(statements=[statement, other])
    withdraw_statement(statement_id=statement.pk, version=1, reason="Another Lupu.", actor=ana, at=now)
    public.refresh_from_db()
    assert [one["id"] for one in public.document["statements"]] == [str(other.public_id)]


def test_a_published_claim_keeps_its_only_statement(ana: User, now: dt.datetime) -> None:
    statement = StatementFactory.create()
    public = published_claim(statements=[statement])
    with pytest.raises(Refused, match="retract"):
        withdraw_statement(statement_id=statement.pk, version=1, reason="Another Lupu.", actor=ana, at=now)
    public.refresh_from_db()
    assert [one["id"] for one in public.document["statements"]] == [str(statement.public_id)]
    assert not StatementNotice.objects.exists()


@pytest.mark.parametrize("kind", ["opinion", "prediction"])
def test_what_a_claim_rests_on_does_not_become_an_opinion(kind: str, ana: User, now: dt.datetime) -> None:
    facts: dict[str, Any] = {"version": 1, "changes": {"kind": kind}, "reason": "Only guessed."}
    statement = StatementLinkFactory.create(confirmed=True).statement
    with pytest.raises(Refused) as refusal:
        correct_statement(statement_id=statement.pk, **facts, actor=ana, at=now)
    assert refusal.value.field == "kind"
    proposed = StatementLinkFactory.create().statement
    assert correct_statement(statement_id=proposed.pk, **facts, actor=ana, at=now).kind == kind


def test_a_statement_without_a_public_claim_publishes_nothing(ana: User, now: dt.datetime) -> None:
    statement = StatementLinkFactory.create(confirmed=True).statement
    withdraw_statement(statement_id=statement.pk, version=1, reason="Another Lupu.", actor=ana, at=now)
    assert not Publication.objects.exists()


def shortened(actor: User, at: dt.datetime, words: str) -> Statement:
    statement = StatementFactory.create(words="We shall not, come what may, open the bridge.")
    OccurrenceFactory.create(statement=statement, article=ArticleFactory.create(text=statement.words))
    changes: dict[str, object] = {"words": words}
    return correct_statement(
        statement_id=statement.pk, version=1, changes=changes, reason="Shorter.", actor=actor, at=at
    )


def test_words_are_shortened_where_the_omission_is_shown(ana: User, now: dt.datetime) -> None:
    statement = shortened(ana, now, "We shall not […] open the bridge.")
    document = statement.notices.latest("seq").document["statement"]
    assert document["words"] == "We shall not […] open the bridge."
    assert document["quotes"] == ["We shall not", "open the bridge."]


@pytest.mark.parametrize("words", ["We shall open the bridge.", "open the bridge.", "We shall […] open it."])
def test_a_silent_omission_is_refused(ana: User, now: dt.datetime, words: str) -> None:
    with pytest.raises(Refused, match=r"\[…\]") as refusal:
        shortened(ana, now, words)
    assert refusal.value.field == "words"


def test_given_another_speaker_after_the_letter_exactly_its_recipients_get_one_correction(
    ana: User, now: dt.datetime
) -> None:
    old, new = SpeakerFactory.create(name="Mara Lupu"), SpeakerFactory.create(name="Ana Lupu")
    told, follower = (
        reader(receives_statements=True, filters={"speakers": [str(speaker.public_id)]})
        for speaker in (old, new)
    )
    reader()
    statement = record(ana, now - dt.timedelta(hours=1), old)
    open_runs(at=now)
    correct_statement(
        statement_id=statement.pk, version=1, changes={"speaker": new}, reason="Ana.", actor=ana, at=now
    )
    for days in (1, 2):
        open_runs(at=now + dt.timedelta(days=days))
    items = DigestItem.objects.order_by("pk").values_list("digest__subscription", "notice__kind")
    assert list(items) == [(told.pk, NoticeKind.RECORDED), (told.pk, NoticeKind.CORRECTED)]
    assert not DigestItem.objects.filter(digest__subscription=follower).exists()


# -- What readers know


def amended(statement: Statement, actor: User, at: dt.datetime) -> Statement:
    return correct_statement(
        statement_id=statement.pk, version=1, changes={"context": "x"}, reason="More.", actor=actor, at=at
    )


def test_contributor_corrects_what_no_reader_knows(now: dt.datetime) -> None:
    dorin = member("dorin", "contributor")
    statement: Statement = StatementLinkFactory.create(confirmed=True).statement
    assert amended(statement, dorin, now).context == "x"
    theirs = record(dorin, now)
    withdraw_statement(statement_id=theirs.pk, version=1, reason="A slip.", actor=dorin, at=now)


def test_what_is_public_is_corrected_and_withdrawn_by_editors(ana: User, now: dt.datetime) -> None:
    dorin, statement = member("dorin", "contributor"), StatementFactory.create()
    published_claim(statements=[statement])
    with pytest.raises(Forbidden, match="an editor corrects"):
        amended(statement, dorin, now)
    with pytest.raises(Forbidden, match="an editor corrects"):
        withdraw_statement(statement_id=statement.pk, version=1, reason="No.", actor=dorin, at=now)
    assert amended(statement, ana, now).context == "x"


def test_what_stands_in_a_letter_is_corrected_by_editors(ana: User, now: dt.datetime) -> None:
    dorin = member("dorin", "contributor")
    reader(receives_statements=True)
    statement = record(dorin, now)
    tomorrow = now + dt.timedelta(days=1)
    assert open_runs(at=tomorrow)
    assert DigestItem.objects.filter(notice__statement=statement).exists()
    with pytest.raises(Forbidden, match="an editor corrects"):
        amended(statement, dorin, tomorrow)
    assert amended(statement, ana, tomorrow).context == "x"
