from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

from actions.legislators.records import HOUSE, LOWER, SENATE, UPPER
from actions.legislators.seats import Seat


class DataSet(models.Model):
    """One file that was taken in, dated. What it says holds while it is current; the one before is kept to go back."""

    class Kind(models.TextChoices):
        CONGRESS = "congress", _("Members of Congress")
        CONGRESS_OFFICES = "congress_offices", _("Local offices of members of Congress")
        ZIPS = "zips", _("ZIP codes and districts")
        STATE = "state", _("Members of a state's legislature")
        STATE_VACANCIES = "state_vacancies", _("Empty seats of the states' legislatures")
        SENATE_FORMS = "senate_forms", _("Contact forms of senators")
        SENATE_GATEWAY = "senate_gateway", _("Senate offices that take messages by SCWC")
        BOUNDARIES = "boundaries", _("Borders of districts, for maps")

    class State(models.TextChoices):
        CURRENT = "current"
        PREVIOUS = "previous"  # to go back to

    kind = models.CharField(max_length=16, choices=Kind)
    region = models.CharField(max_length=2, blank=True)  # of a state's legislature; else ""
    state = models.CharField(max_length=8, choices=State, default=State.CURRENT)
    name = models.CharField(max_length=200)
    congress = models.PositiveSmallIntegerField(null=True)
    valid_from = models.DateField(null=True)
    valid_until = models.DateField(null=True)  # the first day on which it no longer holds
    as_of = models.DateField(null=True)
    source = models.CharField(max_length=500)
    licence = models.CharField(max_length=100)
    sha256 = models.CharField(max_length=64)
    is_sample = models.BooleanField(default=False)
    entries = models.PositiveIntegerField()
    imported_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "region", "state"], name="one_current_and_one_previous_data_set")
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.region}".strip()

    def holds(self, on: date) -> bool:
        """Whether what it says is true of a day."""
        return (self.valid_from is None or self.valid_from <= on) and (
            self.valid_until is None or on < self.valid_until
        )


class Member(models.Model):
    """Somebody in a seat, as one data set says. `seat` and `person` are written as in `records`."""

    class Chamber(models.TextChoices):
        HOUSE = HOUSE, _("House of Representatives")
        SENATE = SENATE, _("Senate")
        UPPER = UPPER, _("Upper house of the state")
        LOWER = LOWER, _("Lower house of the state")

    data_set = models.ForeignKey(DataSet, on_delete=models.CASCADE, related_name="members", db_index=False)
    person = models.CharField(max_length=60)
    chamber = models.CharField(max_length=6, choices=Chamber)
    state = models.CharField(max_length=2)
    district = models.CharField(max_length=60)
    name = models.CharField(max_length=200)
    given_name = models.CharField(max_length=100, blank=True)
    family_name = models.CharField(max_length=100, blank=True)
    party = models.CharField(max_length=100, blank=True)
    starts = models.DateField(null=True)
    ends = models.DateField(null=True)
    website = models.URLField(max_length=500, blank=True)
    form_url = models.URLField(max_length=500, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    address = models.CharField(max_length=300, blank=True)
    email = models.EmailField(max_length=254, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["data_set", "person"], name="a_person_once_in_a_data_set")]
        indexes = [models.Index(fields=["data_set", "state", "chamber"], name="member_of_state")]

    def __str__(self) -> str:
        return self.name

    @property
    def seat(self) -> Seat:
        return Seat(self.chamber, self.state, self.district)


class Office(models.Model):
    """An office of a member's outside Washington, or in a state's capitol."""

    data_set = models.ForeignKey(DataSet, on_delete=models.CASCADE, related_name="offices", db_index=False)
    person = models.CharField(max_length=60)
    kind = models.CharField(max_length=8)
    address = models.CharField(max_length=300, blank=True)
    city = models.CharField(max_length=100, blank=True)
    state = models.CharField(max_length=2, blank=True)
    zip = models.CharField(max_length=10, blank=True)
    phone = models.CharField(max_length=40, blank=True)

    class Meta:
        indexes = [models.Index(fields=["data_set", "person"], name="office_of_person")]

    def __str__(self) -> str:
        return f"{self.kind} {self.city}"


class ZipDistrict(models.Model):
    """A district of the House in which a ZIP code lies, wholly or in part."""

    data_set = models.ForeignKey(DataSet, on_delete=models.CASCADE, related_name="zips", db_index=False)
    zip = models.CharField(max_length=5)
    state = models.CharField(max_length=2)
    district = models.CharField(max_length=2)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["data_set", "zip", "state", "district"], name="a_district_once_for_a_zip")
        ]

    def __str__(self) -> str:
        return f"{self.zip} {self.state}-{self.district}"


class ContactForm(models.Model):
    """The form on a senator's website, and what it requires."""

    data_set = models.ForeignKey(DataSet, on_delete=models.CASCADE, related_name="forms", db_index=False)
    person = models.CharField(max_length=60)
    url = models.URLField(max_length=500)
    required = models.JSONField(default=list)  # ["$NAME_FIRST", "$TOPIC", …]
    topics = models.PositiveSmallIntegerField(default=0)
    recaptcha = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["data_set", "person"], name="a_form_once_for_a_person")]

    def __str__(self) -> str:
        return self.url


class GatewayOffice(models.Model):
    """A Senate office that takes messages by SCWC."""

    data_set = models.ForeignKey(DataSet, on_delete=models.CASCADE, related_name="gateways", db_index=False)
    person = models.CharField(max_length=60)
    code = models.CharField(max_length=8)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["data_set", "person"], name="a_gateway_once_for_a_person")]

    def __str__(self) -> str:
        return self.code


class Vacancy(models.Model):
    """A seat of a state's legislature that is known to be empty."""

    data_set = models.ForeignKey(DataSet, on_delete=models.CASCADE, related_name="vacancies", db_index=False)
    chamber = models.CharField(max_length=6, choices=Member.Chamber)
    state = models.CharField(max_length=2)
    district = models.CharField(max_length=60)
    until = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["data_set", "chamber", "state", "district"], name="a_vacancy_once_a_seat")
        ]

    def __str__(self) -> str:
        return f"{self.chamber}:{self.state}:{self.district}"


class Boundary(models.Model):
    """The border of a district of the House, to be drawn; never to decide who lives in it."""

    data_set = models.ForeignKey(DataSet, on_delete=models.CASCADE, related_name="boundaries", db_index=False)
    state = models.CharField(max_length=2)
    district = models.CharField(max_length=2)
    path = models.TextField()  # SVG, in the units of `projecting`

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["data_set", "state", "district"], name="a_boundary_once_a_district")
        ]

    def __str__(self) -> str:
        return f"{self.state}-{self.district}"
