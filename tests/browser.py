"""What the tests of the page in a real browser share."""

import shutil
from pathlib import Path
from urllib.parse import quote

from hasila.plots import PLOTS, PlotSettings, render
from hostile import NAMES, claim_of, make_tables


def make_plots():
    tables, settings = make_tables(), PlotSettings(names=NAMES)
    names = ("toll_over_time", "forest")
    return {name: render(PLOTS[name].draw(tables, settings), "svg") for name in names}


def chromium_path():
    for name in ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable"):
        found = shutil.which(name)
        if found:
            return found
    mac = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
    return str(mac) if mac.exists() else None


class Visit:
    """A page opened from disk, with everything that went wrong or out on the way."""

    def __init__(self, browser, address, **context):
        self.context = browser.new_context(**context)
        self.page = self.context.new_page()
        self.problems, self.requests = [], []
        self.page.on("console", lambda m: self.problems.append(m.text))
        self.page.on("pageerror", lambda e: self.problems.append(str(e)))
        self.page.on("request", lambda r: self.requests.append(r.url))
        self.page.goto(address)
        if context.get("java_script_enabled", True):
            self.page.wait_for_selector("body[data-ready], body[data-failed]")


def to_claim(number, view="tallies"):
    return f"#/{view}?claim={quote(claim_of(number))}"


def expecting(page):
    from playwright.sync_api import expect

    return expect
