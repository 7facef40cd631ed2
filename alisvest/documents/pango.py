"""WeasyPrint needs Pango: the system's, or the copy that the set-up unpacked into var/pango. Standard library only."""

import ctypes
import os
from pathlib import Path
from xml.sax.saxutils import escape

PROJECT = Path(__file__).resolve().parents[2]
UNPACKED = PROJECT / "var" / "pango"
FONTS = f"""<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>{escape(str(PROJECT / "static" / "fonts"))}</dir>
  <cachedir>{escape(str(PROJECT / "var" / "fontcache"))}</cachedir>
</fontconfig>
"""
LIBRARIES = (
    "libgobject-2.0.so.0",
    "libpango-1.0.so.0",
    "libharfbuzz.so.0",
    "libharfbuzz-subset.so.0",
    "libfontconfig.so.1",
    "libpangoft2-1.0.so.0",
)


def is_there() -> bool:
    """Whether PDFs can be made on this machine."""
    return _system_has_it() or UNPACKED.exists()


def load() -> None:
    """Make Pango known to this process; call it before WeasyPrint is imported. Raises OSError where there is none.

    Only the fonts that we ship are used, so that a PDF is the same on every machine. A browser started from this
    process must not inherit FONTCONFIG_FILE.
    """
    if not _system_has_it():
        _load_unpacked()
    os.environ["FONTCONFIG_FILE"] = str(_font_configuration())


def _font_configuration() -> Path:
    """The file that names our fonts; it holds this machine's paths, so it is written here and not committed."""
    path = PROJECT / "var" / "fonts.conf"
    if not path.exists() or path.read_text() != FONTS:
        path.parent.mkdir(exist_ok=True)
        part = path.with_suffix(f".{os.getpid()}")
        part.write_text(FONTS)
        part.replace(path)  # whole or not at all: several processes may do this at once
    return path


def _system_has_it() -> bool:
    try:
        for name in LIBRARIES:
            ctypes.CDLL(name)
    except OSError:
        return False
    return True


def _load_unpacked() -> None:
    """Load every unpacked library, so that each is found by its name; one needs another, so in whatever order works."""
    waiting = sorted(path for path in UNPACKED.glob("**/lib/*/lib*.so.*") if not path.is_symlink())
    problem: OSError | None = OSError("Pango is missing: run `make setup`.") if not waiting else None
    while waiting:
        refused = []
        for path in waiting:
            try:
                ctypes.CDLL(str(path), mode=ctypes.RTLD_GLOBAL)
            except OSError as error:
                refused.append(path)
                problem = error
        if len(refused) == len(waiting):
            break
        waiting = refused
    if not _system_has_it():
        raise OSError("Pango is missing: run `make setup`.") from problem
