"""manage.py replay_webhook NAME SEQ: a receiver is sent everything from a publication on once more."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from claims import tasks
from claims.models import Webhook
from claims.services.audit import Refused
from claims.services.webhooks import replay_webhook


class Command(BaseCommand):
    help = "Send a receiver everything from a publication on once more, in order and under the same ids."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("name", metavar="NAME", help="of the webhook, as the admin shows it")
        parser.add_argument("seq", metavar="SEQ", type=int, help="of the first publication")

    def handle(self, *, name: str, seq: int, **_options: Any) -> None:
        webhook = webhook_named(name)
        try:
            replay_webhook(webhook_id=webhook.pk, version=None, from_seq=seq, actor=None, at=timezone.now())
        except Refused as refusal:
            raise CommandError(f"{name}: {refusal}") from refusal
        tasks.ring(tasks.plan_deliveries)
        self.stdout.write(f"{webhook} is sent everything from publication {seq} on.")


def webhook_named(name: str) -> Webhook:
    """:raises CommandError: for a name that no webhook has, or several"""
    found = Webhook.objects.filter(name=name, ended_at=None)
    if len(found) != 1:
        known = ", ".join(f"“{row}”" for row in Webhook.objects.filter(ended_at=None)) or "none yet"
        raise CommandError(f"{len(found)} webhooks are named “{name}”. Known are: {known}.")
    return found[0]
