import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from actions.legislators.lookup import Status
from actions.letters.models.campaign import LetterCampaign, LetterVersion
from actions.supporters.models import Mailbox, Supporter


def new_delivery_id() -> str:
    """Thirty-two letters and digits, as the gateways ask for; made once, with the row."""
    return uuid.uuid4().hex


class Letter(models.Model):
    """What somebody wrote to her offices, once. Of where she lives it keeps ZIP code and districts."""

    campaign = models.ForeignKey(LetterCampaign, on_delete=models.PROTECT, related_name="letters")
    supporter = models.ForeignKey(Supporter, on_delete=models.PROTECT, null=True, related_name="letters")
    full_mailbox = models.ForeignKey(Mailbox, on_delete=models.SET_NULL, null=True, related_name="+")
    key = models.CharField(max_length=32)  # of the form: sent twice, it is one letter
    name = models.CharField(_("name"), max_length=200, blank=True)  # as typed this time
    language = models.CharField(_("language"), max_length=12)
    zip = models.CharField(_("ZIP code"), max_length=5, blank=True)
    state = models.CharField(_("state"), max_length=2, blank=True)
    district = models.CharField(_("district"), max_length=2, blank=True)  # of the House; "" where nobody could say
    provider = models.CharField(_("district said by"), max_length=20, blank=True)  # "zip", "census", "self", …
    is_edited = models.BooleanField(_("changed"), default=False)
    has_own_words = models.BooleanField(_("own words"), default=False)
    page_url = models.URLField(_("page"), max_length=2000)
    page_title = models.CharField(max_length=255, blank=True)
    source = models.CharField(_("source"), max_length=100, blank=True)
    referrer = models.CharField(_("referrer"), max_length=255, blank=True)
    utm = models.JSONField(default=dict)
    network = models.CharField(max_length=32, blank=True)
    state_reason = models.CharField(_("held because of"), max_length=64, blank=True)  # "trap haste limit"
    written_at = models.DateTimeField(_("written"))
    told_at = models.DateTimeField(_("told by mail"), null=True)  # what became of each office

    class Meta:
        verbose_name = _("letter")
        verbose_name_plural = _("letters")
        constraints = [models.UniqueConstraint(fields=["key"], name="one_letter_a_form")]
        indexes = [models.Index(fields=["campaign", "-id"], name="letter_of_campaign")]

    def __str__(self) -> str:
        return f"letter {self.pk}"


class Delivery(models.Model):
    """One letter's way to one office. An automatic channel carries it; an assisted one helps the person to."""

    class Channel(models.TextChoices):
        HOUSE = "house", _("House message gateway (CWC)")
        SENATE = "senate", _("Senate message gateway (SCWC)")
        EMAIL = "email", _("E-mail")
        FORM = "form", _("The office's own form")
        PAPER = "paper", _("Printed letter")
        CALL = "call", _("Telephone call")

    class State(models.TextChoices):
        QUEUED = "queued", _("Waiting to be sent")
        SENDING = "sending", _("Being sent")
        ACCEPTED = "accepted", _("Accepted")
        REJECTED = "rejected", _("Refused")
        UNKNOWN = "unknown", _("Outcome unknown")
        DEAD = "dead", _("Given up")
        HELD = "held", _("Held back")
        OFFERED = "offered", _("Handed to the person")
        OPENED = "opened", _("Opened by the person")
        REPORTED = "reported", _("Done, the person says")

    class Held(models.TextChoices):
        NONE = "", ""
        CONFIRM = "confirm", _("Until the person confirms by mail")
        REPEAT = "repeat", _("The same person has written to this office before")
        SUSPICIOUS = "suspicious", _("Looks like a machine")
        HOUSEHOLD = "household", _("The mail address stands for too many people")
        SWITCHED_OFF = "switched_off", _("The office is switched off")

    letter = models.ForeignKey(Letter, on_delete=models.CASCADE, related_name="deliveries")
    campaign = models.ForeignKey(LetterCampaign, on_delete=models.PROTECT, related_name="+", db_index=False)
    supporter = models.ForeignKey(Supporter, on_delete=models.PROTECT, null=True, related_name="+")  # None: see Held
    version = models.ForeignKey(LetterVersion, on_delete=models.SET_NULL, null=True, related_name="+")
    delivery_id = models.CharField(max_length=32, default=new_delivery_id)

    office = models.CharField(_("office"), max_length=64)  # a person of the roster, or "contact:12"
    seat = models.CharField(max_length=80, blank=True)  # "senate:NY:1"
    recipient = models.CharField(_("recipient"), max_length=200)
    title = models.CharField(max_length=120, blank=True)
    destination = models.CharField(max_length=254, blank=True)  # the gateway's code, or a mail address
    form_url = models.URLField(max_length=500, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    address = models.CharField(max_length=300, blank=True)
    required = models.JSONField(default=list)  # what the office's form demands: ["$NAME_FIRST", …]

    subject = models.CharField(_("subject"), max_length=200)
    salutation = models.CharField(max_length=400)
    statement = models.TextField(blank=True)  # the campaign's words, where she left them as they were
    message = models.TextField(blank=True)  # her own words, in any language, and the letter where she changed it

    channel = models.CharField(_("channel"), max_length=6, choices=Channel)
    state = models.CharField(_("state"), max_length=8, choices=State)
    held = models.CharField(_("held back"), max_length=12, choices=Held, blank=True, default=Held.NONE)
    reasons = models.JSONField(default=list)  # [{"code": "invalid_email", "words": what the gateway said}, …]
    gateway_status = models.CharField(max_length=60, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    slot_at = models.DateTimeField(null=True)  # when the office's pace lets it go
    created_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)  # the last try
    ended_at = models.DateTimeField(_("since"), null=True)  # when it came to the state it is in

    sealed = models.BinaryField(null=True)  # name parts, street, telephone; see `sealing`
    sealed_until = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("delivery")
        verbose_name_plural = _("deliveries")
        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "office", "supporter"], name="one_delivery_a_campaign_office_and_person"
            ),
            models.UniqueConstraint(fields=["delivery_id"], name="one_delivery_a_delivery_id"),
            models.CheckConstraint(
                condition=Q(sealed__isnull=True, sealed_until__isnull=True)
                | Q(sealed__isnull=False, sealed_until__isnull=False),
                name="what_is_sealed_is_wiped_in_time",
            ),
        ]
        indexes = [
            models.Index(fields=["sealed_until"], name="delivery_sealed", condition=Q(sealed__isnull=False)),
            models.Index(
                fields=["-id"],
                name="delivery_to_decide",
                condition=Q(state__in=["unknown", "dead", "rejected", "held"]),
            ),
        ]

    def __str__(self) -> str:
        return f"delivery {self.pk}"

    @property
    def is_automatic(self) -> bool:
        """Whether the platform carries it, not the person."""
        return self.channel in {self.Channel.HOUSE, self.Channel.SENATE, self.Channel.EMAIL}

    @property
    def has_ended(self) -> bool:
        """Whether no more comes of it by itself."""
        if self.state == self.State.HELD:
            return self.held in {self.Held.REPEAT, self.Held.HOUSEHOLD}
        return self.state not in {self.State.QUEUED, self.State.SENDING}


class LookUp(models.Model):
    """That somebody looked her legislators up, and what came of it; nothing of who, nothing of where."""

    campaign = models.ForeignKey(LetterCampaign, on_delete=models.CASCADE, related_name="look_ups")
    status = models.CharField(_("outcome"), max_length=12, choices=[(status.value, status.value) for status in Status])
    provider = models.CharField(_("said by"), max_length=20)
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("look-up")
        verbose_name_plural = _("look-ups")

    def __str__(self) -> str:
        return self.status
