"""Reading what mail servers send back when a mail did not arrive. Pure: bytes come in, nothing is read or written.

Anybody can write to the address for bounces, so what comes is a stranger's text: it is searched for what we know (our
own message names, the address) and otherwise quoted, never followed.
"""

import email
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message
from email.utils import parseaddr

LARGEST = 1024 * 1024
"""Bytes that are read at all; a returned letter may carry its paper."""

_OURS = re.compile(r"<[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}@[^<>\s]{1,100}>")
_FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Bounce:
    """What a notice says. `failed` is None where it is not a delivery status notification at all."""

    message_ids: tuple[str, ...]
    addresses: tuple[str, ...]
    failed: bool | None
    words: str


def read_bounce(content: bytes) -> Bounce:
    """Read a notice, whatever it is: what cannot be understood is a notice that says nothing."""
    try:
        return _read(email.message_from_bytes(content[:LARGEST]))
    except Exception:  # noqa: BLE001  a stranger's bytes must never end in a traceback, whatever the parser thinks of them
        return Bounce((), (), None, "")


def _read(notice: Message) -> Bounce:
    actions, addresses, words = [], [], []
    for block in _status_blocks(notice):
        actions.append(str(block.get("Action", "")).strip().lower())
        if actions[-1] == _FAILED:
            addresses += [_address(block, name) for name in ("Original-Recipient", "Final-Recipient")]
            words.append(" ".join(f"{block.get('Status', '')} {block.get('Diagnostic-Code', '')}".split()))
    return Bounce(
        tuple(dict.fromkeys(_names(notice))),
        tuple(dict.fromkeys(filter(None, addresses))),
        _FAILED in actions if actions else None,
        "; ".join(filter(None, words))[:500],
    )


def _status_blocks(notice: Message) -> Iterator[Message]:
    """Walk what is said of each receiver: the blocks of message/delivery-status that name an action."""
    for part in notice.walk():
        if part.get_content_type() == "message/delivery-status" and isinstance(part.get_payload(), list):
            yield from (block for block in part.get_payload() if isinstance(block, Message) and "Action" in block)


def _address(block: Message, name: str) -> str:
    """Read "rfc822; ola@example.no"."""
    return parseaddr(str(block.get(name, "")).rpartition(";")[2].strip())[1].lower()


def _names(notice: Message) -> Iterator[str]:
    """Walk our own message names: of the returned mail's head first, then wherever they stand."""
    for part in notice.walk():
        if part is not notice and part.get("Message-ID"):
            yield from _OURS.findall(str(part.get("Message-ID")))
    yield from _OURS.findall(notice.as_bytes().decode("utf-8", errors="replace"))
