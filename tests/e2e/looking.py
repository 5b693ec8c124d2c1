"""How a page is looked at: axe, sideways scrolling, and the size of what a finger has to hit."""

from collections.abc import Sequence

from axe_playwright_python.base import AXE_SCRIPT as AXE
from playwright.sync_api import Page

COLOURS = ["color-contrast", "link-in-text-block"]
SMALLEST = 44
WIDTHS = {320: 640, 360: 740, 1280: 900}

# What stands alone has to be 44 px in either direction; a link within a sentence is part of its line (WCAG 2.5.8).
TOO_SMALL = """(smallest) => {
  const inline = (it) => it.matches("a") && getComputedStyle(it).display === "inline"
    && it.parentElement.innerText.trim() !== it.innerText.trim();
  const hidden = (it) => it.closest(".visually-hidden, [hidden], [aria-hidden=true]") || it.type === "hidden";
  return [...document.querySelectorAll("a, button, summary, select, textarea, input, .chip")]
    .filter((it) => it.checkVisibility() && !hidden(it) && !inline(it))
    .map((it) => [it.closest(".tick, .chip") ?? it, it])
    .map(([box, it]) => [box.getBoundingClientRect(), it])
    .filter(([box]) => box.width + 0.5 < smallest || box.height + 0.5 < smallest)
    .map(([box, it]) => `${it.outerHTML.slice(0, 80)} is ${Math.round(box.width)} x ${Math.round(box.height)}`);
}"""
TOO_WIDE = """() => {
  const wide = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= wide) return [];
  return [...document.querySelectorAll("body *")]
    .filter((it) => it.getBoundingClientRect().right > wide + 0.5)
    .map((it) => it.outerHTML.slice(0, 80))
    .concat(`the page scrolls sideways to ${document.documentElement.scrollWidth}`);
}"""


def faults_of(page: Page) -> Sequence[str]:
    """Everything wrong with the page as it stands, in light and dark, at three widths."""
    # A colour half way from one to the other is in no scheme: see test_motion for the ways there.
    page.emulate_media(reduced_motion="reduce")
    found = []
    for width, height in WIDTHS.items():
        page.set_viewport_size({"width": width, "height": height})
        found += [f"{width}: {wide}" for wide in page.evaluate(TOO_WIDE)]
        found += [f"{width}: {small}" for small in page.evaluate(TOO_SMALL, SMALLEST)]
        if width == 320:
            continue
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            found += [f"{width} {scheme}: {said}" for said in violations(page, colour_alone=scheme == "dark")]
    return found


def violations(page: Page, *, colour_alone: bool = False) -> Sequence[str]:
    """What axe has to say, a line for each element; another scheme is another set of colours and nothing else."""
    only = {"runOnly": COLOURS} if colour_alone else {}
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    found = page.evaluate("(options) => axe.run(options)", {"resultTypes": ["violations"], **only})["violations"]
    return [f"{rule['id']}: {node['html'][:100]}" for rule in found for node in rule["nodes"]]
