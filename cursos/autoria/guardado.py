"""From what a page sends to the files of a draft."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cursos.autoria.borrador import Escrito, Trabajo, huella
from cursos.edicion.lesson_text import read_text, write_text
from cursos.edicion.structure import CURSO, put_in_order
from cursos.imagenes.imagen import ImageError
from cursos.imagenes.photographs import shrink
from cursos.paquetes.origin import GUIDE
from cursos.paquetes.package import CONTROL, LANGS, decode
from cursos.paquetes.parity import mark_reviewed
from cursos.paquetes.schema import Curso
from cursos.paquetes.yaml_source import ContentError, YamlSource

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cursos.autoria.forms import ArchivoForm, ImagenForm, LeccionForm


def starts(files: Mapping[str, bytes], names: Mapping[str, str]) -> dict[str, str]:
    """Return, for each language, what a page must send back: the file's hash and its text's."""
    return {
        f"desde_{lang}": f"{huella(files[name])}.{read_text(name, files[name]).firma}"
        for lang, name in names.items()
    }


def escrita(trabajo: Trabajo, names: Mapping[str, str], form: LeccionForm) -> list[Escrito]:
    """Return the files that the form changed. What its page only showed is left alone."""
    written = {}
    for lang in LANGS:
        desde, _, firma = (form[f"desde_{lang}"].data or "").partition(".")
        text, name = form.text(lang), names[lang]
        if text.firma != firma:
            new = write_text(name, trabajo.files[name], text)
            written[name] = Escrito(name, new, desde)
    if form.al_dia.data:
        for name, data in _reviewed(trabajo, names, written).items():
            before = written[name].desde if name in written else trabajo.huella(name)
            written[name] = Escrito(name, data, before)
    return list(written.values())


def _reviewed(
    trabajo: Trabajo, names: Mapping[str, str], written: Mapping[str, Escrito]
) -> dict[str, bytes]:
    own = {n: trabajo.files[n] for n in names.values()}
    own.update({n: e.contenido for n, e in written.items()})
    try:
        return mark_reviewed(own)
    except ContentError:  # a front matter that the check refuses: it says so on the page
        return {}


def image_texts(trabajo: Trabajo, names: Mapping[str, str], form: ImagenForm) -> list[Escrito]:
    """Return the shrunk image and both texts with it at their end; ImageError if it is none."""
    upload = form.archivo.data
    if not hasattr(upload, "read"):
        raise ImageError("no file")
    imagen = shrink(upload.read())
    file = f"imagenes/{form.clave.data}.webp"
    found = [Escrito(file, imagen.datos, trabajo.huella(file))]
    for lang, name in names.items():
        alt = form[f"alt_{lang}"].data.translate(str.maketrans("[]()", "    "))
        data = trabajo.files[name]
        new = f"{decode(name, data).rstrip()}\n\n![{alt.strip()}]({file})\n"
        found.append(Escrito(name, new.encode(), huella(data)))
    return found


def clean(text: str) -> str:
    """Return a text as a form sends it: one kind of line end, nothing invisible."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return CONTROL.sub("", text).strip()


def clean_line(text: str) -> str:
    return " ".join(clean(text).split())


def file_text(data: bytes) -> str:
    return clean(data.decode("utf-8-sig", "replace"))


def whole_files(trabajo: Trabajo, nombre: str, form: ArchivoForm) -> list[Escrito]:
    """Return the file as written; one that nobody changed keeps its very bytes.

    Of a guide whose translation was reviewed, the file that says so is written too.
    """
    before, text = trabajo.files[nombre], clean(form.texto.data or "")
    same = file_text(before) == text
    written = Escrito(nombre, before if same else f"{text}\n".encode(), form.desde.data or "")
    if not (form.al_dia.data and GUIDE.fullmatch(nombre)):
        return [written]
    names = {n: n for n in trabajo.files if GUIDE.fullmatch(n)}
    found = {nombre: written}
    for name, data in _reviewed(trabajo, names, found).items():
        before_it = written.desde if name == nombre else trabajo.huella(name)
        found[name] = Escrito(name, data, before_it)
    return list(found.values())


def in_order(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the files with lessons numbered as curso.yml lists them, once it can be read."""
    try:
        curso = YamlSource.parse(files[CURSO].decode("utf-8-sig"), CURSO).read(Curso)
    except ContentError:
        return dict(files)
    return put_in_order(files, curso)
