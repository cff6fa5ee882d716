"""The form under a petition. It asks what the petition's field policy says, and knows nothing of pages."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from actions.limits.quiet import QuietField
from actions.petitions.models import Petition
from actions.supporters import arriving
from actions.supporters.fields import CommentField, EmailField, NameField, PhoneField, ZipField
from actions.supporters.forms import PublicForm


class SignatureForm(PublicForm):
    """Who signs. Cleaned, its keys are the keywords of `signing.sign`; what is not asked is empty."""

    name = NameField()
    email = EmailField()
    zip = ZipField()
    phone = PhoneField()
    comment = CommentField()
    show_name = forms.BooleanField(required=False, label=_("My name may be shown on the page"))
    referrer = QuietField(widget=arriving.ReferrerInput)

    field_order = ("name", "email", "zip", "phone", "comment", "show_name")

    def __init__(
        self, data: Mapping[str, Any] | None = None, *, petition: Petition, news_wording: str, auto_id: str = "id_%s"
    ) -> None:
        super().__init__(data, about=petition.pk, news_wording=news_wording, auto_id=auto_id)
        policy = {"zip": petition.zip_field, "phone": petition.phone_field, "comment": petition.comment_field}
        for name, asked in policy.items():
            self.fields[name].required = asked == Petition.Field.REQUIRED
        off = [name for name, asked in policy.items() if asked == Petition.Field.OFF]
        off += [] if petition.names_public else ["show_name"]
        for name in off:
            del self.fields[name]

    def clean(self) -> dict[str, Any]:
        """What was asked, and what the quiet fields tell."""
        given = self.cleaned_data
        told = self.told()
        return {key: given.get(key, "") for key in ("name", "email", "zip", "phone", "comment")} | {
            "show_name": given.get("show_name", False),
            "referrer": arriving.host(given["referrer"]),
            **told,
        }
