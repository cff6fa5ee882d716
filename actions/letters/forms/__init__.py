"""The three steps of a letter, one module a step.

What is typed in one is checked again with the next, so each form can be made from plain values. They ask only what a
campaign and its offices need, and know nothing of pages.
"""

from actions.letters.forms.details import DetailsForm
from actions.letters.forms.letter import LetterForm
from actions.letters.forms.where import WhereForm

__all__ = ["DetailsForm", "LetterForm", "WhereForm"]
