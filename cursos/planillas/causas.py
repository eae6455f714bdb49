"""What is wrong with a cell and how to mend it, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask_babel import lazy_gettext as _l

from cursos.planillas.columnas import Columna
from cursos.planillas.valores import Causa

if TYPE_CHECKING:
    from cursos.planillas.fila import Fila

CAUSAS: dict[Causa, tuple[Any, Any]] = {
    Causa.SIN_NOMBRE: (_l("Falta el nombre"), _l("Escriba el nombre de la persona.")),
    Causa.NOMBRE_LARGO: (
        _l("El texto es demasiado largo"),
        _l("Acorte el nombre o la empresa. Revise si hay varias personas en una celda."),
    ),
    Causa.SIN_CONTACTO: (
        _l("Faltan el correo, el teléfono y el identificador tributario"),
        _l("Escriba al menos uno de los tres."),
    ),
    Causa.CORREO: (
        _l("El correo no está completo"),
        _l("Escriba el correo entero, por ejemplo ana@correo.com"),
    ),
    Causa.VARIOS_CORREOS: (_l("Hay dos correos en una celda"), _l("Deje solo uno.")),
    Causa.TELEFONO: (
        _l("El teléfono no está completo"),
        _l("Escriba el número con su código de área. Si es de otro país, empiece con +."),
    ),
    Causa.VARIOS_TELEFONOS: (_l("Hay dos teléfonos en una celda"), _l("Deje solo uno.")),
    Causa.NOTACION: (
        _l("Excel acortó el teléfono"),
        _l("Dé formato Texto a la columna y escriba el número otra vez, con todas sus cifras."),
    ),
    Causa.FECHA: (
        _l("Hay una fecha donde va un teléfono"),
        _l("Dé formato Texto a la columna y escriba el número otra vez."),
    ),
    Causa.ID_FORMATO: (
        _l("El identificador tributario no está completo"),
        _l(
            "Escríbalo como lo da la oficina de impuestos del país de la persona, o borre la celda."
        ),
    ),
    Causa.ID_DIGITO: (
        _l("El identificador tributario tiene un error en alguna cifra"),
        _l("Cópielo de un documento, o borre la celda."),
    ),
    Causa.ID_NOTACION: (
        _l("Excel acortó el identificador tributario"),
        _l("Dé formato Texto a la columna y escríbalo otra vez, con todas sus cifras."),
    ),
    Causa.ID_CEROS: (
        _l("Al identificador tributario le faltan cifras"),
        _l(
            "Quizá Excel quitó los ceros del comienzo. Dé formato Texto a la columna y escríbalo "
            "completo."
        ),
    ),
    Causa.ERROR_CELDA: (
        _l("La celda tiene un error de la planilla"),
        _l("Corrija la fórmula o escriba el dato en la celda."),
    ),
    Causa.FORMULA: (
        _l("La celda tiene una fórmula"),
        _l("Copie la columna y péguela con «Pegado especial», «Valores»."),
    ),
    Causa.CELDA_LARGA: (
        _l("La celda tiene demasiado texto"),
        _l("Revise si hay varias filas pegadas en una celda."),
    ),
    Causa.REPETIDO: (
        _l("El correo se repite en la lista"),
        _l("Deje una sola fila por persona."),
    ),
    Causa.REPETIDO_TELEFONO: (
        _l("El teléfono se repite en la lista"),
        _l("Deje el teléfono en una sola fila. Si lo comparten, use el correo en la otra."),
    ),
    Causa.REPETIDO_IDENTIFICADOR: (
        _l("La persona se repite en la lista"),
        _l("Tiene el mismo nombre y el mismo identificador. Deje una sola fila."),
    ),
    Causa.CHOQUE: (
        _l("Otra persona de la cohorte tiene ese teléfono"),
        _l("Borre el teléfono de esta fila o escriba otro."),
    ),
    Causa.SIGNO: (
        _l("Quitamos un signo del comienzo"),
        _l("Revise que el texto quedó bien."),
    ),
    Causa.TELEFONO_DUDOSO: (
        _l("El teléfono no parece de ese país"),
        _l("Entra igual. Revíselo antes de enviar el enlace."),
    ),
    Causa.PAIS: (
        _l("No reconocemos el país"),
        _l("Usamos el de su cámara. Puede escribir el nombre o el código de dos letras."),
    ),
    Causa.IDIOMA: (
        _l("No reconocemos el idioma"),
        _l("Usamos el del país. Puede escribir es o pt."),
    ),
    Causa.LETRAS: (
        _l("Hay letras dañadas"),
        _l("Guarde el archivo otra vez como «CSV UTF-8» para que los acentos queden bien."),
    ),
    Causa.SEXO: (
        _l("No reconocemos el sexo"),
        _l("Entra sin ese dato. Puede escribir mujer, hombre u otro."),
    ),
    Causa.SEXO_M: (
        _l("No sabemos si «M» es mujer o masculino"),
        _l("Entra sin ese dato. Puede escribir mujer, hombre u otro."),
    ),
    Causa.TAMANO: (
        _l("No reconocemos el tamaño de la empresa"),
        _l("Entra sin ese dato. Puede escribir unipersonal, micro, pequeña, mediana o grande."),
    ),
    Causa.ID_SIN_COMPROBAR: (
        _l("El identificador tributario no se puede comprobar"),
        _l("Entra igual. Compárelo con un documento."),
    ),
    Causa.MISMA_PERSONA: (
        _l("El nombre y el identificador tributario se repiten"),
        _l("Entran como dos personas. Si es la misma, deje una sola fila."),
    ),
    Causa.TOCAYO: (
        _l("El nombre se repite"),
        _l("Entran como dos personas. Si es la misma, deje una sola fila."),
    ),
}
COLUMNAS: dict[Columna, Any] = {
    Columna.NOMBRE: _l("Nombre"),
    Columna.APELLIDO: _l("Apellido"),
    Columna.CORREO: _l("Correo"),
    Columna.TELEFONO: _l("Teléfono"),
    Columna.IDENTIFICADOR: _l("Identificador tributario"),
    Columna.EMPRESA: _l("Empresa"),
    Columna.PAIS: _l("País"),
    Columna.IDIOMA: _l("Idioma"),
    Columna.SEXO: _l("Sexo"),
    Columna.TAMANO: _l("Tamaño de la empresa"),
}


def explain(fila: Fila) -> str:
    """Return everything that is wrong with a row, in one cell."""
    return " · ".join(f"{CAUSAS[p.causa][0]}: {CAUSAS[p.causa][1]}" for p in fila.errores)
