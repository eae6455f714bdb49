"""The doors of the platform, as one blueprint. Importing the views attaches them."""

from plataforma.entrada import retenido_routes as _retenido
from plataforma.entrada import routes as _entrar
from plataforma.entrada.alta import routes as _alta
from plataforma.entrada.blueprint import bp
from plataforma.entrada.clave import routes as _clave

VIEWS = (_entrar, _alta, _clave, _retenido)
__all__ = ["VIEWS", "bp"]
