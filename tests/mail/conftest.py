"""A mail to Ana, and mail servers that answer as they are told."""

import pytest

from actions.mail import mail
from advocacy.sandbox import mailserver

LINK = "https://act.example.org/en/signature/" + "x" * 90 + "/"


@pytest.fixture
def words():
    """What the example mail says."""
    return {
        "heading": "One step left",
        "paragraphs": ["Dear Ana, thank you for signing “Ríos & valleys”."],
        "label": "Confirm my signature",
        "url": LINK,
        "why": "Someone signed with this address.",
    }


@pytest.fixture
def send(db, words):
    """Sends the example to Ana, but for what a test changes."""

    def send(**changes):
        mail.send(
            **{
                "template": "mail/example",
                "to": "ana@example.org",
                "language": "en",
                "context": words,
                "message_id": mail.message_id("petition-confirm", 12),
                "page_url": "https://act.example.org/en/river/",
            }
            | changes
        )

    return send


@pytest.fixture
def smtp(settings):
    """Makes Django's SMTP backend speak to a server whose answers a handler gives."""
    running = []

    def serve(handler=None):
        server = mailserver.running(0, handler)
        running.append(server)
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST = mailserver.HOST
        settings.EMAIL_PORT = server.__enter__()

    yield serve
    for server in running:
        server.__exit__(None, None, None)
