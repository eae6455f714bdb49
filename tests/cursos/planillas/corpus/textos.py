"""Awkward lists in text: encodings, separators, quotes, shapes and sizes."""

from __future__ import annotations

from tests.cursos.planillas.corpus.caso import Caso, Persona

PLAIN = "Nombre;Correo\nJosé Peña;jose@correo.com\n"
JOSE = (Persona(2, "José Peña", "jose@correo.com"),)
ANA = (Persona(2, "Ana", "ana@correo.com"),)
ACCENTS = "Nombre;Correo\nÁlvaro Núñez Güemes;alvaro@correo.com\n"
ALVARO = (Persona(2, "Álvaro Núñez Güemes", "alvaro@correo.com"),)
HEAD = "Nombre,Correo\n"
ROW = "Ana,ana@correo.com\n"
MB = 1024 * 1024
EMPTY = "La lista está vacía"
NO_COLUMNS = "No encontramos el nombre y un dato"


def _many(count: int) -> str:
    return HEAD + "".join(f"Ana,ana{i}@correo.com\n" for i in range(count))


CASOS: dict[str, Caso] = {
    # encodings
    "utf-8 is read": Caso(PLAIN.encode, JOSE),
    "utf-8 with its mark is read": Caso(lambda: PLAIN.encode("utf-8-sig"), JOSE),
    "utf-16 with its mark is read": Caso(lambda: PLAIN.encode("utf-16"), JOSE),
    "utf-16 little endian without mark is read": Caso(lambda: PLAIN.encode("utf-16-le"), JOSE),
    "utf-16 big endian without mark is read": Caso(lambda: PLAIN.encode("utf-16-be"), JOSE),
    "utf-32 with its mark is read": Caso(lambda: PLAIN.encode("utf-32"), JOSE),
    "utf-32 little endian without mark is read": Caso(lambda: PLAIN.encode("utf-32-le"), JOSE),
    "utf-32 big endian without mark is read": Caso(lambda: PLAIN.encode("utf-32-be"), JOSE),
    "windows-1252 is read": Caso(lambda: ACCENTS.encode("cp1252"), ALVARO),
    "latin-1 is read": Caso(lambda: ACCENTS.encode("latin-1"), ALVARO),
    "an old mac's list is read": Caso(lambda: ACCENTS.encode("mac_roman"), ALVARO),
    "a list of ms-dos is read": Caso(lambda: ACCENTS.encode("cp850"), ALVARO),
    "portuguese in windows-1252 is not taken for a mac's": Caso(
        lambda: "Nome;E-mail\nJoão Araújo Conceição;joao@correo.com\n".encode("cp1252"),
        (Persona(2, "João Araújo Conceição", "joao@correo.com"),),
    ),
    "a curly apostrophe of windows-1252 is kept": Caso(
        lambda: "Nombre;Correo\nMaría O’Higgins;maria@correo.com\n".encode("cp1252"),
        (Persona(2, "María O’Higgins", "maria@correo.com"),),
    ),
    "two encodings pasted together are read line by line": Caso(
        lambda: PLAIN.encode() + "Núria;nuria@correo.com".encode("cp1252"),
        (*JOSE, Persona(3, "Núria", "nuria@correo.com")),
    ),
    "letters that were damaged before are told": Caso(
        lambda: PLAIN.encode().decode("cp1252"),
        (Persona(2, "JosÃ© PeÃ±a", "jose@correo.com", "letras"),),
    ),
    # separators and quotes
    "commas part the cells": Caso(lambda: PLAIN.replace(";", ","), JOSE),
    "tabs part the cells": Caso(lambda: PLAIN.replace(";", "\t"), JOSE),
    "bars part the cells": Caso(lambda: PLAIN.replace(";", "|"), JOSE),
    "the sep line is obeyed and is no row": Caso(lambda: "sep=|\n" + PLAIN.replace(";", "|"), JOSE),
    "a quoted sep line is obeyed": Caso(lambda: '"sep=;"\r\n' + PLAIN, JOSE),
    "a sep line alone is an empty list": Caso(lambda: "sep=;\n", NO_COLUMNS),
    "commas inside names do not part them": Caso(
        lambda: 'Nombre,Correo\n"Peña, José",jose@correo.com\n',
        (Persona(2, "Peña, José", "jose@correo.com"),),
    ),
    "old newlines end rows": Caso(lambda: PLAIN.replace("\n", "\r").encode(), JOSE),
    "a quote that nobody closed swallows no rows": Caso(
        lambda: 'Nombre;Correo\n"Ana;ana@correo.com\nLuz;luz@correo.com\n',
        (*ANA, Persona(3, "Luz", "luz@correo.com")),
    ),
    "inches are no quotes": Caso(
        lambda: 'Nombre;Correo\nAna 12" Sur;ana@correo.com\n',
        (Persona(2, 'Ana 12" Sur', "ana@correo.com"),),
    ),
    "a line inside a quoted name is one row": Caso(
        lambda: 'Nombre,Correo\n"Ana\nLuz",ana@correo.com\nEva,eva@correo.com\n',
        (Persona(2, "Ana Luz", "ana@correo.com"), Persona(3, "Eva", "eva@correo.com")),
    ),
    # what is not text
    "nul characters are dropped": Caso(lambda: b"Nombre,Correo\nA\0na,ana@correo.com\n", ANA),
    "control characters are dropped": Caso(lambda: HEAD + "A\x07n\x1ba,ana@correo.com\n", ANA),
    "marks of direction and of no width are dropped": Caso(
        lambda: HEAD + "\u202eA\u200bna\u2066,\u200fana@correo.com\n", ANA
    ),
    "a pdf is no spreadsheet": Caso(lambda: b"%PDF-1.7\n%\xe2\xe3", "Este archivo es PDF."),
    "a picture is no spreadsheet": Caso(
        lambda: b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "Este archivo es PNG."
    ),
    "a web page is no spreadsheet": Caso(
        lambda: b"<!DOCTYPE html><html><table><tr><td>Ana</table>", "Este archivo es HTML."
    ),
    "a web page that calls itself xls is told": Caso(
        lambda: b"\xef\xbb\xbf<html xmlns:x='urn:schemas-microsoft-com:office:excel'><table>",
        "Este archivo es HTML.",
    ),
    "a web page in utf-16 is told": Caso(
        lambda: "<table><tr><td>Ana</td></tr></table>".encode("utf-16"), "Este archivo es HTML."
    ),
    "excel's xml of 2003 is told": Caso(
        lambda: b'<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n<Workbook>',
        "Este archivo es HTML.",
    ),
    "a compressed file is told": Caso(lambda: b"\x1f\x8b\x08\0abc", "Este archivo es GZIP."),
    # nothing in it
    "an empty file is empty": Caso(lambda: b"", EMPTY),
    "spaces alone are empty": Caso(lambda: " \n\t \r\n ", EMPTY),
    "a mark of utf-8 alone is empty": Caso(lambda: b"\xef\xbb\xbf", EMPTY),
    "a mark of utf-16 alone is empty": Caso(lambda: b"\xff\xfe", EMPTY),
    "nul characters alone are empty": Caso(lambda: b"\0\0\0\0", EMPTY),
    "a header alone has nobody": Caso(lambda: "Nombre,Correo\n\n,,\n", ()),
    # shapes
    "titles may stand above the header": Caso(
        lambda: "Cámara del Litoral,\n\nLista de socios,\n,,\n" + HEAD + ROW,
        (Persona(6, "Ana", "ana@correo.com"),),
    ),
    "no header is needed": Caso(
        lambda: ROW + "Luz,luz@correo.com\n",
        (Persona(1, "Ana", "ana@correo.com"), Persona(2, "Luz", "luz@correo.com")),
    ),
    "the first of two equal headers is read": Caso(
        lambda: "Nombre,Correo,Correo\nAna,ana@correo.com,otra@correo.com\n", ANA
    ),
    "a second header further down is no person": Caso(
        lambda: HEAD + ROW + "\n" + "Nombre,Correo\nLuz,luz@correo.com\n",
        (
            *ANA,
            Persona(4, "Nombre", "", "correo"),
            Persona(5, "Luz", "luz@correo.com"),
        ),
    ),
    "blank columns between are skipped": Caso(
        lambda: ",Nombre,,,Correo\n,Ana,,,ana@correo.com\n", ANA
    ),
    "empty columns at the right are nothing": Caso(
        lambda: "Nombre,Correo" + "," * 200 + "\nAna,ana@correo.com" + "," * 200, ANA
    ),
    "blank rows keep their numbers": Caso(
        lambda: HEAD + "\n,\n" + ROW, (Persona(4, "Ana", "ana@correo.com"),)
    ),
    "columns that nobody knows are asked for": Caso(
        lambda: "Ciudad,Rubro\nSalto,Miel\n", NO_COLUMNS
    ),
    # sizes
    "20,000 people are read": Caso(
        lambda: _many(20_000),
        tuple(
            Persona(i + 2, "Ana", f"ana{i}@correo.com", "tocayo" if i else "")
            for i in range(20_000)
        ),
    ),
    "20,001 people are too many": Caso(
        lambda: _many(20_001), "La lista tiene 20001 filas y el máximo es 20000."
    ),
    "60 columns are read": Caso(
        lambda: "Nombre,Correo" + ",x" * 58 + "\nAna,ana@correo.com" + ",1" * 58, ANA
    ),
    "61 columns are too many": Caso(
        lambda: "Nombre,Correo" + ",x" * 59 + "\nAna,ana@correo.com" + ",1" * 59,
        "La lista tiene 61 columnas y el máximo es 60.",
    ),
    "11 megabytes are too many": Caso(lambda: b"x" * (11 * MB), "El archivo pesa más de 10 MB."),
    "a cell of 200,000 characters is an error of its row": Caso(
        lambda: HEAD + f"{'x' * 200_000},x@correo.com\n" + ROW,
        (Persona(2, "", "x@correo.com", "celda_larga"), Persona(3, "Ana", "ana@correo.com")),
    ),
    "a row of a million commas is too wide or nothing": Caso(
        lambda: HEAD + "," * MB + "x\n", "La lista tiene 1048577 columnas"
    ),
}
