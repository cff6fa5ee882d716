"""The four roles that staff are given, as Wagtail's groups with permissions."""

from collections.abc import Iterable

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.db.models import Q
from wagtail.models import Collection, GroupApprovalTask, GroupCollectionPermission, GroupPagePermission, Page

EDITORS, ORGANISERS, ADMINISTRATORS, FINANCE = "Editors", "Organisers", "Administrators", "Finance"

ENTRANCE = ["wagtailadmin.access_admin"]
PAGES = [f"wagtailcore.{verb}_page" for verb in ("add", "change", "publish", "lock", "unlock")]
COLLECTIONS = [f"wagtailcore.{verb}_collection" for verb in ("add", "change", "delete")]
FILES = [
    "wagtailimages.add_image",
    "wagtailimages.change_image",
    "wagtailimages.choose_image",
    "wagtaildocs.add_document",
    "wagtaildocs.change_document",
    "wagtaildocs.choose_document",
]
WORDS = [
    "actions.view_petition",
    "actions.add_petition",
    "actions.change_petition",
    *[
        f"actions.{verb}_{noun}"
        for noun in ("lettercampaign", "letterversion", "reading", "target")
        for verb in ("view", "add", "change")
    ],
    *[f"actions.delete_{noun}" for noun in ("letterversion", "reading", "target")],  # parts of a campaign
    *[f"payments.{verb}_fundraiser" for verb in ("view", "add", "change")],
    "wagtail_localize.submit_translation",
    "wagtailredirects.add_redirect",
    "wagtailredirects.change_redirect",
    "wagtailredirects.delete_redirect",
]
PEOPLE = [
    "actions.view_petition",
    "actions.view_signature",
    "actions.change_signature",
    "actions.view_export",
    "actions.add_export",
    "actions.view_offlineentry",
    "actions.add_offlineentry",
    "actions.view_invalidation",
    "actions.add_invalidation",
    "actions.add_tablewindow",
    "actions.change_tablewindow",
    "actions.delete_tablewindow",
    "actions.view_lettercampaign",
    "actions.view_delivery",
    "actions.change_delivery",
    *[f"actions.{verb}_officeswitch" for verb in ("view", "add", "change", "delete")],
]
GIVING = [
    f"payments.{verb}_{noun}" for noun in ("recipient", "givingpause") for verb in ("view", "add", "change", "delete")
]
# Who gave what, and money that goes back: for those who keep the books alone.
MONEY = [
    "payments.view_fundraiser",
    *[f"payments.{verb}_gift" for verb in ("view", "add", "change")],
    *[f"payments.{verb}_refund" for verb in ("view", "add")],
    *[f"payments.{verb}_subscription" for verb in ("view", "change")],
]
HOUSE = [
    "actions.delete_petition",
    "actions.delete_lettercampaign",
    "payments.delete_fundraiser",
    "actions.view_job",
    "actions.change_job",
    *[
        f"{app}.{verb}_{noun}"
        for app, noun in [
            ("actions", "limit"),
            ("actions", "domainrule"),
            ("actions", "sender"),
            ("auth", "user"),
            ("auth", "group"),
            ("wagtailcore", "site"),
            ("wagtailcore", "locale"),
            ("wagtailcore", "workflow"),
            ("wagtailcore", "task"),
        ]
        for verb in ("add", "change", "delete")
    ],
    "cms.change_sitesettings",
]


@transaction.atomic
def ensure() -> None:
    """Makes the groups and gives them what they lack; takes nothing away, so it may run at any time.

    Page and file permissions stand on the tree's roots and so hold for all sites. Administrators approve what the
    starting workflow asks of Wagtail's moderators.
    """
    editors, organisers, administrators, finance = (
        Group.objects.get_or_create(name=name)[0] for name in (EDITORS, ORGANISERS, ADMINISTRATORS, FINANCE)
    )
    editors.permissions.add(*permissions([*ENTRANCE, *WORDS]))
    organisers.permissions.add(*permissions([*ENTRANCE, *PEOPLE]))
    administrators.permissions.add(*permissions([*ENTRANCE, *WORDS, *PEOPLE, *GIVING, *HOUSE]))
    finance.permissions.add(*permissions([*ENTRANCE, *GIVING, *MONEY]))
    give_tree(editors, PAGES, FILES)
    give_tree(administrators, [*PAGES, "wagtailcore.bulk_delete_page"], [*FILES, *COLLECTIONS])
    for task in GroupApprovalTask.objects.filter(groups__name="Moderators"):
        task.groups.add(administrators)


def permissions(names: Iterable[str]) -> list[Permission]:
    """The permissions of these names. Raises LookupError if the database lacks one: it has not been migrated."""
    wanted = set(names)
    query = Q()
    for app, codename in (name.split(".") for name in wanted):
        query |= Q(content_type__app_label=app, codename=codename)
    found = list(Permission.objects.filter(query).select_related("content_type"))
    if missing := wanted - {f"{one.content_type.app_label}.{one.codename}" for one in found}:
        raise LookupError(", ".join(sorted(missing)))
    return found


def give_tree(group: Group, of_pages: list[str], of_collections: list[str]) -> None:
    """Gives a group all pages and all pictures and documents."""
    root, collection = Page.objects.get(depth=1), Collection.objects.get(depth=1)
    for permission in permissions(of_pages):
        GroupPagePermission.objects.get_or_create(group=group, page=root, permission=permission)
    for permission in permissions(of_collections):
        GroupCollectionPermission.objects.get_or_create(group=group, collection=collection, permission=permission)
