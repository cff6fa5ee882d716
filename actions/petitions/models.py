from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from actions.limits.models import TableWindow
from actions.opening.models import Opening
from actions.petitions import goals
from actions.supporters.models import Mailbox, Supporter

LONGEST_ADDRESS = 2000  # of a page: a letter that is not Latin takes up to nine characters there
LONGEST_TITLE = 255


class Petition(Opening):
    """What is asked of whom, in no language: pages hold the words, all of them share this one count."""

    class Outcome(models.TextChoices):
        NONE = "", _("Not decided")
        WON = "won", _("Won")
        LOST = "lost", _("Lost")
        DELIVERED = "delivered", _("Delivered")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    class Field(models.TextChoices):
        OFF = "off", _("Do not ask")
        OPTIONAL = "optional", _("Optional")
        REQUIRED = "required", _("Required")

    class CountPolicy(models.TextChoices):
        AT_ONCE = "at_once", _("Count at once, and show how many are confirmed")
        CONFIRMED = "confirmed", _("Count only confirmed signatures")

    name = models.CharField(_("internal name"), max_length=120, unique=True)
    targets = models.CharField(
        _("who is asked"), max_length=255, help_text=_("For example: the United States Congress")
    )
    first_goal = models.PositiveIntegerField(
        _("goal"), default=100, validators=[MinValueValidator(1)], help_text=_("It rises by itself as it is neared.")
    )
    outcome = models.CharField(_("outcome"), max_length=9, choices=Outcome, blank=True, default=Outcome.NONE)
    outcome_on = models.DateField(_("date of the outcome"), null=True, blank=True)
    zip_field = models.CharField(_("ZIP code"), max_length=8, choices=Field, default=Field.REQUIRED)
    phone_field = models.CharField(_("telephone"), max_length=8, choices=Field, default=Field.OFF)
    comment_field = models.CharField(_("comment"), max_length=8, choices=Field, default=Field.OFF)
    count_policy = models.CharField(_("counting"), max_length=9, choices=CountPolicy, default=CountPolicy.AT_ONCE)
    names_public = models.BooleanField(
        _("names may be shown"),
        default=False,
        help_text=_("Shows the names of recent signers who ticked that box. Off is safer."),
    )
    created_at = models.DateTimeField(_("created"), auto_now_add=True)

    # Folded by a job (counting.fold); nothing else writes them.
    signed_count = models.PositiveIntegerField(_("signatures"), default=0, editable=False)
    confirmed_count = models.PositiveIntegerField(_("confirmed"), default=0, editable=False)
    offline_count = models.PositiveIntegerField(_("offline"), default=0, editable=False)
    counted_at = models.DateTimeField(_("counted"), null=True, editable=False)

    class Meta(Opening.Meta):
        verbose_name = _("petition")
        verbose_name_plural = _("petitions")

    def __str__(self) -> str:
        return self.name

    @property
    def counts_at_once(self) -> bool:
        return self.count_policy == self.CountPolicy.AT_ONCE

    @property
    def public_count(self) -> int:
        """The number shown large: by policy all valid signatures, or the confirmed ones."""
        return self.signed_count if self.counts_at_once else self.confirmed_count

    @property
    def goal(self) -> int:
        return goals.next_goal(self.public_count + self.offline_count, self.first_goal)


class OfflineEntry(models.Model):
    """Signatures collected on paper: a dated entry with who and why, never a number typed over."""

    petition = models.ForeignKey(Petition, on_delete=models.CASCADE, related_name="offline_entries")
    number = models.IntegerField(_("number"), help_text=_("A correction may be negative."))
    collected_on = models.DateField(_("collected on"))
    reason = models.CharField(_("where and how"), max_length=255)
    entered_by = models.CharField(_("entered by"), max_length=150, blank=True)
    entered_at = models.DateTimeField(_("entered"), default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("offline entry")
        verbose_name_plural = _("offline entries")

    def __str__(self) -> str:
        return f"{self.number:+d} {self.collected_on}"


class Invalidation(models.Model):
    """Conditions by which staff take signatures out, counted first, run in batches, and undone as a whole."""

    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        RUNNING = "running", _("Running")
        DONE = "done", _("Done")
        REVERTING = "reverting", _("Being undone")
        REVERTED = "reverted", _("Undone")

    petition = models.ForeignKey(Petition, on_delete=models.CASCADE, related_name="invalidations")
    reason = models.CharField(_("reason"), max_length=255)
    name_contains = models.CharField(_("name contains"), max_length=200, blank=True)
    mail_domain = models.CharField(_("mail domain"), max_length=253, blank=True)
    network = models.CharField(_("network hash"), max_length=32, blank=True)
    zip = models.CharField(_("ZIP code"), max_length=5, blank=True)
    signed_from = models.DateTimeField(_("signed from"), null=True, blank=True)
    signed_until = models.DateTimeField(_("signed until"), null=True, blank=True)
    only_unconfirmed = models.BooleanField(_("only unconfirmed"), default=True)
    state = models.CharField(_("state"), max_length=9, choices=State, default=State.DRAFT, editable=False)
    matched = models.PositiveIntegerField(_("matched"), null=True, editable=False)
    changed = models.PositiveIntegerField(_("changed"), default=0, editable=False)
    cursor = models.BigIntegerField(default=0, editable=False)  # the last row looked at; a killed run goes on there
    created_by = models.CharField(_("made by"), max_length=150, blank=True)
    created_at = models.DateTimeField(_("created"), auto_now_add=True)

    class Meta:
        verbose_name = _("invalidation")
        verbose_name_plural = _("invalidations")

    def __str__(self) -> str:
        return self.reason


class Signature(models.Model):
    """One person's name under one petition."""

    class State(models.TextChoices):
        PENDING = "pending", _("Waiting for confirmation")
        VALID = "valid", _("Valid")
        WITHDRAWN = "withdrawn", _("Withdrawn")
        QUARANTINED = "quarantined", _("Quarantined")
        INVALIDATED = "invalidated", _("Invalidated")

    class Moderation(models.TextChoices):
        NONE = "", _("No comment")
        WAITING = "waiting", _("Waiting")
        APPROVED = "approved", _("Approved")
        REFUSED = "refused", _("Refused")

    petition = models.ForeignKey(Petition, on_delete=models.PROTECT, related_name="signatures", db_index=False)
    supporter = models.ForeignKey(Supporter, on_delete=models.PROTECT, related_name="signatures")
    state = models.CharField(_("state"), max_length=11, choices=State)
    state_reason = models.CharField(_("reason"), max_length=255, blank=True)
    state_before = models.CharField(max_length=11, blank=True)  # what an invalidation goes back to
    reason_before = models.CharField(max_length=255, blank=True)
    invalidation = models.ForeignKey(
        Invalidation, models.SET_NULL, null=True, blank=True, related_name="+", db_index=False
    )
    language = models.CharField(_("language"), max_length=12)
    zip = models.CharField(_("ZIP code"), max_length=5, blank=True)
    phone = models.CharField(_("telephone"), max_length=20, blank=True)  # E.164
    comment = models.TextField(_("comment"), max_length=500, blank=True)
    moderation = models.CharField(_("moderation"), max_length=8, choices=Moderation, blank=True, default="")
    show_name = models.BooleanField(_("name may be shown"), default=False)
    page_url = models.URLField(_("page"), max_length=LONGEST_ADDRESS)
    page_title = models.CharField(_("title of the page"), max_length=LONGEST_TITLE, blank=True)  # as she read it
    source = models.CharField(_("source"), max_length=100, blank=True)
    referrer = models.CharField(_("referrer"), max_length=255, blank=True)  # host only
    utm = models.JSONField(_("UTM"), default=dict, blank=True)
    network = models.CharField(_("network hash"), max_length=32, blank=True)
    table = models.ForeignKey(TableWindow, models.SET_NULL, null=True, blank=True, related_name="+", db_index=False)
    signed_at = models.DateTimeField(_("signed"))
    confirmed_at = models.DateTimeField(_("confirmed"), null=True, blank=True)

    # What the petition's counts have seen of this row (counting.fold).
    counted_signed = models.BooleanField(default=False, editable=False)
    counted_confirmed = models.BooleanField(default=False, editable=False)
    uncounted = models.BooleanField(default=True, editable=False)

    class Meta:
        verbose_name = _("signature")
        verbose_name_plural = _("signatures")
        constraints = [
            models.UniqueConstraint(fields=["petition", "supporter"], name="one_signature_a_supporter_and_petition")
        ]
        indexes = [
            models.Index(fields=["petition", "-signed_at"], name="signature_recent"),
            models.Index(fields=["petition", "network"], name="signature_network"),
            # What staff look through: few among many, so the way of a new signature does not pay for them.
            models.Index(
                fields=["state", "-id"],
                name="signature_set_aside",
                condition=Q(state__in=["withdrawn", "quarantined", "invalidated"]),
            ),
            models.Index(fields=["-id"], name="signature_to_read", condition=Q(moderation="waiting")),
            models.Index(fields=["table"], name="signature_table", condition=Q(table__isnull=False)),
            models.Index(fields=["invalidation"], name="signature_taken", condition=Q(invalidation__isnull=False)),
            # Names that may be shown, however few they are among many.
            models.Index(
                fields=["petition", "state", "-signed_at"], name="signature_shown", condition=Q(show_name=True)
            ),
            # The last one: without statistics SQLite prefers it to the others only then.
            models.Index(fields=["petition", "id"], name="signature_uncounted", condition=Q(uncounted=True)),
        ]

    def __str__(self) -> str:
        return f"signature {self.pk}"

    @property
    def is_confirmed(self) -> bool:
        """Whether it counts, and its signer said so by mail."""
        return self.state == self.State.VALID and self.confirmed_at is not None

    @property
    def may_be_confirmed(self) -> bool:
        """Not what is in quarantine or was taken out: that is for staff to decide."""
        return self.state in {self.State.PENDING, self.State.VALID, self.State.WITHDRAWN}

    def title(self) -> str:
        """What to call the petition before its signer: the page's title, as she read it."""
        return self.page_title or self.petition.name


class HouseholdRefusal(models.Model):
    """Somebody wanted to sign with a mail address that already stands for as many people as may share one."""

    petition = models.ForeignKey(Petition, on_delete=models.CASCADE, related_name="+")
    mailbox = models.ForeignKey(Mailbox, on_delete=models.CASCADE, related_name="+")
    language = models.CharField(max_length=12)
    page_url = models.URLField(max_length=LONGEST_ADDRESS)
    page_title = models.CharField(max_length=LONGEST_TITLE, blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["petition", "mailbox"], name="one_refusal_a_mailbox_and_petition")
        ]

    def __str__(self) -> str:
        return f"household refusal {self.pk}"


class Export(models.Model):
    """A log of every list of names that left the house: who took what, when, and how many."""

    petition = models.ForeignKey(Petition, on_delete=models.PROTECT, related_name="exports")
    format = models.CharField(_("format"), max_length=8)
    rows = models.PositiveIntegerField(_("rows"))
    counts = models.JSONField(_("counts by kind"), default=dict)
    made_by = models.CharField(_("made by"), max_length=150)
    made_at = models.DateTimeField(_("made"))

    class Meta:
        verbose_name = _("export")
        verbose_name_plural = _("exports")

    def __str__(self) -> str:
        return f"{self.format} {self.made_at:%Y-%m-%d %H:%M}"
