"""The switch that pauses giving: until when, why, and what visitors read in each language."""

from datetime import timedelta
from typing import Any

from django import forms
from django.conf import settings
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.ui.tables import BaseColumn, Column, StatusTagColumn, TitleColumn
from wagtail.admin.views.generic import CreateView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets import AdminDateTimeInput

from cms.admin.listing import MomentColumn, WideIndexView
from payments.models import GivingPause

LASTS = timedelta(hours=6)
LONGEST_WORDS = 500
WORDS = "words_"


class GivingPauseForm(WagtailAdminModelForm):
    """To let people give again, set the end to now or delete it."""

    class Meta:
        model = GivingPause
        fields = ["until", "reason"]
        widgets = {"until": AdminDateTimeInput}
        help_texts = {
            "until": gettext_lazy(
                "No new gift is begun so long, on any page. Who is at Stripe's page may finish, and gifts that come "
                "again go on."
            ),
            "reason": gettext_lazy("For staff."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for code, name in settings.LANGUAGES:
            self.fields[f"{WORDS}{code}"] = forms.CharField(
                label=_("What visitors read in %(language)s") % {"language": name},
                help_text=_("Left empty, a few kind words in their language."),
                initial=self.instance.words.get(code, ""),
                max_length=LONGEST_WORDS,
                required=False,
                widget=forms.Textarea(attrs={"rows": 2, "lang": code, "dir": "auto"}),
            )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        typed = {code: cleaned.get(f"{WORDS}{code}", "") for code, _name in settings.LANGUAGES}
        self.instance.words = {code: words for code, words in typed.items() if words}
        return cleaned


class GivingPauseCreateView(CreateView):
    """From now for some hours, unless changed."""

    def get_initial(self) -> dict[str, Any]:
        return {"until": timezone.localtime().replace(second=0, microsecond=0) + LASTS}

    def save_instance(self) -> GivingPause:
        self.form.instance.created_by = self.request.user.get_username()
        saved: GivingPause = super().save_instance()
        return saved


class GivingPauseIndexView(WideIndexView):
    """What holds now, and what was."""

    page_title = gettext_lazy("Pauses in giving")

    @cached_property
    def columns(self) -> list[BaseColumn]:
        return [
            TitleColumn("reason", label=_("Reason"), url_name="giving_pauses:edit"),
            StatusTagColumn("state", label=_("State"), accessor=state, primary=holds),
            MomentColumn("until", label=_("Until")),
            Column("created_by", label=_("By")),
        ]


def holds(pause: GivingPause) -> bool:
    """Whether it is in force."""
    return pause.until > timezone.now()


def state(pause: GivingPause) -> str:
    return _("Paused") if holds(pause) else _("Over")


class GivingPauseViewSet(ModelViewSet):
    """Everything at /admin/giving-pauses/."""

    model = GivingPause
    name = "giving_pauses"
    url_prefix = "giving-pauses"
    icon = "no-view"
    menu_label = gettext_lazy("Pause giving")
    add_to_reference_index = False
    copy_view_enabled = False
    index_view_class = GivingPauseIndexView
    add_view_class = GivingPauseCreateView
    ordering = ["-until", "-pk"]

    def get_form_class(self, for_update: bool = False) -> type[GivingPauseForm]:
        return GivingPauseForm
