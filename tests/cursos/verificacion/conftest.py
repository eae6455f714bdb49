from tests.cursos.credenciales.conftest import credencial, version

__all__ = ["credencial", "version"]
