"""Ana with a password, and the sign-in form: as in the tests of entering."""

from tests.plataforma.entrada.conftest import con_clave, enter

__all__ = ["con_clave", "enter"]
