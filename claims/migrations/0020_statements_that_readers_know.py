"""What readers know of a statement is changed by those who decide, no longer by all who enter statements."""

from django.apps import apps as installed
from django.contrib.auth.management import create_permissions
from django.db import migrations


def grant(apps, editor):
    # Permissions are made after a whole migrate; groups need them now.
    create_permissions(installed.get_app_config("claims"), verbosity=0, using=editor.connection.alias)
    permissions = apps.get_model("auth", "Permission").objects.filter(content_type__app_label="claims")
    permission = permissions.get(codename="correct_told_statement")
    # Also of the groups that a newsroom has made itself, those that have corrected and decided until now.
    groups = apps.get_model("auth", "Group").objects.filter(permissions__codename="record_statement")
    for group in groups.filter(permissions__codename="decide_candidate"):
        group.permissions.add(permission)


class Migration(migrations.Migration):
    dependencies = [("claims", "0019_translations_of_statements")]

    operations = [
        migrations.AlterModelOptions(
            name="statement",
            options={
                "ordering": ["-recorded_at", "-pk"],
                "permissions": [
                    ("record_statement", "Can record, correct and withdraw statements"),
                    ("correct_told_statement", "Can correct and withdraw statements that readers know"),
                ],
                "verbose_name": "statement",
                "verbose_name_plural": "statements",
            },
        ),
        migrations.RunPython(grant, migrations.RunPython.noop),
    ]
