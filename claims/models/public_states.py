"""What names the state of a public answer: the number of its latest event, and that one's instant.

Written out as SQL, since for an answer that says only that nothing has changed, composing it would be half of
the work. Behind the two columns stands, for each kind of document that is shown beside, when one of them was
last written: that may come without an event.
"""

from collections.abc import Collection
from uuid import UUID

from django.db.models import Subquery

from claims.models.publications import PublicDocument

Query = tuple[str, list[object]]
OF_CLAIM = "SELECT seq, updated_at{} FROM claims_publicclaim WHERE id = %s AND retracted_at IS NULL"
OF_LOG = "SELECT seq, at{} FROM claims_publication ORDER BY seq DESC LIMIT 1"
LAST_WRITTEN = ", (SELECT max(updated_at) FROM {})"


def state_of_claim(public_id: UUID, beside: Collection[type[PublicDocument]] = ()) -> Query:
    """Of a claim that stands; of any other there is no row."""
    return OF_CLAIM.format(last_written(beside)), [public_id]


def state_of_log(beside: Collection[type[PublicDocument]] = ()) -> Query:
    """Of everything; before the first event there is no row."""
    return OF_LOG.format(last_written(beside)), []


def written(models: Collection[type[PublicDocument]]) -> list[Subquery]:
    """The same columns, for a query that reads more."""
    return [
        Subquery(model._default_manager.order_by("-updated_at").values("updated_at")[:1]) for model in models
    ]


def last_written(models: Collection[type[PublicDocument]]) -> str:
    return "".join(LAST_WRITTEN.format(model._meta.db_table) for model in models)
