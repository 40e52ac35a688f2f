"""Where people are signed in, their second factors, when a password was changed; who sees that."""

import django.contrib.auth.models
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.apps import apps as installed
from django.conf import settings
from django.contrib.auth.management import create_permissions
from django.db import migrations, models


def grant(apps, editor):
    # Permissions are made after a whole migrate; groups need them now.
    create_permissions(installed.get_app_config("claims"), verbosity=0, using=editor.connection.alias)
    permission = apps.get_model("auth", "Permission").objects.get(
        content_type__app_label="claims", codename="view_account"
    )
    for group in apps.get_model("auth", "Group").objects.filter(name="administrator"):
        group.permissions.add(permission)


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0014_bulk_acts"),
        ("otp_static", "0003_add_timestamps"),
        ("otp_totp", "0003_add_timestamps"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        migrations.CreateModel(
            name="RecoveryCodesEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.IntegerField()),
                (
                    "name",
                    models.CharField(help_text="The human-readable name of this device.", max_length=64),
                ),
                ("confirmed", models.BooleanField(default=True, help_text="Is this device ready for use?")),
                (
                    "last_used_at",
                    models.DateTimeField(
                        blank=True, help_text="The most recent date and time this device was used.", null=True
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="SecondFactorEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.IntegerField()),
                (
                    "name",
                    models.CharField(help_text="The human-readable name of this device.", max_length=64),
                ),
                ("confirmed", models.BooleanField(default=True, help_text="Is this device ready for use?")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="SignIn",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("session_key", models.CharField(max_length=40, unique=True)),
                ("device", models.CharField(blank=True, max_length=300, verbose_name="device")),
                ("address", models.GenericIPAddressField(null=True, verbose_name="address")),
                ("since", models.DateTimeField(verbose_name="since")),
                ("seen_at", models.DateTimeField(verbose_name="last seen")),
            ],
            options={
                "verbose_name": "sign-in",
                "verbose_name_plural": "sign-ins",
                "ordering": ("-seen_at", "pk"),
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="SignInEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("device", models.CharField(blank=True, max_length=300, verbose_name="device")),
                ("since", models.DateTimeField(verbose_name="since")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="SecondFactor",
            fields=[],
            options={
                "verbose_name": "second factor",
                "verbose_name_plural": "second factors",
                "proxy": True,
                "default_permissions": (),
                "indexes": [],
                "constraints": [],
            },
            bases=("otp_totp.totpdevice",),
        ),
        migrations.CreateModel(
            name="RecoveryCodes",
            fields=[],
            options={
                "verbose_name": "recovery codes",
                "verbose_name_plural": "recovery codes",
                "proxy": True,
                "default_permissions": (),
                "indexes": [],
                "constraints": [],
            },
            bases=("otp_static.staticdevice",),
        ),
        migrations.CreateModel(
            name="Account",
            fields=[],
            options={
                "verbose_name": "access",
                "verbose_name_plural": "access",
                "proxy": True,
                "default_permissions": ("view",),
                "indexes": [],
                "constraints": [],
            },
            bases=("claims.user",),
            managers=[
                ("objects", django.contrib.auth.models.UserManager()),
            ],
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="user",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="user",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="user",
            name="delete_delete",
        ),
        migrations.AddField(
            model_name="user",
            name="password_changed_at",
            field=models.DateTimeField(editable=False, null=True, verbose_name="password changed"),
        ),
        migrations.AddField(
            model_name="userevent",
            name="password_changed_at",
            field=models.DateTimeField(editable=False, null=True, verbose_name="password changed"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="user",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "claims_userevent" ("date_joined", "email", "first_name", "id", "is_active", "is_staff", "is_superuser", "language", "last_name", "password_changed_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "username") VALUES (NEW."date_joined", NEW."email", NEW."first_name", NEW."id", NEW."is_active", NEW."is_staff", NEW."is_superuser", NEW."language", NEW."last_name", NEW."password_changed_at", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."username"); RETURN NULL;',
                    hash="cb5401b73d931280245ddd9c218ca210e68c5231",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_822fa",
                    table="claims_user",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="user",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."date_joined" IS DISTINCT FROM (NEW."date_joined") OR OLD."email" IS DISTINCT FROM (NEW."email") OR OLD."first_name" IS DISTINCT FROM (NEW."first_name") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_active" IS DISTINCT FROM (NEW."is_active") OR OLD."is_staff" IS DISTINCT FROM (NEW."is_staff") OR OLD."is_superuser" IS DISTINCT FROM (NEW."is_superuser") OR OLD."language" IS DISTINCT FROM (NEW."language") OR OLD."last_name" IS DISTINCT FROM (NEW."last_name") OR OLD."password_changed_at" IS DISTINCT FROM (NEW."password_changed_at") OR OLD."username" IS DISTINCT FROM (NEW."username"))',
                    func='INSERT INTO "claims_userevent" ("date_joined", "email", "first_name", "id", "is_active", "is_staff", "is_superuser", "language", "last_name", "password_changed_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "username") VALUES (NEW."date_joined", NEW."email", NEW."first_name", NEW."id", NEW."is_active", NEW."is_staff", NEW."is_superuser", NEW."language", NEW."last_name", NEW."password_changed_at", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."username"); RETURN NULL;',
                    hash="2196cad34263d305f5262c36b867a3c1b6e408c4",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_955a1",
                    table="claims_user",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="user",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "claims_userevent" ("date_joined", "email", "first_name", "id", "is_active", "is_staff", "is_superuser", "language", "last_name", "password_changed_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "username") VALUES (OLD."date_joined", OLD."email", OLD."first_name", OLD."id", OLD."is_active", OLD."is_staff", OLD."is_superuser", OLD."language", OLD."last_name", OLD."password_changed_at", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."username"); RETURN NULL;',
                    hash="2b06098a3d49ee9fa0518347fb70140b1ce150b1",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_b8837",
                    table="claims_user",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddField(
            model_name="recoverycodesevent",
            name="pgh_context",
            field=models.ForeignKey(
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="pghistory.context",
            ),
        ),
        migrations.AddField(
            model_name="recoverycodesevent",
            name="user",
            field=models.ForeignKey(
                db_constraint=False,
                help_text="The user that this device belongs to.",
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="secondfactorevent",
            name="pgh_context",
            field=models.ForeignKey(
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="pghistory.context",
            ),
        ),
        migrations.AddField(
            model_name="secondfactorevent",
            name="user",
            field=models.ForeignKey(
                db_constraint=False,
                help_text="The user that this device belongs to.",
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="signin",
            name="user",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="sign_ins",
                to=settings.AUTH_USER_MODEL,
                verbose_name="user",
            ),
        ),
        migrations.AddField(
            model_name="signinevent",
            name="pgh_context",
            field=models.ForeignKey(
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="pghistory.context",
            ),
        ),
        migrations.AddField(
            model_name="signinevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="claims.signin",
            ),
        ),
        migrations.AddField(
            model_name="signinevent",
            name="user",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="user",
            ),
        ),
        migrations.AddField(
            model_name="secondfactorevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="claims.secondfactor",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="secondfactor",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "claims_secondfactorevent" ("confirmed", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "user_id") VALUES (NEW."confirmed", NEW."id", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."user_id"); RETURN NULL;',
                    hash="b9d6118d878ba2d874bfbe911e8a4d55bf95229c",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_4b022",
                    table="otp_totp_totpdevice",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="secondfactor",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."confirmed" IS DISTINCT FROM (NEW."confirmed") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."user_id" IS DISTINCT FROM (NEW."user_id"))',
                    func='INSERT INTO "claims_secondfactorevent" ("confirmed", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "user_id") VALUES (NEW."confirmed", NEW."id", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."user_id"); RETURN NULL;',
                    hash="e8066cb51d51ee4fe4326fefe6dd686eadd948d1",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_93de3",
                    table="otp_totp_totpdevice",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="secondfactor",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "claims_secondfactorevent" ("confirmed", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "user_id") VALUES (OLD."confirmed", OLD."id", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."user_id"); RETURN NULL;',
                    hash="0133af76d8078846be80a6ebd5ecf71ade623a49",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_c97d9",
                    table="otp_totp_totpdevice",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddField(
            model_name="recoverycodesevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="claims.recoverycodes",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="recoverycodes",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "claims_recoverycodesevent" ("confirmed", "id", "last_used_at", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "user_id") VALUES (NEW."confirmed", NEW."id", NEW."last_used_at", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."user_id"); RETURN NULL;',
                    hash="fa0546d0a8e72f5cf40306a75ffe980d30008c80",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_58cce",
                    table="otp_static_staticdevice",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="recoverycodes",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."confirmed" IS DISTINCT FROM (NEW."confirmed") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."last_used_at" IS DISTINCT FROM (NEW."last_used_at") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."user_id" IS DISTINCT FROM (NEW."user_id"))',
                    func='INSERT INTO "claims_recoverycodesevent" ("confirmed", "id", "last_used_at", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "user_id") VALUES (NEW."confirmed", NEW."id", NEW."last_used_at", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."user_id"); RETURN NULL;',
                    hash="72b19398a053923dff203388d0db284c6dd2bf88",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_311f4",
                    table="otp_static_staticdevice",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="recoverycodes",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "claims_recoverycodesevent" ("confirmed", "id", "last_used_at", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "user_id") VALUES (OLD."confirmed", OLD."id", OLD."last_used_at", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."user_id"); RETURN NULL;',
                    hash="cf117828a966e36cc48626a113b0c442fb9f1f25",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_c319d",
                    table="otp_static_staticdevice",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="signin",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "claims_signinevent" ("device", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "since", "user_id") VALUES (NEW."device", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."since", NEW."user_id"); RETURN NULL;',
                    hash="4d5fe5bcd20cbd9f8858e4e5deb783a323fe1161",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_5f1f7",
                    table="claims_signin",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="signin",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."device" IS DISTINCT FROM (NEW."device") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."since" IS DISTINCT FROM (NEW."since") OR OLD."user_id" IS DISTINCT FROM (NEW."user_id"))',
                    func='INSERT INTO "claims_signinevent" ("device", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "since", "user_id") VALUES (NEW."device", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."since", NEW."user_id"); RETURN NULL;',
                    hash="577ad7274ff8667af423a9391c65802d0715fcf3",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_3e64c",
                    table="claims_signin",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="signin",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "claims_signinevent" ("device", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "since", "user_id") VALUES (OLD."device", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."since", OLD."user_id"); RETURN NULL;',
                    hash="68864533e4ad07f17b919b026ebb1911dc4b3cf2",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_da544",
                    table="claims_signin",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="signinevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="f6164f402144a2a7f8c6eeff09d677271ff46e04",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_d83e4",
                    table="claims_signinevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="secondfactorevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="f1470f003d425c20ddc39d75a562852caa2eb3e7",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_c844d",
                    table="claims_secondfactorevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="recoverycodesevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="1a203f4c93704370e20cdacb99b96f5e6231e14f",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_8f732",
                    table="claims_recoverycodesevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.RunPython(grant, migrations.RunPython.noop),
    ]
