"""A morning on the desk, with what is hard to set: three languages, a wire story, look-alikes."""

import datetime as dt
from typing import Any

from django.utils import timezone

from claims.choices import AttributionGrade, BulkOutcome, BulkVerb, RevisionState
from claims.models import (
    Article,
    BulkAct,
    BulkActRow,
    Candidate,
    Claim,
    Feed,
    ReviewRevision,
    Speaker,
    Statement,
    User,
    VerdictScale,
)
from claims.services.bulk_acts import run_bulk_act
from claims.services.candidates import extract_article
from claims.services.discussions import add_comment
from tests.browser import back_office, counted, gallery
from tests.factories.articles import ArticleFactory, FeedFactory, SourceFactory
from tests.factories.bulk_acts import begun, chosen
from tests.factories.candidates import candidate_in
from tests.factories.claims import StatementLinkFactory
from tests.factories.complaints import a_complaint
from tests.factories.digests import reader
from tests.factories.reviews import draft
from tests.factories.speakers import SpeakerFactory, SpeakerRoleFactory
from tests.factories.statements import StatementFactory

WIRE = """Consiliul local a aprobat bugetul pentru poduri

Primarul Mara Lupu-Ștefănescu a prezentat marți bilanțul anului. „Podul peste Dorna este gata în \
proporție de 90% și îl deschidem în luna mai, cum am promis”, a declarat Mara Lupu-Ștefănescu.

Potrivit primăriei, lucrările au costat 40 de milioane de lei. „Niciun leu nu a fost cheltuit fără \
licitație”, a adăugat primarul.

„Contractul prevede 30 iunie, nu mai”, a replicat consilierul Dan Rusu. Acesta susține că „trei drumuri \
din patru sunt impracticabile iarna”.

Ședința a durat patru ore."""
CUT = """DORNA — „Podul peste Dorna este gata în proporție de 90% și îl deschidem în luna mai”, a declarat \
Mara Lupu-Ștefănescu la ședința de marți."""
ALBANIAN = """Ministri premton shkolla të ngrohta

«Asnjë shkollë fshati nuk do të mbyllet këtë vit, as vitin tjetër», tha Ilir Gjergji të hënën. Ai shtoi \
se 214 shkolla kanë marrë ngrohje të re.

«Kemi shpenzuar 12 milionë euro për dritare dhe kaldaja», tha ministri."""
ENGLISH = """Harbour report

“The harbour handled 1.2 million tonnes last year, twice as much as in 2020,” Port director Anna Field said \
on Tuesday. She is said to have called the ministry “blind to the facts”.

“We will hire two hundred people by June,” Field said."""


def build(ana: User, besa: User) -> dict[str, Any]:
    """The whole newsroom, and the rows whose pages are looked at."""
    gallery.build()
    people()
    articles = [
        printed(f"Curierul {number}", WIRE if number < 8 else CUT, "ro", number) for number in range(11)
    ]
    articles += [printed("Gazeta e Malit", ALBANIAN, "sq", 3), printed("Harbour Post", ENGLISH, "en", 5)]
    known = StatementFactory.create(
        speaker=Speaker.objects.get(slug="mara-lupu"), language="ro",
        words="Podul peste Dorna este gata în proporție de 80% și îl deschidem în luna mai",
    )  # fmt: skip
    claim = Claim.objects.get(slug="pod-dorna")
    StatementLinkFactory.create(claim=claim, statement=known, proposed_by=ana)
    add_comment(claim_id=claim.pk, text="@besa Contractul este în registru?", actor=ana, at=timezone.now())
    complaint = a_complaint(claim=claim, text="Podul s-a deschis circulației la 30 iunie, nu la 1 iulie.")
    work_in_every_state(ana, besa)
    counted.build(ana)
    Candidate.objects.filter(words__contains="blind to the facts").update(grade=AttributionGrade.HEARSAY)
    feed = FeedFactory.create(failures=4, last_error="The server answered 503.", is_active=True)
    return {
        "article": articles[0],
        "claim": claim,
        "complaint": complaint,
        "feed": feed,
        "known": known,
        "statement": Statement.objects.filter(links__claim=claim).first(),
        "revision": ReviewRevision.objects.filter(review__claim=claim).latest("number"),
        "draft": ReviewRevision.objects.filter(state=RevisionState.DRAFT).first(),
        "scale": VerdictScale.objects.get(slug="truth-5"),
        "speaker": Speaker.objects.get(slug="mara-lupu"),
        "subscription": reader(email="cititor@on-record.test"),
        **many_at_once(ana, besa),
        **back_office.build(ana, besa),
    }


def many_at_once(ana: User, besa: User) -> dict[str, BulkAct]:
    """Rows that wait for a word, an act half way, and one of which some rows were refused."""
    waiting = list(Candidate.objects.waiting().ranked()[:4])
    articles = [ArticleFactory.create(title=f"Ședința {number}", language="ro") for number in range(12)]
    candidate_in(articles[0], "The bridge will open in May")
    finished = begun(BulkVerb.FINISH, ana, *articles[:4], *Article.objects.filter(title__startswith="Con"))
    at_work = begun(BulkVerb.FINISH, besa, *articles[4:])
    run_bulk_act(act_id=finished.pk, at=timezone.now())
    for row in at_work.rows.order_by("pk")[:3]:
        BulkActRow.objects.filter(pk=row.pk).update(outcome=BulkOutcome.DONE)
    asked = chosen(BulkVerb.REJECT, besa, *waiting)
    return {"bulk_asked": asked, "bulk_at_work": at_work, "bulk_finished": finished}


def people() -> None:
    SpeakerRoleFactory.create(speaker=Speaker.objects.get(slug="mara-lupu"))
    for name in ("Dan Rusu", "Anna Field", "Andreea Rusu"):
        SpeakerFactory.create(name=name)


def printed(outlet: str, text: str, language: str, number: int) -> Article:
    """Fetched this morning and read by the machine."""
    day = timezone.localdate()
    at = timezone.make_aware(dt.datetime.combine(day, dt.time(7, 42 + number)))
    article: Article = ArticleFactory.create(
        source=SourceFactory.create(name=outlet),
        title=text.partition("\n")[0][:90], text=text, language=language,
        published_at=at, published_precision="day", published_not_before=day, published_not_after=day,
        byline="Redacția",
    )  # fmt: skip
    extract_article(article_id=article.pk, at=timezone.now())
    return article


def work_in_every_state(ana: User, besa: User) -> None:
    for state in (RevisionState.DRAFT, RevisionState.IN_REVIEW):
        revision = draft(created_by=ana)
        revision.state = state
        if state == RevisionState.IN_REVIEW:
            revision.submitted_at = timezone.now()
        revision.save()
    StatementFactory.create(grade=AttributionGrade.HEARSAY, words="The ministry is blind to the facts")
    Feed.objects.update(next_poll_at=timezone.now())
