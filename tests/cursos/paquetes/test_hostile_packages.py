"""Packages made to harm: each is refused with its reason, soon, and leaves nothing behind."""

from __future__ import annotations

import io
import itertools
import stat
import struct
import time
import zipfile
from typing import TYPE_CHECKING

import pytest

from cursos.paquetes import budget
from cursos.paquetes.check import load, load_files
from cursos.paquetes.origin import read_folder, read_zip, write_zip
from cursos.paquetes.yaml_source import ContentError
from tests.factories.cursos import MINIMO

if TYPE_CHECKING:
    from collections.abc import Mapping

SECONDS = 8
ES1 = "lecciones/01-la-moneda.es.md"
GOOD = read_folder(MINIMO)


def zipped(files: Mapping[str, bytes], mode: int = stat.S_IFREG | 0o644) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            info = zipfile.ZipInfo(name)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = (mode if content else stat.S_IFLNK | 0o777) << 16
            archive.writestr(info, content)
    return buffer.getvalue()


def refused(data: bytes) -> str:
    """Return why the package is refused; it must be, and in time, however busy the machine is."""
    start = time.thread_time()
    with pytest.raises(ContentError) as caught:
        load_files(read_zip(data), "malo")
    assert time.thread_time() - start < SECONDS
    return str(caught.value)


def test_a_slow_machine_publishes_what_its_administrator_put_there(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Of a second between two looks: what comes from the web is refused, the folder is not."""
    seconds = itertools.count()
    monkeypatch.setattr(budget, "thread_time", lambda: next(seconds))
    assert load(MINIMO).curso.codigo
    with pytest.raises(ContentError, match="takes too long"):
        load_files(GOOD, "lento")


def lying(data: bytes) -> bytes:
    """Say in every header of the zip that its files have ten bytes."""
    out = bytearray(data)
    for mark, place in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        at = out.find(mark)
        while at >= 0:
            out[at + place : at + place + 4] = struct.pack("<I", 10)
            at = out.find(mark, at + 4)
    return bytes(out)


HOSTILE = {
    "a bomb": (zipped({"LICENSE": b"\0" * 45_000_000}), "larger than 40 MB when unpacked"),
    "a bomb that lies": (lying(zipped({**GOOD, ES1: b"\0" * 45_000_000})), "damaged"),
    "many files": (zipped({f"lecciones/{n}": b"x" for n in range(900)}), "more than 400 files"),
    "parent folder": (zipped({**GOOD, "../../etc/cron.d/x": b"x"}), "leads out of the package"),
    "back slashes": (zipped({**GOOD, "..\\..\\x.md": b"x"}), "leads out of the package"),
    "root": (zipped({**GOOD, "/etc/passwd": b"x"}), "leads out of the package"),
    "drive": (zipped({**GOOD, "C:/x.md": b"x"}), "leads out of the package"),
    "link": (zipped({**GOOD, "preguntas/otro.yml": b""}), "is a link"),
    "program": (zipped({**GOOD, "lecciones/x.exe": b"MZ"}), "no file of a package is called so"),
    "strange name": (zipped({**GOOD, "lecciones/ñandú\n.md": b"x"}), "is called so"),
    "10 MB Markdown": (zipped({**GOOD, ES1: b"palabra " * 1_250_000}), "is larger than 64 KB"),
    "100 KB of stars": (zipped({**GOOD, ES1: GOOD[ES1] + b"*" * 100_000}), "is larger than 64 KB"),
    "60 KB of stars": (zipped({**GOOD, ES1: GOOD[ES1] + b"*" * 50_000}), "longer than 24000"),
    "20 KB of stars": (zipped({**GOOD, ES1: GOOD[ES1] + b"*a" * 8_000}), "Markdown signs"),
    "20 KB of brackets": (zipped({**GOOD, ES1: GOOD[ES1] + b"[a](" * 4_000}), "Markdown signs"),
    "60 KB of image signs": (zipped({**GOOD, ES1: GOOD[ES1] + b"![" * 30_000}), "longer than"),
    "deep quotes": (zipped({**GOOD, ES1: GOOD[ES1] + b"\n" + b"> " * 3_000}), "Markdown signs"),
    "Latin-1": (zipped({**GOOD, ES1: GOOD[ES1].decode().encode("latin-1")}), "is not UTF-8"),
    "UTF-16": (zipped({**GOOD, ES1: GOOD[ES1].decode().encode("utf-16")}), "is not UTF-8"),
    "deep YAML": (zipped({**GOOD, "curso.yml": b"[" * 200_000}), "more than 12 levels"),
    "billion laughs": (zipped({**GOOD, "curso.yml": b"a: &a [x]\nb: [*a, *a]"}), "anchors"),
    "a tag": (zipped({**GOOD, "curso.yml": b"a: !!python/object:os.system x"}), "YAML"),
    "no zip": (b"PK\x03\x04 not really", "is not a zip file"),
    "cut off": (zipped(GOOD)[:-200], "is not a zip file"),
    "empty": (zipped({}), "the file is empty"),
    "an image bomb": (zipped({**GOOD, "imagenes/x.png": b"\x89PNG\r\n\x1a\n" + b"x"}), "image"),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_package_is_refused_with_its_reason_in_time(name: str) -> None:
    data, reason = HOSTILE[name]
    assert reason in refused(data)


def test_a_package_that_keeps_us_busy_is_refused() -> None:
    heavy = GOOD[ES1] + b"\n" + b"_a" * 600 + b"\n\n" + b"- a\n" * 1_000
    files = {n: b for n, b in GOOD.items() if not n.startswith("lecciones/")}
    for n in range(1, 99):
        for lang in ("es", "pt"):
            files[f"lecciones/{n:02d}-la-moneda-{n}.{lang}.md"] = heavy
    refused(zipped(files))


def test_heavy_yaml_is_refused_in_time() -> None:
    line = b"- {a: [1, 2, 3], b: {c: d}}\n"
    files = {**GOOD, **{f"preguntas/m{n}.yml": line * 9_000 for n in range(60)}}
    refused(zipped(files))


def test_an_encrypted_zip_is_refused() -> None:
    data = bytearray(zipped(GOOD))
    at = data.find(b"PK\x01\x02")
    data[at + 8] |= 1
    assert "is encrypted" in refused(bytes(data))


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_zip_that_unpacks_without_a_limit_is_refused(method: int) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        archive.writestr("LICENSE", b"\0" * 30_000_000)
    assert "make a plain zip" in refused(lying(buffer.getvalue()))


def test_one_folder_around_the_package_and_litter_of_desktops_are_fine() -> None:
    files = {f"mi-curso/{name}": data for name, data in GOOD.items()}
    litter = {"__MACOSX/mi-curso/._curso.yml": b"x", "mi-curso/.DS_Store": b"x"}
    assert read_zip(zipped({**files, **litter})) == GOOD


def test_a_package_comes_out_of_a_zip_as_it_went_in() -> None:
    data = write_zip(GOOD)
    assert read_zip(data) == GOOD
    assert write_zip(read_zip(data)) == data
