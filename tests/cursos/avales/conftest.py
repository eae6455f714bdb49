"""Carla's chamber and another one issue; a course grants a credential."""

from tests.cursos.credenciales.conftest import version
from tests.cursos.emisores.conftest import conjunta, emisor, inscrita, instancia, otro

__all__ = ["conjunta", "emisor", "inscrita", "instancia", "otro", "version"]
