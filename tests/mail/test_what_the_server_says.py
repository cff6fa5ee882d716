"""A real conversation with a mail server, and what its answer means for the job."""

import re

import pytest
import responses
from requests import ConnectionError as NoAnswer

from actions.mail import delivering
from actions.outbox import outbox, working
from actions.outbox.kinds import Kind
from actions.outbox.models import Job
from advocacy.sandbox import mailbox

TOKEN = {"POSTMARK_SERVER_TOKEN": "t"}
POSTMARK = "https://api.postmarkapp.com/email"


class Answers:
    """A handler that gives one answer to a recipient and one to the mail."""

    def __init__(self, recipient="250 OK", mail="250 OK"):
        self.recipient, self.mail = recipient, mail

    async def handle_RCPT(self, server, session, envelope, address, options):
        envelope.rcpt_tos.append(address)
        return self.recipient

    async def handle_DATA(self, server, session, envelope):
        if self.mail == "hang up":
            server.transport.abort()
        return self.mail


class NoGoodbye(Answers):
    async def handle_QUIT(self, server, session, envelope):
        return "500 Never heard of it"


def test_a_mail_that_is_taken_is_in_the_mailbox(send, smtp, settings, tmp_path):
    settings.VAR_DIR = tmp_path
    smtp()
    send()
    (mail,) = mailbox.newest(to="ana@example.org")
    assert mail.headers["Subject"] == "One step left"


@pytest.mark.parametrize(
    ("answers", "means", "says"),
    [
        (Answers(recipient="550 5.1.1 No such user"), delivering.RecipientRefused, "550 5.1.1 No such user"),
        (Answers(recipient="550 No such user"), delivering.RecipientRefused, "550 No such user"),
        (Answers(recipient="550 5.7.1 You are blocked"), outbox.Permanent, "550 5.7.1 You are blocked"),
        (Answers(recipient="552 5.2.2 Full"), outbox.Permanent, "552 5.2.2 Full"),
        (Answers(recipient="450 4.2.0 Greylisted"), outbox.Temporary, "450 4.2.0 Greylisted"),
        (Answers(mail="554 5.7.1 Looks like spam"), outbox.Permanent, "554 5.7.1 Looks like spam"),
        (Answers(mail="452 4.3.1 Disk full"), outbox.Temporary, "452 4.3.1 Disk full"),
        (Answers(mail="hang up"), delivering.AnswerLost, "SMTPServerDisconnected"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_final_answer_ends_it_and_any_other_is_tried_again(send, smtp, answers, means, says):
    smtp(answers)
    with pytest.raises(means, match=re.escape(says)) as raised:
        send()
    assert raised.type is means


def test_a_bad_goodbye_does_not_send_the_mail_again(send, smtp):
    smtp(NoGoodbye())
    send()


def test_a_server_that_is_away_is_tried_again(send, smtp, settings):
    smtp()
    settings.EMAIL_PORT = 1
    with pytest.raises(outbox.Temporary, match="cannot be reached: ConnectionRefusedError"):
        send()


def test_a_wrong_password_loses_no_mail(send, smtp, settings):
    """The server's answer is final, but the fault is ours: once the password is right the mail goes."""
    smtp()
    settings.EMAIL_HOST_USER, settings.EMAIL_HOST_PASSWORD = "us", "wrong"
    with pytest.raises(outbox.Temporary, match="cannot be reached"):
        send()


def test_the_job_keeps_the_answer_without_the_address(send, smtp, promise_mail):
    smtp(Answers(recipient="550 <ana@example.org>: no such user"))
    working.drain(kinds={"mail": Kind(lambda job: send())})
    assert Job.objects.values_list("state", "last_error").get() == ("dead", "550 <…@…>: no such user")


@pytest.fixture
def promise_mail(db, at):
    outbox.add(kind="mail", reference=1, dedupe_key="mail:1", at=at.replace(year=2020))


@pytest.mark.parametrize(
    ("status", "means"),
    [(422, outbox.Permanent), (401, outbox.Temporary), (429, outbox.Temporary), (500, delivering.AnswerLost)],
)
@responses.activate
def test_a_provider_by_setting_answers_alike(send, settings, status, means):
    settings.EMAIL_BACKEND, settings.ANYMAIL = "anymail.backends.postmark.EmailBackend", TOKEN
    responses.post(POSTMARK, status=status, json={"ErrorCode": 10, "Message": "No"})
    with pytest.raises(means):
        send()


@responses.activate
def test_a_provider_that_takes_the_mail_gets_its_message_id(send, settings):
    settings.EMAIL_BACKEND, settings.ANYMAIL = "anymail.backends.postmark.EmailBackend", TOKEN
    answer = {"ErrorCode": 0, "Message": "OK", "MessageID": "m", "To": "ana@example.org", "SubmittedAt": "now"}
    responses.post(POSTMARK, json=answer)
    send()
    assert b"<petition-confirm.12@example.org>" in responses.calls[0].request.body.encode()


@responses.activate
def test_a_provider_that_does_not_answer_may_have_taken_it(send, settings):
    settings.EMAIL_BACKEND, settings.ANYMAIL = "anymail.backends.postmark.EmailBackend", TOKEN
    responses.post(POSTMARK, body=NoAnswer())
    with pytest.raises(delivering.AnswerLost):
        send()
