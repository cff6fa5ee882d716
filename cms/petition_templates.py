"""A new petition from one that there is: its page and its rules, copied as a draft.

Any petition page can be the template. A page kept for that alone need never be published.
"""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.widgets import AdminPageChooser
from wagtail.admin.widgets.button import Button
from wagtail.models import Page
from wagtail.permissions import policy_registry

from actions.petitions.models import Petition
from cms.pages.petitions import PetitionPage

RULES = ("targets", "first_goal", "zip_field", "phone_field", "comment_field", "count_policy", "names_public")
LEFT_BEHIND = {"closed_title": "", "closed_text": "", "go_live_at": None, "expire_at": None}


class StartForm(forms.Form):
    """What the new petition is called, and where its page goes."""

    title = forms.CharField(label=gettext_lazy("Title of the page"), max_length=255)
    slug = forms.CharField(
        label=gettext_lazy("Last part of its address"),
        max_length=255,
        required=False,
        validators=Page._meta.get_field("slug").validators,
        help_text=gettext_lazy("Left empty, it is made from the title."),
    )
    name = forms.CharField(
        label=gettext_lazy("Internal name of the petition"),
        max_length=120,
        help_text=gettext_lazy("How staff tell it from others; it is not shown."),
    )
    parent = forms.ModelChoiceField(
        queryset=Page.objects.all(),
        label=gettext_lazy("Below"),
        widget=AdminPageChooser(target_models=PetitionPage.allowed_parent_page_models()),
    )
    open_now = forms.BooleanField(
        label=gettext_lazy("Open for signatures as soon as its page is published"), required=False, initial=True
    )

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_name(self) -> str:
        name = self.cleaned_data["name"]
        if Petition.objects.filter(name=name).exists():
            raise forms.ValidationError(_("There is a petition of this name already."))
        return name

    def clean_parent(self) -> Page:
        parent = self.cleaned_data["parent"].specific
        if not PetitionPage.can_exist_under(parent) or not parent.permissions_for_user(self.user).can_add_subpage():
            raise forms.ValidationError(_("You cannot make a petition page there."))
        return parent

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        slug = cleaned.get("slug") or slugify(cleaned.get("title", ""), allow_unicode=True)
        parent = cleaned.get("parent")
        if parent is not None and (not slug or parent.get_children().filter(slug=slug).exists()):
            self.add_error("slug", _("A page with this address is there already. Choose another."))
        return cleaned | {"slug": slug}


@transaction.atomic
def start(
    *, template: PetitionPage, title: str, slug: str, name: str, parent: Page, open_now: bool, user: Any
) -> PetitionPage:
    """Copy a petition's rules and its page's words below `parent`; the page is a draft, and nobody has signed."""
    rules = {rule: getattr(template.petition, rule) for rule in RULES}
    state = Petition.State.OPEN if open_now else Petition.State.DRAFT
    petition = Petition.objects.create(name=name, state=state, **rules)
    changes = {"title": title, "draft_title": title, "slug": slug, "petition": petition, **LEFT_BEHIND}
    return template.copy(to=parent, update_attrs=changes, copy_revisions=False, keep_live=False, user=user)


def start_view(request: HttpRequest, page_id: int) -> HttpResponse:
    """The form for it, and on to the new page's own."""
    template = get_object_or_404(PetitionPage, pk=page_id)
    if not may_start(template, request.user):
        raise PermissionDenied
    initial = {"parent": template.get_parent()}
    form = StartForm(request.POST or None, user=request.user, initial=initial)
    if form.is_valid():
        page = start(template=template, user=request.user, **form.cleaned_data)
        messages.success(request, _("This is the new petition's page, as a draft. Change its words, then publish it."))
        return redirect("wagtailadmin_pages:edit", page.pk)
    return render(request, "cms/admin/start_petition.html", {"template_page": template, "form": form})


def may_start(template: Page, user: Any) -> bool:
    """Whether somebody may copy this page and make a petition."""
    policy = policy_registry.get_by_type(Petition)
    return policy.user_has_permission(user, "add") and template.permissions_for_user(user).can_edit()


def buttons(page: Page, user: Any, **context: Any) -> Iterator[Button]:
    """The way there, from a petition page's menu."""
    if page.specific_class is PetitionPage and may_start(page, user):
        url = reverse("start_petition", args=[page.pk])
        yield Button(_("New petition from this one"), url, icon_name="copy", priority=35)
