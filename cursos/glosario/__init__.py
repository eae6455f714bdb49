"""The trade glossary: terms in both languages, explained where a lesson first uses them."""
