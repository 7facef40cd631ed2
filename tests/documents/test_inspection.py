"""What is taken in and what is not: each hostile file is refused within two seconds, and costs the web process nothing."""

import os
import resource
import subprocess
import sys
import time
from io import BytesIO
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from pytest_django import Settings

from alisvest.core.rules import RefusedError
from alisvest.documents import inspection
from alisvest.documents.checking import SENTENCES, check
from alisvest.documents.inspection import RefusedFileError, examine
from tests.make import documents, hostile

MEGABYTE = 1024 * 1024
SECONDS = 2.0  # of work, so that a busy machine changes nothing
IN_THE_WEB_PROCESS = 40 * MEGABYTE  # a file of ten, held once, with its copy


def worked() -> float:
    """Seconds of processor time that this process and the children it has waited for have used."""
    return sum(sum(resource.getrusage(who)[:2]) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))


def resident() -> int:
    """Bytes of memory this process holds now."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


# A child counts as large as its parent until it begins with its own work: a small process starts the inspection, and
# says in a file how much it held.
MEASURING = """#!{python} -S
import resource, subprocess, sys
done = subprocess.run([{python!r}, *sys.argv[1:]])
with open({told!r}, "w") as told:
    told.write(str(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024))
sys.exit(done.returncode)
"""


@pytest.fixture
def held(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the file in which stands how many bytes the inspection held; it is there when one has run."""
    told, measuring = tmp_path / "held", tmp_path / "measuring"
    measuring.write_text(MEASURING.format(python=sys.executable, told=str(told)))
    measuring.chmod(0o700)
    monkeypatch.setattr(sys, "executable", str(measuring))
    return told


@pytest.mark.parametrize("what", hostile.BAD)
def test_a_bad_file_is_refused_quickly_and_costs_the_web_process_nothing(what: str, held: Path) -> None:
    name, make, code = hostile.BAD[what]
    upload = SimpleUploadedFile(name, make())
    before, started = resident(), worked()

    with pytest.raises(RefusedError) as refused:
        check(upload)

    took, grown = worked() - started, resident() - before
    assert refused.value.refusal.reason == SENTENCES[code]
    assert refused.value.refusal.field == "file"
    assert took < SECONDS
    assert grown < IN_THE_WEB_PROCESS
    assert held.exists() == (code not in {"empty", "size"})  # those are not even opened
    assert not held.exists() or int(held.read_text()) <= inspection.MEMORY


@pytest.mark.parametrize("what", [name for name, (_n, _m, code) in hostile.BAD.items() if code != "size"])
def test_the_inspection_itself_says_the_same(what: str, tmp_path: Path) -> None:
    """Once more without the process around it; the one that only its limits stop is left out."""
    name, make, code = hostile.BAD[what]
    if what == "object stream bomb":
        return
    source = tmp_path / "received"
    source.write_bytes(make())

    with pytest.raises(RefusedFileError, match=f"^{code}$"):
        examine(source, tmp_path / "rewritten", name.rpartition(".")[2] if "." in name else "")


def test_every_code_has_a_sentence() -> None:
    codes = {code for _name, _make, code in hostile.BAD.values()}
    codes |= set(inspection.FORBIDDEN_KEYS.values()) | set(inspection.FORBIDDEN_ACTIONS.values())

    assert codes <= set(SENTENCES)


def test_the_child_cannot_take_more_memory_than_it_may() -> None:
    """The control for the bombs: without the limit this allocation succeeds."""
    script = "from alisvest.documents import inspection as i\n{}\nbytearray(2 * i.MEMORY)"
    bounded, free = (
        subprocess.run([sys.executable, "-c", script.format(line)], capture_output=True, check=False)  # noqa: S603
        for line in ("i.limit()", "pass")
    )

    assert (bounded.returncode, free.returncode) == (1, 0)
    assert b"MemoryError" in bounded.stderr


def test_a_child_that_hangs_is_cut_off(monkeypatch: pytest.MonkeyPatch, settings: Settings, tmp_path: Path) -> None:
    """A child that never answers, in place of the real one."""
    settings.INSPECTION_SECONDS = 0.3
    sleeper = tmp_path / "python"
    sleeper.write_text("#!/bin/sh\nexec sleep 30\n")
    sleeper.chmod(0o700)
    monkeypatch.setattr(sys, "executable", str(sleeper))
    started = time.monotonic()

    with pytest.raises(RefusedError, match="could not be checked"):
        check(documents.upload())

    assert time.monotonic() - started < 15  # of the thirty that it would have slept


def test_a_child_that_crashes_counts_as_not_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/bin/false")

    with pytest.raises(RefusedError, match="could not be checked"):
        check(documents.upload())


def test_the_child_is_given_no_secret(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    told = tmp_path / "told"
    spy = tmp_path / "python"
    spy.write_text(f"#!/bin/sh\nenv > {told}\n")
    spy.chmod(0o700)
    monkeypatch.setattr(sys, "executable", str(spy))
    monkeypatch.setenv("SECRET_KEY", "whisper")

    with pytest.raises(RefusedError):
        check(documents.upload())

    assert "PATH=" in told.read_text()
    assert "whisper" not in told.read_text()


def test_an_ordinary_scan_is_kept_byte_for_byte() -> None:
    content = documents.pdf("scan")
    checked = check(SimpleUploadedFile("Faktura 12.PDF", content))

    assert (checked.content, checked.media_type, checked.shown_name) == (content, "application/pdf", "Faktura 12.pdf")


def exif_of_a_phone() -> Image.Exif:
    exif = Image.Exif()
    exif[0x0112] = 6  # lying on its side
    exif[0x010F] = "Telefon"
    exif.get_ifd(0x8825).update({1: "N", 2: (60.0, 23.0, 31.0), 3: "E", 4: (5.0, 19.0, 25.0)})
    return exif


@pytest.mark.parametrize("mode", ["RGB", "CMYK", "L"])
def test_a_phone_photo_is_written_anew_without_place_camera_and_comment(mode: str) -> None:
    content = documents.photo((4032, 3024), mode=mode, quality=50, exif=exif_of_a_phone(), comment=b"taken at home")
    assert Image.open(BytesIO(content)).getexif().get_ifd(0x8825)
    started = worked()

    checked = check(SimpleUploadedFile("IMG_2041.jpeg", content))

    assert worked() - started < SECONDS * 2
    with Image.open(BytesIO(checked.content)) as kept:
        assert (kept.format, kept.size) == ("JPEG", (3024, 4032))  # upright now
        assert kept.mode in {"RGB", "L"}
        assert not kept.getexif()
        assert "comment" not in kept.info
        assert "icc_profile" not in kept.info
    assert b"Telefon" not in checked.content
    assert checked.shown_name == "IMG_2041.jpg"


def test_a_screenshot_keeps_its_pixels_and_loses_its_words() -> None:
    buffer = BytesIO()
    picture = Image.effect_noise((300, 200), 40).convert("RGB")
    picture.save(buffer, "PNG", exif=exif_of_a_phone())
    checked = check(SimpleUploadedFile("skjerm.png", buffer.getvalue()))

    with Image.open(BytesIO(checked.content)) as kept:
        kept.load()
        assert not kept.getexif()
        assert kept.size == (200, 300)


def test_the_largest_photo_a_phone_takes_is_taken_in() -> None:
    buffer = BytesIO()
    Image.linear_gradient("L").resize((8160, 6120)).convert("RGB").save(buffer, "JPEG", progressive=True)
    checked = check(SimpleUploadedFile("stor.jpg", buffer.getvalue()))

    with Image.open(BytesIO(checked.content)) as kept:
        assert kept.size == (4080, 3060)


def test_a_picture_at_the_very_limit_stays_within_the_childs_memory() -> None:
    started = worked()
    checked = check(SimpleUploadedFile("grense.png", hostile.just_below_the_limit()))

    assert checked.media_type == "image/png"
    assert worked() - started < SECONDS * 3
