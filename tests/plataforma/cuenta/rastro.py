"""Where the database names a person: a walk along the foreign keys, whatever tables there are."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from plataforma.db import db

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Column, ForeignKey, MetaData, Table

Rows = dict["Table", dict[int | str, dict[str, Any]]]
# Made by a person for others: the row is exported, what hangs from it is not about its maker.
MADE = {"cohorte", "encuentro", "importacion"}
# What somebody did in another's row: what they wrote is exported, the rest is about the other.
TOUCHED = {
    "postulacion.recomendada_por_id",
    "postulacion.miembro_id",
    "traspaso.consultor_id",  # why the desk moved a consultant's work
    "traspaso_item.solicitud_id",
    "nota_interna.solicitud_id",  # what the desk notes among itself
    "solicitud.elegido_id",  # somebody's draft that may never be sent
    "consulta_resultado.solicitud_id",  # asked of the firm, whose answers name it themselves
    "voto_caso.caso_id",  # what readers say, without a name
    "reporte_caso.caso_id",
}
# Copies that the directory searches; the profile itself is exported.
COPIES = {"fila_directorio", "palabra_directorio"}
# What says nothing to the person: secrets, marks of forms, and what is about the others.
SILENT = {
    "archivo_tarea.clave",
    "consultor.nombre_plegado",
    "credencial.titular_busqueda",
    "credencial.documento",  # a document in the export, not a text
    "encuentro.semilla",
    "entregable.intento",
    "envio.clave",
    "evidencia.intento",
    "ficha_resultado.clave",
    "ficha_resultado.intento",
    "fila_importada.codigo_hash",
    "fila_importada.semilla",
    "fila_importada.token_hash",
    "importacion.clave",
    "importacion.hojas",
    "importacion.huella",
    "importacion.lectura",
    "invitacion_equipo.token_hash",
    "importacion.mapa",
    "importacion.titulos",
    "mensaje.intento",
    "mensaje_cohorte.marca",
    "nota_interna.intento",
    "traspaso.intento",
    "participante.codigo_hash",
    "participante.semilla",
    "participante.token_hash",
    "sesion.token_hash",
    "registro_horas.intento",
    "reunion.intento",
    "reunion.secuencia",
    "reunion.uid",
    "solicitud.intento",
    "solicitud.buscado",  # number, title, firm and product, which the export says
    "vinculo.nombre_plegado",
}


def tables_about(metadata: MetaData, start: str = "usuario") -> set[Table]:
    """Return the tables whose rows belong to a person, directly or through other rows."""
    found = {metadata.tables[start]}
    while more := {t for t in metadata.tables.values() if t not in found and _keys(t, found)}:
        found |= more
    return found - {metadata.tables[start]}


def _keys(table: Table, parents: set[Table] | Rows) -> list[ForeignKey]:
    return [
        key
        for key in table.foreign_keys
        if key.column.table in parents
        and key.column.table is not table
        and key.column.table.name not in MADE
        and str(key.parent) not in TOUCHED
    ]


def rows_about(metadata: MetaData, usuario_id: int) -> Rows:
    """Return every row that belongs to the person, by table and primary key."""
    people = metadata.tables["usuario"]
    found: Rows = {people: {usuario_id: {"id": usuario_id}}}
    size = -1
    while size != (size := sum(len(of) for of in found.values())):
        for table in sorted(tables_about(metadata), key=lambda t: t.name):
            for key in _keys(table, found):
                values = [row[key.column.name] for row in found[key.column.table].values()]
                for row in db.session.execute(select(table).where(key.parent.in_(values))):
                    mine = dict(row._mapping)
                    pk = "|".join(str(mine[c.name]) for c in table.primary_key)
                    found.setdefault(table, {})[pk] = mine
    del found[people]
    return found


def missing(rows: Rows, export: Any) -> list[str]:
    """Return what stands in the rows and not in the export: "table.column: value"."""
    said = set(leaves(export))
    return [
        f"{table.name}.{column.name}: {value}"
        for table, found in rows.items()
        for column in table.columns
        if _speaks(column)
        for row in found.values()
        for value in leaves(row[column.name])
        if value not in said
    ]


def _speaks(column: Column[Any]) -> bool:
    if column.table.name in COPIES:
        return False
    return not column.foreign_keys and f"{column.table.name}.{column.name}" not in SILENT


def leaves(value: Any) -> Iterator[str]:
    """Yield each text and moment of a JSON value. Numbers prove nothing."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            yield from leaves(item)
    elif isinstance(value, datetime):
        yield value.isoformat()
    elif hasattr(value, "as_dict"):
        yield from leaves(value.as_dict())
    elif isinstance(value, str) and value:
        yield value
