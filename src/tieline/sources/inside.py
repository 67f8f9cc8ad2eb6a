"""One stream under a name -> its documents: the door that read_source uses, and archives for what lies in them.

Nothing is raised: what goes wrong comes as a `SourceFault` in its place, so that the rest is read.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BufferedIOBase

from tieline.records.document import Document
from tieline.sources.defaults import Defaults, Note
from tieline.sources.fault import SourceFault
from tieline.sources.opened import Keep, Opened, SourceError
from tieline.sources.unpacked import BROKEN, TooMuchError

DEEPEST = 3  # an archive in an archive in an archive; deeper ones are made to do harm
EMPTY = SourceError("it is empty", "There is nothing in it to read")


def read_inside(
    name: str,
    stream: BufferedIOBase,
    defaults: Defaults,
    note: Note,
    *,
    parent: Opened | None = None,
    suffix: str | None = None,
    charset: str | None = None,
    keep: Keep | None = None,
) -> Iterator[Document | SourceFault]:
    """The documents of a stream, told apart by its beginning and its suffix. The rest: see `Opened`."""
    from tieline.sources.registry import choose  # the registry knows the archives, which come here for their members

    try:
        source = Opened(name, stream, parent=parent, suffix=suffix, charset=charset, keep=keep)
        if not source.head:
            raise EMPTY
        if source.depth > DEEPEST:
            raise SourceError(
                f"it is nested more than {DEEPEST} deep", "Unpack the outer archives, and read what they hold"
            )
        yield from choose(source).read(source, defaults, note)
    except SourceError as error:
        yield error.fault(name)
    except TooMuchError as error:
        yield error.fault(name)
    except BROKEN as error:
        yield SourceFault(source=name, reason=f"its compression is broken ({error})", remedy="Fetch it again")
    except OSError as error:
        yield unopened(name, error)


def unopened(name: str, error: OSError | ValueError) -> SourceFault:
    """What the system says when it does not give a file, in plain words."""
    if isinstance(error, FileNotFoundError):
        return SourceFault(source=name, reason="there is no such file or folder", remedy="Check the path")
    if isinstance(error, PermissionError):
        return SourceFault(source=name, reason="it may not be read", remedy="Ask for permission to read it")
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return SourceFault(source=name, reason=f"it cannot be read ({reason})", remedy="Check the path")
