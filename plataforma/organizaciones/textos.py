"""How kinds, roles, sizes and languages read."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

from plataforma.organizaciones.models import RolMembresia, TamanoEmpresa, TipoOrganizacion
from plataforma.texto import TextoBilingue

NOMBRES_TIPO = {
    TipoOrganizacion.CAMARA: _l("Cámara o gremio"),
    TipoOrganizacion.ORGANISMO: _l("Organismo público"),
    TipoOrganizacion.FINANCIERA: _l("Entidad financiera"),
    TipoOrganizacion.ACADEMICA: _l("Institución académica"),
    TipoOrganizacion.CONSULTORA: _l("Consultora"),
    TipoOrganizacion.EMPRESA: _l("Empresa"),
}
NOMBRES_ROL = {
    RolMembresia.GESTOR: _l("Gestiona: cohortes, listas y equipo"),
    RolMembresia.FACILITADOR: _l(
        "Facilita: lleva encuentros, ve el avance y escribe a las personas"
    ),
    RolMembresia.LECTOR: _l("Solo lectura"),
}
ROLES_BREVES = {
    RolMembresia.GESTOR: _l("Gestiona"),
    RolMembresia.FACILITADOR: _l("Facilita"),
    RolMembresia.LECTOR: _l("Solo lectura"),
}
NOMBRES_TAMANO = {
    TamanoEmpresa.UNIPERSONAL: _l("Unipersonal"),
    TamanoEmpresa.MICRO: _l("Micro"),
    TamanoEmpresa.PEQUENA: _l("Pequeña"),
    TamanoEmpresa.MEDIANA: _l("Mediana"),
    TamanoEmpresa.GRANDE: _l("Grande"),
}
IDIOMAS = {
    "es": TextoBilingue("Español", "Espanhol"),
    "pt": TextoBilingue("Portugués", "Português"),
    "gn": TextoBilingue("Guaraní", "Guarani"),
    "qu": TextoBilingue("Quechua", "Quíchua"),
    "ay": TextoBilingue("Aimara", "Aimará"),
    "en": TextoBilingue("Inglés", "Inglês"),
}
