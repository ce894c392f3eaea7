"""Digests of what a result depends on, so that it is made anew only where that changed."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from build_scripts.press.publish import replace_folder


def fingerprint(*texts: str, folders: Iterable[Path] = (), libraries: Iterable[str] = ()) -> str:
    """A digest of texts, of all files in folders (names and content), of library versions."""
    digest = hashlib.sha256("\0".join(texts).encode())
    for name in libraries:
        digest.update(f"\0{name} {_version(name)}".encode())
    for path in files(folders):
        content = path.read_bytes()
        digest.update(f"\0{path}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()


def kept(folder: Path, key: str, make: Callable[[], bytes]) -> bytes:
    """What ``make`` gives, kept in a folder of its own as long as the key is the same."""
    with suppress(FileNotFoundError):  # not made yet, or somebody deletes the folder just now
        return (folder / key).read_bytes()
    content = make()
    with suppress(FileNotFoundError):
        replace_folder(folder, {key: content})
    return content


def files(folders: Iterable[Path]) -> Iterator[Path]:
    """The files given and all below the folders given, sorted, without Python's bytecode."""
    for folder in sorted(folders):
        if folder.is_file():
            yield folder
        for place, inner, names in os.walk(folder):
            inner[:] = sorted(name for name in inner if name != "__pycache__")
            for name in sorted(names):
                yield Path(place) / name


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
