"""The books as a file: every paid gift of some days, amounts to the cent, and nothing that a spreadsheet would run."""

import csv
from datetime import timedelta
from decimal import Decimal
from io import BytesIO, StringIO

import pytest
from django.contrib.auth.models import User
from django.utils import timezone, translation
from openpyxl import load_workbook
from wagtail.models import ModelLogEntry
from wagtail.users.models import UserProfile

from cms.admin import spreadsheets
from payments.models import Gift
from tests.admin.conftest import says

URL = "/admin/gifts/export/"


@pytest.fixture
def days(paid):
    """The day of Ana's gift."""
    return {"since": f"{paid.paid_at:%Y-%m-%d}", "until": f"{paid.paid_at:%Y-%m-%d}"}


def content(answer):
    return b"".join(answer.streaming_content)


def test_a_csv_has_a_row_a_gift_with_its_money_and_ids(fiona, paid, days):
    Gift.objects.filter(pk=paid.pk).update(refunded_cents=250, state="partially_refunded", name="=HYPERLINK(1)")
    heading, row = csv.reader(StringIO(content(fiona.post(URL, {**days, "format": "csv"})).decode("utf-8-sig")))
    said = dict(zip(heading, row, strict=True))
    assert (said["Gross"], said["Fee"], said["Net"], said["Refunded"]) == ("25.00", "1.03", "23.97", "2.50")
    assert said["Taken back by a bank"] == "0.00"
    assert (said["Left"], said["Fund"], said["Method"], said["Currency"]) == ("22.50", "LEGAL", "stripe", "USD")
    assert (said["Stripe payment"], said["Stripe balance transaction"]) == ("pi_ana", "txn_ana")
    assert said["Name"] == "'=HYPERLINK(1)"


def test_a_spreadsheet_has_numbers_and_no_formula(fiona, paid, days):
    Gift.objects.filter(pk=paid.pk).update(name="=1+1", fee_cents=None, net_cents=None)
    answer = fiona.post(URL, {**days, "format": "xlsx"})
    assert answer["Content-Disposition"].endswith('.xlsx"')
    heading, row = load_workbook(BytesIO(content(answer))).active.iter_rows()
    said = dict(zip([cell.value for cell in heading], row, strict=True))
    assert Decimal(str(said["Gross"].value)) == 25
    assert said["Gross"].data_type == "n"
    assert said["Fee"].value is None
    assert (said["Name"].value, said["Name"].data_type) == ("'=1+1", "s")
    assert said["Paid"].is_date
    assert said["Paid"].value == timezone.localtime(paid.paid_at).replace(tzinfo=None, microsecond=0)
    assert said["Gross"].number_format == "#,##0.00"


@pytest.mark.parametrize("name", ["=1", "+1", "-1", "@SUM(1)", "\t=1", "\r=1", " =1", "＝1"])
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_no_name_begins_a_formula(fiona, paid, days, name, kind):
    Gift.objects.filter(pk=paid.pk).update(name=name)
    body = content(fiona.post(URL, {**days, "format": kind}))
    if kind == "xlsx":
        assert load_workbook(BytesIO(body)).active["D2"].value[0] == "'"
    else:
        assert "\"'" in body.decode()


def test_what_no_spreadsheet_can_hold_is_left_out(fiona, paid, days):
    Gift.objects.filter(pk=paid.pk).update(note="cheque\x0b & <12>\x01")
    sheet = load_workbook(BytesIO(content(fiona.post(URL, {**days, "format": "xlsx"})))).active
    heading, row = sheet.iter_rows(values_only=True)
    assert row[heading.index("Note")] == "cheque & <12>"


def test_it_speaks_the_language_of_whoever_asks(fiona, paid, days):
    user = User.objects.get(username="fiona")
    UserProfile.objects.create(user=user, preferred_language="ko", current_time_zone="Asia/Seoul")
    with translation.override("en"):
        answer = fiona.post(URL, {"since": "2000-01-01", "until": "2100-01-01", "format": "csv"})
    with translation.override("en"):
        body = content(answer).decode()
    assert "Gross" not in body
    assert "+09:00" in body


def test_a_spreadsheet_begins_before_the_last_row_is_read():
    read = []

    def rows():
        for number in range(3000):
            read.append(number)
            yield [number]

    parts = spreadsheets.stream(title="Gifts", heading=["Number"], rows=rows())
    assert next(parts)
    assert not read


def test_only_the_days_that_were_asked_for_and_only_what_was_paid(fiona, paid, days):
    for columns in ({"paid_at": paid.paid_at - timedelta(days=2)}, {"paid_at": None}):
        Gift.objects.create(
            fundraiser=paid.fundraiser, currency="usd", amount_cents=1, name="Bo", created_at=paid.created_at, **columns
        )
    assert content(fiona.post(URL, {**days, "format": "csv"})).count(b"\n") == 2


@pytest.mark.parametrize("typed", [{"format": "doc"}, {"since": "2999-01-01"}, {"since": "x"}])
def test_other_forms_are_refused(fiona, days, typed):
    assert says(fiona.post(URL, {**days, "format": "csv", **typed}, follow=True))


def test_it_is_logged_with_who(fiona, days):
    fiona.post(URL, {**days, "format": "csv"})
    assert ModelLogEntry.objects.get(action="payments.export").user.username == "fiona"


def test_others_take_nothing(edith, olga, adam, fiona, days):
    for browser in (edith, olga, adam):
        assert browser.post(URL, {**days, "format": "csv"})["Location"] == "/admin/"
    assert fiona.get(URL).status_code == 405
