"""A real Chromium for tests: what it reports, what axe finds, what the page looks like."""

import json
import shutil
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parent.parent
AXE = ROOT / "static" / "vendor" / "test" / "axe.min.js"
SCREENS = ROOT / "var" / "screens"
# The one without windows draws the same pages with a third of the work.
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
RULES = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]
GRAVE = {"serious", "critical"}
BREACHES = """document.addEventListener("securitypolicyviolation", (breach) =>
    console.error(`Policy: ${breach.violatedDirective} ${breach.blockedURI}`))"""
# What a refused or lost answer leaves in the console: tests look at the answer itself.
OF_AN_ANSWER = (
    "Failed to load resource",
    "Response Status Error Code",
    "htmx:sendError",
    "htmx:afterRequest",
)


@contextmanager
def launched():
    """Start the system's own Chromium, or else Playwright's."""
    with sync_playwright() as playwright:
        found = next(filter(None, map(shutil.which, NAMES)), None)
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield browser
        browser.close()


def watch(context, faults):
    """Write down every breach of the content policy, script error and missing file."""
    context.add_init_script(BREACHES)
    context.on("weberror", lambda each: faults.append(str(each.error)))
    context.on("console", lambda line: _note(line, faults))
    context.on("response", lambda answer: _note_missing(answer, faults))


def _note(line, faults):
    if line.type == "error" and not line.text.startswith(OF_AN_ANSWER):
        faults.append(line.text)


def _note_missing(answer, faults):
    if "/static/" in answer.url and answer.status >= 400:
        faults.append(f"{answer.status} {answer.url}")


def findings(page):
    """Return what axe holds against the page, serious or critical."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    # Of what is right nothing is told: telling took longer than looking.
    options = json.dumps({"runOnly": RULES, "resultTypes": ["violations"]})
    found = page.evaluate(f"axe.run({options}).then((found) => found.violations)")
    return [(each["id"], each["nodes"][0]["target"]) for each in found if each["impact"] in GRAVE]


def is_scrolled_sideways(page):
    return page.evaluate("document.documentElement.scrollWidth > innerWidth")


def shot(page, name):
    """Keep the whole page as `var/screens/<width>/<name>.png`, to be looked at."""
    folder = SCREENS / str(page.viewport_size["width"])
    folder.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=folder / f"{name}.png", full_page=True)
