"""Names as people write them: kept in their script and order, without what is no name."""

import unicodedata

import pytest

from actions.supporters import names

KEPT = [
    "Ana Reyes",
    "김민지",
    "남궁 민수",
    "王小明",
    "歐陽菲菲",
    "𠮷田 太郎",
    "Nguyễn Thị Ánh Tuyết",
    "محمد عبد الله",
    "علی\u200cرضا",  # Persian, with its joiner
    "שרה כהן",
    "สมชาย ใจดี",
    "ක්‍රිෂ්ණ",
    "O’Brien",
    "D´Angelo",
    "'t Hooft",
    "Jean-Luc",
    "Kim (Park) Min-ji",
    'William "Bill" Lee',
    "J.R. Smith",
    "St.John",
    "St. John",
    "Dr.John Mt.Pleasant",
    "Ma.Teresa Cruz",
    "Md.Rahim Uddin",
    "O.K. Lee",
    "A.B.Smith",
    "Kim Min-ji, Ph.D",
    "Ana Reyes Ph.D.",
    "Ana Reyes, M.Sc.",
    "Jos. A. Bank",
    "Reyes. Ana",
    "ดร.สมชาย ใจดี",
    "น.ส.สมหญิง",
    "கே.எஸ்.ரவிகுமார்",
    "ජී.එල්. පීරිස්",
    "玛丽·居里",
    "А.С. Пушкин",
    "А.С.Пушкин",
    "د.محمد",
    "Martin Luther King, Jr.",
    "Louis XIV",
    "Raj s/o Kumar",
    "A",
    "Ægir Þórsson",
    "ʻAnakala",
]

REFUSED = {
    "": "Write your name.",
    " \t\n ": "Write your name.",
    "\u200b\u3164\u2800": "Write your name.",
    "\x00": "Write your name.",
    "12345": "Write your name with letters.",
    "...": "Write your name with letters.",
    "１２３": "Write your name with letters.",
    "🌊": "Write your name with letters, without symbols or pictures.",
    "Ana 🌊 Reyes": "Write your name with letters, without symbols or pictures.",
    "👩‍👩‍👧 Reyes": "Write your name with letters, without symbols or pictures.",
    "<script>alert(1)</script>": "Write your name with letters, without symbols or pictures.",
    "=HYPERLINK(1)": "Write your name with letters, without symbols or pictures.",
    "＝SUM(A1)": "Write your name with letters, without symbols or pictures.",
    "+1 Ana": "Write your name with letters, without symbols or pictures.",
    "-2+3 Ana": "Write your name with letters, without symbols or pictures.",
    "-Ana": "A name cannot begin with a dash.",
    "－Ana": "A name cannot begin with a dash.",
    "@SUM(A1)": "Write your name only, without a web or mail address.",
    "ana@example.org": "Write your name only, without a web or mail address.",
    "ana＠example": "Write your name only, without a web or mail address.",
    "http://example.test": "Write your name only, without a web or mail address.",
    "Win at www.example": "Write your name only, without a web or mail address.",
    "buy now example.com": "Write your name only, without a web or mail address.",
    "example．ｃｏｍ": "Write your name only, without a web or mail address.",
    "Claim at evil.app": "Write your name only, without a web or mail address.",
    "bit.ly": "Write your name only, without a web or mail address.",
    "evil.me": "Write your name only, without a web or mail address.",
    "Evil.Me now": "Write your name only, without a web or mail address.",
    "st.evil.app": "Write your name only, without a web or mail address.",
    "a-b.co": "Write your name only, without a web or mail address.",
    "evil。app": "Write your name only, without a web or mail address.",
    "ｅｖｉｌ．ａｐｐ": "Write your name only, without a web or mail address.",
    "김민지.kr": "Write your name only, without a web or mail address.",
    "도움.한국": "Write your name only, without a web or mail address.",
    "пример.рф": "Write your name only, without a web or mail address.",
    "例子.中国": "Write your name only, without a web or mail address.",
    "Ana (evil.dev)": "Write your name only, without a web or mail address.",
    "evil.xn--3e0b707e": "Write your name only, without a web or mail address.",
    "bit.ly/2x3": "Write your name only, without a web or mail address.",
    "A" * 201: "This name is too long. Write at most 200 characters.",
    "A" * 10_000: "This name is too long. Write at most 200 characters.",
    "김" * 10_000: "This name is too long. Write at most 200 characters.",
}


@pytest.mark.parametrize("name", KEPT)
def test_a_name_stays_as_it_is_written(name):
    assert names.clean(name) == unicodedata.normalize("NFC", name)


@pytest.mark.parametrize(("name", "message"), REFUSED.items(), ids=range(len(REFUSED)))
def test_what_is_no_name_is_refused_with_a_reason(name, message):
    with pytest.raises(names.Refused, match=f"^{message}$"):
        names.clean(name)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Ana   Reyes ", "Ana Reyes"),
        ("Ana\u00a0\u3000\tReyes\r\n", "Ana Reyes"),
        ("Ana\x00 \x1b\x7fReyes", "Ana Reyes"),
        ("\u202eseyeR anA\u202c", "seyeR anA"),
        ("\u200eAna\u200f \u2066Reyes\u2069", "Ana Reyes"),
        ("An\u200ba Re\u00adyes\ufeff", "Ana Reyes"),
        ("An\u200da Reyes\u200c", "Ana Reyes"),  # joiners that join nothing
        ("Ana \ud800Reyes", "Ana Reyes"),
        ("Ana \ue000\ufdd0Reyes", "Ana Reyes"),
        ("Ana\u3164Reyes", "AnaReyes"),
        (unicodedata.normalize("NFD", "김민지"), "김민지"),
        (unicodedata.normalize("NFD", "Nguyễn"), "Nguyễn"),
        ("A" * 200, "A" * 200),
    ],
)
def test_what_nobody_sees_is_taken_out(typed, kept):
    assert names.clean(typed) == kept


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ana Reyes", "ANA  REYES"),
        ("José Núñez", unicodedata.normalize("NFD", "José Núñez")),
        ("Straße", "STRASSE"),
        ("O’Brien", "O'Brien"),
        ("D´Angelo", "d'angelo"),
        ("Kim Min-ji", "Kim Min ji"),
        ("김 민지", "김민지"),
        ("김민지", unicodedata.normalize("NFD", "김민지")),
        ("ＡＮＡ", "ana"),
        ("J. R. Smith", "JR Smith"),
        ("علی\u200cرضا", "علیرضا"),
        ("葛\U000e0101城", "葛城"),  # the same letter, drawn otherwise
    ],
)
def test_two_writings_of_one_name_are_one(one, other):
    assert names.folded(one) == names.folded(other) != ""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Lê Minh Tuấn", "Lê Minh Tuân"),
        ("José", "Jose"),
        ("김민지", "김민주"),
        ("王小明", "王晓明"),
        ("Ana Reyes", "Ana Reyes II"),
        ("Ana Reyes", "Reyes Ana"),
        ("محمد", "محمود"),
        ("कमल", "कमला"),
    ],
)
def test_two_people_stay_two(one, other):
    assert names.folded(one) != names.folded(other)


@pytest.mark.parametrize("name", KEPT)
def test_folding_again_changes_nothing(name):
    assert names.folded(names.folded(name)) == names.folded(name)


def test_a_name_that_grows_in_folding_still_fits_its_column():
    assert len(names.folded("ﷺ" * 200)) == 200
