"""Every refusal says what and where; nothing but FeelError leaves the package."""

import pytest

from forms.feel import (
    FeelBudgetError,
    FeelError,
    FeelEvaluationError,
    FeelNameError,
    FeelSyntaxError,
    compile_expression,
    errors,
)


@pytest.mark.parametrize(
    ("text", "code", "position", "line", "column"),
    [
        ("", "empty", 0, 1, 1),
        ("1 +", "unexpected_end", 3, 1, 4),
        ("a b", "unexpected_token", 2, 1, 3),
        ("1 +\n  * 2", "unexpected_token", 6, 2, 3),
        ('"abc', "unterminated_string", 0, 1, 1),
        ("1 + /* 2", "unterminated_comment", 4, 1, 5),
        ("a $ b", "unexpected_character", 2, 1, 3),
        ('x = "\\uD800"', "lone_surrogate", 4, 1, 5),
        ("1e9999", "number_out_of_range", 0, 1, 1),
        ("function(a, a) a", "duplicate_parameter", 0, 1, 1),
        ("f(a: 1, a: 2)", "duplicate_parameter", 1, 1, 2),
    ],
)
def test_a_syntax_error_has_its_place(text, code, position, line, column):
    with pytest.raises(FeelSyntaxError) as caught:
        compile_expression(text)
    error = caught.value
    assert (error.code, error.position, error.line, error.column) == (code, position, line, column)
    assert error.text.endswith(".")
    assert error.expression == text


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("1 +", ("value",)),
        ("f(1", (",", ")")),
        ("a b", ("operator", "end")),
        ("a = = b", ("value",)),
        ("if a then b", ("else",)),
        ("1 between 2", ("and",)),
        ("some x a", ("in",)),
        ("some x in a", ("satisfies", "..", ",")),
        ("a instance of", ("type",)),
        ("[1..2", (")", "]")),
        ("{a 1}", ("name", ":")),
    ],
)
def test_a_syntax_error_says_what_was_expected_there(text, wanted):
    with pytest.raises(FeelSyntaxError) as caught:
        compile_expression(text)
    assert caught.value.values["wanted"] == wanted
    assert str(caught.value.values["expected"]) in caught.value.text


def test_an_unknown_name_has_its_place():
    with pytest.raises(FeelNameError) as caught:
        compile_expression('form.a = 1 and\nfrom.b = "x"', {"form", "dossier"})
    assert (caught.value.line, caught.value.column, caught.value.values) == (2, 1, {"name": "from"})
    assert str(caught.value) == "The name from is not known here. (line 2, column 1)"


@pytest.mark.parametrize("text", ["__class__", "form.x and __builtins__", "abs", "(function(a) b)(1)"])
def test_only_the_given_names_are_known(text):
    with pytest.raises(FeelNameError):
        compile_expression(text, {"form"})


def test_there_are_no_attributes():
    for text in ("a.__class__", "a.upper", "a.__len__", "b.append", "c.items", "d.strftime"):
        expression = compile_expression(text)
        context = {"a": "x", "b": 1, "c": {}, "d": errors.SENTENCES}
        assert expression.evaluate(context) is None


def test_names_and_paths_that_are_read():
    text = "form.a.b = 1 and count(form.rows[kind = dossier.channel]) > 1 and (for i in x return i.y) = []"
    expression = compile_expression(text, {"form", "dossier", "x"})
    assert expression.names == {"form", "dossier", "x"}
    assert expression.paths == {("form", "a", "b"), ("form", "rows"), ("dossier", "channel"), ("x",)}
    assert expression.text == text


def test_a_compiled_expression_is_kept():
    assert compile_expression("1 + 1", ["a"]) is compile_expression("1 + 1", {"a"})
    assert compile_expression("1 + 1", ["a"]) is not compile_expression("1 + 1")


class Rude(dict):
    def get(self, *_):
        raise KeyError("rude")


@pytest.mark.parametrize(
    "context",
    [
        {"a": object()},
        {"a": {1, 2}},
        {"a": float("nan")},
        {"a": {1: 2}},
        {"a": 10**7000},
        Rude(),
    ],
)
def test_a_foreign_value_is_an_evaluation_error(context):
    with pytest.raises(FeelEvaluationError) as caught:
        compile_expression("a").evaluate(context)
    assert caught.value.text


def test_every_sentence_is_one():
    for code, sentence in errors.SENTENCES.items():
        assert sentence.endswith("."), code
    assert issubclass(FeelBudgetError, FeelError)
