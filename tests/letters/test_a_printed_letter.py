"""A letter on paper: every word of it, in every script, and the office's address where the envelope's window is."""

import io
from dataclasses import replace
from datetime import date

import pytest
from django.utils import translation
from pypdf import PdfReader

from actions.letters import printing

MILLIMETRE = 72 / 25.4
SEEN = (51.8, 92.1)  # of the sheet from above, in one position or another of it in a #10 envelope
STATEMENT = "Please support H.R. 1589.\n\nIt would open a road:\n– to citizenship,\n– to safety."


@pytest.fixture
def letter():
    """Ana's letter to a senator, while her address is known."""
    return printing.PrintedLetter(
        name="Ana Reyes",
        recipient="Kirsten E. Gillibrand",
        title="Senator",
        address="478 Russell Senate Office Building Washington DC 20510",
        written_on=date(2026, 11, 5),
        salutation="Dear Senator Gillibrand,",
        statement=STATEMENT,
        subject="Citizenship for all",
        street="41-25 Union Street, Apt. 4B",
        city="Queens",
        state="NY",
        zip="11354",
    )


def opened(*letters):
    return PdfReader(io.BytesIO(printing.letter_pdf(*letters)))


def text(reader, page=None):
    """pypdf reads two-byte codes of CFF fonts with a NUL before each character."""
    pages = reader.pages if page is None else [reader.pages[page]]
    return "\n".join(one.extract_text().replace("\x00", "") for one in pages)


def placed(page):
    """Every line of a page with the millimetres of its foot below the head, and of its beginning from the left."""
    found = {}

    def note(words, _, place, *__):
        if words := words.replace("\x00", "").strip():
            found[words] = (279.4 - place[5] / MILLIMETRE, place[4] / MILLIMETRE)

    page.extract_text(visitor_text=note)
    return found


def test_it_says_who_writes_to_whom_when_and_what_in_this_order(letter):
    words = text(opened(letter))
    parts = [
        "November 5, 2026",
        "Ana Reyes",
        "41-25 Union Street, Apt. 4B",
        "Queens, NY 11354",
        "Senator Kirsten E. Gillibrand",
        "478 Russell Senate Office Building",
        "Washington, DC 20510",
        "Re: Citizenship for all",
        "Dear Senator Gillibrand,",
        "Please support H.R. 1589.",
        "Sincerely,",
    ]
    places = [words.index(part) for part in parts]
    assert places == sorted(places)
    assert words.rstrip().endswith("Ana Reyes")


def test_paragraphs_and_broken_lines_are_kept(letter):
    at = placed(opened(letter).pages[0])
    first, second, third = (at[words][0] for words in ("It would open a road:", "– to citizenship,", "– to safety."))
    assert second - first == pytest.approx(third - second)
    assert first - at["Please support H.R. 1589."][0] > second - first + 2


def test_it_is_us_letter_and_one_page_without_a_number(letter):
    reader = opened(letter)
    assert [(page.mediabox.width, page.mediabox.height) for page in reader.pages] == [(612, 792)]
    assert "Page 1" not in text(reader)


@pytest.mark.parametrize(
    ("recipient", "title", "address", "rows"),
    [
        (
            "María Cantwell",
            "Senator",
            "511 Hart Senate Office Building Washington DC 20510-1234",
            ["Senator María Cantwell", "511 Hart Senate Office Building", "Washington, DC 20510-1234"],
        ),
        (
            "Jo Kim",
            "Assembly Member",
            "Room 648, Legislative Office Building, Albany, NY 12248",
            ["Assembly Member Jo Kim", "Room 648, Legislative Office Building", "Albany, NY 12248"],
        ),
        (
            "Ben Okafor",
            "Chair, Committee on Ways and Means",
            "1 Main Street\nSuite 4\nNorfolk, VA 23510",
            ["Ben Okafor", "Chair, Committee on Ways and Means", "1 Main Street", "Suite 4", "Norfolk, VA 23510"],
        ),
        ("Jo Kim", "Mayor", "City Hall, on the square", ["Mayor Jo Kim", "City Hall, on the square"]),
        ("Jo Kim", "Mayor", "", ["Mayor Jo Kim"]),
    ],
)
def test_in_the_window_is_the_office_and_nothing_else(letter, recipient, title, address, rows):
    at = placed(opened(replace(letter, recipient=recipient, title=title, address=address)).pages[0])
    left, top, _, bottom = printing.WINDOW
    assert [words for words, (y, _) in at.items() if SEEN[0] < y < SEEN[1]] == rows
    assert all(top < at[row][0] <= bottom and at[row][1] == pytest.approx(left) for row in rows)


def test_an_address_of_many_long_rows_stays_in_the_window(letter):
    long = "\n".join(["The Office for the Affairs of New Americans and of Everybody Who Lives Beside Them"] * 3)
    at = placed(opened(replace(letter, address=long)).pages[0])
    inside = [y for y, _ in at.values() if SEEN[0] < y < SEEN[1]]
    assert max(inside) <= printing.WINDOW[3]


def test_without_her_address_there_are_lines_to_write_it_on(letter):
    words = text(opened(replace(letter, street="", city="")))
    assert "Street address" in words
    assert "City\n" in words
    assert "NY 11354" in words
    assert "Union" not in words


def test_where_nothing_is_known_all_of_it_is_asked_for(letter):
    words = text(opened(replace(letter, street="", city="", state="", zip="")))
    assert "City, state, ZIP code" in words


def test_a_known_address_leaves_no_lines(letter):
    assert "Street address" not in text(opened(letter))


@pytest.mark.parametrize(
    "words",
    [
        "저는 퀸즈에서 이십 년을 살았습니다.",
        "我在纽约住了二十年。",
        "我在紐約住了二十年。",
        "Gia đình tôi đã sống ở đây hai mươi năm.",
        "Nací aquí, señora.",
    ],
)
def test_her_own_words_are_printed_as_she_wrote_them(letter, words):
    assert words in text(opened(replace(letter, message=words)))


@pytest.mark.parametrize("name", ["김민지", "陳美玲", "Nguyễn Thị Ánh Tuyết"])
def test_a_name_stands_at_the_head_and_at_the_foot(letter, name):
    assert text(opened(replace(letter, name=name))).count(name) == 2


def test_a_script_that_cannot_be_set_is_named_in_english_whatever_language_is_active(letter):
    with translation.override("ko"):
        words = text(opened(replace(letter, name="Ana محمد", message="राज कुमार\tand I")))
    assert "Ana [Arabic script]" in words
    assert "[Devanagari script] and I" in words
    assert "November 5, 2026" in words


def test_a_long_letter_flows_over_numbered_pages_and_loses_no_line(letter):
    message = "\n\n".join(f"Paragraph {number}. " + "We live here. " * 20 for number in range(32))
    reader = opened(replace(letter, message=message))
    assert len(reader.pages) == 5
    words = " ".join(text(reader).split())
    assert words.count("here.") == 640
    for number in range(5):
        assert f"Page {number + 1} of 5" in text(reader, number)
    assert "Senator Kirsten E. Gillibrand" in text(reader, 4)
    assert words.count("Sincerely,") == 1


@pytest.mark.parametrize("rows", range(24, 34))
def test_the_end_is_never_alone_on_a_page_and_never_below_its_foot(letter, rows):
    reader = opened(replace(letter, message="\n".join(f"Row {number}." for number in range(rows))))
    at = placed(reader.pages[-1])
    assert max(y for words, (y, _) in at.items() if not words.startswith("Page")) <= printing.FOOT
    assert f"Row {rows - 1}." in at
    assert sum(text(reader).count(f"Row {number}.") for number in range(rows)) == rows


def test_letters_to_several_offices_are_one_file_and_each_begins_anew(letter):
    long = replace(letter, recipient="Charles E. Schumer", message="\n".join("We live here." for _ in range(45)))
    reader = opened(letter, long)
    assert len(reader.pages) == 3
    assert "Page" not in text(reader, 0)
    assert "Page 2 of 2" in text(reader, 2)


def test_its_fonts_are_embedded_and_its_language_is_english(letter):
    reader = opened(replace(letter, message="한국어"))
    for font in (font.get_object() for font in reader.pages[0]["/Resources"]["/Font"].values()):
        descriptor = font["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object()
        assert {"/FontFile2", "/FontFile3"} & set(descriptor)
    assert reader.trailer["/Root"]["/Lang"] == "en"


def test_where_she_lives_is_not_in_how_a_letter_is_shown_to_programmers(letter):
    assert "Union" not in repr(letter)
