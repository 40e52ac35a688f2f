"""Words in quotes are shown to the letter, wherever they are read."""

import pytest
from playwright.sync_api import Page

from claims.admin.desk import change_url
from claims.models import Claim, PublicClaim, User
from tests.browser.conftest import LogIn
from tests.factories.articles import ArticleFactory
from tests.factories.candidates import candidate_in
from tests.factories.publications import published_claim
from tests.factories.statements import StatementFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
# Comma-below and cedilla, ë and ç, no-break and thin spaces, both directions with marks, combining letters,
# two paragraphs, what looks like markup and like a template.
ODD = (
    "„Țară\u00a0și ţară”, «shtëpi e çmendur»:\u202f3\u00a0000\u200f שלום كلام\u200e e\u0301 🎓\u200d👧 "
    "<b>&amp;</b> {{ x }}\n\n"
)
# A line's end may be an element.
SHOWN = """words => {
  const body = document.body.cloneNode(true)
  body.querySelectorAll("br").forEach(end => end.replaceWith("\\n"))
  return body.textContent.includes(words)
}"""


@pytest.mark.parametrize("words", [ODD.strip(), (ODD * 700).strip()], ids=["short", "50,000 characters"])
def test_words_are_shown_to_the_letter_on_every_page_that_quotes_them(
    log_in: LogIn, ana: User, words: str
) -> None:
    article = ArticleFactory.create(text=f"{words}|", language="ro")
    candidate = candidate_in(article, words)
    statement = StatementFactory.create(words=words, language="ro")
    public: PublicClaim = published_claim(statements=[statement])
    page: Page = log_in(ana)
    addresses = [change_url(candidate), change_url(statement), change_url(article), f"/claims/{public.slug}/"]
    if len(words) < 400:  # the desk's page of a claim says how a long statement begins
        claim = Claim.objects.get(public_id=public.pk)
        addresses += [change_url(claim), change_url(claim.review.revisions.get())]
    shown = {}
    for address in addresses:
        page.goto(address)
        shown[address] = page.evaluate(SHOWN, words)
    assert shown == dict.fromkeys(addresses, True)
    answer = page.request.get(f"/api/v1/claims/{public.pk}/").json()
    assert answer["statements"][0]["words"] == words


def test_the_test_would_notice_a_space_that_is_another(log_in: LogIn, ana: User) -> None:
    statement = StatementFactory.create(words=ODD.strip())
    page = log_in(ana)
    page.goto(change_url(statement))
    assert not page.evaluate(SHOWN, ODD.strip().replace("\u00a0", " "))
