"""What every page must keep, asked of a real browser: axe-core, and what axe does not look at."""

import re
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Literal

from playwright.sync_api import Page

DESK, PHONE, NARROWEST, PAPER = (1440, 900), (390, 844), (320, 640), (690, 990)
TITLE_END = " – ALIS-Vest"
_found = find_spec("axe_playwright_python")
AXE = Path(str(_found.origin)).with_name("axe.min.js").read_text() if _found else ""
# Only colours differ between light and dark, and they do not differ by width: what looks at them, and takes most of the
# time, is asked once in each scheme. What only a phone shows has its colours looked at in tests/test_accessibility.py.
LOOKING = ("color-contrast", "link-in-text-block")
EVERYTHING: dict[str, Any] = {"resultTypes": ["violations"]}
COLOURS = EVERYTHING | {"runOnly": {"type": "rule", "values": list(LOOKING)}}
BUT_COLOURS = EVERYTHING | {"rules": {rule: {"enabled": False} for rule in LOOKING}}
Scheme = Literal["dark", "light"]
LOOKS: tuple[tuple[tuple[int, int], Scheme, dict[str, Any]], ...] = (
    (DESK, "dark", COLOURS),
    (DESK, "light", EVERYTHING),
    (PHONE, "light", BUT_COLOURS),
)
RUN = """async options => (await axe.run(document, options)).violations.flatMap(
    v => v.nodes.map(n => `${v.id}: ${n.target.join(' ')}: ${n.failureSummary.split('\\n').pop().trim()}`))"""
MARKUP = """() => {
    const wrong = [], ids = [...document.querySelectorAll('[id]')].map(e => e.id);
    for (const id of new Set(ids.filter((id, i) => ids.indexOf(id) !== i))) wrong.push(`id twice: ${id}`);
    const names = ['for', 'form', 'list', 'headers', 'popovertarget', 'commandfor', 'data-dialog', 'aria-labelledby',
        'aria-describedby', 'aria-controls', 'aria-owns', 'aria-details', 'aria-errormessage', 'aria-activedescendant'];
    for (const name of names)
        for (const e of document.querySelectorAll(`[${name}]`))
            for (const id of e.getAttribute(name).split(/\\s+/).filter(Boolean))
                if (!document.getElementById(id)) wrong.push(`${name} leads nowhere: ${id}`);
    for (const e of document.querySelectorAll('a[href^="#"]'))
        if (e.hash.length > 1 && !document.getElementById(e.hash.slice(1))) wrong.push(`link leads nowhere: ${e.hash}`);
    const headings = document.querySelectorAll('h1').length;
    if (headings !== 1) wrong.push(`${headings} h1`);
    if (!/^(nb|nn|en)$/.test(document.documentElement.lang)) wrong.push(`lang: ${document.documentElement.lang}`);
    return wrong;
}"""
SIDEWAYS = """() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    const clipped = e => { for (let p = e.parentElement; p && p !== document.body; p = p.parentElement)
        if (getComputedStyle(p).overflowX !== 'visible') return true; return false; };
    const out = [...document.body.querySelectorAll('*')]
        .filter(e => e.getBoundingClientRect().right > width + 1 && !clipped(e))
        .map(e => `${e.tagName.toLowerCase()}.${[...e.classList].join('.')}`);
    return [`scrolls sideways, ${document.documentElement.scrollWidth} > ${width}: ${out.slice(0, 4).join(', ')}`];
}"""
PRINTED = """() => {
    const seen = e => e.checkVisibility({visibilityProperty: true}) && e.getBoundingClientRect().height > 1;
    const chrome = 'nav:not(.yearnav), button:not(.term), a.ds-button, [type=submit], [type=file], .foot, .skip, .formactions';
    const wrong = [...document.querySelectorAll(chrome)].filter(seen)
        .map(e => `on paper: ${e.tagName.toLowerCase()}.${[...e.classList].join('.')} ${e.textContent.trim().slice(0, 30)}`);
    if (![...document.querySelectorAll('h1')].some(seen)) wrong.push('on paper: no heading');
    const head = document.querySelector('.paperhead');
    if (document.querySelector('.shell') && !(head && seen(head) && head.textContent.includes(location.pathname)))
        wrong.push('on paper: not said whose page it is');
    for (const head of document.querySelectorAll('thead'))
        if (seen(head) && getComputedStyle(head).display !== 'table-header-group') wrong.push('on paper: heads are not repeated');
    return wrong;
}"""
STYLE = re.compile(r"<[a-z][^<>]*\sstyle=|<style\b", re.IGNORECASE)


def faults(page: Page, html: str = "") -> list[str]:
    """Return what is wrong with the opened page, each with the state it is wrong in.

    `html`: what the server sent, where that is to be looked at too; a page that a script has changed tells no more.
    """
    found = [*page.evaluate(MARKUP)]
    if STYLE.search(html):
        found.append("style in the HTML")
    if not page.title().endswith(TITLE_END) or page.title() == TITLE_END:
        found.append(f"title: {page.title()}")
    page.evaluate(AXE)
    for size, scheme, asked in LOOKS:
        found += looked_at(page, size, scheme, asked)
    _resize(page, PAPER)
    page.emulate_media(media="print", color_scheme="light")
    found += page.evaluate(PRINTED)
    page.emulate_media(media="screen")
    _resize(page, NARROWEST)
    return [*found, *page.evaluate(SIDEWAYS)]


def colours_on_a_phone(page: Page) -> list[str]:
    """Return what is hard to read on the opened page as a phone shows it."""
    page.evaluate(AXE)
    schemes: tuple[Scheme, ...] = ("dark", "light")
    return [fault for scheme in schemes for fault in looked_at(page, PHONE, scheme, COLOURS)]


def looked_at(page: Page, size: tuple[int, int], scheme: Scheme, asked: dict[str, Any]) -> list[str]:
    _resize(page, size)
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    return [f"{size[0]} {scheme}: {each}" for each in page.evaluate(RUN, asked)]


def _resize(page: Page, size: tuple[int, int]) -> None:
    """Give the page that size; laying it out anew costs, also where it has it."""
    width, height = size
    if page.viewport_size != {"width": width, "height": height}:
        page.set_viewport_size({"width": width, "height": height})
