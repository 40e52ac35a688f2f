"""What the five groups may do with comments, complaints, merges, second verdicts and publish rules; and the rules."""

from django.apps import apps as installed
from django.contrib.auth.management import create_permissions
from django.db import migrations

STEPS = {
    "contributor": ["view_comment", "add_comment", "view_speakermerge"],
    "editor": [
        "view_complaint",
        "change_complaint",
        "view_publishrule",
        "view_secondverdict",
        "add_speakermerge",
    ],
    "reviewer": ["add_secondverdict", "settle_complaint"],
    "publisher": [],
    "administrator": ["add_publishrule", "change_publishrule"],
}


def grant(apps, editor):
    # Permissions are made after a whole migrate; groups need them now.
    create_permissions(installed.get_app_config("claims"), verbosity=0, using=editor.connection.alias)
    groups = {group.name: group for group in apps.get_model("auth", "Group").objects.filter(name__in=STEPS)}
    permissions = apps.get_model("auth", "Permission").objects.filter(content_type__app_label="claims")
    found = {permission.codename: permission for permission in permissions}
    held = []
    for name, more in STEPS.items():
        held += more
        if name in groups:  # a newsroom may have made groups of its own
            groups[name].permissions.add(*(found[codename] for codename in held))


# Rules that a newsroom may soften or harden, with what they are by default.
RULES = {
    "claim_review": "block",
    "verdict_explained": "warn",
    "comment_requested": "warn",
    "primary_source": "warn",
    "archived": "warn",
    "second_verdict": "off",
}


def create_rules(apps, editor):
    model = apps.get_model("claims", "PublishRule")
    for key, severity in RULES.items():
        model.objects.get_or_create(key=key, defaults={"severity": severity})


def delete_rules(apps, editor):
    apps.get_model("claims", "PublishRule").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [("claims", "0005_desk")]

    operations = [
        migrations.RunPython(grant, migrations.RunPython.noop),
        migrations.RunPython(create_rules, delete_rules),
    ]
