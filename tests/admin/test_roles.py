"""The four groups: made once, completed when run again, never robbed of what staff added."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command
from wagtail.models import GroupApprovalTask, GroupPagePermission, Site

from cms.admin import roles
from cms.models import PetitionPage


def state():
    return (
        {group.name: set(group.permissions.values_list("codename", flat=True)) for group in Group.objects.all()},
        GroupPagePermission.objects.count(),
    )


def test_running_it_again_changes_nothing(roles_made):
    before = state()
    roles.ensure()
    assert state() == before


def test_what_staff_added_stays_and_what_they_lost_comes_back(roles_made):
    editors = Group.objects.get(name=roles.EDITORS)
    editors.permissions.add(Permission.objects.get(codename="view_signature"))
    editors.permissions.remove(Permission.objects.get(codename="add_petition"))
    roles.ensure()
    codenames = set(editors.permissions.values_list("codename", flat=True))
    assert {"view_signature", "add_petition"} <= codenames


def test_the_command_makes_them(tree, capsys):
    call_command("roles")
    assert set(Group.objects.values_list("name", flat=True)) == {"Editors", "Organisers", "Administrators", "Finance"}
    assert "have their permissions" in capsys.readouterr().out


def test_a_database_that_lacks_a_permission_says_which(tree):
    Permission.objects.get(codename="view_job").delete()
    with pytest.raises(LookupError, match=r"actions\.view_job"):
        roles.ensure()
    assert not Group.objects.exists()


def test_administrators_approve_what_moderators_do(tree):
    task = GroupApprovalTask.objects.create(name="Moderators approval")
    task.groups.add(Group.objects.create(name="Moderators"))
    roles.ensure()
    assert task.groups.filter(name=roles.ADMINISTRATORS).exists()


def test_an_editor_edits_and_publishes_pages_of_every_site(edith, olga, tree, petition):
    for number in range(2):
        page = tree.add_child(
            instance=PetitionPage(title="River", slug=f"river-{number}", ask="Clean it.", petition=petition)
        )
        Site.objects.create(hostname=f"site{number}.example.org", root_page=page)
        answer = edith.get(f"/admin/pages/{page.pk}/edit/")
        assert answer.status_code == 200
        assert "action-publish" in answer.content.decode()
        assert olga.get(f"/admin/pages/{page.pk}/edit/")["Location"] == "/admin/"


def test_staff_can_give_every_permission_of_ours_to_groups_of_their_own(adam):
    group = Group.objects.get(name=roles.ORGANISERS)
    page = adam.get(f"/admin/groups/edit/{group.pk}/").content.decode()
    names = ["Administrators", "Finance"]
    ours = Permission.objects.filter(content_type__app_label__in=["actions", "payments"], group__name__in=names)
    assert ours.filter(codename="add_refund")
    for permission in ours:
        assert f'value="{permission.pk}"' in page, permission.codename


@pytest.mark.parametrize(
    ("path", "statuses"),
    [
        ("/admin/users/", (302, 302, 200)),
        ("/admin/groups/", (302, 302, 200)),
        ("/admin/images/", (200, 302, 200)),
        ("/admin/documents/", (200, 302, 200)),
        ("/admin/redirects/", (200, 302, 200)),
        ("/admin/sites/", (302, 302, 200)),
        ("/admin/locales/", (302, 302, 200)),
        ("/admin/workflows/list/", (302, 302, 200)),
        ("/admin/collections/", (302, 302, 200)),
        ("/admin/petition_chooser/", (200, 200, 200)),
    ],
)
def test_wagtails_own_rooms_open_to_whom_they_should(edith, olga, adam, path, statuses):
    assert tuple(client.get(path).status_code for client in (edith, olga, adam)) == statuses


def test_who_keeps_the_books_sees_gifts_and_nothing_else(fiona):
    page = fiona.get("/admin/").content.decode()
    for path in ("gifts", "recurring-gifts", "fundraisers", "recipients"):
        assert f"/admin/{path}/" in page
    for path in ("petitions", "signatures", "limits", "users"):
        assert f"/admin/{path}/" not in page
    assert fiona.get("/admin/images/")["Location"] == "/admin/"


def test_each_role_finds_its_links_in_the_menu(edith, olga, adam):
    def menu(client):
        return client.get("/admin/").content.decode()

    assert "/admin/petitions/" in menu(edith)
    assert "/admin/letter-campaigns/" in menu(edith)
    assert "/admin/letter-deliveries/" not in menu(edith)
    assert "/admin/signatures/" not in menu(edith)
    assert "/admin/signatures/" in menu(olga)
    for path in ("letter-campaigns", "letter-deliveries", "office-switches"):
        assert f"/admin/{path}/" in menu(olga)
    assert "/admin/fundraisers/" in menu(edith)
    assert "/admin/gifts/" not in menu(edith)
    assert "/admin/gifts/" not in menu(adam)
    assert "/admin/limits/" not in menu(olga)
    assert "/admin/limits/" in menu(adam)
    assert "/admin/jobs/" in menu(adam)
