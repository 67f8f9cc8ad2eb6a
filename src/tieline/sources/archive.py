"""Archives (zip, tar): every file in one is read as if it lay in a folder. Nothing is ever written to the disk by name.

Links, and names that lead out of the archive, are refused; locked, broken and oversized members are faults, and the
rest is read.
"""

from __future__ import annotations

import shutil
import tarfile
import tempfile
import zipfile
from collections.abc import Iterator
from io import BufferedIOBase
from pathlib import PurePosixPath
from typing import IO, cast

from tieline.records.document import Document
from tieline.sources.defaults import Defaults, Note
from tieline.sources.fault import SourceFault
from tieline.sources.format import Format
from tieline.sources.inside import read_inside
from tieline.sources.opened import Opened, SourceError
from tieline.sources.unbuilt import OFFICE_SUFFIXES
from tieline.sources.unpacked import RATIO, RATIO_FROM, Metered, TooMuchError

MOST_MEMBERS = 200_000
_OFFICE = ("[Content_Types].xml", "mimetype", "META-INF/MANIFEST.MF")
_OFFICE_FILE = SourceError("it is an office document or a book", "Save its text as a .txt file and read that")
_BROKEN_ZIP = (zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError, IndexError, KeyError, OverflowError)
_FETCH = "Fetch it again"


def read_zip(source: Opened, defaults: Defaults, note: Note) -> Iterator[Document | SourceFault]:
    """The documents in the members of a zip archive."""
    if source.suffix in OFFICE_SUFFIXES:
        raise _OFFICE_FILE
    with tempfile.TemporaryFile() as spool:
        file = source.file()
        if file is None:  # compressed, in an archive, or from a pipe: the list of members stands at the end
            shutil.copyfileobj(Metered(source.stream(), source.budget.take), spool)
            file = cast("IO[bytes]", spool)
        try:
            archive = zipfile.ZipFile(file)
            members = archive.infolist()
        except _BROKEN_ZIP as error:
            raise SourceError(f"it is a broken archive ({_said(error)})", _FETCH) from None
        with archive:
            if members and members[0].filename in _OFFICE:
                raise _OFFICE_FILE
            _refuse_crowd(len(members))
            for member in members:
                if not member.is_dir() and not _hidden(member.filename):
                    yield from _zip_member(source, archive, member, defaults, note)


def _zip_member(
    source: Opened, archive: zipfile.ZipFile, member: zipfile.ZipInfo, defaults: Defaults, note: Note
) -> Iterator[Document | SourceFault]:
    name = f"{source.name}/{member.filename}"
    taken = [0]

    def count(got: int) -> None:
        taken[0] += got
        if taken[0] > RATIO_FROM and taken[0] > RATIO * member.compress_size:
            raise TooMuchError(f"it unpacks to more than {RATIO} times its size")

    try:
        _refuse_path(member.filename)
        if (member.external_attr >> 28) == 0o12:
            raise SourceError("it is a link", "Put the file itself into the archive")
        if member.flag_bits & 1:
            raise SourceError("it is locked by a password", "Save it without one")
        with archive.open(member) as stream:
            metered = cast("BufferedIOBase", Metered(cast("BufferedIOBase", stream), count))
            yield from read_inside(name, metered, defaults, note, parent=source)
    except SourceError as error:
        yield error.fault(name)
    except _BROKEN_ZIP as error:
        yield SourceFault(source=name, reason=f"it is broken ({_said(error)})", remedy=_FETCH)


def read_tar(source: Opened, defaults: Defaults, note: Note) -> Iterator[Document | SourceFault]:
    """The documents in the members of a tar archive, in one pass."""
    members = 0
    try:
        with tarfile.open(fileobj=source.stream(), mode="r|", errorlevel=0) as archive:
            for member in archive:
                members += 1
                _refuse_crowd(members)
                archive.members = []  # type: ignore[attr-defined]  # it would keep every head it has seen
                if not member.isdir() and not _hidden(member.name):
                    yield from _tar_member(source, archive, member, defaults, note)
    except (tarfile.TarError, ValueError, IndexError, OverflowError) as error:
        if isinstance(error, SourceError):
            raise
        where = f"after {members:,} members" if members else "at its beginning"
        raise SourceError(f"it is a broken archive ({_said(error)}, {where})", _FETCH) from None


def _tar_member(
    source: Opened, archive: tarfile.TarFile, member: tarfile.TarInfo, defaults: Defaults, note: Note
) -> Iterator[Document | SourceFault]:
    name = f"{source.name}/{member.name}"
    try:
        _refuse_path(member.name)
        stream = archive.extractfile(member) if member.isreg() else None
        if stream is None:
            raise SourceError("it is a link or a device", "Put the file itself into the archive")
    except SourceError as error:
        yield error.fault(name)
        return
    yield from read_inside(name, cast("BufferedIOBase", stream), defaults, note, parent=source)


def _refuse_path(name: str) -> None:
    path = PurePosixPath(name.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or (path.parts and path.parts[0].endswith(":")) or "\x00" in name:
        raise SourceError("its path leads out of the archive", "Do not trust the archive: who made it meant harm")


def _refuse_crowd(members: int) -> None:
    if members > MOST_MEMBERS:
        raise SourceError(f"it holds more than {MOST_MEMBERS:,} members", "Split it")


def _hidden(name: str) -> bool:
    """Hidden files, and what a Mac adds, are passed over as in a folder."""
    parts = PurePosixPath(name.replace("\\", "/")).parts
    return any(part == "__MACOSX" or (part.startswith(".") and part not in (".", "..")) for part in parts)


def _said(error: Exception) -> str:
    return (str(error) or type(error).__name__).rstrip(".")[:100]


def _tar(opening: str) -> bool:
    return opening[257:262] == "ustar"


ZIP = Format("zip archives", (".zip",), lambda opening: opening.startswith(("PK\x03\x04", "PK\x05\x06")), read_zip)
TAR = Format("tar archives", (".tar", ".tgz", ".tbz2", ".txz"), _tar, read_tar)
