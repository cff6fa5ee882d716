"""What a gift is for is said in its donor's words: the title of the page on which she gave, kept with the gift."""

import io
from datetime import timedelta

from django.core import mail as django_mail
from django.utils import timezone
from pypdf import PdfReader

from payments import receipt_pdf, refunding, statement_wording, wording
from payments.models import Gift, Receipt

TITLE = "한 시간 후원하기"
PURPOSE = "Legal aid for newcomers"
KOREAN = {"language": "ko", "page_url": "https://act.example.org/ko/give/", "page_title": TITLE}


def given_for(receipt):
    return {row[1] for row in receipt.lines["rows"]}


def test_stripes_page_the_mail_and_the_receipt_say_it_in_her_words(stripe, paid):
    paid(**KOREAN)
    assert [product["name"] for product in stripe.all("product")] == [f"기부: {TITLE}"]
    assert stripe.all("payment_intent")[0]["description"] == TITLE
    receipt = Receipt.objects.get()
    assert TITLE in given_for(receipt)
    text = "".join(page.extract_text() for page in PdfReader(io.BytesIO(receipt_pdf.receipt(receipt))).pages)
    assert TITLE in " ".join(text.replace("\x00", "").split())
    (message,) = django_mail.outbox
    for words in (message.body, message.alternatives[0][0]):
        assert TITLE in words
        assert PURPOSE not in words


def test_without_a_page_the_fundraisers_purpose_is_said(paid):
    paid()
    assert PURPOSE in given_for(Receipt.objects.get())
    assert PURPOSE in django_mail.outbox[0].body


def test_each_later_month_takes_the_title_over(stripe, paid, catch_up, client):
    first = paid(frequency="month", **KOREAN)
    stripe.advance(timedelta(days=32))
    catch_up()
    assert list(Gift.objects.order_by("pk").values_list("page_title", flat=True)) == [TITLE, TITLE]
    later = Receipt.objects.exclude(gift=first).get()
    assert TITLE in given_for(later)
    link = django_mail.outbox[-1].body.partition("https://act.example.org")[2].split()[0]
    page = client.get(link).text
    assert page.count(f' lang="ko">{TITLE}</') == 3  # what comes again, and two gifts
    assert PURPOSE not in page


def test_a_receipt_keeps_its_words_when_the_title_changes_and_the_next_has_the_new_ones(paid, catch_up):
    gift = paid(**KOREAN)
    Gift.objects.filter(pk=gift.pk).update(page_title="두 시간 후원하기")
    refunding.ask(gift=gift, cents=500, reason="", by="bo", form_key="f", at=timezone.now())
    catch_up()
    before, now = Receipt.objects.order_by("number")
    assert TITLE in given_for(before)
    assert "두 시간 후원하기" in given_for(now)


def test_a_years_statement_lists_it(paid, recipient):
    gift = paid(**KOREAN)
    words = statement_wording.statement([gift], recipient, year=2026, at=timezone.now())
    assert words["table"][1][1] == TITLE


def test_whoever_is_told_of_a_dedication_reads_it_too(paid):
    told = {"tribute": "honour", "tribute_name": "박민준", "tribute_email": "min@example.org"}
    paid(**KOREAN, **told)
    (to_min,) = [message for message in django_mail.outbox if message.to == ["min@example.org"]]
    assert TITLE in to_min.body


def test_the_longest_title_still_has_room_at_stripe(stripe, give):
    give(page_title="가" * 255)
    name = stripe.all("product")[0]["name"]
    assert len(name) == 250
    assert name.endswith("…")


def test_the_words_for_a_tax_office_stay_english(paid, recipient):
    gift = paid(**KOREAN)
    assert TITLE not in " ".join(wording.in_english(gift, recipient))
