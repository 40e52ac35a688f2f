"""Verdict scales to begin with. Each has "unverifiable", which is no point of the scale and so has no value."""

from django.db import migrations

from claims.models.identity import new_public_id

UNVERIFIABLE = ("unverifiable", None, "Unverifiable", "Neverificabil", "E paverifikueshme")
SCALES = {
    ("truth-5", "truth", "True to false, five steps", "Adevărat–fals, cinci trepte", "E vërtetë–e pavërtetë, pesë shkallë"): [
        ("false", 1, "False", "Fals", "E pavërtetë"),
        ("mostly-false", 2, "Mostly false", "Mai mult fals", "Kryesisht e pavërtetë"),
        ("half-true", 3, "Half true", "Parțial adevărat", "Gjysmë e vërtetë"),
        ("mostly-true", 4, "Mostly true", "Mai mult adevărat", "Kryesisht e vërtetë"),
        ("true", 5, "True", "Adevărat", "E vërtetë"),
    ],
    ("truth-3", "truth", "True to false, three steps", "Adevărat–fals, trei trepte", "E vërtetë–e pavërtetë, tri shkallë"): [
        ("false", 1, "False", "Fals", "E pavërtetë"),
        ("half-true", 2, "Half true", "Parțial adevărat", "Gjysmë e vërtetë"),
        ("true", 3, "True", "Adevărat", "E vërtetë"),
    ],
    ("promises", "promise", "Promises", "Promisiuni", "Premtime"): [
        ("broken", 1, "Broken", "Încălcată", "I pambajtur"),
        ("stalled", 2, "Stalled", "Blocată", "I bllokuar"),
        ("in-progress", 3, "In progress", "În curs", "Në proces"),
        ("partly-kept", 4, "Partly kept", "Respectată parțial", "I mbajtur pjesërisht"),
        ("kept", 5, "Kept", "Respectată", "I mbajtur"),
    ],
    ("flip-flops", "flip_flop", "Changes of position", "Schimbări de poziție", "Ndryshime qëndrimi"): [
        ("full-flop", 1, "Full change", "Schimbare totală", "Ndryshim i plotë"),
        ("half-flip", 2, "Partial change", "Schimbare parțială", "Ndryshim i pjesshëm"),
        ("no-flip", 3, "No change", "Nicio schimbare", "Pa ndryshim"),
    ],
}


def labels(en, ro, sq):
    return {"en": en, "ro": ro, "sq": sq}


def create_scales(apps, editor):
    scale_model, verdict_model = apps.get_model("claims", "VerdictScale"), apps.get_model("claims", "Verdict")
    for (slug, kind, *names), verdicts in SCALES.items():
        scale = scale_model.objects.create(public_id=new_public_id(), slug=slug, kind=kind, labels=labels(*names))
        for position, (key, value, *words) in enumerate([*verdicts, UNVERIFIABLE]):
            verdict_model.objects.create(
                scale=scale, key=key, position=position, rating_value=value, labels=labels(*words)
            )


def delete_scales(apps, editor):
    slugs = [slug for slug, *_ in SCALES]
    apps.get_model("claims", "Verdict").objects.filter(scale__slug__in=slugs).delete()
    apps.get_model("claims", "VerdictScale").objects.filter(slug__in=slugs).delete()


class Migration(migrations.Migration):
    dependencies = [("claims", "0003_groups")]

    operations = [migrations.RunPython(create_scales, delete_scales)]
