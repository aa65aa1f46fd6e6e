"""People read Vietnamese or English: every text is marked for translation, and English is complete."""

import ast
import re
import unicodedata
from pathlib import Path

import pytest
from jinja2 import Environment, nodes
from translations import extract, stored, untranslated

ROOT = Path(__file__).parent.parent.parent
FOLDERS = ("app", "forms", "processes", "workers")
TEMPLATES = ("app/templates", "forms/templates")
MARKS = frozenset({"_", "gettext", "ngettext", "message", "N_"})
NAMES = ("Một Cửa", "Tiếng Việt")
"""What is the same in both languages: the product and the name of the other language."""

LETTERS = re.compile("[àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ]", re.IGNORECASE)
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|\{\w*\}")

READS = "reads what people write in Vietnamese"
OFFICIAL = "words of an official paper, Vietnamese by law"
BILINGUAL = "a form that carries its own English beside the Vietnamese"
WHOLE_FOLDERS = {
    "forms/amount_words.py": "amounts in words are part of the official paper",
    "app/demo/": "people, places and dossiers of the demo commune are data",
    "app/gateways/slips/": "the official forms are Vietnamese by law",
}
EXCEPTIONS = {
    "app/folding.py:_D": "letters that are folded for searching",
    "app/formatting.py:_JOINTS": "patterns of Vietnamese words that must not be torn apart",
    "app/formatting.py:_UNITS": "patterns of Vietnamese words that must not be torn apart",
    "app/gateways/plain_letters.py:_LETTERS": "letters that are folded for text messages",
    "app/queries/browser_words.py:BROWSERS": "names of programs",
    "app/queries/filing_applicant.py:SEXES": READS,
    "app/queries/filing_applicant.py:_COMMUNE": READS,
    "app/queries/filing_applicant.py:_PROVINCE": READS,
    "app/queries/own_dossier_sent.py:_fee_text": OFFICIAL,
    "app/queries/own_dossier_sent.py:_next_steps": OFFICIAL,
    "app/web/admin/fee_typed.py:_plain": READS,
    "processes/checks/proposals/people.py:_D": "a letter that is folded to guess a role",
    "app/web/account/questions.py:CONTACT": BILINGUAL,
    "app/web/account/questions.py:ORGANISATION": BILINGUAL,
    "app/web/account/questions.py:PERSON": BILINGUAL,
    "app/web/account/questions.py:SEXES": BILINGUAL,
    "forms/dates.py:_CLOCK": READS,
    "forms/doubts.py:_SEXES": READS,
    "forms/numerals.py:_CURRENCY": READS,
    "processes/actions/calendar_typed.py:_LIKE": READS,
    "processes/actions/calendar_typed.py:_TO": READS,
    "processes/actions/calendar_written.py:WEEKDAYS": READS,
    "processes/actions/slip_parts.py:on_paper": OFFICIAL,
    "processes/actions/slips.py:RESULT_FORM_WORDS": OFFICIAL,
    "processes/actions/slips.py:_fee": OFFICIAL,
    "processes/actions/slips.py:_supplement": OFFICIAL,
    "processes/actions/slips_of_money.py:METHOD_WORDS": OFFICIAL,
    "processes/actions/slips_of_sides.py:_finance": OFFICIAL,
    "processes/domain/access.py:SYSTEM": "the name that automatic steps leave in the journal, stored with it",
    "processes/engine/diagram/side_facts.py:side_profile": "a name with its English beside it, as diagrams give it",
    "processes/engine/diagram/lettering.py:NARROW": "widths of letters",
    "processes/engine/diagram/lettering.py:WIDE": "widths of letters",
}
"""Where a literal is Vietnamese for a reason: the statement of the module that holds it, and the reason."""


def vietnamese(text):
    """The text without the names, if Vietnamese letters are left in it."""
    plain = unicodedata.normalize("NFC", text)
    for name in NAMES:
        plain = plain.replace(name, "")
    return plain.strip() if LETTERS.search(plain) else ""


def sources():
    for folder in FOLDERS:
        for path in sorted((ROOT / folder).rglob("*.py")):
            place = path.relative_to(ROOT).as_posix()
            if "node_modules" not in path.parts and not place.startswith(tuple(WHOLE_FOLDERS)):
                yield place, ast.parse(path.read_text("utf-8"))


def called(node):
    return getattr(node.func, "id", getattr(node.func, "attr", ""))


def said_otherwise(tree):
    """String constants that are docstrings or stand in a marking call themselves."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr):
            yield node.value
        if isinstance(node, ast.Call) and called(node) in MARKS:
            yield from node.args


def name_of(statement):
    """What a statement of a module defines: the name of a function, class or constant."""
    target = getattr(statement, "targets", [getattr(statement, "target", statement)])[0]
    return getattr(target, "name", getattr(target, "id", "?"))


def unmarked_literals(place, tree):
    """Vietnamese literals as (where, line and text)."""
    fine = set(said_otherwise(tree))
    for statement in tree.body:
        for node in ast.walk(statement):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in fine:
                words = vietnamese(node.value)
                if words:
                    yield f"{place}:{name_of(statement)}", f"{place}:{node.lineno} {words[:60]}"


def unmarked_words(path):
    """Vietnamese of a template outside a marking call: words of the page, of attributes, of expressions."""
    tree = Environment(extensions=["jinja2.ext.i18n"]).parse(path.read_text("utf-8"))
    calls = [call for call in tree.find_all(nodes.Call) if isinstance(call.node, nodes.Name)]
    fine = {id(word) for call in calls if call.node.name in MARKS for word in call.args}
    for node in tree.find_all((nodes.TemplateData, nodes.Const)):
        text = node.data if isinstance(node, nodes.TemplateData) else node.value
        words = vietnamese(text) if isinstance(text, str) and id(node) not in fine else ""
        if words:
            yield f"{node.lineno} {words[:60]}"


def pairs():
    """Every text with the English it has; of a plural all forms."""
    for text in stored():
        if text.id:
            ids, said = text.id, text.string
            for english in filter(None, (said,) if isinstance(said, str) else said):
                yield (ids if isinstance(ids, str) else ids[0]), english


@pytest.fixture(scope="module")
def marked():
    """Every text that source and templates mark; collecting them takes seconds, so it is done once."""
    return extract()


@pytest.fixture(scope="module")
def literals():
    """Every Vietnamese literal of the source outside a marking call."""
    return [found for place, tree in sources() for found in unmarked_literals(place, tree)]


def test_no_marked_text_lacks_english(marked):
    kept = stored()
    assert [text.id for text in marked if text.id and kept.get(text.id) is None] == []
    assert untranslated(kept) == []


def test_the_catalogue_keeps_no_text_that_is_gone(marked):
    assert [text.id for text in stored() if text.id and marked.get(text.id) is None] == []


def test_english_has_the_placeholders_of_the_vietnamese():
    differing = [key for key, english in pairs() if set(placeholders(key)) != set(placeholders(english))]
    assert differing == []


def placeholders(text):
    return PLACEHOLDER.findall(text)


def test_nothing_is_fuzzy():
    kept = stored()
    assert not kept.fuzzy, "a fuzzy catalogue is not compiled"
    assert [text.id for text in kept if text.id and text.fuzzy] == []


def test_english_is_english():
    examples = (
        "Nguyễn Thị Hồng Nhung",
        "Tân Hòa Đông",
        "Phó Trưởng phòng",
        "Tết Đinh Mùi",
        "NQ-HĐND",
        "QĐ-BTC",
        "đồng",
    )
    foreign = [english for _, english in pairs() if vietnamese(without(english, examples))]
    assert foreign == []


def without(text, names):
    for name in names:
        text = text.replace(name, "")
    return text


def test_both_languages_keep_to_the_voice():
    """Ông, Bà, never "bạn"; no exclamation marks; no markup inside a text."""
    loud = [text for pair in pairs() for text in pair if re.search(r"!|<\w|\b[Bb]ạn\b|quý khách", text)]
    assert loud == []


@pytest.mark.parametrize("folder", TEMPLATES)
def test_templates_mark_every_text(folder):
    files = [path for path in sorted((ROOT / folder).rglob("*")) if path.suffix in (".html", ".txt")]
    assert files
    assert [f"{path}:{words}" for path in files for words in unmarked_words(path)] == []


def test_sources_mark_every_text(literals):
    assert [says for where, says in literals if where not in EXCEPTIONS] == []


def test_no_exception_is_stale(literals):
    assert set(EXCEPTIONS) - {where for where, _ in literals} == set()


def test_the_scans_see_what_they_look_for(tmp_path):
    page = tmp_path / "page.html"
    page.write_text('{# Chú giải #}<p title="Đóng">{{ _("Mở") }}</p>\n{{ tag("Mới") }}', "utf-8")
    tree = ast.parse(
        '"""Chú giải."""\nmessage("Mở")\nfirst = f"Đóng {1}"\ndef second():\n    return "Một Cửa"'
    )
    assert [*unmarked_words(page)] == ['1 <p title="Đóng">', "2 Mới"]
    assert list(unmarked_literals("a.py", tree)) == [("a.py:first", "a.py:3 Đóng")]
