"""The editors' group and the one step of approval. Which texts an editor reaches follows her appointments, not this.

Nobody gets the right to publish: a text goes out by approval alone. Not reversible: people may be in the group.
"""

from django.db import migrations

GROUP = "Biên tập của Hội"
STEP = "Duyệt của đơn vị"


def make_editors(apps, schema_editor):
    group, _ = apps.get_model("auth", "Group").objects.get_or_create(name=GROUP)
    Permission = apps.get_model("auth", "Permission")
    group.permissions.add(Permission.objects.get(codename="access_admin", content_type__app_label="wagtailadmin"))
    pages = apps.get_model("wagtailcore", "GroupPagePermission")
    homes = apps.get_model("cms", "HomePage").objects.all()
    for home in homes:
        for action in ("add", "change"):
            right = Permission.objects.get(codename=f"{action}_page", content_type__app_label="wagtailcore")
            pages.objects.get_or_create(group=group, page_id=home.pk, permission=right)
    collection = apps.get_model("wagtailcore", "Collection").objects.get(depth=1)
    for action in ("add", "change", "choose"):
        # Wagtail keeps these rights with its own image model, whichever model holds the pictures.
        right = Permission.objects.get(codename=f"{action}_image", content_type__app_label="wagtailimages")
        apps.get_model("wagtailcore", "GroupCollectionPermission").objects.get_or_create(
            group=group, collection=collection, permission=right
        )
    _make_workflow(apps, homes)


def _make_workflow(apps, homes):
    ContentType = apps.get_model("contenttypes", "ContentType")
    kind, _ = ContentType.objects.get_or_create(app_label="cms", model="unitapprovaltask")
    task = apps.get_model("cms", "UnitApprovalTask").objects.create(name=STEP, content_type=kind, active=True)
    workflow = apps.get_model("wagtailcore", "Workflow").objects.create(name=STEP, active=True)
    apps.get_model("wagtailcore", "WorkflowTask").objects.create(
        workflow=workflow, task_id=task.pk, sort_order=0
    )
    for home in homes:
        apps.get_model("wagtailcore", "WorkflowPage").objects.create(page_id=home.pk, workflow=workflow)


class Migration(migrations.Migration):
    dependencies = [
        ("cms", "0002_first_pages"),
        ("wagtailadmin", "0006_formstate"),
        ("wagtailimages", "0027_image_description"),
        ("auth", "0012_alter_user_first_name_max_length"),
    ]

    operations = [migrations.RunPython(make_editors, migrations.RunPython.noop)]
