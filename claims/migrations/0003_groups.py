"""The five groups of a newsroom, each with what the one before it may do and more."""

from django.apps import apps as installed
from django.contrib.auth.management import create_permissions
from django.db import migrations

READ = ["article", "candidate", "sighting", "source", "feed", "fetchrequest", "speaker", "speakeralias"]
READ += ["speakerrole", "statement", "occurrence", "claim", "statementlink", "topic", "verdictscale", "verdict"]
READ += ["review", "reviewrevision", "evidence", "correction", "commentrequest", "replyclaim"]
READ += ["publication", "statementnotice", "publicclaim"]
OPERATE = ["digestrun", "digest", "digestitem", "subscription"]


def change(*models):
    return [f"{verb}_{model}" for model in models for verb in ("add", "change")]


STEPS = {
    "contributor": [f"view_{model}" for model in READ]
    + change("statement", "fetchrequest")
    + ["record_statement"],
    "editor": change("claim", "statementlink", "speaker", "speakeralias", "speakerrole", "topic", "review")
    + change("reviewrevision", "evidence", "commentrequest", "replyclaim", "source", "feed", "candidate")
    + ["delete_speakeralias", "delete_speakerrole", "delete_evidence"]
    + ["decide_candidate", "submit_review"],
    "reviewer": ["confirm_link", "approve_review"],
    "publisher": ["publish_review"] + [f"view_{model}" for model in OPERATE],
    "administrator": change("user", "verdictscale", "verdict", "subscription", "apikey")
    + ["view_user", "view_apikey", "delete_feed", "delete_verdict"],
}


def create_groups(apps, editor):
    # Permissions are made after a whole migrate; groups need them now.
    create_permissions(installed.get_app_config("claims"), verbosity=0, using=editor.connection.alias)
    group_model = apps.get_model("auth", "Group")
    permissions = apps.get_model("auth", "Permission").objects.filter(content_type__app_label="claims")
    found = {permission.codename: permission for permission in permissions}
    held = []
    for name, more in STEPS.items():
        held += more
        group, _ = group_model.objects.get_or_create(name=name)
        group.permissions.set([found[codename] for codename in held])


def delete_groups(apps, editor):
    apps.get_model("auth", "Group").objects.filter(name__in=STEPS).delete()


class Migration(migrations.Migration):
    dependencies = [("claims", "0002_database"), ("auth", "0012_alter_user_first_name_max_length")]

    operations = [migrations.RunPython(create_groups, delete_groups)]
