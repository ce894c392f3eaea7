"""``make release``: what a release attaches, side by side in ``release/``, with its checksums.

On the site files lie in folders; a release has none, so a name that several documents use gets the
document's id before it. The lists of parts that other programs wrote there lose what changes from
one run to the next.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

from build_scripts.messages import phrase
from build_scripts.press.made import digest
from build_scripts.press.publish import write_file
from build_scripts.press.release.sums import NAME, written
from build_scripts.terminal import Failure, tell

ROOT = Path(__file__).parents[3]
FOLDER = "release"
DOWNLOADS = "downloads"
ATTACHED = (".pdf", ".epub", "document.json")
"""Ends of the names of what is attached of each document; the site has all else."""
PARTS = ".cdx.json"
"""End of the names of lists of parts (CycloneDX)."""
CHANGING = (("serialNumber",), ("metadata", "timestamp"), ("metadata", "tools"))
"""Keys of such a list that differ from run to run, and from one release of npm to the next."""
MOST = 990
"""Files: GitHub takes a thousand."""


def attached(site: Path) -> Iterator[tuple[str, Path]]:
    """What a release attaches of the built site: the name there, and the file."""
    for file in sorted((site / DOWNLOADS).iterdir()):
        if file.name != NAME:
            yield file.name, file
    for folder in sorted(site.glob(f"*/{DOWNLOADS}")):
        document = folder.parent.name
        for file in sorted(folder.iterdir()):
            if file.name.endswith(ATTACHED):
                is_named = file.name.startswith(document)
                yield (file.name if is_named else f"{document}-{file.name}"), file


def gather(site: Path, target: Path) -> int:
    """Put what a release attaches into a folder that may hold lists of parts; how many files.

    Raises Failure where two files would have one name, or there are more than a release can have.
    """
    names: dict[str, Path] = {}
    for name, file in attached(site):
        if name in names:
            raise Failure(phrase("{one} and {other} would have one name in the release",
                one=str(names[name]), other=str(file)))  # fmt: skip
        names[name] = file
    if len(names) > MOST:
        raise Failure(phrase("{count} files are more than a release can have, {most}",
            count=len(names), most=MOST))  # fmt: skip
    for name, file in names.items():
        write_file(target / name, file.read_bytes())
    for parts in sorted(target.glob(f"*{PARTS}")):
        write_file(parts, steady(parts.read_bytes()))
    there = [path for path in target.iterdir() if path.name != NAME]
    sums = {path.name: digest(path.read_bytes()) for path in there}
    write_file(target / NAME, written(sums).encode())
    return len(sums)


def steady(content: bytes) -> bytes:
    """A list of parts in JSON without what changes from run to run, its keys sorted."""
    parts = json.loads(content)
    for *folders, key in CHANGING:
        place = parts
        for each in folders:
            place = place.get(each, {})
        place.pop(key, None)
    return (json.dumps(parts, indent=1, sort_keys=True, ensure_ascii=False) + "\n").encode()


def main() -> None:
    """Gather what the built site has."""
    try:
        count = gather(ROOT / "site", ROOT / FOLDER)
    except Failure as failure:
        failure.show()
        sys.exit(1)
    tell(phrase("{count} files in {folder}/", count=count, folder=FOLDER))


if __name__ == "__main__":
    main()
