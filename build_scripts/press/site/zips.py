"""Zips whose bytes depend on what is in them and the epoch alone; packing is what takes long.

A file packed once goes into the next zip as it is. The state of a zip is kept as one text: a line
that says of which files it was made, then the zip.
"""

from __future__ import annotations

import json
import os
import zipfile
import zlib
from collections.abc import Mapping
from datetime import UTC, datetime
from io import BytesIO
from typing import NamedTuple

from build_scripts.press.made import digest

EARLIEST = 315_532_800
"""1 January 1980, the earliest time that a zip can hold (PKWARE APPNOTE 4.4.6)."""
HEADER, NAMES = 30, 26
"""Of an entry's own header: how long its fixed part is, and where the length of the rest stands."""


class Packed(NamedTuple):
    """A file as it stands in a zip."""

    source: str
    """Digest of the file that it was made of."""
    digest: str
    """Of what stands in the zip, unpacked."""
    checksum: int
    size: int
    """Unpacked."""
    content: bytes


def pack(source: str, content: bytes) -> Packed:
    """A file, packed: as small as can be would take twice the time for a two-hundredth."""
    packer = zlib.compressobj(6, zlib.DEFLATED, -15)
    packed = packer.compress(content) + packer.flush()
    return Packed(source, digest(content), zlib.crc32(content), len(content), packed)


def zipped(folder: str, files: Mapping[str, Packed]) -> bytes:
    """Files by their path in the folder, as a zip."""
    epoch = max(EARLIEST, int(os.environ.get("SOURCE_DATE_EPOCH", EARLIEST)))
    time = datetime.fromtimestamp(epoch, UTC).timetuple()[:6]
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for path, file in files.items():
            entry = zipfile.ZipInfo(f"{folder}/{path}", time)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            entry.CRC, entry.file_size = file.checksum, file.size
            entry.compress_size = len(file.content)
            entry.header_offset = buffer.tell()
            buffer.write(entry.FileHeader(zip64=False))
            buffer.write(file.content)
            archive.filelist.append(entry)
        archive.start_dir = buffer.tell()
    return buffer.getvalue()


def as_kept(files: Mapping[str, Packed], content: bytes) -> bytes:
    """A zip with what it was made of, as it can be kept."""
    digests = [(each.source, each.digest) for each in files.values()]
    return json.dumps(digests).encode() + b"\n" + content


def packed_in(folder: str, state: bytes) -> dict[str, Packed]:
    """The files of a zip that was kept, by their path in the folder."""
    line, _, content = state.partition(b"\n")
    found: dict[str, Packed] = {}
    with zipfile.ZipFile(BytesIO(content)) as archive:
        digests = json.loads(line)
        for (source, meant), entry in zip(digests, archive.infolist(), strict=True):
            header = content[entry.header_offset : entry.header_offset + HEADER]
            lengths = header[NAMES:]
            names = int.from_bytes(lengths[:2], "little") + int.from_bytes(lengths[2:], "little")
            start = entry.header_offset + len(header) + names
            packed = content[start : start + entry.compress_size]
            path = entry.filename.removeprefix(f"{folder}/")
            found[path] = Packed(source, meant, entry.CRC, entry.file_size, packed)
    return found
