"""Publishing: never half a document, never over what people wrote.

Only here and in ``staging`` are generated files written. What changes in a folder is put together
beside it, and then takes its place by renaming, all of it or nothing: a full disk leaves the last
good state where it was, a killed build that or the new one. What did not change is not touched. In
``docs/`` only what builds made is replaced or removed.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Collection, Mapping
from contextlib import ExitStack
from pathlib import Path, PurePosixPath
from types import TracebackType

from build_scripts.press.exclusive import alone
from build_scripts.press.made import (
    MANIFEST,
    PLAIN,
    Stamp,
    digest,
    is_hidden,
    leaves,
    read_made,
    refusal,
    stamp,
    stamped,
    text_of,
)
from build_scripts.press.staging import Staging, clear_up, take
from build_scripts.problems import WARNING, Problem


class Output:
    """``docs/`` as one build works in it, alone: ``with Output(docs) as output:``."""

    def __init__(self, docs: Path) -> None:
        self.docs = docs
        self.made: dict[str, frozenset[str]] = {}
        self.outputs: dict[str, dict[str, Stamp]] = {"": {}}
        """What this build meant to be there, whether or not it had to be written."""
        self.written = 0
        """Files written or removed."""
        self.problems: list[Problem] = []
        self._staging = Staging(docs)
        self._open = ExitStack()
        self._is_listing = False

    def __enter__(self) -> Output:
        with ExitStack() as entered:
            entered.enter_context(alone(self.docs))
            made, problems = read_made(self.docs)
            self.made = dict(made)
            self.problems += problems
            clear_up(self.docs, self.made)
            self._open = entered.pop_all()  # from here on `__exit__` lets go of the lock
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        with self._open:
            clear_up(self.docs, self.made)

    def has(self, path: str) -> bool:
        """Whether a build has published this file of ``docs/``."""
        return path in self.made

    def publish(self, folder: str, files: Mapping[str, bytes]) -> None:
        """Make ``docs/folder`` hold exactly these files, if nothing there is of people.

        Keys are paths below the folder. Nothing is touched where nothing changed.
        """
        target = self.docs / folder
        meant = {name: digest(content) for name, content in files.items()}
        found = {name: stamp(target / name) for name in leaves(target)}
        strays = [name for name in found if self._is_stray(folder, name, found[name], meant)]
        strays += [name for name in found if is_hidden(name) and _is_below(name, meant)]
        if strays or target.is_symlink() or target.is_file():
            self.problems.append(refusal(self.docs, folder, sorted(strays) or ("",)))
            return
        there = {name: was for name, was in found.items() if was and was.digest == meant.get(name)}
        stale = {name for name in found if name not in meant and not is_hidden(name)}
        changed = meant.keys() - there.keys()
        if changed or stale:
            self._list({f"{folder}/{name}": each for name, each in meant.items()})
            new = {name: content for name, content in files.items() if name in changed}
            if found or target.exists():
                there |= self._staging.change(folder, new, stale, self.made)
            else:
                there |= self._staging.place(folder, new)
        self.outputs[folder] = {name: there[name] for name in files}
        self.written += len(changed) + len(stale)

    def write(self, path: str, content: bytes) -> None:
        """Put one file into ``docs/``, if what is there is not of people."""
        file = self.docs / path
        meant, found = digest(content), stamp(file)
        if found is None or found.digest != meant:
            is_ours = path in self.made or not os.path.lexists(file)
            if not is_ours or file.is_dir() or not self._is_inside(path):
                self.problems.append(refusal(self.docs, path, ("",)))
                return
            self._list({path: meant})
            found = self._staging.put(path, content)
            self.written += 1
        self.outputs[""][path] = found

    def stays(self, folder: str, stamps: Mapping[str, Stamp]) -> bool:
        """Whether a folder holds exactly what an earlier build put there; then it is meant to."""
        target = self.docs / folder
        if set(stamps) != {name for name in leaves(target) if not is_hidden(name)}:
            return False
        now = {name: self._as_meant(f"{folder}/{name}", each) for name, each in stamps.items()}
        found = {name: each for name, each in now.items() if each}
        if len(found) < len(stamps):
            return False
        self.outputs[folder] = found
        return True

    def stays_file(self, path: str, meant: Stamp) -> bool:
        """The same of one file."""
        now = self._as_meant(path, meant)
        if now is None:
            return False
        self.outputs[""][path] = now
        return True

    def _as_meant(self, path: str, meant: Stamp) -> Stamp | None:
        """The stamp of a file, if it is as an earlier build left it; read if its times differ."""
        if meant.digest not in self.made.get(path, ()):
            return None
        try:
            now = os.lstat(f"{self.docs}/{path}")
        except OSError:
            return None
        if stamped(meant.digest, now) == meant:
            return meant
        found = stamp(self.docs / path)
        return found if found and found.digest == meant.digest else None

    def finish(self, kept: Collection[str] = ()) -> None:
        """Remove what builds made and this one did not mean; then list what there is.

        ``kept``: folders and files of ``docs/`` whose last good state stays where they were not
        published anew.
        """
        meant = {
            f"{folder}/{name}" if folder else name: frozenset((each.digest,))
            for folder, files in self.outputs.items()
            for name, each in files.items()
        }
        for path, digests in self.made.items():
            top = path.split("/")[0]
            if path in meant:
                continue
            if top in kept and top not in self.outputs:
                meant[path] = digests
            else:
                self._remove(path, digests)
        self.made = meant
        if not holds(self.docs / MANIFEST, text_of(meant).encode()):
            self._staging.put(MANIFEST, text_of(meant).encode())

    def _is_stray(
        self, folder: str, name: str, found: Stamp | None, meant: Mapping[str, str]
    ) -> bool:
        """Whether a file would be lost that no build made, or that was changed since."""
        digests = self.made.get(f"{folder}/{name}", frozenset())
        if is_hidden(name):
            return False
        if name in meant:
            return not digests and (found is None or found.digest != meant[name])
        return found is None or found.digest not in digests

    def _is_inside(self, path: str) -> bool:
        root = self.docs.resolve()
        is_plain = PLAIN.fullmatch(path) is not None
        return is_plain and (self.docs / path).parent.resolve().is_relative_to(root)

    def _list(self, meant: Mapping[str, str]) -> None:
        """List files as made before they are written: a killed build leaves nothing unproved."""
        new = {path: frozenset((each,)) for path, each in meant.items()}
        self.made.update({path: self.made.get(path, frozenset()) | new[path] for path in new})
        if self._is_listing:
            with (self.docs / MANIFEST).open("ab") as file:
                file.write(text_of(new).encode())
        else:
            self._staging.put(MANIFEST, text_of(self.made).encode())
            self._is_listing = True

    def _remove(self, path: str, digests: frozenset[str]) -> None:
        """Remove a file that builds made, unless it was changed since."""
        file, root = self.docs / path, self.docs.resolve()
        found = stamp(file)
        is_here = file.parent.resolve() == (root / path).parent
        if found and is_here and found.digest in digests:
            take(file, self.docs)
            self.written += 1
        elif file.is_symlink() or file.is_file():
            self.problems.append(_changed(self.docs, path))


def write_file(path: Path, content: bytes) -> bool:
    """Write one file whole or not at all; False where it holds the content already."""
    if holds(path, content):
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}.new")
    try:
        draft.write_bytes(content)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
    return True


def holds(path: Path, content: bytes) -> bool:
    """Whether a file has this content."""
    try:
        return path.stat().st_size == len(content) and path.read_bytes() == content
    except OSError:
        return False


def _is_below(name: str, meant: Collection[str]) -> bool:
    """Whether a file lies in a folder whose name one is to have."""
    return any(each.as_posix() in meant for each in PurePosixPath(name).parents)


def _changed(docs: Path, path: str) -> Problem:
    return Problem(
        f"{docs.name}/{path}", 1, "B02",
        "a build made this file and it was changed since: it stays, though nothing needs it now",
        "move it elsewhere or delete it", WARNING,
    )  # fmt: skip
