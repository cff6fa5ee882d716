"""Making a letter campaign: from nothing to open on one page; then versions for some offices, and targets for all."""

import pytest

from actions.letters.models import Letter, LetterCampaign, LetterVersion, Reading, Target

NEW = "/admin/letter-campaigns/new/"
VALUES = {
    "name": "Citizenship for All",
    "to_house": "on",
    "to_senate": "on",
    "to_nonvoting": "on",
    "topic": "Immigration",
    "editing": "asked",
    "state": "open",
    "subject": "Please cosponsor",
    "body": "I ask you to cosponsor the bill.",
}


def errors(response):
    """The form's errors as text."""
    return str(response.context["form"].errors)


@pytest.fixture
def add(edith, campaign):
    """Posts a version or a target of the campaign: `add("versions", name="…")`."""

    def post(part, **values):
        return edith.post(f"/admin/letter-{part}/new/?campaign={campaign.pk}", values)

    return post


def test_one_page_makes_an_open_campaign_with_its_letter(edith):
    answer = edith.post(NEW, VALUES | {"subject_ko": "공동 발의를 부탁드립니다", "body_ko": "부탁드립니다."})
    campaign = LetterCampaign.objects.get()
    assert answer["Location"] == f"/admin/letter-campaigns/inspect/{campaign.pk}/"
    assert campaign.state == "open"
    version = campaign.versions.get()
    assert (version.chamber, version.party, version.person, version.subject) == ("", "", "", "Please cosponsor")
    assert list(version.readings.values_list("language", "body")) == [("ko", "부탁드립니다.")]


def test_a_campaign_without_its_letter_does_not_open_and_says_so(edith):
    answer = edith.post(NEW, VALUES | {"subject": "", "body": ""})
    assert "Before the campaign opens, write the letter that goes to everybody" in errors(answer)
    assert not LetterCampaign.objects.exists()


def test_a_draft_may_lack_its_letter_but_not_half_of_it(edith):
    draft = VALUES | {"state": "draft", "subject": "", "body": ""}
    assert "Write the subject." in errors(edith.post(NEW, draft | {"body": "Words"}))
    assert "Write the letter." in errors(edith.post(NEW, draft | {"subject_ko": "제목", "body_ko": "글"}))
    edith.post(NEW, draft)
    assert not LetterCampaign.objects.get().versions.exists()


def test_a_campaign_that_goes_to_nobody_does_not_open(edith):
    nobody = VALUES | {"to_house": "", "to_senate": ""}
    assert "It goes to nobody yet" in errors(edith.post(NEW, nobody))
    edith.post(NEW, nobody | {"state": "draft"})
    campaign = LetterCampaign.objects.get()
    Target.objects.create(campaign=campaign, name="The governor", email="governor@example.gov")
    edith.post(f"/admin/letter-campaigns/edit/{campaign.pk}/", nobody)
    campaign.refresh_from_db()
    assert campaign.state == "open"


def test_the_letter_is_changed_where_it_was_written_and_a_reading_emptied_is_gone(edith):
    edith.post(NEW, VALUES | {"subject_ko": "제목", "body_ko": "글"})
    edit = f"/admin/letter-campaigns/edit/{LetterCampaign.objects.get().pk}/"
    page = edith.get(edit).content.decode()
    for words in ("Please cosponsor", "I ask you to cosponsor the bill.", "제목"):
        assert words in page
    edith.post(edit, VALUES | {"subject": "Please vote", "state": "closed"})
    version = LetterVersion.objects.get()
    assert version.subject == "Please vote"
    assert not Reading.objects.exists()
    assert LetterCampaign.objects.get().closed_at


def test_a_reading_needs_its_subject_and_its_letter(edith):
    assert "Write the letter in this language too." in errors(edith.post(NEW, VALUES | {"subject_es": "Asunto"}))
    assert "Write the subject in this language too." in errors(edith.post(NEW, VALUES | {"body_es": "Carta"}))


def test_a_bill_is_named_whole(edith):
    assert "A bill needs its type" in errors(edith.post(NEW, VALUES | {"bill_type": "hr"}))


def test_a_version_for_some_offices(add, campaign, roster):
    texts = {"name": "Senators", "subject": "S", "body": "B", "subject_ko": "제목", "body_ko": "글"}
    answer = add("versions", chamber="senate", party="Democrat", **texts)
    assert answer["Location"] == f"/admin/letter-campaigns/inspect/{campaign.pk}/"
    version = LetterVersion.objects.get()
    assert (version.campaign, version.chamber, version.party) == (campaign, "senate", "Democrat")
    assert version.readings.get().language == "ko"
    assert "has a version for these targets already" in errors(
        add("versions", chamber="senate", party="Democrat", **texts)
    )


def test_a_version_says_for_whom_it_is(add, roster):
    texts = {"name": "One", "subject": "S", "body": "B"}
    assert "Say for whom this version is." in errors(add("versions", **texts))
    assert "not both" in errors(add("versions", chamber="senate", person="S000148", **texts))
    assert "Select a valid choice" in errors(add("versions", party="Whig", **texts))


@pytest.mark.parametrize(
    "typed", ["S000148", "charles schumer", "Schumer", "Charles Schumer, Senate, NY (S000148)", " S000148 "]
)
def test_a_member_is_found_by_name_or_id(add, roster, typed):
    add("versions", name="One", subject="S", body="B", person=typed)
    assert LetterVersion.objects.get().person == "S000148"


@pytest.mark.parametrize(
    ("typed", "words"), [("Nobody", "Nobody in the roster"), ("X000001", "Nobody in the roster"), ("e", "Several")]
)
def test_somebody_who_is_not_in_the_roster_is_refused(add, roster, typed, words):
    assert words in errors(add("targets", person=typed))
    assert not Target.objects.exists()


def test_the_form_offers_the_members_of_congress_and_shows_who_was_chosen(edith, add, campaign, roster):
    page = edith.get(f"/admin/letter-targets/new/?campaign={campaign.pk}").content.decode()
    label = "Grace Meng, House of Representatives, NY 6 (M001188)"
    assert f'<option value="{label}">' in page
    add("targets", person=label, list_name="Judiciary")
    target = Target.objects.get()
    assert f'value="{label}"' in edith.get(f"/admin/letter-targets/edit/{target.pk}/").content.decode()
    assert label in edith.get(f"/admin/letter-campaigns/inspect/{campaign.pk}/").content.decode()


def test_a_member_is_a_target_once(add, roster):
    add("targets", person="M001188")
    assert errors(add("targets", person="M001188"))
    assert Target.objects.count() == 1


def test_somebody_else_needs_one_way_at_least(add):
    assert "at least one way" in errors(add("targets", name="The governor"))
    assert "Name a member of the roster, or write a name." in errors(add("targets"))
    add("targets", name="The governor", phone="518-474-8390")
    assert Target.objects.get().phone == "518-474-8390"


def test_a_target_is_a_member_or_somebody_else(add, roster):
    assert "not both" in errors(add("targets", person="M001188", email="x@example.gov"))


def test_a_target_is_changed_and_removed(edith, add, campaign):
    add("targets", name="The governor", phone="1")
    target = Target.objects.get()
    edith.post(f"/admin/letter-targets/edit/{target.pk}/", {"name": "The mayor", "phone": "2"})
    target.refresh_from_db()
    assert (target.name, target.campaign) == ("The mayor", campaign)
    assert edith.post(f"/admin/letter-targets/delete/{target.pk}/")["Location"].endswith(f"/inspect/{campaign.pk}/")
    assert not Target.objects.exists()


def test_the_letter_to_everybody_has_no_page_of_its_own(edith, campaign):
    version = campaign.versions.create(name="Everybody", subject="S", body="B")
    for step in ("edit", "delete"):
        answer = edith.post(f"/admin/letter-versions/{step}/{version.pk}/")
        assert answer["Location"] == f"/admin/letter-campaigns/edit/{campaign.pk}/"
    assert LetterVersion.objects.exists()


@pytest.mark.parametrize("query", ["", "?campaign=999", "?campaign=x"])
def test_a_part_of_no_campaign_leads_back_to_the_list(edith, campaign, query):
    assert edith.get(f"/admin/letter-targets/new/{query}")["Location"] == "/admin/letter-campaigns/"


def test_an_organiser_makes_and_changes_nothing(olga, campaign):
    for url in (
        NEW,
        f"/admin/letter-campaigns/edit/{campaign.pk}/",
        f"/admin/letter-targets/new/?campaign={campaign.pk}",
    ):
        assert olga.post(url, VALUES)["Location"] == "/admin/"
    assert LetterCampaign.objects.count() == 1


def test_a_campaign_that_somebody_wrote_to_is_not_deleted(adam, campaign, letter):
    letter()
    answer = adam.post(f"/admin/letter-campaigns/delete/{campaign.pk}/", follow=True)
    assert "cannot be deleted" in answer.content.decode()
    Letter.objects.all().delete()
    adam.post(f"/admin/letter-campaigns/delete/{campaign.pk}/")
    assert not LetterCampaign.objects.exists()
