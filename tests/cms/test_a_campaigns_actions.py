"""A campaign's page leads to what can be done, and to what came of it once that is over."""

from actions.petitions.models import Petition

SIGN = 'href="/en/citizenship-for-all/sign/"'


def html(client, page):
    return client.get(page.get_url()).content.decode()


def test_an_open_petition_stands_beside_the_story_with_its_count(client, campaign, petition_page):
    page = html(client, campaign)
    assert page.count(SIGN) == 2  # in the opening for phones, and in the box
    assert "Nobody has signed yet." in page


def test_a_closed_petition_is_still_found_from_its_campaign(client, campaign, petition_page, petition):
    petition.state = Petition.State.CLOSED
    petition.save()
    page = html(client, campaign)
    assert SIGN in page
    assert "See what came of it" in page
    assert "Help us reach" not in page


def test_a_petition_that_has_not_opened_is_not_called_closed(client, campaign, petition_page, petition):
    petition.state = Petition.State.DRAFT
    petition.save()
    page = html(client, campaign)
    assert SIGN in page
    assert "This petition has not opened yet" in page
    assert "closed" not in page
    assert "See what came of it" not in page


def test_the_front_page_says_how_far_its_petition_has_come(client, home, petition_page):
    home.action_page = petition_page
    home.save()
    page = html(client, home)
    assert SIGN in page
    assert "Nobody has signed yet." in page


def test_the_front_page_says_no_number_of_what_cannot_be_signed(client, home, petition_page, petition, about):
    petition.state = Petition.State.CLOSED
    petition.save()
    for action in (petition_page, about, None):
        home.action_page = action
        home.save()
        assert 'class="progress' not in html(client, home)


def test_a_campaign_without_a_petition_asks_for_nothing(client, campaign):
    page = html(client, campaign)
    assert "action-box" not in page
    assert "next-action" not in page
