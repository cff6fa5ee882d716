"""Entering gifts by hand and out of a file, in the admin."""

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from wagtail.users.models import UserProfile

from actions.outbox import working
from advocacy.work import KINDS
from payments.models import Gift
from tests.admin.conftest import says

FORM, FILE = "/admin/gifts/offline/", "/admin/gifts/offline/file/"
TABLE = "date,amount,method,name,email\n2026-11-02,100,cash,=Ana Reyes,ana@example.org\n2026-11-02,x,cash,Bo,\n"


@pytest.fixture
def typed(fiona, fundraiser):
    """What Fiona fills in for Ana's cheque."""
    shown = fiona.get(FORM).context["form"].initial
    known = {"fundraiser": fundraiser.pk, "amount": "100", "name": "Ana Reyes", "email": "ana@example.org"}
    return {"form_key": shown["form_key"], "paid_on": "2026-11-02", "method": "cheque", "language": "ko", **known}


def test_a_cheque_is_entered_once(fiona, typed):
    fiona.post(FORM, typed)
    answer = fiona.post(FORM, typed, follow=True)
    assert "entered already" in says(answer)[-1]
    gift = Gift.objects.get()
    assert (gift.amount_cents, gift.method, gift.language) == (10000, "cheque", "ko")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("fundraiser", ""),
        ("fundraiser", "x"),
        ("amount", "0"),
        ("amount", "100,00"),
        ("paid_on", "2999-01-01"),
        ("paid_on", "0001-01-01"),
        ("method", "stripe"),
        ("name", ""),
        ("email", "ana"),
        ("form_key", ""),
    ],
)
def test_what_is_wrong_is_said_and_nothing_kept(fiona, typed, field, value):
    assert fiona.post(FORM, {**typed, field: value}).context["form"].errors[field]
    assert not Gift.objects.exists()


def upload(browser, fundraiser, content=TABLE, **typed):
    file = SimpleUploadedFile("gifts.csv", content.encode())
    return browser.post(FILE, {"fundraiser": fundraiser.pk, "language": "en", "file": file, **typed})


def test_a_file_is_shown_before_anything_is_entered(fiona, fundraiser):
    page = fiona.get(upload(fiona, fundraiser, TABLE.replace("=", ""))["Location"]).content.decode()
    assert "1 line can be entered" in page
    assert "Write an amount" in page
    assert not Gift.objects.exists()


def test_errors_are_told_in_the_readers_language(fiona, fundraiser):
    UserProfile.objects.create(user=User.objects.get(username="fiona"), preferred_language="ko")
    page = fiona.get(upload(fiona, fundraiser)["Location"]).content.decode()
    assert "Write an amount" not in page
    assert "거절" in page or "거부" in page


def test_the_worker_enters_what_was_confirmed_once(fiona, fundraiser):
    url = upload(fiona, fundraiser, TABLE.replace("=", ""))["Location"]
    for words in ("Begun", "confirmed already"):
        assert words in says(fiona.post(url, follow=True))[0]
    shown = fiona.get(url)
    assert shown["Refresh"]
    assert "0 of 1 gifts are entered" in shown.content.decode()
    working.drain(kinds=KINDS)
    assert Gift.objects.get().name == "Ana Reyes"
    shown = fiona.get(url)
    assert "Refresh" not in shown
    assert "1 of 1 gifts are entered" in shown.content.decode()
    assert "Ana Reyes" not in shown.content.decode()
    again = fiona.get(upload(fiona, fundraiser, TABLE.replace("=", ""))["Location"]).content.decode()
    assert "Entered before" in again
    assert "Enter them" not in again


def test_a_file_with_many_lines_shows_some_of_each_kind(fiona, fundraiser):
    rows = "".join(f"2026-11-02,{number},cash,Ana,\n" for number in range(1, 302))
    page = fiona.get(upload(fiona, fundraiser, "date,amount,method,name,email\n" + rows)["Location"])
    assert "And 101 more." in page.content.decode()


@pytest.mark.parametrize("content", ["", "name\nAna\n"])
def test_what_is_no_such_file_is_refused(fiona, fundraiser, content):
    assert upload(fiona, fundraiser, content).context["form"].errors["file"]


def test_others_enter_nothing(edith, olga, adam, fundraiser):
    for browser in (edith, olga, adam):
        assert upload(browser, fundraiser)["Location"] == "/admin/"
        assert browser.post("/admin/gifts/offline/file/1/")["Location"] == "/admin/"
    assert not Gift.objects.exists()
