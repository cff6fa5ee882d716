import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from actions.supporters.models import Supporter
from payments.models.gift import Gift


class Receipt(models.Model):
    """What was acknowledged, word by word. It is never changed: where money goes back, it is voided and another issued.

    `lines` holds all that the paper says, in the donor's language: see `payments.receipts`.
    """

    number = models.PositiveBigIntegerField(_("number"), unique=True)
    uid = models.UUIDField(default=uuid.uuid4, editable=False, unique=True)
    gift = models.ForeignKey(Gift, on_delete=models.PROTECT, related_name="receipts")
    language = models.CharField(_("language"), max_length=12)
    amount_cents = models.PositiveBigIntegerField(_("amount"))
    currency = models.CharField(_("currency"), max_length=3)
    tax_status = models.CharField(_("tax status"), max_length=5)
    lines = models.JSONField()
    issued_at = models.DateTimeField(_("issued"))
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)
    sent_by = models.BigIntegerField(null=True, editable=False)  # the one job that mails it, however often it is tried
    voided_at = models.DateTimeField(_("voided"), null=True, blank=True)
    void_told_at = models.DateTimeField(null=True, editable=False)  # that nothing of the gift is left
    void_told_by = models.BigIntegerField(null=True, editable=False)  # the one job that tells so

    class Meta:
        verbose_name = _("receipt")
        verbose_name_plural = _("receipts")
        constraints = [
            models.UniqueConstraint(
                fields=["gift"], condition=Q(voided_at__isnull=True), name="one_receipt_in_force_a_gift"
            )
        ]

    def __str__(self) -> str:
        return f"receipt {self.number}"


class ReceiptCounter(models.Model):
    """The last number that a receipt was given. Its one row is locked while the next is taken: none is missing."""

    last = models.PositiveBigIntegerField(default=0)

    def __str__(self) -> str:
        return str(self.last)


class Statement(models.Model):
    """All that one donor gave to one organisation in a year, as it was mailed. There is never a second one.

    `key` says of whom and of which year it is; `lines` are the paper's words, empty once its donor was erased.
    """

    key = models.CharField(max_length=120, unique=True, editable=False)
    uid = models.UUIDField(default=uuid.uuid4, editable=False, unique=True)
    year = models.PositiveSmallIntegerField(_("year"))
    supporter = models.ForeignKey(Supporter, on_delete=models.PROTECT, related_name="+", null=True)
    name = models.CharField(_("name"), max_length=200, blank=True)
    email = models.EmailField(_("e-mail"), max_length=254, blank=True)
    language = models.CharField(_("language"), max_length=12)
    page_url = models.URLField(_("page"), max_length=2000, blank=True)
    lines = models.JSONField(default=dict)
    created_at = models.DateTimeField(_("made"))
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)

    class Meta:
        verbose_name = _("year-end statement")
        verbose_name_plural = _("year-end statements")

    def __str__(self) -> str:
        return f"statement {self.pk}"
