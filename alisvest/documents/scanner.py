"""Asks a virus scanner that speaks ClamAV's INSTREAM. Where one is configured, a file that was not scanned is not taken in."""

import socket
import struct
import time
from pathlib import Path
from typing import BinaryIO

PIECE = 64 * 1024


class ScannerUnreachableError(Exception):
    """The scanner did not answer, not in time, or with something other than a verdict."""


def scan(file: BinaryIO, address: str, *, seconds: float) -> str:
    """Return what the scanner found in the file ("" is nothing). `address` is a socket's path or host:port.

    `seconds` bounds the whole talk, not each step of it. Raises ScannerUnreachableError.
    """
    ends = time.monotonic() + seconds
    try:
        with _connected(address, seconds) as talk:
            talk.sendall(b"zINSTREAM\0")
            while piece := file.read(PIECE):
                _hurry(talk, ends)
                talk.sendall(struct.pack("!I", len(piece)) + piece)
            talk.sendall(struct.pack("!I", 0))
            answer = b""
            while not answer.endswith(b"\0"):
                _hurry(talk, ends)
                piece = talk.recv(4096)
                if not piece or len(answer) > PIECE:
                    break
                answer += piece
    except OSError as error:
        raise ScannerUnreachableError(str(error)) from error
    return _verdict(answer.rstrip(b"\0\n").decode("utf-8", errors="replace"))


def _connected(address: str, seconds: float) -> socket.socket:
    host, colon, port = address.rpartition(":")
    if colon and not Path(address).is_absolute():
        return socket.create_connection((host, int(port)), timeout=seconds)
    talk = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    talk.settimeout(seconds)
    try:
        talk.connect(address)
    except OSError:
        talk.close()
        raise
    return talk


def _hurry(talk: socket.socket, ends: float) -> None:
    left = ends - time.monotonic()
    if left <= 0:
        raise TimeoutError
    talk.settimeout(left)


def _verdict(answer: str) -> str:
    """Read «stream: OK» and «stream: Some.Name FOUND»; anything else is no verdict."""
    said = answer.partition(": ")[2]
    if said == "OK":
        return ""
    if said.endswith(" FOUND"):
        return said.removesuffix(" FOUND")
    raise ScannerUnreachableError(answer)
