"""Lists of names leave the house by one button, in the language that staff choose, and never unnoticed."""

import csv
import io

import pytest
from django.urls import reverse
from pypdf import PdfReader
from wagtail.models import Locale, ModelLogEntry, Site

from actions.petitions.models import Export
from cms.models import PetitionPage, SiteSettings
from tests.admin.conftest import says


@pytest.fixture
def url(petition):
    return reverse("petitions:export", args=[petition.pk])


@pytest.fixture
def pages(tree, petition):
    """The petition's pages in English and Korean, on a site of the Tidewater Network."""
    korean = Locale.objects.create(language_code="ko")
    english = tree.add_child(instance=PetitionPage(title="Clean the river", slug="r", ask="Do.", petition=petition))
    tree.add_child(
        instance=PetitionPage(title="강을 깨끗하게", slug="r-ko", ask="해 주세요.", petition=petition, locale=korean)
    )
    site = Site.objects.create(hostname="testserver", root_page=english, is_default_site=True)
    SiteSettings.objects.create(site=site, name="Tidewater Network")
    Site.clear_site_root_paths_cache()


def body(response):
    return b"".join(response.streaming_content)


def test_an_organiser_takes_a_spreadsheet(olga, url, sign):
    sign("김민지")
    answer = olga.post(url, {"format": "csv", "language": "en"})
    assert answer.status_code == 200
    assert "no-store" in answer["Cache-Control"]
    assert answer["Content-Disposition"].startswith('attachment; filename="river-20')
    rows = list(csv.reader(io.StringIO(body(answer).decode("utf-8-sig"))))
    assert rows[1][1] == "김민지"


def test_an_organiser_takes_a_document_in_korean(olga, url, sign, pages):
    sign("Ana Reyes")
    answer = olga.post(url, {"format": "pdf", "language": "ko"})
    cover = PdfReader(io.BytesIO(body(answer))).pages[0].extract_text().replace("\x00", "")
    assert answer["Content-Disposition"].endswith('.pdf"')
    assert "강을 깨끗하게" in cover


def test_the_cover_names_the_organisation_of_the_pages_site(olga, url, sign, pages):
    answer = olga.post(url, {"format": "pdf", "language": "en"})
    cover = PdfReader(io.BytesIO(body(answer))).pages[0].extract_text()
    assert "Clean the river" in cover
    assert "Tidewater Network" in cover


def test_a_language_without_a_page_takes_the_title_of_another(olga, url, pages):
    answer = olga.post(url, {"format": "csv", "language": "es"})
    assert "Clean the river" in body(answer).decode()


def test_it_is_logged_with_who_and_stands_in_the_petitions_history(olga, url, sign, petition):
    sign("Ana Reyes")
    olga.post(url, {"format": "csv", "language": "en"})
    assert Export.objects.values_list("petition", "format", "rows", "made_by").get() == (petition.pk, "csv", 1, "olga")
    entry = ModelLogEntry.objects.get(action="actions.export")
    assert (entry.object_id, entry.user.username) == (str(petition.pk), "olga")


def test_two_clicks_are_two_lists_and_two_entries(olga, url):
    for _ in range(2):
        olga.post(url, {"format": "csv", "language": "en"})
    assert Export.objects.count() == 2


def test_an_editor_takes_none(edith, url, sign):
    sign("Ana Reyes")
    answer = edith.post(url, {"format": "csv", "language": "en"})
    assert answer["Location"] == "/admin/"
    assert not Export.objects.exists()


def test_looking_is_not_taking(olga, url):
    assert olga.get(url).status_code == 405
    assert not Export.objects.exists()


@pytest.mark.parametrize("sent", [{}, {"format": "xls", "language": "en"}, {"format": "csv", "language": "tlh"}])
def test_an_unknown_format_or_language_makes_none(olga, url, sent):
    answer = olga.post(url, sent, follow=True)
    assert says(answer) == ["Choose a format and a language."]
    assert not Export.objects.exists()


def test_an_unknown_petition_is_not_found(olga, petition):
    answer = olga.post(reverse("petitions:export", args=[petition.pk + 1]), {"format": "csv"}, follow=True)
    assert answer.status_code == 404


def test_the_report_lists_them_newest_first(adam, olga, url, sign):
    sign("Ana Reyes")
    olga.post(url, {"format": "csv", "language": "en"})
    olga.post(url, {"format": "pdf", "language": "en"})
    page = adam.get(reverse("exports")).content.decode()
    assert page.index("PDF") < page.index("CSV")
    assert "olga" in page


def test_an_empty_report_says_so(adam, tree):
    assert "No list of names was made yet." in adam.get(reverse("exports")).content.decode()
