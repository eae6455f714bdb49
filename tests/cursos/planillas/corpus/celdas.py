"""Awkward cells in a plain list: what spreadsheets and people do to names, mails and numbers."""

from __future__ import annotations

from tests.cursos.planillas.corpus.caso import Caso, Persona

ANA = (Persona(2, "Ana", "ana@correo.com"),)


def _one(header: str, cell: str, *persona: str) -> Caso:
    """A list of Ana with one more column; what is read of her."""
    name, contact, causes = (*persona, "", "", "")[:3]
    text = f"Nombre\t{header}\nAna\t{cell}\n"
    return Caso(lambda: text, (Persona(2, name, contact, causes),))


def _name(cell: str, name: str, causes: str = "") -> Caso:
    text = f"Nombre\tCorreo\n{cell}\tana@correo.com\n"
    return Caso(lambda: text, (Persona(2, name, "ana@correo.com", causes),))


CASOS: dict[str, Caso] = {
    # formulas
    "a formula is refused": _name("=SUMA(A1:A3)", "", "formula"),
    "a formula with a sheet of its own is refused": _name("='Hoja 2'!A1", "", "formula"),
    "a command is refused": _name("=cmd|' /C calc'!A0", "", "formula"),
    "a command behind a plus is refused": _name("+cmd|' /C calc'!A0", "", "formula"),
    "a formula of full-width signs is refused": _name("\uff1dSUM(A1)", "", "formula"),
    "a formula in the mail is refused": _one("Correo", '=A1&"@x.com"', "Ana", "", "formula"),
    "a formula in the phone is refused": _one(
        "Teléfono", "=BUSCARV(A1;B:C;2)", "Ana", "", "formula"
    ),
    "a formula in the tax id is refused": _one("RUT", "=A1*1", "Ana", "", "formula"),
    "an error of the spreadsheet is told": _name("#¡REF!", "", "error_celda"),
    "an error in the mail is told": _one("Correo", "#N/D", "Ana", "", "error_celda"),
    "an error in the phone is told": _one("Teléfono", "#VALUE!", "Ana", "", "error_celda"),
    # names
    "an accent of two signs is one letter": _name("Jose\u0301", "José"),
    "an emoji is part of a name": _name("Ana 🌽", "Ana 🌽"),
    "surname, name is left as written": _name("Peña, José", "Peña, José"),
    "a stray sign is taken off and told": _name("- Ana", "Ana", "signo"),
    "a number is no name": _name("12345", "", "sin_nombre"),
    "a null is a name": _name("Null", "Null"),
    # mails
    "a mail with mailto is read": _one("Correo", "mailto:ana@correo.com", "Ana", "ana@correo.com"),
    "a mail in angles is read": _one("Correo", "Ana <ANA@correo.com>", "Ana", "ana@correo.com"),
    "a mail with a point behind is read": _one(
        "Correo", "ana@correo.com.", "Ana", "ana@correo.com"
    ),
    "a mail with spaces around is read": _one(
        "Correo", "\xa0ana@correo.com ", "Ana", "ana@correo.com"
    ),
    "a mail with a space inside is refused": _one("Correo", "ana @correo.com", "Ana", "", "correo"),
    "two mails in a cell are refused": _one(
        "Correo", "ana@correo.com / luz@correo.com", "Ana", "", "varios_correos"
    ),
    # phones
    "a phone without its zero is read": _one("Celular", "99123456", "Ana", "+59899123456"),
    "a phone kept as text is read": _one("Celular", '="099123456"', "Ana", "+59899123456"),
    "a phone behind an apostrophe is read": _one("Celular", "'+59899123456", "Ana", "+59899123456"),
    "a phone with .0 is read": _one("Celular", "99123456.0", "Ana", "+59899123456"),
    "a phone with ,0 is read": _one("Celular", "99123456,0", "Ana", "+59899123456"),
    "a phone with half a digit is refused": _one("Celular", "99123456,5", "Ana", "", "telefono"),
    "a phone in notation is refused": _one("Celular", "5,99E+10", "Ana", "", "notacion"),
    "a date is no phone": _one("Celular", "2024-03-01", "Ana", "", "fecha"),
    "two phones in a cell are refused": _one(
        "Celular", "099123456 / 098765432", "Ana", "", "varios_telefonos"
    ),
    "a phone of another country is doubtful and goes in": _one(
        "Celular", "(11) 4321-5678", "Ana", "+5981143215678", "telefono_dudoso"
    ),
    # tax ids
    "a tax id is read without its signs": _one("RUT", "21-100342-001-7", "Ana", "211003420017"),
    "a tax id that is a number is read": _one("RUT", "211003420017.0", "Ana", "211003420017"),
    "a tax id in notation is refused": _one("RUT", "2,11E+11", "Ana", "", "id_notacion"),
    "a tax id in notation with a point is refused": _one(
        "RUT", "2.01E+10", "Ana", "", "id_notacion"
    ),
    "a tax id that lost a zero is refused": _one("RUT", "10036640018", "Ana", "", "id_ceros"),
    "a wrong digit of a tax id is told": _one("RUT", "211003420018", "Ana", "", "id_digito"),
    "what is no tax id is told": _one("RUT", "en trámite", "Ana", "", "id_formato"),
    "a document of identity is not mapped when there is a mail": Caso(
        lambda: "Nombre,Cédula,Correo\nAna,1.234.567-8,ana@correo.com\n", ANA
    ),
    # the same person twice
    "the same mail twice is refused": Caso(
        lambda: "Nombre,Correo\nAna,ana@correo.com\nAna B,ANA@correo.com \n",
        (*ANA, Persona(3, "Ana B", "ana@correo.com", "repetido")),
    ),
    "the same phone with another mail is refused": Caso(
        lambda: (
            "Nombre,Correo,Celular\nAna,ana@correo.com,099123456\nLuz,luz@correo.com,099 123 456"
        ),
        (*ANA, Persona(3, "Luz", "luz@correo.com", "repetido_telefono")),
    ),
    "the same name in other letters is told": Caso(
        lambda: "Nombre,Correo\nJosé  Peña,a@correo.com\nJOSE PEN\u0303A,b@correo.com\n",
        (
            Persona(2, "José Peña", "a@correo.com"),
            Persona(3, "JOSE PEÑA", "b@correo.com", "tocayo"),
        ),
    ),
    "the same name and tax id, with nothing else, is refused": Caso(
        lambda: "Nombre,RUT\nAna,211003420017\nANA,21-100342-001-7\nLuz,211003420017\n",
        (
            Persona(2, "Ana", "211003420017"),
            Persona(3, "ANA", "211003420017", "repetido_identificador"),
            Persona(4, "Luz", "211003420017"),
        ),
    ),
    "the same name and tax id with a mail is told": Caso(
        lambda: "Nombre,RUT,Correo\nAna,211003420017,\nAna,211003420017,ana@correo.com\n",
        (
            Persona(2, "Ana", "211003420017"),
            Persona(3, "Ana", "ana@correo.com", "misma_persona"),
        ),
    ),
    "words for nothing are nothing": _one("Correo", "no tiene", "Ana", "", "sin_contacto"),
}
