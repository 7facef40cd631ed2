"""What people typed, made fit to stand in a letter: text and nothing else, on the lines that the letter gives it."""

import re
import unicodedata
from urllib.parse import urlsplit

from django.conf import settings

_LINE_ENDS = re.compile("\r\n|[\r\v\f\x1c\x1d\x1e\x85\u2028\u2029]")
_UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn"}  # control, format (also those that turn the direction of writing), unassigned
_SCHEME = re.compile(r"(?i)\b([a-z][a-z0-9+.\-]{0,30}):(?=[/\\])")
_SCHEME_WITHOUT_SLASH = re.compile(
    r"(?i)\b(javascript|vbscript|data|mailto|tel|sms|callto|skype|msteams|slack|facetime|file|blob|about|magnet):(?=\S)"
)
_HOST_OF_SCHEME = re.compile(r"(?<=\[:\])[/\\]+[^\s/\\?#]+")
_WWW = re.compile(r"(?i)(?<![\w@.\-])www[0-9]*\.[^\s/?#]+")
# What mail programs turn into links without any scheme. An address of a person (after @) stays as it is.
_ENDINGS = (
    "no|com|net|org|info|biz|eu|io|se|dk|fi|de|uk|us|ru|cn|nl|fr|pl|ly|me|co|tv|cc|gd|gl|app|dev|xyz|top|site|online|"
    "shop|click|link|live|tech|cloud|page|zip|mov"
)
_BARE = re.compile(
    rf"(?i)(?<![\w@.\-])(?:[\w\-]+\.)+(?:{_ENDINGS})(?![\w@\-])|(?<![\w@.\-])(?:[\w\-]+\.)+[a-z]{{2,}}(?=/)"
)


def plain(value: object, *, one_line: bool = True) -> str:
    """Return the value as bare text: nothing unseen, no line break in a one-line value, no address that is a link.

    An address that somebody typed stays readable but cannot be followed with a click: «https[:]//example[.]com». Only
    addresses of this application itself stay whole. What is plain already comes out as it went in.
    """
    text = _LINE_ENDS.sub("\n", unicodedata.normalize("NFC", str(value))).replace("\t", " ")
    text = "".join(sign for sign in text if sign == "\n" or unicodedata.category(sign) not in _UNSEEN)
    spaced = re.sub(r"[ \n]+", " ", text) if one_line else re.sub(r"\n{3,}", "\n\n", re.sub(r" *\n", "\n", text))
    text = spaced.strip()
    parts = _own_address().split(text)
    return "".join(part if index % 2 else _unlinked(part) for index, part in enumerate(parts))


def _own_address() -> re.Pattern[str]:
    host = re.escape(urlsplit(settings.SITE_URL).netloc)
    return re.compile(rf"((?:(?<=\s)|^)(?:https?|webcal)://{host}(?:/[^\s<>\"\\]*)?(?=\s|$))")


def _unlinked(text: str) -> str:
    text = _SCHEME.sub(r"\1[:]", text)
    text = _SCHEME_WITHOUT_SLASH.sub(r"\1[:]", text)
    for pattern in (_HOST_OF_SCHEME, _WWW, _BARE):
        text = pattern.sub(lambda found: _without_dots(found[0]), text)
    return text


def _without_dots(host: str) -> str:
    return re.sub(r"(?<!\[)\.(?!\])", "[.]", host)
