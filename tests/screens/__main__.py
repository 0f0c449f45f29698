"""Serve a demo of its own, walk every role's pages at 360 and 1280 px, keep the pictures.

All of them go to var/screens/; two a role, light, to docs/screens/ for the guide.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image

from portal.config import DEMO_PASSWORD
from tests.bench.servers import ROOT, Server
from tests.chromium import launched
from tests.screens.walks import KEPT, WALKS

FLASK = str(ROOT / ".venv" / "bin" / "flask")
WIDTHS = (360, 1280)
COLOURS = 64
TALLEST = 1600  # pixels of a picture in the guide


def main():
    with tempfile.TemporaryDirectory(prefix="portal-screens-") as folder:
        environment = {"PORTAL_DATA_DIR": folder}
        for command in (["prepare"], ["demo", "load"]):
            subprocess.run(
                [FLASK, *command], cwd=ROOT, env={**os.environ, **environment}, check=True
            )
        with Server("portal", "wsgi:app", environment=environment) as server:
            _walk_all(f"http://localhost:{server.port}")


def _walk_all(site):
    problems = []
    with launched() as browser:
        for role, (account, pages) in WALKS.items():
            for width in WIDTHS:
                problems += _walk(browser, site, role, account, pages, width)
    print("\n".join(problems) or "no page scrolls sideways, none failed")
    sys.exit(1 if problems else 0)


def _walk(browser, site, role, account, pages, width):
    context = browser.new_context(viewport={"width": width, "height": 900}, locale="it-IT")
    page = context.new_page()
    if account:
        page.goto(f"{site}/signin")
        page.fill("main input[name=email]", account)
        page.fill("main input[name=password]", DEMO_PASSWORD)
        page.click("main form button[type=submit]")
        page.wait_for_url("**/today")
    problems = []
    for name, path in pages.items():
        problems += _picture(page, site, role, name, path, width)
    context.close()
    return problems


def _picture(page, site, role, name, path, width):
    if callable(path):
        path(page, site)
    elif page.goto(site + path).status >= 400:
        return [f"{role}: {path} answers {page.title()}"]
    file = ROOT / "var" / "screens" / str(width) / f"{role}-{name}.png"
    file.parent.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=file, full_page=True)
    if (role, name, width) in KEPT:
        _keep(file, ROOT / "docs" / "screens" / role / f"{width}-{name}.png")
    wide = page.evaluate("document.documentElement.scrollWidth")
    return [f"{role}: {path} is {wide} px wide at {width}"] if wide > width else []


def _keep(file: Path, target: Path):
    """Keep a light copy: few colours, no taller than a guide needs."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with Image.open(file) as picture:
        cut = picture.convert("RGB").crop((0, 0, picture.width, min(picture.height, TALLEST)))
        cut.quantize(COLOURS).save(target, optimize=True)


if __name__ == "__main__":
    main()
