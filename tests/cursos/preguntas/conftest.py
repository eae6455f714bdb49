"""A busy machine is no fault of a question: these property tests have no time limit each."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("preguntas", deadline=None)
settings.load_profile("preguntas")
