from tracker.celery import app


def test_the_clock_pokes_only_tasks_that_exist() -> None:
    app.loader.import_default_modules()
    poked = {entry["task"] for entry in app.conf.beat_schedule.values()}
    assert poked
    assert poked <= set(app.tasks)


def test_messages_are_json_and_survive_their_worker() -> None:
    assert app.conf.accept_content == ["json"]
    assert app.conf.task_acks_late
    assert app.conf.task_reject_on_worker_lost
    assert app.conf.task_time_limit < app.conf.broker_transport_options["visibility_timeout"]
