"""What a newcomer finds in the demonstration: every address in three languages, one count, invented people only."""

import html
import json
import re

import pytest
from django.contrib.auth import get_user_model
from django.core import mail
from django.db.models import Q
from django.urls import reverse
from wagtail.images import get_image_model
from wagtail.models import Page, ReferenceIndex, Site
from wagtail_localize.models import Translation

from actions.outbox.models import Job
from actions.petitions import counting, exporting
from actions.petitions.models import Petition, Signature
from actions.supporters.models import Consent, Mailbox, Supporter
from advocacy.demo import building
from advocacy.demo.content import language_access, petition
from advocacy.demo.words import LANGUAGES
from cms.models import PetitionPage
from tests.demo.conftest import AT, PATHS

pytestmark = pytest.mark.django_db


def rows():
    """How many rows there are of everything that building makes."""
    models = [Page, Petition, Signature, Supporter, Mailbox, Consent, Site, Job, Translation, get_image_model()]
    return [model.objects.count() for model in [*models, get_user_model(), ReferenceIndex]]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", PATHS)
def test_every_address_answers_in_every_language(answers, path, language):
    response = answers[language, path]
    assert response.status_code == 200
    assert f'<html lang="{language}"' in response.text


def test_nothing_is_there_that_is_not_listed(demo):
    urls = {page.url for page in Page.objects.live().filter(depth__gt=1)}
    assert urls == {f"/{language}/{path}" for language in LANGUAGES for path in PATHS}


def test_an_address_that_is_not_there_is_not_found(demo, client):
    assert client.get("/ko/citizenship-for-some/").status_code == 404


def test_building_says_how_it_goes_and_a_second_time_changes_nothing(demo):
    assert len(demo) == 5
    before, steps = rows(), []
    building.build(progress=steps.append, at=AT)
    assert steps == []
    assert rows() == before
    assert building.is_built()


def test_the_three_pages_of_a_petition_share_one_count(demo, client):
    pages = PetitionPage.objects.filter(slug="sign", petition__name=petition.INTERNAL_NAME)
    assert {page.locale.language_code for page in pages} == set(LANGUAGES)
    counts = [client.get(f"/{language}/citizenship-for-all/sign/count.json").json()["count"] for language in LANGUAGES]
    assert len(set(counts)) == 1
    assert 2_000 < counts[0] < 2_800


def test_signing_in_korean_is_seen_on_the_english_page(demo, client):
    before = client.get("/en/citizenship-for-all/sign/count.json").json()["count"]
    signer = Signature.objects.filter(petition__name=petition.INTERNAL_NAME, state=Signature.State.WITHDRAWN).first()
    signer.state, signer.uncounted = Signature.State.VALID, True
    signer.save(update_fields=["state", "uncounted"])
    counting.fold(at=AT)
    assert client.get("/en/citizenship-for-all/sign/count.json").json()["count"] == before + 1


def test_lists_stand_in_the_same_order_in_every_language(answers):
    orders = [
        re.findall(r'href="/\w\w/(stories/[\w-]+/)"', answers[language, "stories/"].text) for language in LANGUAGES
    ]
    assert len(orders[0]) == 5
    assert orders[0] == orders[1] == orders[2]


def test_the_counts_are_those_of_the_rows(demo):
    assert counting.compare(at=AT) == 0
    asked = Petition.objects.get(name=petition.INTERNAL_NAME)
    assert 0.65 < asked.confirmed_count / asked.signed_count < 0.75
    assert asked.offline_count == exporting.offline(asked) > 0


def test_there_is_something_to_do_for_staff(demo):
    signatures = Signature.objects.filter(petition__name=petition.INTERNAL_NAME)
    for state in (Signature.State.QUARANTINED, Signature.State.WITHDRAWN):
        assert signatures.filter(state=state).exists()
    for moderation in Signature.Moderation:
        assert signatures.filter(moderation=moderation).exists()
    assert set(signatures.values_list("language", flat=True)) == set(LANGUAGES)
    assert signatures.filter(signed_at__date=AT.date()).exists()
    assert not signatures.filter(Q(signed_at__gt=AT) | Q(confirmed_at__gt=AT)).exists()


def test_names_are_in_many_scripts(demo):
    names = " ".join(Supporter.objects.values_list("name", flat=True))
    for letters in ("[가-힣]{3}", "[一-鿿]{2}", "Nguyễn", "Hernández", "Dorothy"):
        assert re.search(letters, names)


def test_addresses_are_nobodys(demo):
    domains = {address.rpartition("@")[2] for address in Mailbox.objects.values_list("address", flat=True)}
    assert domains == {"example.org", "example.com"}


def test_no_mail_waits_for_invented_people(demo):
    assert not Job.objects.exists()
    assert mail.outbox == []


def test_the_petition_that_was_won_keeps_its_address_and_says_so(demo, client):
    for language in LANGUAGES:
        page = client.get(f"/{language}/language-access/sign/").text
        assert language_access.CLOSED_TITLE.in_language(language) in page
        assert language_access.OUTCOME[0].in_language(language) in page
        assert 'name="email"' not in page


def test_staff_find_pages_that_were_translated_in_wagtail(demo):
    assert Translation.objects.count() == 2 * len(PATHS)
    for translation in Translation.objects.all():
        assert translation.enabled
        total, done = translation.get_progress()
        assert total == done > 0


def test_staff_go_on_translating_a_page_in_wagtail(demo, client):
    username, password = building.LOGINS["Editors"]
    client.login(username=username, password=password)
    page = PetitionPage.objects.get(slug="sign", locale__language_code="ko", petition__name=petition.INTERNAL_NAME)
    editor = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    assert editor.status_code == 200
    assert "wagtail_localize/js/wagtail-localize.js" in editor.text
    assert json.dumps(petition.BUTTON.ko) in html.unescape(editor.text)


@pytest.mark.parametrize("login", building.LOGINS.values(), ids=list(building.LOGINS))
def test_one_member_of_staff_a_role_may_log_in(demo, client, login):
    username, password = login
    assert client.login(username=username, password=password)
    assert client.get(reverse("wagtailadmin_home")).status_code == 200


def test_a_wrong_password_is_refused(demo, client):
    assert not client.login(username="editor", password="persimmon-seam-43")


def test_the_site_answers_where_base_url_says(demo, settings):
    site = Site.objects.get()
    assert site.is_default_site
    assert site.root_url == settings.BASE_URL


def test_every_address_that_is_told_answers(demo, client):
    for path in building.PLACES.values():
        assert client.get(path, follow=True).status_code == 200, path
