"""A campaign's page leads to its letter as to its petition; blocks and the front page do as well."""

from wagtail.models import Page

from actions.letters.models import LetterCampaign, LetterVersion
from cms.letter_chooser import QuickLetterCampaignForm
from cms.models import LetterPage

WRITE = 'href="/en/citizenship-for-all/write/"'


def html(client, page):
    return client.get(page.get_url()).content.decode()


def test_a_letter_stands_beside_the_story_with_its_own_words_and_no_count(client, campaign, letter_page):
    page = html(client, campaign)
    assert page.count(WRITE) == 2
    assert "Write your letter" in page
    assert 'class="progress' not in page


def test_petition_and_letter_stand_in_the_order_of_the_tree(client, campaign, petition_page, letter_page):
    page = html(client, campaign)
    assert page.index("Sign for citizenship</a>") < page.index("Write to Congress</a>")
    assert "Nobody has signed yet." in page
    letter_page.move(petition_page, pos="left")
    campaign = type(campaign).objects.get(pk=campaign.pk)
    assert [type(action).__name__ for action in campaign.actions()] == ["LetterPage", "PetitionPage"]
    page = html(client, campaign)
    assert "Nobody has signed yet." not in page
    assert "Write your letter" in page


def test_the_first_that_is_open_gets_the_button(client, campaign, petition_page, petition, letter_page):
    petition.state = "closed"
    petition.save()
    assert "Write your letter" in html(client, campaign)


def test_where_none_is_open_the_first_says_how_it_stands(client, campaign, letter_page, letters):
    letters.state = "closed"
    letters.save()
    assert "This letter campaign is closed" in html(client, campaign)
    letters.state = "draft"
    letters.save()
    assert "This letter cannot be sent yet" in html(client, campaign)


def test_more_actions_cost_no_more_queries(client, campaign, letter_page, django_assert_num_queries):
    html(client, campaign)
    with django_assert_num_queries(1):
        assert len(campaign.actions()) == 1
    for number in range(3):
        letters = LetterCampaign.objects.create(name=f"L{number}", state="open")
        campaign.add_child(instance=LetterPage(title=f"L{number}", slug=f"l{number}", ask="A", campaign=letters))
    with django_assert_num_queries(1):
        assert [action.opening.state for action in campaign.actions()] == ["open"] * 4


def test_a_call_to_action_leads_to_a_letter(client, about, letter_page):
    call = {"title": "Write", "text": "", "label": "Go", "page": Page.objects.get(pk=letter_page.pk), "url": ""}
    about.body = [("call_to_action", call)]
    about.save()
    assert WRITE in html(client, about)


def test_the_front_page_may_ask_for_a_letter(client, home, letter_page):
    home.action_page = letter_page
    home.save()
    page = html(client, home)
    assert WRITE in page
    assert 'class="progress' not in page


def test_a_campaign_and_its_letter_are_made_where_the_page_is(db):
    values = {
        "name": "New",
        "to_house": "on",
        "topic": "Immigration",
        "editing": "asked",
        "subject": "Please",
        "body": "Act.",
        "open_now": "on",
    }
    form = QuickLetterCampaignForm(values)
    assert form.is_valid(), form.errors
    campaign = form.save()
    assert (campaign.state, campaign.to_house, campaign.to_senate) == ("open", True, False)
    assert list(LetterVersion.objects.values_list("campaign", "subject", "body")) == [(campaign.pk, "Please", "Act.")]


def test_staff_choose_a_campaign_in_the_editor(staff, letters, letter_page):
    response = staff.get("/admin/letter_chooser/")
    assert response.status_code == 200
    assert letters.name in response.content.decode()
    assert staff.get(f"/admin/pages/{letter_page.pk}/edit/").status_code == 200
