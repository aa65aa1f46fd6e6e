"""What runs at the same time comes together again: a join gets all its branches, nothing goes on twice."""

from collections.abc import Iterator

from forms.messages import message
from processes.checks.finding import Finding
from processes.checks.subject import Subject, title
from processes.checks.tokens import played


def check(subject: Subject) -> Iterator[Finding]:
    """Joins that wait for a branch which leads elsewhere, and branches that go on apart past a merge."""
    found = subject.once(played)
    for name in sorted(found.waiting):
        text = message(
            "Cổng gộp “{name}” có thể đợi mãi: một nhánh vào cổng rẽ sang lối khác.",
            name=title(subject.node(name)),
        )
        remedy = message(
            "Đưa mọi nhánh của cổng tách song song về cùng một cổng gộp; nhánh do cổng loại trừ tách ra thì "
            "gộp bằng cổng loại trừ."
        )
        yield Finding(text, remedy, name)
    for name in sorted(found.twice):
        text = message(
            "Các nhánh chạy song song gặp nhau ở “{name}” mà không có cổng gộp: phần sau chạy hai lần.",
            name=title(subject.node(name)),
        )
        remedy = message("Đặt một cổng gộp song song trước phần tử này, hoặc cho nhánh kia kết thúc riêng.")
        yield Finding(text, remedy, name)
