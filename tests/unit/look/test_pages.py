"""Every citizens' page renders, in both languages, as clean HTML under the strict policy."""

import re
from collections import Counter
from itertools import pairwise

import gallery
import lxml.html
import pytest

OURS = ("layout", "components", "public", "citizen", "account", "errors")
TEMPLATES = sorted(
    str(path.relative_to(gallery.TEMPLATES))
    for folder in OURS
    for path in (gallery.TEMPLATES / folder).glob("*.html")
)
ENVIRONMENTS = {locale: gallery.environment(locale) for locale in ("vi", "en")}


@pytest.fixture(autouse=True)
def words_without_an_application(monkeypatch):
    monkeypatch.setattr(gallery.formatting, "gettext", lambda text: text)
    monkeypatch.setattr(gallery.formatting, "ngettext", lambda one, many, num: one % {"num": num})


def tree(page: str, locale: str = "vi") -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring(gallery.render(ENVIRONMENTS[locale], page))


every_page = pytest.mark.parametrize("page", sorted(gallery.PAGES))


@every_page
@pytest.mark.parametrize("locale", ["vi", "en"])
def test_a_page_renders_with_its_language_title_and_one_heading(page, locale):
    root = tree(page, locale)
    assert root.get("lang") == locale
    assert root.findtext(".//title").strip().endswith("Một Cửa")
    assert len(root.findall(".//h1")) == 1
    assert len(root.findall(".//main")) == 1


@every_page
def test_no_id_is_given_twice(page):
    twice = [name for name, count in Counter(tree(page).xpath("//@id")).items() if count > 1]
    assert twice == []


@every_page
def test_nothing_inline_that_the_policy_forbids(page):
    root = tree(page)
    assert root.xpath("//@style") == []
    assert root.findall(".//style") == []
    assert [script for script in root.findall(".//script") if not script.get("src")] == []
    assert [name for element in root.iter() for name in element.attrib if name.startswith("on")] == []
    assert root.xpath("//@href[starts-with(., 'javascript:')]") == []


@every_page
def test_everything_pointed_at_exists(page):
    root = tree(page)
    ids = set(root.xpath("//@id"))
    named = set(root.xpath("//label/@for"))
    for value in root.xpath("//@aria-describedby | //@aria-labelledby"):
        named |= set(value.split())
    named |= {link[1:] for link in root.xpath("//main//a/@href[starts-with(., '#')]")}
    assert named - ids == set()


@every_page
def test_every_field_has_a_label(page):
    root = tree(page)
    labelled = set(root.xpath("//label/@for"))
    fields = root.xpath("//input[not(@type='hidden')] | //select | //textarea")
    assert [field.get("id") for field in fields if field.get("id") not in labelled] == []


@every_page
def test_every_form_that_posts_carries_the_token(page):
    for form in tree(page).xpath("//form[@method='post']"):
        assert form.xpath("count(.//input[@name='csrf_token'])") == 1


@every_page
def test_headings_leave_out_no_level(page):
    levels = [
        int(heading.tag[1])
        for heading in tree(page).xpath("//main//*[self::h1 or self::h2 or self::h3 or self::h4]")
    ]
    assert levels[0] == 1 or "error-summary" in gallery.render(ENVIRONMENTS["vi"], page)
    assert all(later - earlier <= 1 for earlier, later in pairwise(levels))


@every_page
def test_summary_and_field_say_the_same_words(page):
    root = tree(page)
    for link in root.xpath("//div[contains(@class,'govuk-error-summary')]//a"):
        beside = [said.text_content() for said in root.find_class("govuk-error-message")]
        assert any(link.text_content() in words for words in beside)
    if root.xpath("//div[contains(@class,'govuk-error-summary')]"):
        assert root.findtext(".//title").strip().startswith("Lỗi:")


ALL_BUT_WORDS = re.compile(
    r"\{#.*?#\}|\{\{.*?\}\}|\{%.*?%\}|<[^>]*>|[\w-]+=\"[\w-]*|&nbsp;|Một Cửa", re.DOTALL
)


@pytest.mark.parametrize("source", TEMPLATES, ids=str)
def test_no_words_stand_in_a_template_untranslated(source):
    text = (gallery.TEMPLATES / source).read_text("utf-8")
    bare = ALL_BUT_WORDS.sub(" ", text)
    assert [word for word in re.findall(r"[^\W\d_]{2,}", bare) if word not in ("hint", "error")] == []


def test_the_lookup_shows_the_six_items_and_no_more():
    keys = [key.text_content() for key in tree("lookup").xpath("//dl/div/dt")]
    assert keys == [
        "Mã hồ sơ",
        "Thủ tục",
        "Người nộp hồ sơ",
        "Ngày tiếp nhận",
        "Ngày hẹn trả",
        "Tình trạng xử lý",
    ]


def test_a_procedure_has_its_five_tabs_as_links():
    links = tree("procedure").xpath("//nav[contains(@class,'mc-tabs')]//a")
    assert [link.text_content() for link in links] == [
        "Thông tin chung",
        "Quy trình",
        "Hồ sơ cần thiết",
        "Căn cứ pháp lý",
        "Biểu mẫu đính kèm",
    ]
    assert [link.get("aria-current") for link in links] == ["page", None, None, None, None]


def test_the_declaration_has_its_three_tabs():
    links = tree("draft").xpath("//nav[contains(@class,'mc-subnav')]//a")
    assert [link.text_content().strip() for link in links] == ["Hướng dẫn", "Biểu mẫu", "Thông tin hồ sơ"]


def test_the_page_says_where_it_stands():
    assert (
        tree("lookup").xpath("//nav[@class='mc-nav']//a[@aria-current]")[0].text_content() == "Tra cứu hồ sơ"
    )
    assert tree("privacy").xpath("//nav[@class='mc-nav']//a[@aria-current]") == []


def test_values_are_escaped():
    env = gallery.environment()
    view = gallery.PUBLIC_PAGES["procedures-none"][1]["view"]
    hostile = type(view)(**{**vars(view), "query": "<script>alert(1)</script>"})
    html = env.get_template("public/procedures.html").render(frame=gallery.PERSON_FRAME, view=hostile)
    assert "<script>alert" not in html
