"""`manage.py work` in a process that tests may kill: each job sends one mail. Database and server by environment."""

import sys
from datetime import timedelta

import django
from django.core.management import call_command

django.setup()

from actions.mail import mail  # noqa: E402
from actions.outbox.kinds import Kind  # noqa: E402
from actions.outbox.models import Job  # noqa: E402
from advocacy.management.commands import work  # noqa: E402


def write_to_supporter(job: Job) -> None:
    """Send the example mail to an address made of the job's reference."""
    mail.send(
        template="mail/example",
        to=f"supporter{job.reference}@example.org",
        language="en",
        context={"heading": "Thank you", "paragraphs": ["You signed."], "label": "Read more", "url": "http://x/"},
        message_id=mail.message_id("mail", job.pk),
        page_url="http://testserver/en/",
    )


work.KINDS = {"mail": Kind(write_to_supporter, lease=timedelta(seconds=5))}
call_command("work", *sys.argv[1:])
