"""Decision tables in words: hit policies, types."""

from flask_babel import gettext

from app.queries.reading import Reading
from app.queries.views_decisions import Policy
from processes.engine.decisions import Table
from processes.engine.decisions.kinds import ANYTHING, Kind


def policy_words(table: Table) -> Policy:
    """How the rules of a table are chosen, and what that gives."""
    if table.policy == "COLLECT":
        return _collected(table.aggregation)
    words = {
        "UNIQUE": (
            gettext("Một quy tắc"),
            gettext("Nhiều nhất một quy tắc được đúng; hai quy tắc cùng đúng là lỗi."),
        ),
        "ANY": (
            gettext("Cùng kết quả"),
            gettext("Nhiều quy tắc có thể đúng, nhưng phải cho cùng một kết quả."),
        ),
        "FIRST": (gettext("Quy tắc đầu tiên"), gettext("Lấy quy tắc đúng đầu tiên, từ trên xuống.")),
        "PRIORITY": (
            gettext("Kết quả ưu tiên"),
            gettext("Trong các quy tắc đúng, lấy kết quả đứng trước trong danh sách giá trị."),
        ),
        "RULE ORDER": (
            gettext("Mọi quy tắc"),
            gettext("Danh sách kết quả của mọi quy tắc đúng, từ trên xuống."),
        ),
        "OUTPUT ORDER": (
            gettext("Mọi quy tắc, xếp ưu tiên"),
            gettext("Danh sách kết quả của mọi quy tắc đúng, kết quả ưu tiên đứng trước."),
        ),
    }
    return Policy(*words[table.policy])


def kind_words(reading: Reading, kind: Kind) -> str:
    """A type in words; nothing where any value fits."""
    return "" if kind == ANYTHING else reading.say(kind.words)


def _collected(aggregation: str) -> Policy:
    words = {
        "": (gettext("Gom lại"), gettext("Danh sách kết quả của mọi quy tắc đúng.")),
        "SUM": (gettext("Cộng lại"), gettext("Tổng kết quả của mọi quy tắc đúng.")),
        "MIN": (gettext("Nhỏ nhất"), gettext("Kết quả nhỏ nhất trong các quy tắc đúng.")),
        "MAX": (gettext("Lớn nhất"), gettext("Kết quả lớn nhất trong các quy tắc đúng.")),
        "COUNT": (gettext("Đếm"), gettext("Số quy tắc đúng.")),
    }
    return Policy(*words[aggregation])
