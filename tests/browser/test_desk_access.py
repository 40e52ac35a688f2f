"""Every page of the desk for those who see little or use no mouse: axe-core finds nothing serious."""

import pytest
from playwright.sync_api import Page

from claims.models import User
from tests.browser import axe, newsroom
from tests.browser.admin_screens import PICTURES, SIZES, Rows, address_of, left_out
from tests.browser.conftest import LogIn

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.timeout(1200)]
UNFOLD = "document.querySelectorAll('details').forEach(found => { found.open = true })"

# The searches are made, and named, a moment after the page has come; empty rows for more have none.
NAMED = """[...document.querySelectorAll("select.admin-autocomplete:not([id*=__prefix__])")].every(
  (list) => list.parentElement.querySelector(".select2-selection[aria-labelledby*=-label]"))"""


def grave_faults(page: Page, rows: Rows, axe_source: str) -> dict[str, list[object]]:
    """What axe says of every page of the desk, with all that can be folded open."""
    faults = {}
    for picture in PICTURES:
        if not picture.is_public:
            answer = page.goto(address_of(picture, rows), wait_until="load")
            assert answer and answer.status < 400, picture
            page.wait_for_function(NAMED)
            page.evaluate(UNFOLD)
            faults[picture.name] = axe.faults(page, axe_source, axe.GRAVE)
    assert len(faults) > 20
    return {name: found for name, found in faults.items() if found}


# An account, a candidate, a page to fetch, a run or a letter is made by nobody's hand.
NO_WAY_IN = {
    f"admin:claims_{room}_add"
    for room in (
        *("account", "fetchrequest", "bulkact", "candidate", "publication", "statementnotice"),
        *("externalreview", "complaint", "digestrun", "digest", "subscription", "publishrule"),
        *("reviewrevision", "webhookdelivery"),
    )
}


def test_axe_reads_every_page_of_the_desk_and_finds_nothing_serious(
    axe_source: str, log_in: LogIn, ana: User, besa: User
) -> None:
    rows = newsroom.build(ana, besa)
    assert left_out(rows) == NO_WAY_IN
    besa.is_superuser = True
    besa.save()
    for size in ("desktop", "dark", "phone"):
        assert grave_faults(log_in(besa, **SIZES[size]), rows, axe_source) == {}, size
