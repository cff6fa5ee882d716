"""At most one delivery, and its state true, whatever the far side, the worker or staff do."""

import re
from contextlib import suppress
from datetime import timedelta

import pytest
import time_machine
from django.core import mail as django_mail

from actions.letters import delivering
from actions.letters.channels.message import AnswerLost, Closed, NotTaken, Reason, Receipt, Rejected
from actions.letters.models import Delivery, Letter, OfficeSwitch
from actions.limits.models import Breaker
from actions.outbox import outbox
from actions.outbox.models import Job
from tests.letters.conftest import STREET
from tests.threads import at_once

ALL = ("Jerrold Nadler", "Kirsten Gillibrand", "Charles Schumer")


@pytest.fixture(autouse=True)
def configured(gateways):
    """Both gateways are on."""


def test_an_accepted_letter_is_told_by_mail_and_its_address_gone(carrier, work, write, states, mails):
    letter = write()
    work()
    assert states() == dict.fromkeys(ALL, "accepted")
    assert not Delivery.objects.exclude(sealed=None).exists()
    work(minutes=2)
    assert mails() == ["What became of your letter: Write to Congress"]
    assert Letter.objects.get(pk=letter.pk).told_at


def test_the_mail_speaks_her_language_to_the_last_word(carrier, work, write):
    carrier.says(Receipt("200"), Receipt("200"), Rejected((Reason("invalid_email"),)))
    write(language="ko")
    work()
    work(minutes=2)
    (message,) = django_mail.outbox
    for words in (message.body, message.alternatives[0][0]):
        told = words.split("What you wrote")[0].split("쓰신 글")[0]
        assert not re.search(r"Accepted|refused|did not|Senator|message system", told)
        assert "상원" in told


def test_the_mail_has_a_text_once_that_several_offices_got(carrier, work, write):
    write(own_words="I live here.")
    work()
    work(minutes=2)
    body = django_mail.outbox[0].body
    assert body.count("I live here.") == 1
    assert "Dear Representative Nadler,\nDear Senator Gillibrand,\nDear Senator Schumer," in body


def test_the_office_gets_all_that_it_needs(carrier, work, write):
    write(own_words="I live here.")
    work()
    message = next(one for one in carrier.carried if one.destination == "HNY12")
    assert message.person.street == STREET
    assert (message.person.first_name, message.person.last_name, message.person.prefix) == ("Ana", "Reyes", "Ms.")
    assert (message.person.email, message.person.zip, message.person.state) == ("ana@example.org", "10001", "NY")
    assert (message.statement, message.message) == ("Please open a road to citizenship.", "I live here.")
    assert message.topic == "Immigration"
    assert len(message.delivery_id) == len(message.campaign_id) == 32


def test_a_refusal_is_final_and_told(carrier, work, write, states, mails):
    carrier.says(Rejected((Reason("invalid_email", "Email"), Reason("invalid_address", "Zip"))))
    write()
    work()
    work(minutes=2, hours=5)
    assert states() == dict.fromkeys(ALL, "rejected")
    assert len(carrier.carried) == 3
    assert Delivery.objects.first().reasons[0] == {"code": "invalid_email", "words": "Email"}
    assert not Delivery.objects.exclude(sealed=None).exists()
    assert len(mails()) == 1


def test_what_certainly_did_not_arrive_is_tried_again(carrier, work, write, states):
    carrier.says(*[NotTaken("503")] * 3, Receipt("200"))
    write()
    work()
    assert states() == dict.fromkeys(ALL, "queued")
    work(hours=1)
    assert states() == dict.fromkeys(ALL, "accepted")
    assert len(carrier.carried) == 6
    assert len({one.delivery_id for one in carrier.carried}) == 3


def test_a_lost_answer_is_unknown_and_never_tried_again(carrier, work, write, states):
    carrier.says(AnswerLost("read timeout"))
    write()
    work()
    work(hours=9)
    assert states() == dict.fromkeys(ALL, "unknown")
    assert len(carrier.carried) == 3


def test_a_worker_that_dies_before_the_answer_leaves_it_unknown(carrier, work, write, states):
    write()
    Delivery.objects.update(state="sending")  # as the dead one left it
    work()
    assert states() == dict.fromkeys(ALL, "unknown")
    assert carrier.carried == []


def test_an_error_of_ours_while_sending_is_unknown_too(carrier, work, write, states):
    carrier.says(RuntimeError("a bug"))
    write()
    work()
    assert states() == dict.fromkeys(ALL, "unknown")


def test_a_change_after_the_mail_is_told_by_another(carrier, work, write, mails):
    carrier.says(Receipt("200"), Receipt("200"), NotTaken("503"), Rejected((Reason("invalid_email"),)))
    write()
    work()
    work(minutes=21)
    work(hours=2)
    assert mails()[0] == "What became of your letter: Write to Congress"
    work(hours=8)
    assert len(mails()) <= 2
    assert Delivery.objects.filter(state="rejected").count() == 1


def test_a_pause_that_was_asked_for_is_kept(carrier, work, write, states):
    carrier.says(*[NotTaken("429", wait=600)] * 3, Receipt("200"))
    write()
    work()
    work(minutes=9)
    assert len(carrier.carried) == 3
    assert states() == dict.fromkeys(ALL, "queued")
    work(minutes=11)
    assert states() == dict.fromkeys(ALL, "accepted")


def test_a_storm_opens_the_breaker_and_then_one_is_tried(carrier, work, write, at):
    carrier.says(NotTaken("503"))
    for number in range(10):
        write(key=f"{number:032x}", name=f"Ana {chr(65 + number)}", email=f"ana{number}@example.org")
    work()
    assert len(carrier.carried) < 30
    assert Breaker.objects.filter(name="letters:senate", open_until__isnull=False).exists()
    before = len(carrier.carried)
    carrier.says(Receipt("200"))
    for hours in (1, 2, 3, 4):
        work(hours=hours)
    assert len(carrier.carried) >= before
    assert not Delivery.objects.exclude(state="accepted").exists()


def test_a_wrong_key_stops_the_channel_and_loses_nothing(carrier, work, write, states):
    carrier.says(Closed("401"))
    write()
    work()
    assert states() == dict.fromkeys(ALL, "queued")
    assert len(carrier.carried) == 2  # one a channel
    carrier.says(Receipt("200"))
    work(hours=1)
    work(hours=2)
    assert states() == dict.fromkeys(ALL, "accepted")


def test_an_office_switched_off_in_the_middle_waits(carrier, work, write, states, at):
    write()
    OfficeSwitch.objects.create(office="S000148", reason="asked us to", until=at + timedelta(hours=24))
    work()
    assert states()["Charles Schumer"] == "held"
    assert len(carrier.carried) == 2
    work(hours=25)
    assert states() == dict.fromkeys(ALL, "accepted")


def test_an_office_switched_off_for_longer_than_an_address_is_kept_is_hers_to_write_to(
    carrier, work, write, states, at
):
    write()
    OfficeSwitch.objects.create(office="S000148", reason="asked us to", until=at + timedelta(days=7))
    work()
    assert states()["Charles Schumer"] == "dead"
    assert Delivery.objects.get(office="S000148").reasons == [{"code": "switched_off", "words": ""}]


def test_an_office_that_the_gateway_does_not_serve_is_left_alone_for_a_week(carrier, work, write, at):
    carrier.says(Rejected((Reason("office_disabled", "Message delivery is not enabled for HNY12"),)))
    write(own=[])
    letter = write(key="b" * 32, email="min@example.org")
    work()
    assert OfficeSwitch.objects.filter(office="N000002", until__gt=at + timedelta(days=6)).exists()
    assert letter.deliveries.filter(state="rejected").count() == 3


def test_the_address_is_gone_after_three_days_whatever_happened(carrier, work, write, states):
    carrier.says(NotTaken("no connection"))
    write()
    for hours in range(0, 72, 6):
        work(hours=hours)
    assert Delivery.objects.exclude(sealed=None).count() == 3
    work(hours=73)
    assert not Delivery.objects.exclude(sealed=None).exists()
    assert set(states().values()) == {"dead"}


def test_ten_thousand_letters_to_one_office_do_not_keep_the_next_one_waiting(carrier, work, write, at, settings):
    settings.OFFICE_PER_MINUTE, settings.OFFICE_AT_ONCE = 30, 10
    for number in range(40):
        write(key=f"{number:032x}", name=f"Ana {number}", email=f"ana{number}@example.org", own=[])
    for number in range(40):
        letter = write(key=f"{100 + number:032x}", email=f"min{number}@example.org")
        letter.deliveries.exclude(office="S000148").delete()
    last = write(key="f" * 32, email="sun@example.org")
    work()
    sent = Delivery.objects.filter(state="accepted")
    assert sent.filter(office="S000148").count() == 10
    assert last.deliveries.filter(state="accepted").exclude(office="S000148").count() == 2
    work(minutes=1)
    assert sent.filter(office="S000148").count() in range(38, 42)


def once(job):
    """Try a delivery; whoever finds it in another's hands comes back later."""
    with suppress(outbox.Later):
        delivering.deliver(job)


@pytest.mark.django_db(transaction=True)
def test_eight_workers_on_one_job_send_once(carrier, write, at):
    letter = write()
    job = Job.objects.filter(kind="letters.deliver").first()
    with time_machine.travel(at, tick=False):
        at_once(lambda index: once(job), 8)
    assert len(carrier.carried) == 1
    assert letter.deliveries.get(pk=job.reference).state in {"accepted", "unknown"}


def test_a_mail_waits_until_all_have_answered(carrier, work, write, mails):
    carrier.says(NotTaken("503"))
    write()
    work(minutes=1)
    assert mails() == []
    work(minutes=30)
    assert len(mails()) == 1  # its patience was over: it said what still waited
    carrier.says(Receipt("200"))
    work(hours=24)
    work(hours=25)
    assert mails() == ["What became of your letter: Write to Congress"] * 2


def test_later_is_no_attempt(carrier, write, at):
    write()
    job = Job.objects.filter(kind="letters.deliver").first()
    Breaker.objects.create(name="letters:house", open_until=at + timedelta(hours=1))
    Breaker.objects.create(name="letters:senate", open_until=at + timedelta(hours=1))
    with time_machine.travel(at, tick=False), pytest.raises(outbox.Later):
        delivering.deliver(job)
    assert carrier.carried == []
