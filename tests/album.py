"""An album of pictures: the people of an installation at their browsers, and what stands in their windows."""

import io
from pathlib import Path
from urllib.parse import urlsplit

from acting import log_in
from PIL import Image
from playwright.sync_api import Browser, Page

WIDTH, HEIGHT = 1280, 800
MOST_BYTES = 120_000
LEAVE_FIELD = "document.activeElement.matches('input, textarea') && document.activeElement.blur()"


class Album:
    """A browser session per person, and the pictures taken in them."""

    def __init__(self, browser: Browser, url: str, folder: Path) -> None:
        self.browser, self.url, self.folder = browser, url, folder
        self.pages: dict[str, Page] = {}

    def page(self, name: str) -> Page:
        """The page of a person of the demo, logged in; "" is the public."""
        if name not in self.pages:
            context = self.browser.new_context(viewport={"width": WIDTH, "height": HEIGHT}, locale="vi-VN")
            self.pages[name] = context.new_page()
            self.pages[name].set_default_timeout(10_000)
            if name:
                log_in(self.pages[name], self.url, name)
        return self.pages[name]

    def open(self, name: str, path: str) -> Page:
        """Bring a person to an address; anything but an answer of the kind 200 ends the play."""
        page = self.page(name)
        answer = page.goto(self.url + path)
        assert answer is not None, path
        assert answer.ok, (path, answer.status)
        return page

    def take(self, page: Page, title: str, height: int = HEIGHT) -> None:
        """One picture of what stands in the window, ``height`` high."""
        page.set_viewport_size({"width": WIDTH, "height": height})
        page.evaluate(LEAVE_FIELD)
        page.evaluate("document.fonts.ready")
        data = small(page.screenshot(animations="disabled", caret="hide"))
        (self.folder / f"{title}.png").write_bytes(data)
        page.set_viewport_size({"width": WIDTH, "height": HEIGHT})
        print(f"{title:20} {len(data) // 1000:4} KB  {urlsplit(page.url).path}")


def small(png: bytes) -> bytes:
    """The picture with a palette: as many colours as fit under the limit."""
    picture = Image.open(io.BytesIO(png)).convert("RGB")
    for colours in (256, 128, 64, 32):
        kept = io.BytesIO()
        picture.quantize(colours, dither=Image.Dither.NONE).save(kept, "PNG", optimize=True)
        if len(kept.getvalue()) < MOST_BYTES:
            return kept.getvalue()
    raise ValueError("A picture does not fit under the limit.")
