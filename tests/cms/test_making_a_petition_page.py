"""Staff make a petition while making its page, from nothing or from another one."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.urls import reverse
from wagtail.models import GroupPagePermission, Page, Workflow, WorkflowPage

from actions.petitions.models import Petition
from cms.models import PetitionPage

NEW = {"petition_chooser-name": "Sea", "petition_chooser-targets": "the council", "petition_chooser-first_goal": "250"}


@pytest.fixture
def editor(django_user_model, client, root):
    """Somebody who may write pages, and not touch petitions."""
    group = Group.objects.create(name="Writers")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    for codename in ("add_page", "change_page"):
        permission = Permission.objects.get(content_type__app_label="wagtailcore", codename=codename)
        GroupPagePermission.objects.create(group=group, page=root, permission=permission)
    user = django_user_model.objects.create_user("writer", password="long enough to pass")
    user.groups.add(group)
    client.force_login(user)
    return client


def test_the_editor_offers_petitions_and_a_form_for_a_new_one(staff, campaign, petition):
    create = staff.get(reverse("wagtailadmin_pages:add", args=["cms", "petitionpage", campaign.pk]))
    assert "Choose or make a petition" in create.content.decode()
    modal = staff.get(reverse("petition_chooser:choose")).json()["html"]
    assert "River" in modal
    assert "New petition" in modal


def test_a_petition_is_made_in_the_modal(staff, site):
    create = staff.get(reverse("petition_chooser:choose")).json()["html"]
    prefix = "create-form-" if 'name="create-form-name"' in create else ""
    data = {f"{prefix}name": "Sea", f"{prefix}targets": "the council", f"{prefix}first_goal": "250"}
    data |= {f"{prefix}zip_field": "required", f"{prefix}open_now": "on"}
    answer = staff.post(reverse("petition_chooser:create"), data).json()
    made = Petition.objects.get(name="Sea")
    assert answer["step"] == "chosen"
    assert str(answer["result"]["id"]) == str(made.pk)
    assert (made.state, made.first_goal) == ("open", 250)


def test_a_petition_that_lacks_something_is_not_made(staff, site):
    answer = staff.post(reverse("petition_chooser:create"), {"create-form-name": ""}).json()
    assert answer["step"] != "chosen"
    assert not Petition.objects.exists()


def test_whoever_may_not_make_petitions_can_only_choose(editor, campaign, petition):
    modal = editor.get(reverse("petition_chooser:choose"))
    assert "Make this petition" not in modal.content.decode()
    assert editor.post(reverse("petition_chooser:create"), {"create-form-name": "Sea"}).status_code in {302, 403}
    assert not Petition.objects.filter(name="Sea").exists()


def page_form(petition, **changes):
    """What the page's editor sends."""
    stream = {"body-count": "0"}
    words = {"title": "Sign for the sea", "slug": "sea", "ask": "Council: save the sea.", "petition": str(petition.pk)}
    rich = '{"blocks":[],"entityMap":{}}'
    return {
        **stream,
        **words,
        "thanks_text": rich,
        "closed_text": rich,
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
        **changes,
    }


def test_from_nothing_to_live(staff, client, campaign, petition):
    url = reverse("wagtailadmin_pages:add", args=["cms", "petitionpage", campaign.pk])
    response = staff.post(url, page_form(petition, **{"action-publish": "action-publish"}))
    assert response.status_code == 302, response.context["form"].errors
    client.logout()
    assert client.get("/en/citizenship-for-all/sea/").status_code == 200


def test_a_draft_may_lack_words_and_a_live_page_may_not(staff, campaign, petition):
    url = reverse("wagtailadmin_pages:add", args=["cms", "petitionpage", campaign.pk])
    assert staff.post(url, page_form(petition, ask="")).status_code == 302
    page = PetitionPage.objects.get(slug="sea")
    assert not page.live
    refused = staff.post(
        reverse("wagtailadmin_pages:edit", args=[page.pk]), page_form(petition, ask="", **{"action-publish": "x"})
    )
    assert refused.status_code == 200
    assert "ask" in refused.context["form"].errors


def test_a_picture_without_words_is_not_published(staff, campaign, petition):
    from wagtail.images.tests.utils import get_test_image_file

    from cms.models import Picture

    picture = Picture.objects.create(title="River", file=get_test_image_file())
    url = reverse("wagtailadmin_pages:add", args=["cms", "petitionpage", campaign.pk])
    refused = staff.post(url, page_form(petition, picture=str(picture.pk), **{"action-publish": "x"}))
    assert "picture_alt" in refused.context["form"].errors
    kept = staff.post(url, page_form(petition, picture=str(picture.pk)))
    assert kept.status_code == 302


def test_a_workflow_asks_before_a_page_is_live(editor, campaign, petition, root):
    workflow = Workflow.objects.create(name="Two pairs of eyes")
    from wagtail.models import GroupApprovalTask, WorkflowTask

    WorkflowTask.objects.create(
        workflow=workflow, task=GroupApprovalTask.objects.create(name="Second look"), sort_order=0
    )
    WorkflowPage.objects.create(workflow=workflow, page=root)
    url = reverse("wagtailadmin_pages:add", args=["cms", "petitionpage", campaign.pk])
    assert editor.post(url, page_form(petition, **{"action-submit": "action-submit"})).status_code == 302
    page = PetitionPage.objects.get(slug="sea")
    assert not page.live
    assert page.current_workflow_state.status == "in_progress"


def start(browser, page, **changes):
    data = {
        "title": "Sign for the sea",
        "slug": "",
        "name": "Sea",
        "parent": str(page.get_parent().pk),
        "open_now": "on",
    }
    return browser.post(reverse("start_petition", args=[page.pk]), data | changes)


def test_a_new_petition_from_one_that_there_is(staff, petition_page, petition):
    Petition.objects.filter(pk=petition.pk).update(
        comment_field="optional", first_goal=500, signed_count=77, closes_at="2027-01-01T00:00Z"
    )
    petition_page.closed_text = "<p>It was won.</p>"
    petition_page.save()
    response = start(staff, petition_page)
    page = PetitionPage.objects.get(slug="sign-for-the-sea")
    assert response["Location"] == reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert (page.title, page.ask, page.live, page.closed_text) == ("Sign for the sea", petition_page.ask, False, "")
    made = page.petition
    assert (made.name, made.comment_field, made.first_goal, made.targets) == (
        "Sea",
        "optional",
        500,
        "the city council",
    )
    assert (made.signed_count, made.closes_at, made.state) == (0, None, "open")
    assert page.translation_key != petition_page.translation_key
    petition_page.refresh_from_db()
    assert petition_page.petition_id == petition.pk


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"name": "River"}, "name"),
        ({"slug": "sign"}, "slug"),
        ({"title": ""}, "title"),
        ({"title": "!!!"}, "slug"),
        ({"slug": "a b/c"}, "slug"),
        ({"parent": "999999"}, "parent"),
        ({"parent": ""}, "parent"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_made(staff, petition_page, changes, field):
    response = start(staff, petition_page, **changes)
    assert response.status_code == 200
    assert field in response.context["form"].errors
    assert Petition.objects.count() == PetitionPage.objects.count() == 1


def test_it_goes_only_where_petition_pages_may_be(staff, petition_page, stories):
    response = start(staff, petition_page, parent=str(stories.pk))
    assert "parent" in response.context["form"].errors


def test_only_those_who_may_make_petitions_may_do_it(editor, petition_page):
    assert start(editor, petition_page).status_code in {302, 403}
    assert Petition.objects.count() == 1
    listing = editor.get(reverse("wagtailadmin_explore", args=[petition_page.get_parent().pk]))
    assert "New petition from this one" not in listing.content.decode()


def test_the_way_there_is_in_the_pages_menu(staff, petition_page):
    listing = staff.get(reverse("wagtailadmin_explore", args=[petition_page.get_parent().pk]))
    assert reverse("start_petition", args=[petition_page.pk]) in listing.content.decode()
    form = staff.get(reverse("start_petition", args=[petition_page.pk]))
    assert "Its signatures, dates and outcome are not" in form.content.decode()


def test_a_page_with_its_petition_can_be_copied_as_it_is(staff, petition_page):
    url = reverse("wagtailadmin_pages:copy", args=[petition_page.pk])
    parent = petition_page.get_parent()
    data = {"new_title": "Again", "new_slug": "again", "new_parent_page": str(parent.pk)}
    assert staff.post(url, data).status_code == 302
    assert Page.objects.get(slug="again").specific.petition_id == petition_page.petition_id
