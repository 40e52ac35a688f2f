"""What PostgreSQL brings besides tables: extensions, text-search configurations and the public role."""

from django.conf import settings
from django.db import ProgrammingError, migrations, transaction
from django.db.utils import NotSupportedError, OperationalError

EXTENSIONS = ("unaccent", "pg_trgm")

# Diacritics are folded before stemming, so that comma-below, cedilla and bare spellings meet in any PostgreSQL
# (15 does not fold them in its Romanian stemmer, 18 does). Albanian has no stemmer anywhere.
CONFIGURATIONS = {
    "on_record_ro": ("romanian", "romanian_stem"),
    "on_record_en": ("english", "english_stem"),
    "on_record_simple": ("simple", "simple"),
}
CREATE_CONFIGURATION = """
CREATE TEXT SEARCH CONFIGURATION {name} (COPY = {base});
ALTER TEXT SEARCH CONFIGURATION {name}
    ALTER MAPPING FOR asciiword, asciihword, hword_asciipart, hword, hword_part, word WITH unaccent, {stemmer};
"""
CREATE_ROLE = """
DO $$ BEGIN
    IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = '{role}') THEN
        CREATE ROLE {role} NOLOGIN;
    END IF;
EXCEPTION WHEN unique_violation OR duplicate_object THEN NULL;
END $$;
GRANT {role} TO CURRENT_USER;
GRANT USAGE ON SCHEMA public TO {role};
GRANT SELECT ON {tables} TO {role};
"""


class Forbidden(Exception):
    """The server forbids what this migration needs; the message says who must do what."""


def run(editor, sql, advice):
    try:
        with transaction.atomic(using=editor.connection.alias):
            editor.execute(sql)
    except (ProgrammingError, OperationalError, NotSupportedError) as problem:
        raise Forbidden(f"{advice} (PostgreSQL said: {str(problem).strip()})") from problem


def create_extensions(apps, editor):
    for name in EXTENSIONS:
        run(
            editor,
            f"CREATE EXTENSION IF NOT EXISTS {name}",
            f"The database user may not create the extension {name}: ask the database's administrator to run "
            f"CREATE EXTENSION {name}; in this database, then migrate again.",
        )


def create_configurations(apps, editor):
    for name, (base, stemmer) in CONFIGURATIONS.items():
        run(
            editor,
            CREATE_CONFIGURATION.format(name=name, base=base, stemmer=stemmer),
            f"The text-search configuration {name} cannot be made.",
        )


def drop_configurations(apps, editor):
    for name in CONFIGURATIONS:
        editor.execute(f"DROP TEXT SEARCH CONFIGURATION IF EXISTS {name}")


def public_tables(apps):
    names = (
        "publication",
        "publicclaim",
        "publicstatement",
        "publicspeaker",
        "publictopic",
        "publicscale",
        "publicsource",
    )
    return ", ".join(f"claims_{name}" for name in names)


def create_role(apps, editor):
    role = settings.PUBLIC_DATABASE_ROLE
    if role:
        run(
            editor,
            CREATE_ROLE.format(role=role, tables=public_tables(apps)),
            f"The database user may not create the role {role}, under which the public pages read. Ask the "
            f"administrator to run CREATE ROLE {role} NOLOGIN; GRANT {role} TO the user; or set "
            "NO_PUBLIC_DATABASE_ROLE=true (docs/operations.md says what that costs), then migrate again.",
        )


def revoke_role(apps, editor):
    role = settings.PUBLIC_DATABASE_ROLE
    if role:
        # The role belongs to the whole cluster, so another database may use it: it loses its rights here only.
        editor.execute(f"REVOKE ALL ON {public_tables(apps)} FROM {role}")


class Migration(migrations.Migration):
    dependencies = [("claims", "0001_initial")]

    operations = [
        migrations.RunPython(create_extensions, migrations.RunPython.noop),
        migrations.RunPython(create_configurations, drop_configurations),
        migrations.RunPython(create_role, revoke_role),
    ]
