"""What people do on pages: fill a form by the names of its fields, press, upload, log in."""

from playwright.sync_api import Page

from app.demo.people import PASSWORD


def press(page: Page, words: str) -> None:
    """Press the button with these words."""
    page.get_by_role("button", name=words, exact=True).first.click()


def follow(page: Page, words: str) -> None:
    """Follow the link with these words."""
    page.get_by_role("link", name=words).first.click()


def log_in(page: Page, url: str, name: str, password: str = PASSWORD) -> None:
    """Log in with a name or number."""
    page.goto(url + "/dang-nhap")
    fill(page, {"login": [name], "password": [password]})
    press(page, "Đăng nhập")


def fill(page: Page, posted: dict[str, list[str]]) -> None:
    """Fill the fields of a form as ``posted`` says; rows are added where a table has too few."""
    for name, values in posted.items():
        if name.endswith("._rows"):
            add_rows(page, name.removesuffix("._rows"), int(values[0]))
    for name, values in posted.items():
        if not name.endswith("._rows"):
            answer(page, name, values[0])


def add_rows(page: Page, table: str, wanted: int) -> None:
    """Press "add a row" until the table has as many as wanted."""
    while int(page.locator(f'[name="{table}._rows"]').input_value()) < wanted:
        page.locator(f'[name="_add.{table}"]').click()


def answer(page: Page, name: str, value: str) -> None:
    """Answer one field, whatever it is."""
    field = page.locator(f'[name="{name}"]')
    kind = field.first.evaluate("element => element.tagName + ':' + (element.type || '')")
    if kind in ("INPUT:radio", "INPUT:checkbox"):
        page.locator(f'[name="{name}"][value="{value}"]').check()
    elif kind.startswith("SELECT"):
        field.first.select_option(value)
    else:
        field.first.fill(value)


def upload(page: Page, file: str, data: bytes) -> None:
    """Choose a file for the first upload of the page."""
    chosen = {"name": file, "mimeType": "application/pdf", "buffer": data}
    page.locator('input[type="file"]').first.set_input_files(chosen)
