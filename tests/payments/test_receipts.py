"""A receipt: on paid, once, in her language, in the words that the tax status asks for; void and another on refund."""

import io

import pytest
from django.core import mail as django_mail
from django.utils import timezone
from pypdf import PdfReader

from payments import managing, receipt_pdf, receipts, refunding, settling, stripe_client
from payments.models import Fundraiser, Gift, Receipt, Recipient

NOT_DEDUCTIBLE = "are not deductible as charitable contributions"
KEEP = "the written acknowledgment that you need to deduct a gift of $250 or more"


@pytest.fixture
def refund(catch_up):
    """Give some of a gift back."""

    def back(gift, cents):
        refunding.ask(gift=gift, cents=cents, reason="", by="bo", form_key=f"f{cents}", at=timezone.now())
        catch_up()
        gift.refresh_from_db()

    return back


def said(receipt):
    return " ".join(receipt.lines["statements"])


def printed(content):
    text = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)
    return " ".join(text.replace("\x00", "").split())


def test_a_paid_gift_has_one_receipt_that_is_mailed(paid):
    gift = paid()
    receipt = Receipt.objects.get()
    assert (receipt.gift, receipt.number, receipt.amount_cents) == (gift, 1, 2500)
    assert receipt.sent_at
    (message,) = django_mail.outbox
    assert message.to == ["ana@example.org"]
    assert "List-Unsubscribe" not in message.extra_headers
    name, content, kind = message.attachments[0]
    assert (name, kind) == ("receipt-1.pdf", "application/pdf")
    text = printed(content)
    for words in ("Neighbours Together, Inc.", "EIN 12-3456789", "1 Main Street", "Ana Reyes", "$25.00", KEEP):
        assert words in text


def test_a_bank_payment_has_none_before_it_is_here(stripe, give, catch_up, recipient):
    gift = give()
    stripe.pay_by_bank(gift.session_id)
    catch_up()
    assert not Receipt.objects.exists()
    assert not django_mail.outbox
    stripe.settle_bank(gift.session_id)
    catch_up()
    assert Receipt.objects.count() == len(django_mail.outbox) == 1


def test_asking_for_it_again_changes_nothing(paid):
    gift = paid()
    again = [receipts.issue(gift=gift, at=timezone.now()) for _ in range(3)]
    assert again == [Receipt.objects.get()] * 3
    assert receipts.void_and_reissue(gift=gift, at=timezone.now()) == again[0]


def test_an_unpaid_gift_has_none(stripe, give):
    assert receipts.issue(gift=give(), at=timezone.now()) is None


def test_what_staff_change_later_is_not_in_it(paid, recipient):
    gift = paid()
    recipient.legal_name = "Another Name"
    recipient.save()
    assert receipts.issue(gift=gift, at=timezone.now()).lines["organisation"][0] == "Neighbours Together, Inc."


def test_a_part_refunded_voids_it_and_another_says_what_is_left(paid, refund):
    gift = paid(amount_cents=10000)
    refund(gift, 4000)
    before, now = Receipt.objects.order_by("number")
    assert before.voided_at
    assert (now.number, now.amount_cents, now.voided_at) == (2, 6000, None)
    assert ["Less refunded", "−$40.00"] in now.lines["rows"]
    assert now.lines["note"] == "This receipt takes the place of receipt no. 1."
    assert "Void" in printed(receipt_pdf.receipt(before))
    assert "Void" not in printed(receipt_pdf.receipt(now))
    assert [message.subject for message in django_mail.outbox] == [
        "Thank you for your gift of $100.00",
        "A new receipt for your gift: no. 2",
    ]


def test_where_nothing_is_left_there_is_none_and_she_is_told_once(paid, refund, catch_up):
    gift = paid()
    refund(gift, 2500)
    assert gift.state == Gift.State.REFUNDED
    assert Receipt.objects.get().voided_at
    (void,) = django_mail.outbox[1:]
    assert void.subject == "Receipt no. 1 is void"
    assert "was paid back to you" in void.body
    assert not void.attachments


@pytest.fixture
def gone(stripe, give, catch_up, recipient):
    """A gift that went back before its receipt was written."""

    def go(back, **changed):
        gift = give(**changed)
        stripe.pay(gift.session_id)
        settling.settle(gift_id=gift.pk, at=timezone.now())
        gift.refresh_from_db()
        back(gift)
        settling.settle(gift_id=gift.pk, at=timezone.now())
        catch_up()
        catch_up()
        return gift

    return go


def test_what_was_paid_back_before_it_had_one_is_told_once(gone):
    gone(lambda gift: stripe_client.create_refund(gift.payment_intent_id, cents=2500, reference=""))
    (message,) = django_mail.outbox
    assert message.subject == "Your gift of $25.00 was paid back"
    assert "Nothing of it is left with us, so there is no receipt for it." in message.body
    assert not message.attachments
    assert not Receipt.objects.exists()


def test_what_a_bank_took_back_before_it_had_one_is_told_and_won_has_its_receipt(gone, stripe, catch_up):
    gone(lambda gift: stripe.dispute(gift.charge_id), language="es")
    (message,) = django_mail.outbox
    assert message.subject.startswith("Su banco ha retirado su donación de")
    stripe.close_dispute(stripe.all("dispute")[0]["id"], won=True)
    catch_up()
    assert len(django_mail.outbox) == 2
    assert Receipt.objects.get(voided_at=None).sent_at


def test_a_dispute_voids_it_and_one_that_is_won_brings_another(paid, stripe, catch_up):
    gift = paid()
    dispute = stripe.dispute(gift.charge_id)
    catch_up()
    assert not Receipt.objects.filter(voided_at=None).exists()
    assert "your bank has taken your gift" in django_mail.outbox[-1].body
    stripe.close_dispute(dispute["id"], won=True)
    catch_up()
    assert Receipt.objects.get(voided_at=None).number == 2
    assert len(django_mail.outbox) == 3


@pytest.mark.parametrize(("won", "kept"), [(False, 1800), (True, 2500)])
def test_a_part_that_is_disputed_is_taken_off(paid, stripe, catch_up, won, kept):
    gift = paid()
    dispute = stripe.dispute(gift.charge_id, amount=700)
    catch_up()
    receipt = Receipt.objects.get(voided_at=None)
    assert receipt.amount_cents == 1800
    assert receipt.lines["rows"][-2:] == [["Amount received", "$25.00"], ["Less taken back by your bank", "−$7.00"]]
    assert "Less taken back by your bank" in printed(receipt_pdf.receipt(receipt))
    stripe.close_dispute(dispute["id"], won=won)
    catch_up()
    gift.refresh_from_db()
    assert (gift.kept_cents, Receipt.objects.get(voided_at=None).amount_cents) == (kept, kept)


@pytest.mark.parametrize(
    ("language", "refunded", "taken"),
    [
        ("en", "Less refunded", "Less taken back by your bank"),
        ("ko", "환불액 차감", "은행이 회수한 금액 차감"),
        ("es", "Menos lo reembolsado", "Menos lo retirado por su banco"),
    ],
)
def test_a_refund_and_a_dispute_of_one_gift_are_told_apart(paid, stripe, catch_up, language, refunded, taken):
    gift = paid(language=language)
    stripe_client.create_refund(gift.payment_intent_id, cents=400, reference="")
    stripe.dispute(gift.charge_id, amount=700)
    catch_up()
    rows = Receipt.objects.get(voided_at=None).lines["rows"]
    assert [label for label, _ in rows[-2:]] == [refunded, taken]
    assert ["4" in rows[-2][1], "7" in rows[-1][1]] == [True, True]
    gift.refresh_from_db()
    row = managing.seen(gift, None)
    assert ("4" in row.back, "7" in row.taken) == (True, True)


def test_numbers_have_no_gaps_where_a_transaction_fails(paid, monkeypatch):
    gift = paid()
    Receipt.objects.all().delete()

    def broken(*args, **words):
        raise RuntimeError

    with monkeypatch.context() as patched:
        patched.setattr("payments.wording.receipt", broken)
        with pytest.raises(RuntimeError):
            receipts.issue(gift=gift, at=timezone.now())
    assert receipts.issue(gift=gift, at=timezone.now()).number == 2


@pytest.mark.parametrize("status", [Recipient.TaxStatus.C4, Recipient.TaxStatus.OTHER])
def test_what_is_not_deductible_says_so_in_plain_sight(paid, recipient, status):
    Recipient.objects.update(tax_status=status)
    paid()
    receipt = Receipt.objects.get()
    assert NOT_DEDUCTIBLE in receipt.lines["notice"]
    assert "deductible for federal" not in said(receipt)
    assert "No goods or services were provided" in said(receipt)
    assert NOT_DEDUCTIBLE in django_mail.outbox[0].body
    assert NOT_DEDUCTIBLE in printed(receipt_pdf.receipt(receipt))


def test_a_benefit_is_named_with_its_value_and_taken_off(paid, fundraiser):
    fundraiser.benefit, fundraiser.benefit_cents = "dinner for two", 3000
    fundraiser.save()
    paid(amount_cents=10000)
    words = said(Receipt.objects.get())
    assert "you got: dinner for two. In good faith we estimate its value at $30.00." in words
    assert "only the part above that value: $70.00." in words
    assert "No goods" not in words


def test_a_benefit_is_named_as_it_was_when_it_was_given(stripe, give, catch_up, recipient, fundraiser, refund):
    fundraiser.benefit, fundraiser.benefit_cents = "dinner for two", 3000
    fundraiser.save()
    gift = give(amount_cents=10000)
    Fundraiser.objects.update(benefit="a mug", benefit_cents=500)
    stripe.pay(gift.session_id)
    catch_up()
    assert "you got: dinner for two. In good faith we estimate its value at $30.00." in said(Receipt.objects.get())
    gift.refresh_from_db()
    refund(gift, 1000)
    assert "you got: dinner for two." in said(Receipt.objects.get(voided_at=None))


def test_who_begins_anew_gets_what_is_said_then(stripe, give, fundraiser):
    give(amount_cents=10000)
    fundraiser.benefit, fundraiser.benefit_cents = "a mug", 500
    fundraiser.save()
    again = give(amount_cents=12000)
    assert (again.generation, again.benefit, again.benefit_cents) == (2, "a mug", 500)


def test_the_fundraisers_own_words_stand_below(paid, fundraiser):
    fundraiser.tax_wording = "No state credit is given for this fund."
    fundraiser.save()
    paid()
    assert Receipt.objects.get().lines["statements"][-1] == fundraiser.tax_wording


def test_a_site_that_named_nobody_calls_nothing_deductible(stripe, give, catch_up):
    gift = give()
    stripe.pay(gift.session_id)
    catch_up()
    assert Receipt.objects.get().tax_status == Recipient.TaxStatus.OTHER


def test_it_is_in_her_language_and_again_in_english(paid):
    paid(language="ko", name="김민서", page_url="https://act.example.org/ko/give/")
    receipt = Receipt.objects.get()
    day = timezone.localtime(receipt.gift.paid_at)
    assert f"{day.year}년" in receipt.lines["rows"][0][1]
    assert receipt.lines["english"][0].startswith(
        "Neighbours Together, Inc. (EIN 12-3456789) received $25.00 from 김민서 on"
    )
    assert "김민서" in printed(receipt_pdf.receipt(receipt))


def test_vietnamese_names_print_right(paid):
    paid(name="Nguyễn Thị Ánh Đức")
    assert "Nguyễn Thị Ánh Đức" in printed(receipt_pdf.receipt(Receipt.objects.get()))


def test_the_last_evening_of_a_year_belongs_to_it(paid, settings):
    gift = paid()
    Receipt.objects.all().delete()
    Gift.objects.update(paid_at="2027-01-01T03:30:00Z")
    receipt = receipts.issue(gift=gift, at=timezone.now())
    assert receipt.lines["rows"][0] == ["Received on", "Dec. 31, 2026"]
