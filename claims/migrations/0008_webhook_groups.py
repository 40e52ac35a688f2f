"""What the five groups may do with webhooks and with other people's fact-checks."""

from django.apps import apps as installed
from django.contrib.auth.management import create_permissions
from django.db import migrations

STEPS = {
    "contributor": ["view_externalreview", "view_externalmatch", "view_reviewimport"],
    "editor": ["add_reviewimport", "change_reviewimport", "add_externalmatch", "change_externalmatch"],
    "reviewer": [],
    "publisher": ["view_webhook", "view_webhookdelivery"],
    "administrator": ["add_webhook", "change_webhook", "change_webhookdelivery"],
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


class Migration(migrations.Migration):
    dependencies = [("claims", "0007_webhooks_and_external_reviews")]

    operations = [migrations.RunPython(grant, migrations.RunPython.noop)]
