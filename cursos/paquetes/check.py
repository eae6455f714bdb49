"""The rules that a package keeps as a whole: both languages equal, nothing unreachable, keys."""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from typing import TYPE_CHECKING

from cursos.hojas.comprobar import problemas
from cursos.imagenes.publicacion import find_problem, in_any_language, language_of
from cursos.paquetes import lesson_body
from cursos.paquetes.budget import TRUSTED, Budget
from cursos.paquetes.calculations import check_calculations
from cursos.paquetes.guide import check_guide
from cursos.paquetes.lesson_links import find_link_faults, images_in
from cursos.paquetes.origin import IMAGE, LESSON, read_folder, read_zip
from cursos.paquetes.package import LANGS, Leccion, Paquete, read_lesson_file, read_package
from cursos.paquetes.parity import find_parity_faults
from cursos.paquetes.questions import check_questions
from cursos.paquetes.yaml_source import ContentError, Fault
from plataforma.texto import TextoBilingue

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from pathlib import Path

    from cursos.paquetes.package import ArchivoLeccion

# First words of addresses under a course: no lesson may take them.
RESERVED = frozenset(
    {
        "certificado", "completado", "continuar", "credencial", "discusion", "editar", "empezar",
        "evaluacion", "guia", "hecha", "hoja", "inscribirme", "inscripcion", "licencia", "notas",
        "opiniones", "practica", "progreso", "resultado", "sin-conexion", "tarea", "version",
    }
)  # fmt: skip
MAX_UNPACKED = 8 * 1024 * 1024  # bytes of a worksheet's parts
MAX_FAULTS = 200  # of one package: who reads more?
SHARED = ("clave", "minutos", "revisada", "proxima_revision")  # equal in both languages


def load(path: Path) -> Paquete:
    """Return the package of a folder or a zip that may be published, or raise with every fault."""
    if path.suffix == ".zip":
        return load_files(read_zip(path.read_bytes(), path.name), path.stem)
    return load_files(read_folder(path), path.name, Budget(times=TRUSTED))


def load_files(files: Mapping[str, bytes], name: str, budget: Budget | None = None) -> Paquete:
    """Return a package that may be published, or raise ContentError with every fault."""
    budget = budget or Budget()
    paquete = read_package(files, name, budget)
    faults: list[Fault] = []
    for part in _parts(paquete):
        for fault in part:
            faults.append(fault)
            if len(faults) >= MAX_FAULTS:
                raise ContentError(faults)
        budget.check(name)
    if faults:
        raise ContentError(faults)
    return paquete


def _parts(paquete: Paquete) -> Iterator[Iterator[Fault]]:
    """Yield the checks one by one, so that the time of each counts."""
    yield _check_modules(paquete)
    keys = {x.clave for x in paquete.lecciones}
    for leccion in paquete.lecciones:
        yield _check_lesson(leccion)
        yield _check_links(leccion, keys, paquete.imagenes)
    yield find_parity_faults(paquete)
    yield _check_bank(paquete)
    for archivo in paquete.preguntas:
        yield from check_questions(paquete, archivo)
    yield from check_calculations(paquete)
    yield _check_worksheet(paquete)
    yield _check_tarea(paquete)
    yield check_guide(paquete)
    for file in paquete.imagenes:
        yield _check_image(paquete, file)


def _check_modules(paquete: Paquete) -> Iterator[Fault]:
    """Every lesson stands in exactly one module, in the order of the file numbers."""
    source, listed = paquete.source, []
    for m, modulo in enumerate(paquete.curso.modulos):
        for n, clave in enumerate(modulo.lecciones):
            at = ("modulos", m, "lecciones", n)
            if clave in RESERVED:
                yield source.fault(at, f"{clave!r} is an address of the site: rename the lesson")
            if clave in listed:
                yield source.fault(at, f"lesson {clave!r} is in the course twice")
            listed.append(clave)
            if clave not in {x.clave for x in paquete.lecciones}:
                yield source.fault(at, f"there is no lecciones/NN-{clave}.es.md")
    claves = [m.clave for m in paquete.curso.modulos]
    for n, clave in enumerate(claves):
        if clave in claves[:n]:
            yield source.fault(("modulos", n, "clave"), f"module {clave!r} twice")
    if paquete.curso.proxima_revision <= paquete.curso.revisada:
        yield source.fault(("proxima_revision",), "is not after 'revisada'")
    yield from _check_order(paquete, listed)


def _check_order(paquete: Paquete, listed: list[str]) -> Iterator[Fault]:
    """The file numbers run over the whole course, in the order of the modules."""
    for leccion in paquete.lecciones:
        if leccion.clave not in listed:
            yield Fault(leccion.es.file, 1, "the lesson is in no module of curso.yml")
    written = [x.clave for x in paquete.lecciones]
    numbers = [x.numero for x in paquete.lecciones]
    if set(written) == set(listed) and written != listed:
        yield paquete.source.fault(
            ("modulos",), f"the order differs from the file numbers: {written}"
        )
    if numbers != list(range(1, len(numbers) + 1)):
        yield Fault("lecciones", 0, f"lessons are numbered 01, 02, 03 …, found {numbers}")


def _check_lesson(leccion: Leccion) -> Iterator[Fault]:
    for archivo in leccion.idiomas.values():
        yield from _check_file(leccion, archivo)
    es, pt = leccion.es, leccion.pt
    for name in SHARED:
        if getattr(es.cabecera, name) != getattr(pt.cabecera, name):
            value = getattr(es.cabecera, name)
            yield pt.source.fault((name,), f"{name!r} is {value} in the Spanish file")
    for name in ("fuentes", "por_verificar"):
        if len(getattr(es.cabecera, name)) != len(getattr(pt.cabecera, name)):
            yield pt.source.fault((name,), f"{name!r} has another length in the Spanish file")
    for kind in sorted(lesson_body.BOXES):
        if lesson_body.count_boxes(es.body, kind) != lesson_body.count_boxes(pt.body, kind):
            yield Fault(pt.file, pt.body_line, f"has another number of {kind!r} boxes than es")


def _check_file(leccion: Leccion, archivo: ArchivoLeccion) -> Iterator[Fault]:
    cabecera, source = archivo.cabecera, archivo.source
    if cabecera.clave != leccion.clave:
        yield source.fault(("clave",), f"the file name says {leccion.clave!r}")
    if cabecera.proxima_revision <= cabecera.revisada:
        yield source.fault(("proxima_revision",), "is not after 'revisada'")
    faults = list(lesson_body.find_faults(archivo.body))
    yield from (Fault(archivo.file, archivo.body_line + n, text) for n, text in faults)
    boxes = lesson_body.count_boxes(archivo.body, "ejemplo")
    if boxes != 1:
        yield Fault(archivo.file, archivo.body_line, f"has {boxes} 'ejemplo' boxes, needs one")
    if faults:
        return  # do not render what is refused
    words = lesson_body.count_words(lesson_body.plain_text(lesson_body.render(archivo.body)))
    if not lesson_body.FEWEST <= words <= lesson_body.MOST:
        text = f"has {words} words, needs {lesson_body.FEWEST} to {lesson_body.MOST}"
        yield Fault(archivo.file, archivo.body_line, text)


def lesson_faults(files: Mapping[str, bytes], names: Mapping[str, str]) -> list[Fault]:
    """Return the faults of one lesson, given its file in each language, whatever the others say."""
    try:
        idiomas = {lang: read_lesson_file(names[lang], files[names[lang]]) for lang in LANGS}
    except ContentError as error:
        return error.faults
    found = [LESSON.fullmatch(name) for name in files]
    keys = {match[2] for match in found if match}
    clave = max(m[2] for m in found if m and m[0] == names["es"])
    leccion = Leccion(0, clave, idiomas)
    images = [name for name in files if IMAGE.fullmatch(name)]
    return sorted({*_check_lesson(leccion), *_check_links(leccion, keys, images)})


def _check_links(
    leccion: Leccion, lecciones: Collection[str], imagenes: Collection[str]
) -> Iterator[Fault]:
    """Images and lessons that the text points to are there, the same ones in both languages."""
    files = leccion.idiomas
    for lang, archivo in files.items():
        for n, text in find_link_faults(archivo.body, lecciones, imagenes):
            yield Fault(archivo.file, archivo.body_line + n, text)
        for name in images_in(archivo.body):
            if language_of(name) not in {"", lang}:
                yield Fault(archivo.file, archivo.body_line, f"shows {name!r}: words of the other")
    shown = {lang: Counter(map(in_any_language, images_in(a.body))) for lang, a in files.items()}
    if shown["es"] != shown["pt"]:
        pt = leccion.pt
        yield Fault(pt.file, pt.body_line, "shows other images than es")


def _check_image(paquete: Paquete, file: str) -> Iterator[Fault]:
    if problem := find_problem(file, paquete.files[file]):
        yield Fault(file, 0, problem)
    if not any(file in images_in(a.body) for x in paquete.lecciones for a in x.idiomas.values()):
        yield Fault(file, 0, "no lesson shows this image")


def _check_bank(paquete: Paquete) -> Iterator[Fault]:
    bank = [p for p in paquete.todas if p.uso == "evaluacion"]
    quiz = paquete.curso.evaluacion
    wanted = quiz.preguntas if quiz else 0
    if len(bank) < wanted:
        text = f"the quiz asks {wanted} questions, the bank has {len(bank)}"
        yield paquete.source.fault(("evaluacion", "preguntas"), text)
    yield from _check_draw(paquete)
    practised = {p.leccion for p in paquete.todas if p.uso == "practica"}
    for leccion in paquete.lecciones:
        if leccion.clave not in practised:
            yield Fault(leccion.es.file, 1, "the lesson has no practice question")
    modules = {m.clave for m in paquete.curso.modulos}
    for archivo in paquete.preguntas:
        if archivo.modulo not in modules:
            yield archivo.source.fault((), f"curso.yml has no module {archivo.modulo!r}")


def _check_draw(paquete: Paquete) -> Iterator[Fault]:
    """Each rule of the draw finds its questions; tags and modules are those of the course."""
    module_of = {c: m.clave for m in paquete.curso.modulos for c in m.lecciones}
    bank = [p for p in paquete.todas if p.uso == "evaluacion"]
    quiz = paquete.curso.evaluacion
    for n, cupo in enumerate(quiz.sorteo if quiz else ()):
        fitting = [
            p
            for p in bank
            if cupo.modulo in {None, module_of.get(p.leccion)}
            and (cupo.etiqueta is None or cupo.etiqueta in p.etiquetas)
            and cupo.dificultad in {None, p.nivel}
        ]
        if len(fitting) < cupo.cuantas:
            text = f"this rule draws {cupo.cuantas} questions, the bank has {len(fitting)}"
            yield paquete.source.fault(("evaluacion", "sorteo", n), text)


def _check_worksheet(paquete: Paquete) -> Iterator[Fault]:
    hoja = paquete.curso.hoja
    names = {lang: getattr(hoja.archivo, lang) for lang in LANGS} if hoja else {}
    for lang, name in names.items():
        data = paquete.files.get(name)
        if data is None:
            yield paquete.source.fault(("hoja", "archivo", lang), f"there is no file {name!r}")
        elif problem := _workbook_problem(data):
            yield Fault(name, 0, problem)
    for name in sorted(paquete.files):
        if name.startswith("archivos/") and name not in names.values():
            yield Fault(name, 0, "nothing in curso.yml refers to this file")


def _check_tarea(paquete: Paquete) -> Iterator[Fault]:
    if paquete.tarea is None:
        return
    tarea, source = paquete.tarea
    yield from (source.fault(loc, text) for loc, text in problemas(tarea))
    if not tarea.rubrica:
        yield source.fault((), "'rubrica' is missing: tutors review with it")


def _workbook_problem(data: bytes) -> str:
    """Look at the parts of a workbook without unpacking them."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            infos = parts.infolist()
    except zipfile.BadZipFile:
        return "is not an .xlsx file"
    if "[Content_Types].xml" not in {i.filename for i in infos}:
        return "is not an .xlsx file"
    if sum(i.file_size for i in infos) > MAX_UNPACKED:
        return "is too large when unpacked"
    if any("vbaProject" in i.filename for i in infos):
        return "contains macros"
    return ""


def both(leccion: Leccion, name: str) -> TextoBilingue:
    """Return a line of the front matter in both languages."""
    texts = (getattr(leccion.idiomas[lang].cabecera, name) for lang in LANGS)
    return TextoBilingue(*map(lesson_body.keep_together, texts))
