"""All views of identity hang from one blueprint; importing this module attaches them."""

from plataforma.identidad.alta import routes as _alta
from plataforma.identidad.blueprint import bp
from plataforma.identidad.clave import routes as _clave
from plataforma.identidad.cuenta import privacidad_routes as _privacidad
from plataforma.identidad.cuenta import routes as _cuenta
from plataforma.identidad.entrada import routes as _entrada

VIEWS = (_alta, _clave, _cuenta, _entrada, _privacidad)
__all__ = ["VIEWS", "bp"]
