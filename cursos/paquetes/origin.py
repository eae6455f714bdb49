"""The files of a package, from a folder or a zip; and back, byte by byte.

Nothing outside is opened, nothing is unpacked to disk, and every size is limited before reading.
"""

from __future__ import annotations

import io
import re
import stat
import zipfile
from typing import TYPE_CHECKING

from cursos.paquetes.yaml_source import ContentError, Fault

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

KB = 1024
MB = 1024 * KB
MAX_FILES = 400
MAX_ENTRIES = 2 * MAX_FILES  # of a zip, with its folders and what a desktop adds
MAX_TOTAL = 40 * MB
MAX_BYTES = {
    ".md": 64 * KB, ".yml": 256 * KB, ".svg": 64 * KB,
    ".xlsx": MB, ".webp": MB, ".png": MB, ".jpg": MB,
}  # fmt: skip
MAX_TEXT = 4 * MB  # all Markdown and YAML of a package
WRITTEN = {"curso.yml", "tarea.yml"}
FREE = {"LICENSE", "LICENSE.md", "README.md"}  # may stand beside the course file
LESSON = re.compile(r"lecciones/(\d{2})-([a-z0-9-]+)\.(es|pt)\.md")
QUESTIONS = re.compile(r"preguntas/([a-z0-9-]+)\.yml")
CALCULATIONS = re.compile(r"calculos/([a-z0-9-]+)\.yml")
GUIDE = re.compile(r"guia\.(es|pt)\.md")
ATTACHED = re.compile(r"archivos/[a-z0-9.-]+\.xlsx")
IMAGE = re.compile(r"imagenes/[a-z0-9-]{1,60}(?:\.(?:webp|png|jpg)|(?:\.(?:es|pt))?\.svg)")
NAMED = (LESSON, QUESTIONS, CALCULATIONS, GUIDE, ATTACHED, IMAGE)
# What desktops put into zips by themselves.
LITTER = re.compile(r"(?:.*/)?(?:__MACOSX/.*|\.DS_Store|Thumbs\.db|desktop\.ini)")
# The others are unpacked by Python without a limit: 400 bytes of bzip2 become 400 MB in memory.
METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
ZIP_DATE = (1980, 1, 1, 0, 0, 0)  # the same files are the same zip


def read_folder(folder: Path) -> dict[str, bytes]:
    """Return the files of a package by their path inside it; refuse what has no place there."""
    if not folder.is_dir():
        raise ContentError([Fault(folder.name, 0, "there is no such folder")])
    faults: list[Fault] = []
    found: dict[str, bytes] = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_symlink():
            faults.append(Fault(name, 0, "is a link: put the file itself here"))
        elif path.is_dir():
            continue
        elif fault := out_of_place(name, path.stat().st_size):
            faults.append(fault)
        elif len(found) >= MAX_FILES:
            raise ContentError([Fault(folder.name, 0, f"more than {MAX_FILES} files")])
        else:
            found[name] = path.read_bytes()
    if faults:
        raise ContentError(faults)
    return found


def read_zip(data: bytes, name: str = "paquete.zip") -> dict[str, bytes]:
    """Return the files of a zipped package: at its root, or all in one folder."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = [i for i in archive.infolist() if not i.is_dir()]
            _refuse_bombs(infos, name)
            kept = _named([i for i in infos if not LITTER.fullmatch(i.filename)], name)
            return {path: _read_entry(archive, info, path) for path, info in kept.items()}
    except ContentError:
        raise
    except (zipfile.BadZipFile, NotImplementedError, EOFError, ValueError, OSError):
        raise ContentError([Fault(name, 0, "is not a zip file, or is damaged")]) from None


def _refuse_bombs(infos: list[zipfile.ZipInfo], name: str) -> None:
    if len(infos) > MAX_ENTRIES:
        raise ContentError([Fault(name, 0, f"more than {MAX_FILES} files")])
    if sum(i.file_size for i in infos) > MAX_TOTAL:
        raise ContentError([Fault(name, 0, f"is larger than {MAX_TOTAL // MB} MB when unpacked")])


def _named(infos: list[zipfile.ZipInfo], name: str) -> dict[str, zipfile.ZipInfo]:
    """Return the entries by their path in the package, or raise with all that has no place."""
    first = {i.filename.partition("/")[0] for i in infos}
    inside = len(first) == 1 and all("/" in i.filename for i in infos)
    root = f"{first.pop()}/" if inside and first != {".."} else ""
    found: dict[str, zipfile.ZipInfo] = {}
    faults = []
    for info in infos:
        path = info.filename.removeprefix(root)
        if problem := _entry_problem(info, path, found):
            faults.append(problem)
        else:
            found[path] = info
    if not infos:
        faults.append(Fault(name, 0, "the file is empty"))
    if len(found) > MAX_FILES:
        faults.append(Fault(name, 0, f"more than {MAX_FILES} files"))
    if faults:
        raise ContentError(faults)
    return found


def _entry_problem(info: zipfile.ZipInfo, path: str, found: Mapping[str, object]) -> Fault | None:
    shown = path.encode("ascii", "backslashreplace").decode()[:120]
    mode = info.external_attr >> 16
    if stat.S_IFMT(mode) not in (0, stat.S_IFREG):
        return Fault(shown, 0, "is a link: put the file itself here")
    if path.startswith(("/", "\\")) or ".." in re.split(r"[/\\]", path) or ":" in path:
        return Fault(shown, 0, "leads out of the package")
    if info.flag_bits & 0x1:
        return Fault(shown, 0, "is encrypted: make the zip without a password")
    if info.compress_type not in METHODS:
        return Fault(shown, 0, "is compressed in an uncommon way: make a plain zip")
    if path in found:
        return Fault(shown, 0, "is in the zip twice")
    return out_of_place(path, info.file_size, shown)


def _read_entry(archive: zipfile.ZipFile, info: zipfile.ZipInfo, path: str) -> bytes:
    """Read no more than the file may have, whatever the zip says of its size."""
    limit = _limit(path)
    try:
        with archive.open(info) as entry:
            content = entry.read(limit + 1)
    except Exception:  # noqa: BLE001 — a damaged entry fails in as many ways as there are methods
        raise ContentError([Fault(path, 0, "is damaged in the zip")]) from None
    if len(content) > limit:
        raise ContentError([Fault(path, 0, f"is larger than {limit // KB} KB")])
    return content


def out_of_place(name: str, size: int, shown: str = "") -> Fault | None:
    """Say why a file cannot be in a package, if it cannot."""
    known = name in WRITTEN or name in FREE
    if not known and not any(p.fullmatch(name) for p in NAMED):
        return Fault(shown or name, 0, "no file of a package is called so (see docs/contenido.md)")
    limit = _limit(name)
    return Fault(name, 0, f"is larger than {limit // KB} KB") if size > limit else None


def without_guide(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return what learners get of the files: the guide is for those who teach."""
    return {name: data for name, data in files.items() if not GUIDE.fullmatch(name)}


def is_written_whole(name: str) -> bool:
    """Whether an author writes the file as it is; a lesson has a page of its own."""
    named = (QUESTIONS, CALCULATIONS, GUIDE)
    return name in WRITTEN or any(p.fullmatch(name) for p in named)


def _limit(name: str) -> int:
    dot = name.rfind(".")
    return MAX_BYTES.get(name[dot:] if dot >= 0 else "", 64 * KB)


def write_folder(files: Mapping[str, bytes], folder: Path) -> None:
    """Write the files of a checked package into a new folder."""
    for name, content in sorted(files.items()):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def write_zip(files: Mapping[str, bytes]) -> bytes:
    """Return the files as a zip: the same files give the same bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in sorted(files.items()):
            info = zipfile.ZipInfo(name, ZIP_DATE)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = (stat.S_IFREG | 0o644) << 16
            archive.writestr(info, content)
    return buffer.getvalue()
