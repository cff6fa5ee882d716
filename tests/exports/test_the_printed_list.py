"""The PDF: every name legible on a machine without fonts, set like stationery, logged."""

import io
import re

import pytest
from django.conf import settings
from pypdf import PdfReader

from actions.petitions import pdf_export
from actions.petitions.models import Export, Signature
from actions.typesetting import faces


@pytest.fixture
def made(petition, at):
    """Makes the document and returns it opened."""

    def make(language="en", title="Clean the river"):
        with pdf_export.make(
            petition=petition,
            title=title,
            organisation="Tidewater Network",
            language=language,
            made_by="olga",
            at=at,
        ) as file:
            return PdfReader(io.BytesIO(file.read()))

    return make


def text(reader: PdfReader, *pages: int) -> str:
    """The text of some pages, or of all. pypdf reads two-byte codes of CFF fonts with a NUL before each character."""
    chosen = [reader.pages[page] for page in pages] or reader.pages
    return "\n".join(page.extract_text().replace("\x00", "") for page in chosen)


@pytest.mark.parametrize(
    "name",
    [
        "김민지",
        "陈美玲",
        "陳美玲",
        "Nguyễn Thị Ánh Tuyết",
        "𠮷田 花子",
        "Łukasz Żółć",
        "Ольга Ким",
        "Ana Reyes",
        "뷁 Kim",
    ],
)
def test_a_name_is_printed_as_its_owner_wrote_it(made, sign, name):
    sign(name)
    assert name in text(made())


def test_every_font_is_embedded(made, sign):
    sign("김민지 Ánh")
    fonts = [font.get_object() for page in made().pages for font in page["/Resources"]["/Font"].values()]
    assert fonts
    for font in fonts:
        descriptor = font["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object()
        assert {"/FontFile2", "/FontFile3"} & set(descriptor)


@pytest.mark.parametrize(
    ("name", "printed"),
    [
        ("محمد علی", "[Arabic script]"),
        ("राज कुमार", "[Devanagari script]"),
        ("Ana ประยุทธ์", "Ana [Thai script]"),
        ("\U00030000田", "[U+30000]田"),
        ("Jo 😀", "Jo"),
        ("😀", "[U+1F600]"),
        ("J\u202eo\x07", "Jo"),
    ],
)
def test_what_the_type_cannot_set_is_named_and_never_an_empty_box(made, sign, name, printed):
    sign(name)
    assert faces.printable(name) == printed
    assert printed in text(made())


def test_a_name_wider_than_its_column_is_broken_and_not_cut(made, sign):
    sign("María de los Ángeles Fernández-Santos y Rodríguez de la Vega")
    sign("한" * 120)
    printed = text(made()).replace("\n", "").replace(" ", "")
    assert "MaríadelosÁngelesFernández-SantosyRodríguezdelaVega" in printed
    assert "한" * 120 in printed


def test_the_cover_says_what_is_asked_of_whom_how_many_and_when(made, sign):
    sign("Ana Reyes")
    sign("Ben Okafor", confirmed=False)
    cover = text(made(), 0)
    for words in ("Tidewater Network", "Clean the river", "To the city council", "people have signed", "Nov. 20, 2026"):
        assert words in cover


@pytest.mark.parametrize(
    "title", ["의회에 시민권의 길을 열어 주세요 " * 13, "A roadmap to citizenship " * 10, "W" * 255]
)
def test_long_words_on_the_cover_stay_above_the_numbers(made, sign, petition, title):
    """As long as staff may write them."""
    petition.targets = "The Speaker of the House, the members of the Senate and " * 4 + "the Governor of the State"
    heights = {}

    def note(words, _, place, *__):
        if words.strip():
            heights[words.strip()] = place[5]

    sign("Ana Reyes")
    made(title=title[:255]).pages[0].extract_text(visitor_text=note)
    above = list(heights)[: list(heights).index("1")]
    assert above[-1].endswith("Governor of the State")
    assert min(heights[words] for words in above) > heights["1"] + 42  # which are as high


def test_it_speaks_the_language_that_staff_chose(made, sign):
    sign("Ana Reyes")
    reader = made(language="ko", title="강을 깨끗하게")
    assert "강을 깨끗하게" in text(reader, 0)
    assert "2026년 11월 20일" in text(reader, 0)
    assert reader.trailer["/Root"]["/Lang"] == "ko"


def test_approved_comments_follow_the_names(made, sign):
    sign("Ana Reyes", comment="For my sister.\nAnd for me.", moderation=Signature.Moderation.APPROVED)
    sign("Ben Okafor", comment="Buy pills", moderation=Signature.Moderation.WAITING)
    last = text(made(), -1)
    assert "For my sister. And for me." in last
    assert "Ana Reyes, number 1" in last
    assert "Buy pills" not in last


def test_a_long_name_under_a_comment_is_broken_and_not_cut(made, sign):
    sign("Ana" * 66, comment="For my sister.", moderation=Signature.Moderation.APPROVED)
    last = text(made(), -1)
    assert "Ana" * 66 not in last
    assert "Ana" * 66 + ",number1" in last.replace("\n", "").replace(" ", "")


def test_an_unconfirmed_name_is_marked_and_the_mark_explained(made, sign):
    sign("Ben Okafor", confirmed=False)
    printed = text(made()).replace("\u00a0", " ")
    assert "Ben Okafor °" in printed
    assert "° not confirmed by e-mail" in printed


def test_no_mark_is_explained_where_all_are_confirmed(made, sign):
    sign("Ana Reyes")
    assert "°" not in text(made())


def test_nothing_private_is_in_it(made, sign):
    sign("Ana Reyes", zip="10001")
    printed = text(made())
    assert "100xx" in printed
    assert "10001" not in printed
    assert "signer1@" not in printed
    assert "2125550100" not in printed


def test_three_hundred_names_run_over_numbered_pages(made, sign):
    for number in range(300):
        sign(f"Signer {number}")
    reader = made()
    assert len(reader.pages) == 4
    assert "Page 2 of 4" in text(reader, 1)
    assert "Signer 299" in text(reader, 3)


def test_an_empty_list_is_a_cover(made):
    reader = made()
    assert len(reader.pages) == 1
    assert "0" in text(reader, 0)


def test_making_it_is_logged(made, sign):
    sign("Ana Reyes")
    made()
    assert Export.objects.values_list("format", "rows", "made_by").get() == ("pdf", 1, "olga")


def test_the_type_of_printed_lists_is_loaded_by_no_page():
    for folder, pattern in (("static/css", "*.css"), ("templates", "*.html")):
        for path in (settings.BASE_DIR / folder).rglob(pattern):
            assert not re.search(r"noto-sans|fraunces-print", path.read_text()), path
