"""Whatever happens to the files under `.cache/`, the next site is that of a clean build."""

from __future__ import annotations

import hashlib
import os
import random
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from build_scripts.press.keep import CACHE, SIZE
from tests.once import folder_once
from tests.small import tree
from tests.test_disk import MADE, call, edit, make_small


def cut(path: Path, chance: random.Random) -> None:
    os.truncate(path, chance.randrange(path.stat().st_size))


def emptied(path: Path, _: random.Random) -> None:
    os.truncate(path, 0)


def one_bit(path: Path, chance: random.Random) -> None:
    content = bytearray(path.read_bytes())
    content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    path.write_bytes(content)


def random_bytes(path: Path, chance: random.Random) -> None:
    path.write_bytes(chance.randbytes(path.stat().st_size))


def deep(path: Path, _: random.Random) -> None:
    path.write_bytes(b"[" * 200_000)


def removed(path: Path, _: random.Random) -> None:
    path.unlink()


def a_folder(path: Path, _: random.Random) -> None:
    path.unlink()
    (path / "deep").mkdir(parents=True)


def a_pipe(path: Path, _: random.Random) -> None:
    path.unlink()
    os.mkfifo(path)


def a_link_to_nothing(path: Path, _: random.Random) -> None:
    path.unlink()
    path.symlink_to("nowhere/at/all")


def a_link_to_itself(path: Path, _: random.Random) -> None:
    path.unlink()
    path.symlink_to(path.name)


def a_link_out(path: Path, _: random.Random) -> None:
    path.unlink()
    path.symlink_to(next(each for each in path.parents if each.name == CACHE).parent / "README.md")


def of_another(path: Path, chance: random.Random) -> None:
    """What was kept for something else, with good digests."""
    root = next(each for each in path.parents if each.name == CACHE)
    there = [each for each in sorted(root.rglob("*")) if each.is_file() and each != path]
    path.write_bytes(chance.choice(there).read_bytes())


DAMAGES: tuple[Callable[[Path, random.Random], None], ...] = (
    cut, emptied, one_bit, random_bytes, deep, removed, a_folder, a_pipe, a_link_to_nothing,
    a_link_to_itself, a_link_out, of_another,
)  # fmt: skip


@pytest.fixture(scope="module")
def clean() -> Path:
    return folder_once(MADE, make_small)


@pytest.fixture(scope="module")
def edited(clean: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same with another name of the site, made anew from nothing."""
    root = shutil.copytree(clean, tmp_path_factory.mktemp("kept") / "edited")
    edit(root)
    for name in (CACHE, "site"):
        shutil.rmtree(root / name)
    status, said = call(root, "site")
    assert status == 0, said
    return root


def kept_files(root: Path) -> list[Path]:
    return [path for path in sorted((root / CACHE).rglob("*")) if path.is_file()]


def test_all_that_is_kept_begins_with_its_own_digest(clean: Path) -> None:
    files = kept_files(clean)
    assert len(files) > 40
    unsealed = []
    for path in files:
        content = path.read_bytes()
        if content[SIZE : 2 * SIZE] != hashlib.sha256(content[2 * SIZE :]).digest():
            unsealed.append(path.relative_to(clean).as_posix())
    assert unsealed == []


def rounds(clean: Path, edited: Path, place: Path, numbers: range) -> Mapping[str, int]:
    """Damage two thirds of what is kept, and make the same site or another; what was damaged how
    often."""
    counted = {damage.__name__: 0 for damage in DAMAGES}
    meant = {is_edited: tree(root / "site") for is_edited, root in ((False, clean), (True, edited))}
    outside = (clean / "README.md").read_bytes()
    for number in numbers:
        chance = random.Random(number)
        root = shutil.copytree(clean, place / str(number))
        for path in kept_files(root):
            if chance.random() < 2 / 3:
                damage = chance.choice(DAMAGES)
                if path.is_file() and not path.is_symlink():
                    damage(path, chance)
                    counted[damage.__name__] += 1
        if number % 2:
            edit(root)
        (root / "site" / "index.html").unlink()
        status, said = call(root, "site")
        assert status == 0, f"{number}: {said}"
        assert [
            line for line in said.splitlines() if ": B0" in line or "warn" in line.lower()
        ] == []
        site = tree(root / "site")
        assert [path for path in site if site[path] != meant[bool(number % 2)].get(path)] == []
        assert site.keys() == meant[bool(number % 2)].keys()
        assert (root / "README.md").read_bytes() == outside
        shutil.rmtree(root)
    return counted


def test_damaged_files_are_made_anew_without_a_word(
    clean: Path, edited: Path, tmp_path: Path
) -> None:
    counted = rounds(clean, edited, tmp_path, range(3))
    assert all(counted.values()), counted


@pytest.mark.sweep
def test_many_damages(clean: Path, edited: Path, tmp_path: Path) -> None:
    counted = rounds(clean, edited, tmp_path, range(3, 43))
    assert min(counted.values()) > 50, counted
