import pytest
from django.db import DatabaseError, ProgrammingError, connection, transaction
from pytest_django.fixtures import Settings

from claims.models import PUBLIC_MODELS, Publication, PublicClaim, Statement
from claims.models.public_role import first_public_row, public_read
from tests.factories.publications import published_claim
from tests.factories.statements import StatementFactory

pytestmark = pytest.mark.django_db
PUBLIC = {model._meta.db_table for model in PUBLIC_MODELS}
EVERY_RELATION = """
    SELECT format('%I.%I', nspname, relname), relname
    FROM pg_class JOIN pg_namespace n ON n.oid = relnamespace
    WHERE relkind IN ('r', 'v', 'm', 'p', 'f') AND nspname NOT IN ('pg_catalog', 'information_schema')
      AND nspname NOT LIKE 'pg_t%'
"""


def relations() -> dict[str, str]:
    """Name to quoted name, of everything that can be selected from."""
    with connection.cursor() as cursor:
        cursor.execute(EVERY_RELATION)
        return {name: quoted for quoted, name in cursor.fetchall()}


def readable(quoted: str) -> bool:
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"SELECT 1 FROM {quoted} LIMIT 1")  # noqa: S608  (quoted by PostgreSQL itself)
    except ProgrammingError as refusal:
        assert "permission denied" in str(refusal)
        return False
    return True


def test_public_role_reads_the_public_tables_and_no_other() -> None:
    everything = relations()
    private = {
        "auth_group",
        "claims_user",
        "django_session",
        "django_migrations",
        "claims_reviewrevisionevent",
    }
    assert private | {"claims_statementnotice", "pghistory_context"} < everything.keys()
    with public_read():
        allowed = {name for name, quoted in everything.items() if readable(quoted)}
    assert allowed == PUBLIC


def test_public_role_may_do_nothing_but_read() -> None:
    with connection.cursor() as cursor, public_read():
        cursor.execute(
            "SELECT relname FROM pg_class WHERE relname = ANY(%s) AND (has_table_privilege(oid, 'INSERT')"
            " OR has_table_privilege(oid, 'UPDATE') OR has_table_privilege(oid, 'DELETE')"
            " OR has_table_privilege(oid, 'TRUNCATE'))",
            [list(PUBLIC)],
        )
        assert cursor.fetchall() == []


def test_role_is_given_back(settings: Settings) -> None:
    StatementFactory.create()
    with public_read():
        assert not Publication.objects.exists()
    assert Statement.objects.count() == 1
    published_claim()  # and it may write again


@pytest.mark.parametrize("role", ["on_record_public", ""])
def test_nothing_is_written_with_or_without_the_role(role: str, settings: Settings) -> None:
    """Where the server lets us make no role, the transaction is still read-only."""
    settings.PUBLIC_DATABASE_ROLE = role
    public = published_claim()
    with pytest.raises(DatabaseError, match=r"read-only transaction|permission denied"), public_read():
        PublicClaim.objects.filter(pk=public.pk).update(language="xx")
    assert PublicClaim.objects.get().language == "en"


def test_without_the_role_the_public_is_still_served(settings: Settings) -> None:
    settings.PUBLIC_DATABASE_ROLE = ""
    published_claim()
    with public_read():
        assert PublicClaim.objects.count() == 1


def test_single_question_is_asked_as_the_public(transactional_db: None, settings: Settings) -> None:
    public = published_claim()
    assert first_public_row("SELECT seq FROM claims_publicclaim WHERE id = %s", [public.pk]) == (public.seq,)
    assert first_public_row("SELECT current_user") == (settings.PUBLIC_DATABASE_ROLE,)
    with pytest.raises(ProgrammingError, match="permission denied"):
        first_public_row("SELECT count(*) FROM claims_statement")
    with pytest.raises(DatabaseError, match="read-only transaction"):
        first_public_row("CREATE TABLE mine ()")
    assert Statement.objects.count() == 1  # afterwards everything is as it was
    published_claim()


def test_single_question_in_a_transaction_leaves_it_as_it_was() -> None:
    public = published_claim()
    assert first_public_row("SELECT seq FROM claims_publicclaim") == (public.seq,)
    assert Statement.objects.count() == 1
    published_claim()


def test_connection_that_died_is_made_anew_for_a_single_question(transactional_db: None) -> None:
    connection.ensure_connection()
    connection.connection.close()
    assert first_public_row("SELECT 1") == (1,)
