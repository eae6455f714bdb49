"""A course that grants a credential, and Ana's."""

from tests.cursos.credenciales.conftest import credencial, version

__all__ = ["credencial", "version"]
