"""The Celery app, its queues, and the clock."""

import os

from celery import Celery
from celery.schedules import crontab

from tracker import env

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tracker.settings")

app = Celery("tracker")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()

# Which queue a task waits in; the compose file has a worker for each. A worker of several asks them in turns:
# what an editor waits for at the desk does not stand behind a morning's articles.
QUEUES = {
    "intake": ("poll_feeds", "fetch_feed", "fetch_request", "recover_unfinished", "record_usage"),
    "extraction": ("extract_article", "wake_parked"),
    "desk": ("run_bulk_act",),
    "mail": ("open_runs", "send_digest", "send_confirmation", "plan_deliveries", "send_delivery"),
}
app.conf.task_routes = {
    f"claims.tasks.{task}": {"queue": queue} for queue, tasks in QUEUES.items() for task in tasks
}

# How often the clock looks for work that nobody rang for.
SWEEP = float(env.number("SWEEP_SECONDS", 60, least=1))

# Beat only pokes; each task looks in PostgreSQL for what is due, so a missed or doubled poke changes nothing,
# and one that nobody has heard by the next is thrown away.
app.conf.beat_schedule = {
    name: {"task": f"claims.tasks.{task}", "schedule": when, "options": {"expires": SWEEP}}
    for name, task, when in (
        ("poll-feeds", "poll_feeds", SWEEP),
        ("open-digest-runs", "open_runs", SWEEP),
        ("plan-deliveries", "plan_deliveries", SWEEP),
        ("recover-unfinished", "recover_unfinished", SWEEP),
        ("record-key-usage", "record_usage", SWEEP),
        ("wake-parked", "wake_parked", crontab(minute="5")),
    )
}
