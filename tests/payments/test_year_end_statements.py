"""In January each donor gets one paper with all her gifts of the year, net of refunds, and never a second one."""

import io
import re
from datetime import UTC, datetime
from io import StringIO

import pytest
import time_machine
from django.core import mail as django_mail
from django.core.management import CommandError, call_command
from django.utils import timezone
from pypdf import PdfReader

from actions.outbox import working
from advocacy import privacy
from advocacy.work import KINDS
from payments import receipt_pdf, refunding, statements
from payments.models import Fundraiser, Gift, Recipient, Statement

JANUARY = datetime(2027, 1, 12, 15, tzinfo=UTC)
THIS_YEAR = datetime(2026, 11, 25, 15, tzinfo=UTC)


@pytest.fixture
def paid(stripe, give, catch_up, recipient):
    """Gifts of 2026 that came in; the mails so far are forgotten."""

    def come_in(**changed):
        gift = give(**changed)
        stripe.pay(gift.session_id)
        catch_up()
        Gift.objects.update(paid_at=THIS_YEAR)
        django_mail.outbox.clear()
        return Gift.objects.get(pk=gift.pk)

    return come_in


@pytest.fixture
def year_end(db):
    """Run the command one day in January, and the worker after it."""

    def run(*words, at=JANUARY):
        out = StringIO()
        with time_machine.travel(at, tick=False):
            call_command("year_end", "--year", "2026", *words, stdout=out)
            working.drain(kinds={"payments.statement": KINDS["payments.statement"]})
        return out.getvalue()

    return run


def printed(message):
    pages = PdfReader(io.BytesIO(message.attachments[0][1])).pages
    return " ".join(" ".join(page.extract_text() for page in pages).replace("\x00", "").split())


def test_all_gifts_of_a_year_stand_on_one_paper(paid, year_end):
    paid(amount_cents=10000)
    paid(amount_cents=20050)
    assert "1 statements are being mailed" in year_end("--send")
    (message,) = django_mail.outbox
    assert message.subject == "Your gifts in 2026"
    assert "you gave $300.50 in all" in message.body
    text = printed(message)
    for words in ("Neighbours Together, Inc.", "EIN 12-3456789", "$100.00", "$200.50", "$300.50", "Nov. 25, 2026"):
        assert words in text
    assert Statement.objects.get().sent_at


def test_a_year_of_monthly_gifts_in_korean_fits_one_page(fundraiser, recipient):
    gifts = [
        Gift.objects.create(
            fundraiser=fundraiser,
            state=Gift.State.PAID,
            currency="usd",
            amount_cents=2500,
            name="김민서",
            address={"street": "40-12 Union St", "city": "Flushing", "state": "NY", "zip": "11354"},
            language="ko",
            page_url="https://act.example.org/ko/give/",
            created_at=THIS_YEAR,
            paid_at=THIS_YEAR.replace(month=month, day=5),
        )
        for month in range(1, 13)
    ]
    Recipient.objects.update(signatory="Bo Kim, treasurer")
    (one,) = statements.all_of(2026)
    assert one.gifts == gifts
    statements.keep(one, at=JANUARY)
    assert len(PdfReader(io.BytesIO(receipt_pdf.statement(Statement.objects.get()))).pages) == 1


def test_a_second_run_mails_nobody(paid, year_end):
    paid()
    year_end("--send")
    assert "0 statements are being mailed; 1 were written before" in year_end("--send")
    assert len(django_mail.outbox) == 1


def test_a_run_that_stopped_halfway_goes_on(paid, year_end, monkeypatch):
    paid()
    paid(name="Bo Kim")
    keep = statements.keep

    def stop_at_the_second(one, *, at):
        if Statement.objects.exists():
            raise KeyboardInterrupt
        return keep(one, at=at)

    with monkeypatch.context() as patched:
        patched.setattr(statements, "keep", stop_at_the_second)
        with pytest.raises(KeyboardInterrupt):
            year_end("--send")
    assert Statement.objects.count() == 1
    year_end("--send")
    assert len(django_mail.outbox) == 2
    assert {message.body.split(",")[0] for message in django_mail.outbox} == {"Ana Reyes", "Bo Kim"}


def test_two_runs_at_once_write_one(paid):
    paid()
    (one,) = statements.all_of(2026)
    assert [statements.keep(one, at=JANUARY) for _ in range(2)] == [True, False]


def test_what_went_back_is_taken_off(paid, year_end, catch_up):
    gift = paid(amount_cents=10000)
    gone = paid(amount_cents=5000)
    for each, cents in ((gift, 4000), (gone, 5000)):
        refunding.ask(gift=each, cents=cents, reason="", by="bo", form_key=str(cents), at=timezone.now())
    catch_up()
    Gift.objects.update(paid_at=THIS_YEAR)
    django_mail.outbox.clear()
    year_end("--send")
    text = printed(django_mail.outbox[0])
    assert "$60.00" in text
    assert "$50.00" not in text


def test_what_a_bank_took_back_is_taken_off_and_said(paid, year_end, catch_up, stripe):
    gift = paid(amount_cents=5000)
    stripe.dispute(gift.charge_id, amount=1500)
    catch_up()
    Gift.objects.update(paid_at=THIS_YEAR)
    year_end("--send")
    lines = Statement.objects.get().lines
    assert lines["paper"]["total"][1] == "$35.00"
    assert lines["paper"]["note"].startswith("Refunds, and what your bank has taken back, are taken off.")


def test_what_she_got_is_named_as_it_was_when_she_gave(paid, year_end, fundraiser):
    Fundraiser.objects.update(benefit="dinner for two", benefit_cents=3000)
    fundraiser.refresh_from_db()
    paid(amount_cents=5000)
    Fundraiser.objects.update(benefit="a mug", benefit_cents=500)
    Gift.objects.update(paid_at=THIS_YEAR)
    year_end("--send")
    words = " ".join(Statement.objects.get().lines["paper"]["statements"])
    assert "you got: dinner for two." in words
    assert "mug" not in words


def test_each_organisation_has_a_paper_of_its_own(paid, year_end):
    Recipient.objects.create(hostname="fund.example.org", legal_name="Action Fund", tax_status=Recipient.TaxStatus.C4)
    paid()
    paid(page_url="https://fund.example.org/en/give/", amount_cents=7000)
    year_end("--send")
    texts = sorted(map(printed, django_mail.outbox))
    assert len(texts) == 2
    assert "are not deductible" in texts[0]
    assert "are not deductible" not in texts[1]


def test_another_years_gifts_are_not_in_it(paid, year_end):
    paid()
    Gift.objects.update(paid_at="2027-01-01T05:30:00Z")  # past midnight in New York
    year_end("--send")
    assert not django_mail.outbox
    Gift.objects.update(paid_at="2027-01-01T04:30:00Z")
    year_end("--send")
    assert len(django_mail.outbox) == 1


def test_a_year_that_is_not_over_is_only_looked_at(paid, year_end, tmp_path):
    paid()
    with pytest.raises(CommandError, match="not over"):
        year_end("--send", at=THIS_YEAR)
    said = year_end("--preview", "--pdf", str(tmp_path / "one.pdf"), at=THIS_YEAR)
    assert "Neighbours Together, Inc.: 1 donors, $25.00" in said
    assert (tmp_path / "one.pdf").read_bytes().startswith(b"%PDF")
    assert not Statement.objects.exists()
    assert not django_mail.outbox


def test_who_was_forgotten_gets_none(paid, year_end):
    gift = paid()
    privacy.erase(supporter=gift.supporter)
    year_end("--send")
    assert not django_mail.outbox


def test_it_is_on_her_page_too(paid, year_end, client, catch_up):
    paid()
    year_end("--send")
    client.post("/en/giving/link/", {"email": "ana@example.org"})
    catch_up()
    link = re.search(r"https://act\.example\.org(/\S+)", django_mail.outbox[-1].body)[1]
    assert "All gifts in 2026 (PDF)" in client.get(link).content.decode()
    assert client.get(f"{link}{Statement.objects.get().uid}/year.pdf").content.startswith(b"%PDF")
