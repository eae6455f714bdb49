"""Texts that people write in both languages."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TextoBilingue:
    """A text in Spanish and in Portuguese. Either may be empty; `en` falls back to the other."""

    es: str
    pt: str

    def en(self, lang: str) -> str:
        """Return the text in `lang` ("es" or "pt"), or the other one when it is empty."""
        return (self.pt or self.es) if lang == "pt" else (self.es or self.pt)

    def as_dict(self) -> dict[str, str]:
        return {"es": self.es, "pt": self.pt}
