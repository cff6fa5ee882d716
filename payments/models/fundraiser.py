import uuid

from django.core.validators import MinValueValidator, RegexValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from actions.opening.models import Opening
from payments import money

LOWEST = 100  # cents; below it the fee takes a third or more


def once_amounts() -> list[int]:
    """What is suggested for a single gift, in cents."""
    return [2500, 5000, 10000, 25000]


def monthly_amounts() -> list[int]:
    """What is suggested for each month, in cents."""
    return [1000, 2000, 3500, 5000]


class Recipient(models.Model):
    """The organisation that is given to, for each hostname: what a receipt must say of it."""

    class TaxStatus(models.TextChoices):
        C3 = "c3", _("501(c)(3): gifts are deductible")
        C4 = "c4", _("501(c)(4): gifts are not deductible")
        OTHER = "other", _("Other: gifts are not deductible")

    hostname = models.CharField(
        _("hostname"),
        max_length=255,
        unique=True,
        help_text=_("The address of the site, without https:// and without a port: act.example.org"),
    )
    legal_name = models.CharField(_("legal name"), max_length=200)
    tax_status = models.CharField(_("tax status"), max_length=5, choices=TaxStatus, default=TaxStatus.OTHER)
    ein = models.CharField(
        _("EIN"),
        max_length=10,
        blank=True,
        validators=[RegexValidator(r"^\d\d-\d{7}\Z", _("Write the EIN with its hyphen: 12-3456789."))],
    )
    postal_address = models.CharField(_("postal address"), max_length=255, blank=True)
    signatory = models.CharField(
        _("who signs receipts"), max_length=120, blank=True, help_text=_("Name and office: Bo Kim, treasurer")
    )

    class Meta:
        verbose_name = _("recipient of gifts")
        verbose_name_plural = _("recipients of gifts")

    def __str__(self) -> str:
        return f"{self.legal_name} ({self.hostname})"

    @property
    def is_deductible(self) -> bool:
        return self.tax_status == self.TaxStatus.C3


class Fundraiser(Opening):
    """What is given to, in no reader's language: pages hold the words around it, all of them share this one.

    All amounts are in the smallest unit of `currency`, which is a cent for USD.
    """

    name = models.CharField(_("internal name"), max_length=120, unique=True)
    uid = models.UUIDField(default=uuid.uuid4, editable=False, unique=True)
    purpose = models.CharField(
        _("purpose"),
        max_length=120,
        blank=True,
        help_text=_("In English, for your books, and for receipts of gifts without a page: Legal aid for newcomers"),
    )
    currency = models.CharField(
        _("currency"),
        max_length=3,
        choices=money.CURRENCIES,
        default="usd",
        help_text=_("Covering the card's fee is offered in US dollars only: in others nobody knows it beforehand."),
    )
    amounts_once = models.JSONField(_("suggested single gifts"), default=once_amounts)
    amounts_monthly = models.JSONField(_("suggested monthly gifts"), default=monthly_amounts)
    minimum_cents = models.PositiveIntegerField(_("smallest gift"), default=500, validators=[MinValueValidator(LOWEST)])
    maximum_cents = models.PositiveIntegerField(_("largest gift by card"), default=1_000_000)
    goal_cents = models.PositiveBigIntegerField(_("goal"), null=True, blank=True)
    fund = models.CharField(
        _("fund"), max_length=60, blank=True, help_text=_("As your books call it. Exported with every gift.")
    )
    monthly_offered = models.BooleanField(_("monthly gifts are offered"), default=True)
    monthly_first = models.BooleanField(_("monthly is offered first"), default=False)
    address_asked = models.BooleanField(
        _("a postal address is asked for"),
        default=False,
        help_text=_("Only where your receipts need one. A street address is held as long as the gift's receipt."),
    )
    benefit_cents = models.PositiveIntegerField(
        _("value of what a donor gets"),
        default=0,
        help_text=_("Fair market value of goods or services given in return for each gift; 0 where there are none."),
    )
    benefit = models.CharField(_("what a donor gets"), max_length=200, blank=True)
    tax_wording = models.CharField(
        _("words on the receipt"),
        max_length=500,
        blank=True,
        help_text=_("Added to what the law asks for. Ask a lawyer."),
    )
    opens_membership = models.BooleanField(_("a monthly or yearly gift is membership dues"), default=False)
    created_at = models.DateTimeField(_("created"), auto_now_add=True)

    class Meta(Opening.Meta):
        verbose_name = _("fundraiser")
        verbose_name_plural = _("fundraisers")
        constraints = [
            *Opening.Meta.constraints,
            models.CheckConstraint(
                condition=Q(minimum_cents__gte=LOWEST),
                name="a_smallest_gift",
                violation_error_message=_("The smallest gift is 1.00."),
            ),
            models.CheckConstraint(
                condition=Q(maximum_cents__gte=F("minimum_cents")),
                name="largest_gift_is_not_below_the_smallest",
                violation_error_message=_("The largest gift cannot be below the smallest."),
            ),
            models.CheckConstraint(
                condition=Q(benefit_cents=0) | ~Q(benefit=""),
                name="a_benefit_is_described",
                violation_error_message=_("Say what the donor gets for the value."),
            ),
        ]

    def __str__(self) -> str:
        return self.name
