import uuid

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from actions.legislators.models import Member
from actions.letters import prefixes, topics
from actions.mail.models import languages
from actions.opening.models import Opening


class LetterCampaign(Opening):
    """What is written to whom, in no reader's language: pages hold the words around it, all of them share this one."""

    class Position(models.TextChoices):
        NONE = "", _("Neither")
        PRO = "pro", _("For it")
        CON = "con", _("Against it")

    class Editing(models.TextChoices):
        FIXED = "fixed", _("The letter cannot be changed; own words may be added")
        ALLOWED = "allowed", _("The letter may be changed")
        ASKED = "asked", _("The letter may be changed, and own words are asked for once")

    class BillType(models.TextChoices):
        HR = "hr", _("H.R. (House bill)")
        S = "s", _("S. (Senate bill)")
        HRES = "hres", _("H.Res. (House resolution)")
        SRES = "sres", _("S.Res. (Senate resolution)")
        HJRES = "hjres", _("H.J.Res. (joint resolution)")
        SJRES = "sjres", _("S.J.Res. (joint resolution)")
        HCONRES = "hconres", _("H.Con.Res. (concurrent resolution)")
        SCONRES = "sconres", _("S.Con.Res. (concurrent resolution)")

    name = models.CharField(_("internal name"), max_length=120, unique=True)
    uid = models.UUIDField(default=uuid.uuid4, editable=False, unique=True)  # the gateways' CampaignId, as hex
    to_house = models.BooleanField(_("the reader's member of the House"), default=True)
    to_senate = models.BooleanField(_("both of the reader's senators"), default=True)
    to_upper = models.BooleanField(_("the reader's member of the state's upper house"), default=False)
    to_lower = models.BooleanField(_("the reader's member of the state's lower house"), default=False)
    to_nonvoting = models.BooleanField(
        _("delegates and the resident commissioner too"),
        default=True,
        help_text=_("They sit in the House for DC and the territories, and do not vote."),
    )
    topic = models.CharField(
        _("topic"),
        max_length=80,
        choices=topics.CHOICES,
        default=topics.IMMIGRATION,
        help_text=_("The subject under which offices of Congress file it, by the Library of Congress."),
    )
    bill_type = models.CharField(_("bill"), max_length=7, choices=BillType, blank=True)
    bill_number = models.PositiveIntegerField(
        _("bill's number"), null=True, blank=True, validators=[MinValueValidator(1)]
    )
    bill_congress = models.PositiveSmallIntegerField(_("bill's Congress"), null=True, blank=True)
    position = models.CharField(_("position"), max_length=3, choices=Position, blank=True, default=Position.NONE)
    editing = models.CharField(_("changing the letter"), max_length=7, choices=Editing, default=Editing.ASKED)
    default_prefix = models.CharField(
        _("form of address"),
        max_length=30,
        choices=prefixes.CHOICES,
        blank=True,
        help_text=_("Chosen beforehand where an office demands one. Left empty, the neutral one is sent."),
    )
    about = models.CharField(
        _("about the organisation"),
        max_length=500,
        blank=True,
        help_text=_("One sentence for the offices, in English: who stands behind this campaign."),
    )
    created_at = models.DateTimeField(_("created"), auto_now_add=True)

    class Meta(Opening.Meta):
        verbose_name = _("letter campaign")
        verbose_name_plural = _("letter campaigns")
        constraints = [
            *Opening.Meta.constraints,
            models.CheckConstraint(
                condition=Q(bill_type="", bill_number__isnull=True, bill_congress__isnull=True)
                | (~Q(bill_type="") & Q(bill_number__isnull=False, bill_congress__isnull=False)),
                name="a_bill_has_type_number_and_congress",
                violation_error_message=_("A bill needs its type, its number and its Congress; or leave all three."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def may_be_edited(self) -> bool:
        return self.editing != self.Editing.FIXED


class LetterVersion(models.Model):
    """A letter's English words, as they are sent, to some of the targets.

    Of the versions that fit a target the one that names its member is used, else that for its party and chamber, then
    that for its party, that for its chamber, and last the one for everybody: always one and no other.
    """

    campaign = models.ForeignKey(LetterCampaign, on_delete=models.CASCADE, related_name="versions")
    name = models.CharField(_("internal name"), max_length=120)
    chamber = models.CharField(_("only for"), max_length=6, choices=Member.Chamber, blank=True)
    party = models.CharField(
        _("only for the party"),
        max_length=60,
        blank=True,
        help_text=_("As the roster writes it: Democrat, Republican."),
    )
    person = models.CharField(
        _("only for one member"), max_length=60, blank=True, help_text=_("The member's id in the roster: S000148.")
    )
    subject = models.CharField(_("subject"), max_length=200)
    body = models.TextField(
        _("letter"),
        max_length=8000,
        help_text=_("In English, without salutation and signature: those are made for each office."),
    )
    script = models.TextField(
        _("what to say on the telephone"),
        max_length=2000,
        blank=True,
        help_text=_("In English. Left empty, one is made from the subject."),
    )

    class Meta:
        verbose_name = _("version")
        verbose_name_plural = _("versions")
        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "chamber", "party", "person"],
                name="one_version_for_the_same_targets",
                violation_error_message=_("This campaign has a version for these targets already."),
            ),
            models.CheckConstraint(
                condition=Q(person="") | Q(chamber="", party=""),
                name="a_version_names_a_member_or_a_group",
                violation_error_message=_("Name one member, or a chamber and a party; not both."),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Reading(models.Model):
    """The letter in a reader's language, made by people, shown beside the English that is sent."""

    version = models.ForeignKey(LetterVersion, on_delete=models.CASCADE, related_name="readings")
    language = models.CharField(_("language"), max_length=12, choices=languages)
    subject = models.CharField(_("subject"), max_length=200)
    body = models.TextField(_("letter"), max_length=8000)
    script = models.TextField(_("what to say on the telephone"), max_length=2000, blank=True)

    class Meta:
        verbose_name = _("reading in another language")
        verbose_name_plural = _("readings in other languages")
        constraints = [
            models.UniqueConstraint(
                fields=["version", "language"],
                name="one_reading_a_language",
                violation_error_message=_("This version has a reading in this language already."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.version} ({self.language})"


class Target(models.Model):
    """Somebody whom every letter of a campaign goes to, whoever writes: a named member, or an office of staff's own.

    Members of a committee are targets with the committee's name as their list.
    """

    campaign = models.ForeignKey(LetterCampaign, on_delete=models.CASCADE, related_name="targets")
    list_name = models.CharField(
        _("list"), max_length=120, blank=True, help_text=_("For example: House Committee on the Judiciary")
    )
    person = models.CharField(
        _("member"), max_length=60, blank=True, help_text=_("The member's id in the roster: S000148. Else, below.")
    )
    name = models.CharField(_("name"), max_length=200, blank=True)
    title = models.CharField(_("title"), max_length=120, blank=True, help_text=_("For example: Governor"))
    email = models.EmailField(_("mail address"), max_length=254, blank=True)
    phone = models.CharField(_("telephone"), max_length=40, blank=True)
    form_url = models.URLField(_("contact form"), max_length=500, blank=True)
    address = models.CharField(_("postal address"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("target")
        verbose_name_plural = _("targets")
        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "person"], condition=~Q(person=""), name="a_member_once_among_the_targets"
            ),
            models.CheckConstraint(
                condition=~Q(person="") | ~Q(name=""),
                name="a_target_is_a_member_or_has_a_name",
                violation_error_message=_("Name a member of the roster, or write a name."),
            ),
        ]

    def __str__(self) -> str:
        return self.name or self.person
