"""A real browser on a real server: Debian's chromium, the app on loopback, the test's clock."""

import threading
from dataclasses import dataclass, replace

import pytest
from axe import bring_axe, findings
from playwright.sync_api import sync_playwright
from werkzeug.serving import make_server

from app.services import services
from app.web.factory import create_app

CHROMIUM = "/usr/bin/chromium"


@dataclass(frozen=True)
class Site:
    """The served app: its address, and the app itself to move time or run the worker."""

    url: str
    app: object


@pytest.fixture
def site(app, clock):
    """The app, served on a free loopback port while the test runs; it asks for digits as a real one does."""
    asking = create_app(replace(services(app).settings, captcha=True), clock)
    server = make_server("127.0.0.1", 0, asking, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield Site(f"http://127.0.0.1:{server.port}", asking)
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="session")
def chromium():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


class People:
    """One browser context per person; every page a person sees can be checked with axe."""

    def __init__(self, browser, site, scripts):
        self.browser, self.site, self.scripts = browser, site, scripts
        self.contexts = {}
        self.findings = []

    def page(self, name, width=1280, height=900):
        """The page of a person, in a session of the person's own."""
        if name not in self.contexts:
            context = self.browser.new_context(
                java_script_enabled=self.scripts,
                bypass_csp=self.scripts,
                viewport={"width": width, "height": height},
                locale="vi-VN",
                accept_downloads=True,
            )
            if self.scripts:
                bring_axe(context)
            page = context.new_page()
            page.set_default_timeout(10000)
            self.contexts[name] = page
        return self.contexts[name]

    def look(self, page):
        """Run axe on the page a person is looking at; only where scripts run."""
        if not self.scripts:
            return
        self.findings += [(page.url, *found) for found in findings(page)]

    def wide(self, page):
        """How many pixels the page is wider than its window."""
        return page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")

    def close(self):
        for page in self.contexts.values():
            page.context.close()


@pytest.fixture(params=[True, False], ids=["scripts", "plain"])
def people(request, chromium, site):
    """Everybody's browser, with JavaScript and without."""
    made = People(chromium, site, request.param)
    yield made
    made.close()
