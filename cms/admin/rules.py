"""What administrators set: limits, rules of mail providers, and who mails come from."""

from typing import Any
from urllib.parse import urlencode

from django.db.models import Field, Model
from django.forms import Field as FormField
from django.forms.models import model_to_dict
from django.urls import reverse
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import BooleanColumn, Column, NumberColumn, TitleColumn
from wagtail.admin.views.generic import CreateView, IndexView
from wagtail.admin.viewsets.model import ModelViewSet

from actions.limits import limits
from actions.limits.models import Limit
from actions.mail.models import Sender
from actions.supporters import addresses
from actions.supporters.models import DomainRule
from cms.admin.listing import WideIndexView


class RuleViewSet(ModelViewSet):
    """A short list in the settings menu."""

    model: type[Model]
    index_view_class = WideIndexView
    add_to_settings_menu = True
    add_to_reference_index = False
    copy_view_enabled = False
    hints: dict[str, Any] = {}

    def formfield_for_dbfield(self, db_field: "Field[Any, Any]", **kwargs: Any) -> FormField | None:
        """With a hint where the name of a field does not say enough."""
        if hint := self.hints.get(db_field.name):
            kwargs["help_text"] = hint
        field: FormField | None = super().formfield_for_dbfield(db_field, **kwargs)
        return field


class LimitIndexView(IndexView):
    """All limits in force: those that staff set, and the starting ones for the rest."""

    page_title = gettext_lazy("Limits")
    results_template_name = "cms/admin/limits_results.html"

    def get_queryset(self) -> list[Limit]:
        kept = {limit.scope: limit for limit in Limit.objects.all()}
        return [kept.get(scope, starting) for scope, starting in limits.DEFAULTS.items()]

    def get_paginate_by(self, queryset: Any) -> None:
        """They are four."""


class LimitCreateView(CreateView):
    """A limit of one's own, beginning with the numbers in force."""

    def get_initial(self) -> dict[str, Any]:
        starting = limits.DEFAULTS.get(self.request.GET.get("scope", ""))
        return model_to_dict(starting, LimitViewSet.form_fields) if starting else {}


def limit_url(limit: Limit) -> str:
    """Where a limit is changed: its form or, while it is the starting one, the form of a new one."""
    return reverse("limits:edit", args=[limit.pk]) if limit.pk else f"{reverse('limits:add')}?scope={limit.scope}"


class LimitViewSet(RuleViewSet):
    """How many attempts are let through, at /admin/limits/."""

    model = Limit
    name = "limits"
    icon = "sliders"
    menu_label = gettext_lazy("Limits")
    menu_order = 610
    index_view_class = LimitIndexView
    add_view_class = LimitCreateView
    form_fields = ["scope", "burst", "burst_seconds", "sustained", "sustained_seconds"]
    hints = {
        "burst": gettext_lazy("How many attempts at once are let through, such as a meeting that signs together."),
        "burst_seconds": gettext_lazy("In how many seconds the burst is counted."),
        "sustained": gettext_lazy("How many are let through over a longer time."),
        "sustained_seconds": gettext_lazy("How long that is: 3600 seconds are an hour."),
    }
    list_display = [
        TitleColumn("scope", label=gettext_lazy("Counts"), accessor="get_scope_display", get_url=limit_url),
        NumberColumn("burst", label=gettext_lazy("Burst")),
        NumberColumn("burst_seconds", label=gettext_lazy("in seconds")),
        NumberColumn("sustained", label=gettext_lazy("Sustained")),
        NumberColumn("sustained_seconds", label=gettext_lazy("in seconds")),
        BooleanColumn("pk", label=gettext_lazy("Set by staff"), accessor=lambda limit: limit.pk is not None),
    ]


def starting_rules() -> list[DomainRule]:
    """The rules that are in force while staff have none, not yet rows."""
    return [DomainRule(domain=domain, **rule._asdict()) for domain, rule in sorted(addresses.DEFAULTS.items())]


class DomainRuleIndexView(IndexView):
    """The rules in force: those of staff or, while there are none, the starting ones."""

    page_title = gettext_lazy("Mail domains")
    results_template_name = "cms/admin/mail_domains_results.html"

    def get_queryset(self) -> Any:
        rules = super().get_queryset()
        return rules if DomainRule.objects.exists() else starting_rules()


class DomainRuleCreateView(CreateView):
    """A rule of one's own. The first one makes the starting rules rows too, for rows replace them as a whole."""

    def get_initial(self) -> dict[str, Any]:
        asked = self.request.GET.get("domain")
        starting = next((rule for rule in starting_rules() if rule.domain == asked), None)
        return model_to_dict(starting, DomainRuleViewSet.form_fields) if starting else {}

    def save_instance(self) -> DomainRule:
        if not DomainRule.objects.exists():
            own = self.form.instance.domain
            DomainRule.objects.bulk_create([rule for rule in starting_rules() if rule.domain != own])
        saved: DomainRule = super().save_instance()
        return saved


def domain_url(rule: DomainRule) -> str:
    """Where a rule is changed: its form or, while it is a starting one, the form of a new one."""
    edit = reverse("mail_domains:edit", args=[rule.pk]) if rule.pk else ""
    return edit or f"{reverse('mail_domains:add')}?{urlencode({'domain': rule.domain})}"


class DomainRuleViewSet(RuleViewSet):
    """How mail providers treat addresses, at /admin/mail-domains/."""

    model = DomainRule
    name = "mail_domains"
    url_prefix = "mail-domains"
    icon = "mail"
    menu_label = gettext_lazy("Mail domains")
    menu_order = 620
    index_view_class = DomainRuleIndexView
    add_view_class = DomainRuleCreateView
    form_fields = ["domain", "alias_of", "ignores_plus", "ignores_dots"]
    hints = {
        "domain": gettext_lazy("What follows the @, or * for all domains without a rule of their own."),
        "alias_of": gettext_lazy("Another domain of the same provider: googlemail.com is the same as gmail.com."),
        "ignores_plus": gettext_lazy("ana+news@ reaches the mailbox of ana@."),
        "ignores_dots": gettext_lazy("a.na@ reaches the mailbox of ana@."),
    }
    list_display = [
        TitleColumn("domain", label=gettext_lazy("Domain"), get_url=domain_url),
        Column("alias_of", label=gettext_lazy("Same as")),
        BooleanColumn("ignores_plus", label=gettext_lazy("Ignores what follows a plus")),
        BooleanColumn("ignores_dots", label=gettext_lazy("Ignores dots")),
    ]
    search_fields = ["domain", "alias_of"]
    ordering = "domain"


class SenderViewSet(RuleViewSet):
    """Who a site's mails come from, at /admin/mail-senders/."""

    model = Sender
    name = "mail_senders"
    url_prefix = "mail-senders"
    icon = "mail"
    menu_label = gettext_lazy("Mail senders")
    menu_order = 630
    form_fields = ["hostname", "language", "name", "address", "reply_to", "postal_address", "accent", "help_url"]
    hints = {
        "reply_to": gettext_lazy("Where answers go. Left empty, to the from address."),
        "postal_address": gettext_lazy("Stands at the foot of every mail, as the law asks of mail with news."),
        "help_url": gettext_lazy("Linked at the foot of every mail."),
    }
    list_display = [
        "name",
        "hostname",
        Column("get_language_display", label=gettext_lazy("Language")),
        "address",
    ]
    ordering = ["hostname", "language"]
