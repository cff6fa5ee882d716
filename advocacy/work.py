"""The one table: job kind -> what is done and how often it may be tried.

Each handler is a few lines here: it finds the row that the job names, and calls one verb of the room that owns it.
"""

from datetime import timedelta

from django.core.management import call_command
from django.utils import timezone

from actions.letters import delivering
from actions.letters import emails as letter_emails
from actions.limits import pruning as limits_pruning
from actions.outbox import pruning
from actions.outbox.kinds import Kind
from actions.outbox.models import Job
from actions.petitions import counting, emails, invalidating
from actions.supporters import emails as supporter_emails
from payments import catching_up, inbox, offline_files, refunding, sweeping
from payments import emails as gift_emails


def prune_outbox(job: Job) -> None:
    """Clear away what was done a month ago."""
    pruning.prune(at=timezone.now())


def fold_counts(job: Job) -> None:
    """Bring new signatures into the petitions' numbers."""
    counting.fold(at=timezone.now())


def compare_counts(job: Job) -> None:
    """Compare the petitions' numbers with the rows."""
    counting.compare(at=timezone.now())


def prune_limits(job: Job) -> None:
    """Forget the attempts, keys and venues' addresses of two days ago."""
    limits_pruning.prune(at=timezone.now())


def wipe_addresses(job: Job) -> None:
    """Wipe the street addresses whose time is over."""
    delivering.wipe(at=timezone.now())


def sweep_gifts(job: Job) -> None:
    """Look again at gifts of which nothing was heard."""
    sweeping.sweep(at=timezone.now())


def publish_pages(job: Job) -> None:
    """Publish and take down the pages whose time has come; staff set it when they publish."""
    call_command("publish_scheduled")


KINDS: dict[str, Kind] = {
    "outbox.prune": Kind(prune_outbox, every=timedelta(hours=1)),
    "limits.prune": Kind(prune_limits, every=timedelta(days=1)),
    "supporters.welcome": Kind(supporter_emails.send_welcome),
    "petitions.confirm": Kind(emails.send_confirmation),
    "petitions.return": Kind(emails.send_return),
    "petitions.already_signed": Kind(emails.send_already_signed),
    "petitions.household_full": Kind(emails.send_household_full),
    "petitions.invalidate": Kind(invalidating.run_batch),
    "letters.deliver": Kind(
        delivering.deliver, attempts=1_000, first_delay=timedelta(minutes=1), longest_delay=timedelta(hours=6)
    ),
    "letters.tell": Kind(letter_emails.send_states),
    "letters.tell_again": Kind(letter_emails.send_change),
    "letters.confirm": Kind(letter_emails.send_confirmation),
    "letters.household_full": Kind(letter_emails.send_household_full),
    "letters.wipe": Kind(wipe_addresses, every=timedelta(minutes=1), lease=timedelta(minutes=10)),
    "payments.event": Kind(inbox.process, attempts=100, longest_delay=timedelta(hours=1)),
    "payments.catch_up_plan": Kind(catching_up.look_at_plan, attempts=100, longest_delay=timedelta(hours=1)),
    "payments.catch_up_gift": Kind(catching_up.look_at_gift, attempts=100, longest_delay=timedelta(hours=1)),
    "payments.refund": Kind(refunding.run, attempts=100, longest_delay=timedelta(hours=1)),
    "payments.receipt": Kind(gift_emails.send_receipt),
    "payments.receipt_again": Kind(gift_emails.send_receipt_again),
    "payments.tribute": Kind(gift_emails.send_tribute),
    "payments.failed": Kind(gift_emails.send_failed),
    "payments.renewal_failed": Kind(gift_emails.send_renewal_failed),
    "payments.ended": Kind(gift_emails.send_ended),
    "payments.statement": Kind(gift_emails.send_statement),
    "payments.go_on": Kind(gift_emails.send_go_on),
    "payments.link": Kind(gift_emails.send_link),
    "payments.offline_file": Kind(offline_files.run),
    "payments.sweep": Kind(sweep_gifts, every=timedelta(minutes=5), lease=timedelta(minutes=10)),
    "petitions.fold": Kind(fold_counts, every=timedelta(seconds=3)),
    "cms.publish": Kind(publish_pages, every=timedelta(minutes=1)),
    "petitions.compare": Kind(compare_counts, every=timedelta(hours=1), lease=timedelta(minutes=10)),
}
