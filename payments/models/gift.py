import uuid

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from actions.supporters.models import Supporter
from payments.models.fundraiser import Fundraiser
from payments.models.subscription import Subscription

LONGEST_TITLE = 255  # as of a page of Wagtail's


# What is left of a gift, for sums; of one of which nothing is left it may be less than nothing.
KEPT = F("amount_cents") - F("refunded_cents") - F("disputed_cents")


class GiftQuerySet(models.QuerySet["Gift"]):
    """The sets that books and sweeps ask for."""

    def given(self) -> "GiftQuerySet":
        """Money that came in, whatever became of it later."""
        return self.filter(paid_at__isnull=False)

    def kept(self) -> "GiftQuerySet":
        """Gifts of which something is left: of each of them `KEPT`."""
        return self.given().filter(amount_cents__gt=F("refunded_cents") + F("disputed_cents"))


class Gift(models.Model):
    """One payment, or the attempt at one. Amounts are in the smallest unit of `currency`.

    But for what Stripe has booked, and fee and net of that: these three are in the account's, `account_currency`.
    What is known of the money (`state`, fee, net, refunds) is Stripe's present state, brought over by `settling`.
    """

    class State(models.TextChoices):
        CREATED = "created", _("Begun")
        CHECKOUT_OPEN = "checkout_open", _("At Stripe's page")
        PROCESSING = "processing", _("Bank payment on its way")
        PAID = "paid", _("Paid")
        PARTIALLY_REFUNDED = "partially_refunded", _("Partly refunded")
        REFUNDED = "refunded", _("Refunded")
        DISPUTED = "disputed", _("Disputed")
        WON = "won", _("Dispute won")
        LOST = "lost", _("Dispute lost")
        FAILED = "failed", _("Failed")
        EXPIRED = "expired", _("Not finished")
        CANCELLED = "cancelled", _("Cancelled")

    class Frequency(models.TextChoices):
        ONCE = "once", _("Once")
        MONTHLY = "month", _("Monthly")
        YEARLY = "year", _("Yearly")

    class Method(models.TextChoices):
        STRIPE = "stripe", _("Stripe")
        CHEQUE = "cheque", _("Check")
        CASH = "cash", _("Cash")
        OTHER = "other", _("Other")

    class Tribute(models.TextChoices):
        NONE = "", _("No")
        HONOUR = "honour", _("In honor of someone")
        MEMORY = "memory", _("In memory of someone")

    uid = models.UUIDField(default=uuid.uuid4, editable=False, unique=True)  # Stripe's client_reference_id
    fundraiser = models.ForeignKey(Fundraiser, on_delete=models.PROTECT, related_name="gifts")
    supporter = models.ForeignKey(Supporter, on_delete=models.PROTECT, related_name="+", null=True)
    subscription = models.ForeignKey(Subscription, on_delete=models.PROTECT, related_name="gifts", null=True)
    state = models.CharField(_("state"), max_length=18, choices=State, default=State.CREATED)
    frequency = models.CharField(_("how often"), max_length=5, choices=Frequency, default=Frequency.ONCE)
    method = models.CharField(_("method"), max_length=6, choices=Method, default=Method.STRIPE)
    currency = models.CharField(_("currency"), max_length=3)
    amount_cents = models.PositiveBigIntegerField(_("amount"))  # all that the donor pays
    covered_cents = models.PositiveBigIntegerField(_("of it, to cover the fee"), default=0)
    booked_cents = models.BigIntegerField(_("booked at Stripe"), null=True, blank=True)
    booked_currency = models.CharField(max_length=3, blank=True, editable=False)
    fee_cents = models.PositiveBigIntegerField(_("fee"), null=True, blank=True)
    net_cents = models.BigIntegerField(_("net"), null=True, blank=True)
    refunded_cents = models.PositiveBigIntegerField(_("refunded"), default=0)
    disputed_cents = models.PositiveBigIntegerField(_("taken back by a bank"), default=0)  # and has not come back
    benefit_cents = models.PositiveIntegerField(default=0)  # as the fundraiser said when it was given, and so:
    benefit = models.CharField(_("what a donor gets"), max_length=200, blank=True)

    name = models.CharField(_("name"), max_length=200)
    email = models.EmailField(_("e-mail"), max_length=254, blank=True)
    address = models.JSONField(_("postal address"), default=dict, blank=True)  # street, city, state, zip
    tribute = models.CharField(_("in honor or memory"), max_length=6, choices=Tribute, blank=True)
    tribute_name = models.CharField(_("of whom"), max_length=200, blank=True)
    tribute_email = models.EmailField(_("who is told of it"), max_length=254, blank=True)
    tribute_note = models.CharField(_("with these words"), max_length=1000, blank=True)
    employer = models.CharField(_("employer"), max_length=200, blank=True)

    language = models.CharField(_("language"), max_length=12)
    page_url = models.URLField(_("page"), max_length=2000, blank=True)
    page_title = models.CharField(_("title of the page"), max_length=LONGEST_TITLE, blank=True)  # as she read it
    source = models.CharField(_("source"), max_length=100, blank=True)
    referrer = models.CharField(_("referrer"), max_length=253, blank=True)
    utm = models.JSONField(default=dict, blank=True)
    network = models.CharField(max_length=64, blank=True)  # a keyed hash
    note = models.CharField(_("note"), max_length=500, blank=True)  # of who entered a gift by hand

    # While it is open, the same form sent again is the same gift; a changed one is a new generation of it.
    open_key = models.CharField(max_length=64, null=True, unique=True, editable=False)  # noqa: DJ001  unique, or none
    generation = models.PositiveSmallIntegerField(default=1, editable=False)
    declines = models.PositiveSmallIntegerField(_("declined cards"), default=0, editable=False)
    checkout_url = models.URLField(max_length=2000, blank=True, editable=False)
    session_id = models.CharField(max_length=120, null=True, unique=True, editable=False)  # noqa: DJ001
    payment_intent_id = models.CharField(max_length=120, null=True, unique=True, editable=False)  # noqa: DJ001
    charge_id = models.CharField(max_length=120, null=True, unique=True, editable=False)  # noqa: DJ001
    invoice_id = models.CharField(max_length=120, null=True, unique=True, editable=False)  # noqa: DJ001
    balance_id = models.CharField(max_length=120, blank=True, editable=False)  # of the charge's balance transaction
    # During an attack Stripe's page is opened once a link was followed; until then the gift waits for that.
    waits = models.BooleanField(default=False, editable=False)
    link_at = models.DateTimeField(null=True, editable=False)  # it was mailed last
    # Each look at Stripe takes a number first. What an earlier look saw is not written over what a later one did.
    asked = models.PositiveIntegerField(default=0, editable=False)
    answered = models.PositiveIntegerField(default=0, editable=False)

    created_at = models.DateTimeField(_("begun"))
    paid_at = models.DateTimeField(_("paid"), null=True, blank=True)
    settled_at = models.DateTimeField(null=True, editable=False)  # the last look at Stripe

    objects = GiftQuerySet.as_manager()

    class Meta:
        verbose_name = _("gift")
        verbose_name_plural = _("gifts")
        indexes = [
            models.Index(fields=["state", "created_at"], name="gift_state_created"),
            models.Index(fields=["paid_at", "id"], name="gift_paid"),
            models.Index(fields=["created_at"], name="gift_created"),  # each new gift counts the latest ones
            models.Index(fields=["link_at"], condition=Q(link_at__isnull=False), name="gift_link"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(amount_cents__gt=0), name="a_gift_is_more_than_nothing"),
            models.CheckConstraint(
                condition=Q(refunded_cents__lte=F("amount_cents")), name="no_more_is_refunded_than_was_given"
            ),
            models.CheckConstraint(
                condition=Q(covered_cents__lt=F("amount_cents")), name="the_fee_is_less_than_the_gift"
            ),
        ]

    def __str__(self) -> str:
        return f"gift {self.pk}"

    @property
    def is_open(self) -> bool:
        """Whether nobody knows yet if it will be paid."""
        return self.state in {self.State.CREATED, self.State.CHECKOUT_OPEN, self.State.PROCESSING}

    @property
    def account_currency(self) -> str:
        """In which fee and net are: that of the account at Stripe, where it has booked the gift."""
        return self.booked_currency or self.currency

    def purpose(self) -> str:
        """What it is for, in its donor's words: the title of the page, else the fundraiser's purpose."""
        return self.page_title or self.fundraiser.purpose

    @property
    def kept_cents(self) -> int:
        """What is left of it after refunds, and without what a bank has taken back."""
        if self.paid_at is None:
            return 0
        return max(self.amount_cents - self.refunded_cents - self.disputed_cents, 0)


class Refund(models.Model):
    """Money given back, in the smallest unit of the gift's currency. Written before Stripe is asked."""

    class State(models.TextChoices):
        ASKED = "asked", _("Asked for")
        PENDING = "pending", _("On its way")
        SUCCEEDED = "succeeded", _("Given back")
        FAILED = "failed", _("Failed")
        CANCELLED = "cancelled", _("Cancelled")

    uid = models.UUIDField(default=uuid.uuid4, editable=False, unique=True)  # Stripe's idempotency key
    gift = models.ForeignKey(Gift, on_delete=models.PROTECT, related_name="refunds")
    state = models.CharField(_("state"), max_length=9, choices=State, default=State.ASKED)
    amount_cents = models.PositiveBigIntegerField(_("amount"))
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    by = models.CharField(_("by"), max_length=150, blank=True)  # a staff login; "" for one made at Stripe
    form_key = models.CharField(max_length=64, null=True, unique=True, editable=False)  # noqa: DJ001
    stripe_id = models.CharField(max_length=120, null=True, unique=True, editable=False)  # noqa: DJ001
    balance_id = models.CharField(max_length=120, blank=True, editable=False)
    failure = models.CharField(_("why it failed"), max_length=200, blank=True)
    created_at = models.DateTimeField(_("asked for"))
    ended_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name = _("refund")
        verbose_name_plural = _("refunds")
        constraints = [models.CheckConstraint(condition=Q(amount_cents__gt=0), name="a_refund_is_more_than_nothing")]

    def __str__(self) -> str:
        return f"refund {self.pk}"


class Dispute(models.Model):
    """A donor's bank took the money back, or asks to. Amounts in the smallest unit of the gift's currency.

    `amount_cents` is what she disputes, `taken_cents` what has left us for it and has not come back: an inquiry takes
    nothing, and what was won is here again.
    """

    gift = models.ForeignKey(Gift, on_delete=models.PROTECT, related_name="disputes")
    stripe_id = models.CharField(max_length=120, unique=True, editable=False)
    state = models.CharField(_("state"), max_length=30)  # Stripe's own word
    amount_cents = models.PositiveBigIntegerField(_("amount"))
    taken_cents = models.PositiveBigIntegerField(_("taken back by a bank"), default=0)
    fee_cents = models.BigIntegerField(_("fee"), default=0)  # in the smallest unit of `fee_currency`
    fee_currency = models.CharField(max_length=3, blank=True, editable=False)
    reason = models.CharField(_("reason"), max_length=60, blank=True)
    due_at = models.DateTimeField(_("answer until"), null=True, blank=True)
    created_at = models.DateTimeField(_("opened"))

    class Meta:
        verbose_name = _("dispute")
        verbose_name_plural = _("disputes")

    def __str__(self) -> str:
        return f"dispute {self.pk}"

    @property
    def is_waiting(self) -> bool:
        """Whether the bank waits for our answer."""
        return self.state.endswith("needs_response")
