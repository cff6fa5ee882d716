"""The one way mail leaves: a template pair in a person's language, sent to one address by a job of the outbox."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from email.policy import Policy
from typing import Any

import css_inline
from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template import Context
from django.template.loader import get_template
from django.utils import translation

from actions.mail import colour, delivering, senders
from actions.mail.models import Sender

_inliner = css_inline.CSSInliner(keep_at_rules=True, load_remote_stylesheets=False)


@dataclass(frozen=True)
class Attachment:
    """A file that goes with a mail."""

    filename: str
    content: bytes
    mimetype: str


class Whole(str):
    """A List-Unsubscribe that is written in one piece.

    From Django 6 on, an address longer than a line would be written as encoded words (RFC 2047), which mail programs do
    not undo in this header. Python's `email.policy` keeps a value that has the header's name and folds itself.
    """

    name = "List-Unsubscribe"

    def fold(self, *, policy: Policy) -> str:
        return f"{self.name}: {self}{policy.linesep}"


@dataclass(frozen=True)
class Rendered:
    """A mail's words: one line of subject, the text part, and the HTML part with its styles inlined."""

    subject: str
    text: str
    html: str


def message_id(name: str, number: int | str) -> str:
    """The Message-ID of a job's mail: the same at every try, so that a mail which came twice can be known as one."""
    return f"<{name}.{number}@{settings.MAIL_DOMAIN}>"


def send(
    *,
    template: str,
    to: str,
    language: str,
    context: Mapping[str, Any],
    message_id: str,
    page_url: str,
    unsubscribe_url: str = "",
    attachments: Sequence[Attachment] = (),
) -> None:
    """Send `<template>.txt` and `<template>.html` to one address, from the organisation of the page's site.

    `unsubscribe_url` belongs on every mail that is not purely transactional; it must take a one-click POST (RFC 8058).
    Raises as `delivering.deliver` does. Call it from a job's handler, never in a transaction.
    """
    sender = senders.find(page_url, language)
    rendered = render(
        template=template, language=language, context=context, sender=sender, unsubscribe_url=unsubscribe_url
    )
    message = EmailMultiAlternatives(
        rendered.subject,
        rendered.text,
        senders.from_header(sender),
        [to],
        reply_to=[sender.reply_to] if sender.reply_to else None,
        headers=_headers(message_id, language, unsubscribe_url),
    )
    message.attach_alternative(rendered.html, "text/html")
    for attachment in attachments:
        message.attach(attachment.filename, attachment.content, attachment.mimetype)
    delivering.deliver(message)


def render(
    *, template: str, language: str, context: Mapping[str, Any], sender: Sender, unsubscribe_url: str = ""
) -> Rendered:
    """A template pair's words. The first line of the text template is the subject."""
    accent = colour.checked(sender.accent)
    words = {
        **context,
        "sender": sender,
        "accent": accent,
        "accent_ink": colour.ink_on(accent),
        "unsubscribe_url": unsubscribe_url,
    }
    with translation.override(language):
        text = _rendered(f"{template}.txt", words, autoescape=False)
        subject, _, body = text.partition("\n")
        subject = " ".join(subject.split())
        html = _rendered(f"{template}.html", {**words, "subject": subject}, autoescape=True)
    return Rendered(subject, re.sub(r"\n{3,}", "\n\n", body).strip() + "\n", _inliner.inline(html))


def _headers(message_id: str, language: str, unsubscribe_url: str) -> dict[str, str]:
    headers = {"Message-ID": message_id, "Content-Language": language, "Auto-Submitted": "auto-generated"}
    if unsubscribe_url:
        headers[Whole.name] = Whole(f"<{''.join(unsubscribe_url.split())}>")
        headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    return headers


def _rendered(name: str, words: Mapping[str, Any], *, autoescape: bool) -> str:
    template = get_template(name).template  # type: ignore[attr-defined]
    return str(template.render(Context(dict(words), autoescape=autoescape))).strip()
