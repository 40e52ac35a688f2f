import pytest

from claims.admin.counts import how_many
from claims.models import Claim, StatementLink
from tests.factories.claims import ClaimFactory, StatementLinkFactory

pytestmark = pytest.mark.django_db


def test_rows_are_counted_beside_the_row_they_point_to() -> None:
    alone, linked = ClaimFactory.create(), ClaimFactory.create()
    StatementLinkFactory.create_batch(2, claim=linked)
    StatementLinkFactory.create(claim=linked, confirmed=True)
    counted = Claim.objects.annotate(
        links_total=how_many(StatementLink.objects.all(), "claim"),
        confirmed_total=how_many(StatementLink.objects.confirmed(), "claim"),
    )
    numbers = {row[0]: row[1:] for row in counted.values_list("pk", "links_total", "confirmed_total")}
    assert numbers == {alone.pk: (0, 0), linked.pk: (3, 1)}
