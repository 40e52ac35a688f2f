"""A newsroom's site with all that is hard to set: long and short, three languages, and what is missing."""

import datetime as dt
from typing import Any

from django.db import transaction

from claims.choices import (
    CorrectionKind,
    DatePrecision,
    Medium,
    PrimarySource,
    RevisionState,
    Stance,
    Wording,
)
from claims.models import Claim, Correction, ReviewRevision, Source, Speaker, Statement, Topic, Verdict
from tests.factories.articles import A_MORNING, ArticleFactory, SourceFactory
from tests.factories.claims import ClaimFactory, StatementLinkFactory, TopicFactory
from tests.factories.publications import publish, retracted_claim
from tests.factories.reviews import EvidenceFactory, ReviewRevisionFactory
from tests.factories.speakers import SpeakerFactory
from tests.factories.statements import OccurrenceFactory, StatementFactory

Facts = dict[str, Any]

LONG_CLAIM = (
    "Between the first of January 2019 and the thirty-first of December 2025 the municipality of Dorna, "
    "its four communes and the three companies that it owns together signed two hundred and eleven "
    "contracts for the repair of roads, bridges, culverts and retaining walls, of which one hundred and "
    "ninety-eight were awarded without a public tender, at prices that on average exceeded the "
    "estimates of the engineers by more than forty per cent, while the road under the railway bridge, "
    "which the council itself had declared its first priority in each of those seven years, was closed "
    "on three hundred and six days."
)
EXPLANATION = """
Contractul de execuție, publicat în registrul achizițiilor, prevede **două termene**:

| Anexa | Lucrarea | Termen | Valoare |
|---|---|---|---|
| 1 | Fundații și pile | 30 iunie 2025 | 4,1 mil. lei |
| 2 | Tablier și asfaltare | 30 iunie 2026 | 9,6 mil. lei |

Primăria a semnat la 2 martie un *act adițional* care mută a doua dată cu două luni. Am întrebat:

1. constructorul, care confirmă termenul din anexa 2;
2. inspectoratul, care nu a recepționat nicio lucrare;
3. primăria, care nu a răspuns până la publicare.

## Ce nu știm

Registrul nu spune câte zile de penalizare s-au calculat. Vezi [registrul](https://registru.test/dorna).
"""


def build() -> None:
    """The whole site, at addresses that never change. Verdicts are those of the scale "truth-5"."""
    topics = a_topics()
    bridge(topics)
    school(topics)
    long_claim(topics)
    from_right_to_left(topics)
    many_statements(topics)
    undated(topics)
    for number, verdict in enumerate(["false"] * 5 + ["mostly-true"] * 3 + ["half-true", "unverifiable"]):
        budget_line(number, verdict, topics)
    retracted_claim(
        A_MORNING + dt.timedelta(days=4), title="The town hall owes nine million lei",
        claim=ClaimFactory.create(text="The town hall has no debts.", slug="no-debts"),
    )  # fmt: skip


def a_topics() -> dict[str, Topic]:
    labels = {
        "transport": ("Transport and roads", "Transporturi și drumuri", "Transporti dhe rrugët"),
        "education": ("Education", "Educație", "Arsimi"),
        "budget": ("Public money", "Bani publici", "Paratë publike"),
    }
    return {
        slug: TopicFactory.create(slug=slug, labels=dict(zip(("en", "ro", "sq"), names, strict=True)))
        for slug, names in labels.items()
    }


def mara() -> Facts:
    return {"name": "Mara Lupu-Ștefănescu", "slug": "mara-lupu", "wikidata_id": "Q4115189"}


def speaker(**columns: Any) -> Speaker:
    found: Speaker = Speaker.objects.filter(slug=columns["slug"]).first() or SpeakerFactory.create(**columns)
    return found


def bridge(topics: dict[str, Topic]) -> None:
    """Romanian, all there is: two statements, evidence for and against, a waiver, a change of verdict."""
    first = StatementFactory.create(
        speaker=speaker(**mara()), language="ro", wording=Wording.ORIGINAL,
        role="primarul municipiului Dorna", medium=Medium.TELEVISION,
        place_note="Jurnalul de seară, Dorna TV",
        words="„Podul peste Dorna este gata în proporție de 90% și îl deschidem în luna mai, cum am promis.”",
        original_url="https://dorna.test/video/421?t=1220", primary_source=PrimarySource.LOCATED,
        url="https://dornatv.test/jurnal/2026-01-08",
    )  # fmt: skip
    printed(first, "Primarul: podul se deschide în mai", "Ziarul de Dorna")
    printed(first, "„Gata în proporție de 90%”: ce spune primarul despre pod", "Curierul")
    second = StatementFactory.create(
        speaker=speaker(name="Partidul Livezilor", slug="partidul-livezilor", kind="party"), language="ro",
        words="Podul se deschide în mai. Punct.", medium=Medium.SOCIAL, wording=Wording.ORIGINAL, url="",
        said_on=None, said_precision=DatePrecision.MONTH,
        said_not_before=dt.date(2026, 1, 1), said_not_after=dt.date(2026, 1, 31),
    )  # fmt: skip
    printed(second, "Ce au scris partidele în ianuarie", "Ziarul de Dorna")
    claim = ClaimFactory.create(
        slug="pod-dorna",
        language="ro",
        text="Podul peste râul Dorna se deschide circulației în luna mai 2026.",
    )
    facts: Facts = {
        "language": "ro",
        "title": "Podul peste Dorna are termen 30 iunie, nu mai",
        "summary": "Contractul numește ziua de 30 iunie 2026, iar la 9 ianuarie nicio lucrare nu era gata.",
        "explanation": EXPLANATION,
        "sources_waiver": "Registrul achizițiilor este singurul izvor public.",
    }
    revision = put(claim, [first, second], "half-true", [topics["transport"], topics["budget"]], facts)
    corrected(revision, facts, "false", "Am citit greșit anexa 2: termenul este 30 iunie.")


@transaction.atomic
def corrected(first: ReviewRevision, facts: Facts, key: str, note: str) -> None:
    first.state, first.ended_at = RevisionState.SUPERSEDED, A_MORNING
    first.save()
    second = ReviewRevisionFactory.create(
        review=first.review, number=2, approved=True, correcting=True, verdict=verdict(key),
        public_note=note, **facts
    )  # fmt: skip
    evidence(second)
    Correction.objects.create(
        revision=second, kind=CorrectionKind.VERDICT_CHANGE, note=note, old_verdict=verdict("half-true"),
        new_verdict=verdict(key), corrected_at=A_MORNING + dt.timedelta(days=3),
    )  # fmt: skip
    publish(second, A_MORNING + dt.timedelta(days=3))


def school(topics: dict[str, Topic]) -> None:
    """Albanian, in a translation by the outlet, with the speaker's own words beside it."""
    statement = StatementFactory.create(
        speaker=speaker(name="Ilir Gjergji", slug="ilir-gjergji"), language="sq", wording=Wording.OUTLET,
        role="ministër i Arsimit", medium=Medium.PRESS_CONFERENCE,
        words="«Asnjë shkollë fshati nuk do të mbyllet këtë vit, as vitin tjetër.»",
        original_text="No village school will be closed this year, nor the next.",
    )  # fmt: skip
    printed(statement, "Ministri: asnjë shkollë nuk mbyllet", "Gazeta e Liqenit")
    claim = ClaimFactory.create(
        slug="shkollat", language="sq", text="Në vitin 2026 nuk mbyllet asnjë shkollë fshati."
    )
    facts = {
        "language": "sq",
        "title": "Dy shkolla janë mbyllur, por jo ato që u përmendën",
        "summary": "Vendimi i 4 shtatorit mbyll dy shkolla; në tri të tjera mësimi vazhdon siç u premtua.",
        "explanation": "Vendimi është botuar në *Fletoren Zyrtare*.",
    }
    put(claim, [statement], "half-true", [topics["education"]], facts)


def long_claim(topics: dict[str, Topic]) -> None:
    claim = ClaimFactory.create(slug="long", text=LONG_CLAIM)
    said = StatementFactory.create(speaker=speaker(**mara()), words=LONG_CLAIM, role="Mayor of Dorna")
    facts = {"title": "The road contracts of seven years, counted", "explanation": ""}
    put(claim, [said], "mostly-true", [topics["budget"], topics["transport"]], facts)


def from_right_to_left(topics: dict[str, Topic]) -> None:
    """Arabic words, evidence without excerpts or links, and no article that prints them."""
    said = StatementFactory.create(
        speaker=speaker(name="سلمى حدّاد", slug="salma-haddad"), language="ar", wording=Wording.ORIGINAL,
        words="سنفتح الجسر في شهر مايو، كما وعدنا سكان المدينة قبل عامين.", role="وزيرة النقل",
    )  # fmt: skip
    claim = ClaimFactory.create(
        slug="arabic", language="en", text="The bridge opens in May, as promised two years ago."
    )
    put(claim, [said], "true", [topics["transport"]], {"title": ""}, bare=True)


def many_statements(topics: dict[str, Topic]) -> None:
    claim = ClaimFactory.create(slug="repeated", text="Dorna has the lowest water price in the country.")
    days = [dt.date(2024, 1, 5) + dt.timedelta(days=14 * number) for number in range(50)]
    said = [
        StatementFactory.create(
            speaker=speaker(name="Toma Brad", slug="toma-brad"), role="Deputy mayor",
            said_on=day, said_not_before=day, said_not_after=day,
            words=f"Nobody in the country pays less for water than we do. ({n})",
        )
        for n, day in enumerate(days, 1)
    ]  # fmt: skip
    put(claim, said, "false", [topics["budget"]], {})


def undated(topics: dict[str, Topic]) -> None:
    said = StatementFactory.create(
        speaker=speaker(name="Ana Pop", slug="ana-pop"), words="I have never met the contractor.", url="",
        said_on=None, said_precision=DatePrecision.UNKNOWN, said_not_before=None, said_not_after=None,
    )  # fmt: skip
    claim = ClaimFactory.create(slug="undated", text="Ana Pop never met the contractor.")
    facts = {"waiver": "The second editor was ill; the desk's head approved alone.", "explanation": ""}
    put(claim, [said], "unverifiable", [], facts, bare=True)


def budget_line(number: int, key: str, topics: dict[str, Topic]) -> None:
    day = dt.date(2025, 1, 7) + dt.timedelta(days=30 * number)
    said = StatementFactory.create(
        speaker=speaker(**mara()), role="Mayor of Dorna",
        said_on=day, said_not_before=day, said_not_after=day,
        words=f"In year {2015 + number} we spent {3 + number} million on roads.",
    )  # fmt: skip
    claim = ClaimFactory.create(
        slug=f"budget-{number}", text=f"Dorna spent {3 + number} million lei on roads in {2015 + number}."
    )
    facts = {"summary": f"The budget of {2015 + number} shows {2 + number} million lei."}
    put(claim, [said], key, [topics["budget"]], facts, A_MORNING - dt.timedelta(days=number + 1))


def verdict(key: str) -> Verdict:
    return Verdict.objects.get(scale__slug="truth-5", key=key)


def printed(statement: Statement, title: str, outlet: str) -> None:
    source = Source.objects.filter(name=outlet).first() or SourceFactory.create(name=outlet)
    article = ArticleFactory.create(title=title, source=source, text=f"{statement.words} So it was said.")
    OccurrenceFactory.create(statement=statement, article=article)


def put(
    claim: Claim,
    statements: list[Statement],
    key: str,
    topics: list[Topic],
    facts: Facts,
    at: dt.datetime = A_MORNING,
    *,
    bare: bool = False,
) -> ReviewRevision:
    """Published, with evidence that is whole or bare."""
    claim.topics.set(topics)
    for statement in statements:
        StatementLinkFactory.create(claim=claim, statement=statement, confirmed=True)
    revision: ReviewRevision = ReviewRevisionFactory.create(
        review__claim=claim, approved=True, verdict=verdict(key), **{"title": claim.text, **facts}
    )
    evidence(revision, bare=bare)
    publish(revision, at)
    return revision


def evidence(revision: ReviewRevision, *, bare: bool = False) -> None:
    if bare:
        EvidenceFactory.create_batch(2, revision=revision, url="", excerpt="", stance=Stance.CONTEXT)
        return
    archived = "https://archive.test/2026/contract"
    EvidenceFactory.create(revision=revision, title="Contract 421/2024, anexa 2", archive_url=archived)
    EvidenceFactory.create(
        revision=revision, title="Proces-verbal al inspectoratului, 9 ianuarie 2026", stance=Stance.REFUTES,
        excerpt="Nu s-a recepționat nicio lucrare. Stadiul fizic: 71%.",
    )  # fmt: skip
    EvidenceFactory.create(
        revision=revision, title="Comunicatul primăriei", stance=Stance.SUPPORTS, excerpt=""
    )
