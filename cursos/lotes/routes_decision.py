"""The steps that every grave decision about a lot shares."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import flash, redirect, url_for

from cursos.lotes import errors, queries_lotes
from plataforma.db import transaction
from plataforma.entrada import confirmacion
from plataforma.errors import NotFoundError

if TYPE_CHECKING:
    from collections.abc import Callable

    from werkzeug.wrappers import Response

    from cursos.lotes.models import Lote
    from plataforma.forms import Form


def load(lote: int) -> Lote:
    """Return the lot to look at."""
    return _there(queries_lotes.find_lote(lote))


def require(lote: int) -> Lote:
    """Return the lot locked, to change it."""
    return _there(queries_lotes.find_for_change(lote))


def _there(found: Lote | None) -> Lote:
    if found is None:
        raise NotFoundError
    return found


def decide(
    lote: int, form: Form, act: Callable[[Lote], object]
) -> Response | tuple[str, int] | None:
    """Ask who one is, then act on the lot locked; None when the page must be looked at again."""
    if asked := confirmacion.ask():
        return asked
    try:
        with transaction():
            act(require(lote))
    except (errors.CambioLaListaError, errors.SinElegidosError) as error:
        form.form_errors.append(str(error))
        return None
    except (errors.LoteTardioError, errors.MismaPersonaError) as error:
        flash(str(error), "error")
    return redirect(url_for("lotes.ver", lote=lote), 303)
