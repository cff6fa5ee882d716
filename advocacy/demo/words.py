"""How the demonstration writes its words: one thought, said in each of its languages."""

from dataclasses import dataclass

LANGUAGES = ("en", "ko", "es")


@dataclass(frozen=True)
class Words:
    """One text in three languages. English is the source that the others were translated from."""

    en: str
    ko: str
    es: str

    def in_language(self, language: str) -> str:
        """The text in one of `LANGUAGES`."""
        return {"en": self.en, "ko": self.ko, "es": self.es}[language]
