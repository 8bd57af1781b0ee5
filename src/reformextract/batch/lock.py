"""One run at a time to an output: an advisory lock that ends with its process, however that ends, and says who holds it."""

from __future__ import annotations

import datetime
import os
import socket
import sys
from contextlib import suppress
from pathlib import Path
from types import TracebackType

if sys.platform == "win32":  # pragma: no cover
    import msvcrt

    FAR = 1 << 30  # a lock there leaves the name of the holder readable

    def _lock(descriptor: int) -> None:
        os.lseek(descriptor, FAR, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        os.lseek(descriptor, 0, os.SEEK_SET)
else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


HOLDER_BYTES = 500


class LockedError(RuntimeError):
    """Another run is at work on the output; the message names its process."""


class OutputLock:
    """Use as a context manager around everything that writes to an output. A file left by a crash holds nobody up."""

    def __init__(self, path: Path, output: str) -> None:
        self.path = path
        self.output = output
        self._descriptor: int | None = None

    def __enter__(self) -> OutputLock:
        """Raises LockedError, OSError."""
        while self._descriptor is None:
            descriptor = os.open(self.path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o644)
            try:
                _lock(descriptor)
            except (BlockingIOError, PermissionError):
                holder = os.read(descriptor, HOLDER_BYTES).decode("utf-8", "replace").strip() or "unknown"
                os.close(descriptor)
                raise LockedError(f"{self.output}: another run is writing it: {holder}. Wait for it or name another output") from None
            except BaseException:
                os.close(descriptor)
                raise
            if self._is_there(descriptor):
                self._descriptor = descriptor
            else:  # its last holder deleted it between our opening and our locking
                os.close(descriptor)
        os.ftruncate(self._descriptor, 0)
        now = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
        with suppress(OSError):  # a full disk: the lock holds without a name
            os.write(self._descriptor, f"process {os.getpid()} on {socket.gethostname()}, since {now}\n".encode())
        return self

    def _is_there(self, descriptor: int) -> bool:
        with suppress(FileNotFoundError):
            return os.path.samestat(os.fstat(descriptor), os.stat(self.path))
        return False

    def __exit__(self, type: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        assert self._descriptor is not None
        with suppress(OSError):  # Windows deletes no open file
            self.path.unlink()
        os.close(self._descriptor)
        self._descriptor = None
