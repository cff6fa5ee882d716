from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms import linking
from cms.blocks.words import ACTIONS, PEOPLE
from cms.shell import Shell


def beside(parent_context: dict[str, Any] | None) -> Any:
    """The page that a block stands on, None in the editor's preview of a block."""
    return (parent_context or {}).get("page")


class CallToActionBlock(blocks.StructBlock):
    """One thing to press, with a reason."""

    title = blocks.CharBlock(label=_("Title"), max_length=120)
    text = blocks.TextBlock(label=_("Text"), required=False)
    label = blocks.CharBlock(label=_("Words on the button"), max_length=60)
    page = blocks.PageChooserBlock(label=_("Page"), required=False)
    url = blocks.URLBlock(label=_("Or an address elsewhere"), required=False)

    class Meta:
        icon = "arrow-right-full"
        label = _("Call to action")
        description = _("One thing to do next, with a button.")
        group = ACTIONS
        template = "cms/blocks/call_to_action.html"
        preview_value = {
            "title": "Write to Congress",
            "text": "It takes four minutes, and your words count more than ours.",
            "label": "Write your letter",
            "page": None,
            "url": "https://example.org/",
        }

    def clean(self, value: blocks.StructValue) -> blocks.StructValue:
        value = super().clean(value)
        if not self.is_deferred_validation and not value["page"] and not value["url"]:
            message = _("Choose a page, or give an address.")
            raise blocks.StructBlockValidationError(block_errors={"page": ValidationError(message)})
        return value

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        context = super().get_context(value, parent_context=parent_context)
        page = linking.in_language_of(value["page"], beside(parent_context))
        context["url"] = page.get_url(context.get("request")) if page else value["url"]
        return context


class PetitionBlock(blocks.StructBlock):
    """What the two blocks about a petition page share: the page, in the language of the page that they stand on."""

    petition_page = blocks.PageChooserBlock(label=_("Petition page"), page_type="cms.PetitionPage")

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        context = super().get_context(value, parent_context=parent_context)
        here = beside(parent_context)
        page = linking.in_language_of(value["petition_page"], here)
        context["petition_page"] = page
        if page is not None:
            request = context.get("request")
            shell = context.get("shell") or Shell(request, page=page)
            context.update(page.block_context(request, shell, here))
        return context

    def get_preview_value(self) -> Any:
        model = self.child_blocks["petition_page"].target_model
        return self.normalize({"petition_page": model.objects.live().first()})


class ActionFormBlock(PetitionBlock):
    """A petition page's form on any other page. It is sent to the petition page, which answers."""

    class Meta:
        icon = "form"
        label = _("Action form")
        description = _("The form of a petition page, on this page.")
        group = ACTIONS
        template = "cms/blocks/action_form.html"


class ProgressBlock(PetitionBlock):
    """How far a petition has come."""

    class Meta:
        icon = "order-up"
        label = _("Progress")
        description = _("How many have signed a petition, as a bar and in words, with a link to it.")
        group = ACTIONS
        template = "cms/blocks/progress.html"


class GiveFormBlock(blocks.StructBlock):
    """The form of a page for gifts on any other page. It is sent to the page for gifts, which answers."""

    give_page = blocks.PageChooserBlock(label=_("Page for gifts"), page_type="cms.GivePage")

    class Meta:
        icon = "pick"
        label = _("Give")
        description = _("The form of a page for gifts, on this page.")
        group = ACTIONS
        template = "cms/blocks/give_form.html"

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        context = super().get_context(value, parent_context=parent_context)
        here = beside(parent_context)
        page = linking.in_language_of(value["give_page"], here)
        context["give_page"] = page
        if page is not None:
            request = context.get("request")
            shell = context.get("shell") or Shell(request, page=page)
            context.update(page.block_context(request, shell, here))
        return context

    def get_preview_value(self) -> Any:
        model = self.child_blocks["give_page"].target_model
        return self.normalize({"give_page": model.objects.live().first()})


class StoryTeaserBlock(blocks.StructBlock):
    """A story's first words, to be read on."""

    story = blocks.PageChooserBlock(label=_("Story"), page_type="cms.StoryPage")

    class Meta:
        icon = "user"
        label = _("Story")
        description = _("The portrait, title and first words of a story, with a link to it.")
        group = PEOPLE
        template = "cms/blocks/story_teaser.html"

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        context = super().get_context(value, parent_context=parent_context)
        context["story"] = linking.in_language_of(value["story"], beside(parent_context))
        return context

    def get_preview_value(self) -> Any:
        return self.normalize({"story": self.child_blocks["story"].target_model.objects.live().first()})
