"""Shape of what whoever verifies hands over."""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _l

from cursos.verificacion.archivo import MAX_BYTES, Tipo, tipo_de
from plataforma.forms import FileField, Form

VACIO = _l("Elija el archivo que le mostraron: PDF, PNG, SVG o JSON.")
GRANDE = _l("El archivo pesa más de 2 MB: no es uno de los nuestros.")
OTRO = _l("El archivo debe ser el PDF, PNG, SVG o JSON que se descarga aquí. Una foto no sirve.")


class ComprobarForm(Form):
    """One file. `datos` and `tipo` are what it holds: its name says nothing."""

    archivo = FileField(
        _l("Archivo"),
        description=_l("Elíjalo o arrástrelo aquí: PDF, PNG, SVG o JSON de hasta 2 MB."),
        render_kw={"accept": ".pdf,.png,.svg,.json,.jsonld"},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        sent = self.archivo.data
        self.datos: bytes = b""
        if hasattr(sent, "read"):
            self.datos = sent.read(MAX_BYTES + 1)
            sent.close()
        self.tipo: Tipo | None = tipo_de(self.datos)

    def validate(self, extra_validators: Any = None) -> bool:
        valid: bool = super().validate(extra_validators)
        if not self.datos:
            self.archivo.errors = [VACIO]
        elif len(self.datos) > MAX_BYTES:
            self.archivo.errors = [GRANDE]
        elif self.tipo is None:
            self.archivo.errors = [OTRO]
        return valid and not self.archivo.errors
