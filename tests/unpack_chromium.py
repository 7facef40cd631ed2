"""Unpacks a Chromium for tests: python -m tests.unpack_chromium <folder with .br files> <target folder>."""

import hashlib
import io
import sys
import tarfile
from pathlib import Path

import brotli

# What was tried; another file under the same name is not run.
SHA256 = {
    "al2023.tar.br": "a166168dd3e3e9d8743689fff543c5cadb3025c1816c6a154c90dc68a59edd0a",
    "chromium.br": "38e1e1649db20fa4ea644bf5987688ce81a4c9eb10e7eae8380b74fc0d699fea",
    "fonts.tar.br": "c1307fe5cd607092f0426742b4ab93755eec9a9b7752e47c56408c2bcf3e515b",
    "swiftshader.tar.br": "b680e40a33235ecc6ad4c6897a168b70ce5164f0d62d2a64d675320d51614631",
}


def unpack(source: Path, target: Path) -> None:
    target.mkdir(parents=True, exist_ok=True)
    for name in ("al2023.tar.br", "swiftshader.tar.br", "fonts.tar.br"):
        with tarfile.open(fileobj=io.BytesIO(_content(source / name))) as archive:
            archive.extractall(target)  # noqa: S202  its hash is known; `filter` came with Python 3.11.4
    fonts = f"<dir>{target}/fonts</dir><cachedir>{target}/cache</cachedir>"
    (target / "fonts.conf").write_text(
        f'<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>{fonts}</fontconfig>'
    )
    part = target / "chromium.part"
    part.write_bytes(_content(source / "chromium.br"))
    part.chmod(0o755)
    part.rename(target / "chromium")  # last, so that it is there only when all is


def _content(path: Path) -> bytes:
    packed = path.read_bytes()
    if hashlib.sha256(packed).hexdigest() != SHA256.get(path.name):
        sys.exit(f"{path.name} is not the file that was expected.")
    return bytes(brotli.decompress(packed))


if __name__ == "__main__":
    unpack(Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve())
