"""Entering gifts by hand and out of a file, in the admin."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

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
    answer = upload(fiona, fundraiser, TABLE.replace("=", ""))
    assert answer.context["good"] == 1
    page = answer.content.decode()
    assert "Will be entered" in page
    assert "Refused" in page
    assert not Gift.objects.exists()


def test_confirming_takes_what_was_shown_once(fiona, fundraiser):
    shown = upload(fiona, fundraiser, TABLE.replace("=", "")).context["given"]
    confirmed = {"fundraiser": fundraiser.pk, "language": "en", "content": shown["content"], "confirmed": "on"}
    for words in ("1 gift entered.", "0 gifts entered."):
        assert says(fiona.post(FILE, confirmed, follow=True)) == [words]
    assert Gift.objects.get().name == "Ana Reyes"
    assert "Entered before" in upload(fiona, fundraiser, TABLE.replace("=", "")).content.decode()


@pytest.mark.parametrize("content", ["", "name\nAna\n"])
def test_what_is_no_such_file_is_refused(fiona, fundraiser, content):
    assert upload(fiona, fundraiser, content).context["form"].errors["file"]


def test_others_enter_nothing(edith, olga, adam, fundraiser):
    for browser in (edith, olga, adam):
        assert upload(browser, fundraiser, confirmed="on")["Location"] == "/admin/"
    assert not Gift.objects.exists()
