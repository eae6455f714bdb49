"""The search box."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

from plataforma.busqueda.documento import MAX_QUERY
from plataforma.forms import Form, SearchField


class BuscarForm(Form):
    """Sent by GET, so that a search is an address that can be kept; it changes nothing."""

    class Meta(Form.Meta):
        csrf = False

    q = SearchField(
        _l("¿Qué busca?"),
        description=_l("Por ejemplo: certificado de origen, arancel, un consultor en Perú."),
        render_kw={"maxlength": MAX_QUERY, "autocomplete": "off", "enterkeyhint": "search"},
    )
