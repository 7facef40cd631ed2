"""The name a file is shown under: what people recognise it by, with everything taken out that could deceive."""

import unicodedata
from pathlib import PurePosixPath

LONGEST_STEM = 100
SUFFIX = {"application/pdf": "pdf", "image/jpeg": "jpg", "image/png": "png", "text/csv": "csv"}
_NOT_IN_NAMES = set('<>:"|?*')


def suffix_of(name: str) -> str:
    """Return the ending in lower case without its dot, or "" where there is none."""
    return PurePosixPath(name.replace("\\", "/")).suffix.lower().removeprefix(".")


def shown_name(name: str, media_type: str) -> str:
    """Clean a name that somebody sent: no path, no control or invisible characters (which turn «fdp.exe» around), no
    more than 100 characters, and the ending of what the file really is.
    """
    last = unicodedata.normalize("NFC", name).replace("\\", "/").rpartition("/")[2]
    visible = "".join(" " if sign in _NOT_IN_NAMES or sign.isspace() else sign for sign in last if _is_shown(sign))
    stem = visible.rpartition(".")[0] if "." in visible else visible
    words = " ".join(stem.split()).strip(" .-")[:LONGEST_STEM].strip()
    return f"{words or 'fil'}.{SUFFIX[media_type]}"


def _is_shown(sign: str) -> bool:
    return sign.isspace() or unicodedata.category(sign)[0] != "C"
