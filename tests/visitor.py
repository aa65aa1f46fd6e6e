"""A visitor with a browser: every request in a context of its own, every page parsed, tokens sent along."""

from contextvars import Context

from lxml import html

from app.demo.people import PASSWORD


class Page:
    """An answer, read."""

    def __init__(self, response):
        self.response = response
        self.status = response.status_code
        self.headers = response.headers
        self.location = response.headers.get("Location")
        self.source = response.get_data(as_text=True) if response.mimetype == "text/html" else ""
        self.tree = html.fromstring(self.source) if self.source else None

    @property
    def title(self) -> str:
        return self.tree.findtext(".//title").strip()

    @property
    def main(self) -> str:
        """The words of the page's own part, white space collapsed."""
        return words(self.tree.xpath("//main")[0])

    def find(self, path: str) -> list:
        return self.tree.xpath(path)

    def said(self, path: str) -> list[str]:
        return [words(element) for element in self.find(path)]

    def error_summary(self) -> dict[str, str]:
        """Field → words of the summary at the top."""
        links = self.find("//div[contains(@class,'govuk-error-summary')]//a")
        return {link.get("href")[1:]: words(link) for link in links}


class Visitor:
    """Cookies and the last token are kept from page to page. ``app`` may stand in an open context."""

    def __init__(self, app, address: str = "127.0.0.1"):
        self.client = app.test_client()
        self.address = address
        self.token = ""

    def get(self, path: str, **options) -> Page:
        return self._open(path, method="GET", **options)

    def post(self, path: str, data: dict | None = None, **options) -> Page:
        """Post as a form of the last page would."""
        sent = {"csrf_token": self.token, **(data or {})}
        return self._open(path, method="POST", data=sent, **options)

    def log_in(self, name: str, password: str = PASSWORD) -> Page:
        self.get("/dang-nhap")
        return self.post("/dang-nhap", {"login": name, "password": password})

    def _open(self, path: str, **options) -> Page:
        environ = {"REMOTE_ADDR": self.address}
        # An empty context: otherwise requests of a test would share flask.g with the test's own app context.
        page = Page(Context().run(self.client.open, path, environ_base=environ, **options))
        if page.tree is not None:
            self.token = next(iter(page.find("//input[@name='csrf_token']/@value")), self.token)
        return page


def words(element) -> str:
    return " ".join(element.text_content().replace("\u00a0", " ").split())
