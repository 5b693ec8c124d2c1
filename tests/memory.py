"""What tests write lies in memory, where there is room for it: the program waits for the disk at every change, and with
it thousands of tests would.  That it asks the disk to be sure is the same call there, and is answered at once.

A machine with little memory, or a `TMPDIR` of one's own, leaves everything where it would be.
"""

import fcntl
import os
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path

MEMORY = Path("/dev/shm")
ROOM = 3 * 2**30
PREFIX = "toward-tests-"


class Desk:
    """A folder in memory for one run; it is held while the run lives, so that the next one knows what is left over."""

    def __init__(self, memory: Path = MEMORY) -> None:
        clear(memory)
        self.folder = Path(tempfile.mkdtemp(prefix=PREFIX, dir=memory))
        self.folder.chmod(0o711)  # PostgreSQL runs as somebody else, and has to come through
        self._held = _hold(self.folder)

    def becomes_the_place_for_everything(self) -> None:
        """For this process and all it starts."""
        os.environ["TMPDIR"] = str(self.folder)
        tempfile.tempdir = None

    def clears(self) -> None:
        """Nothing is left of the run."""
        os.close(self._held)
        shutil.rmtree(self.folder, ignore_errors=True)


def has_room(memory: Path = MEMORY) -> bool:
    """Whether a run fits into it, and programs that it installs there may run."""
    if not memory.is_dir() or not os.access(memory, os.W_OK | os.X_OK):
        return False
    says = os.statvfs(memory)
    return says.f_bavail * says.f_frsize >= ROOM and not says.f_flag & os.ST_NOEXEC


def clear(memory: Path) -> None:
    """Take away what runs have left that are no more: those that failed leave theirs to be looked at."""
    for folder in memory.glob(PREFIX + "*"):
        with suppress(OSError):  # it is somebody else's, or a run lives in it
            os.close(_hold(folder))
            shutil.rmtree(folder, ignore_errors=True)


def _hold(folder: Path) -> int:
    opened = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(opened)
        raise
    return opened
