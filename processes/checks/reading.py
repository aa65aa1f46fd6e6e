"""What expressions of a diagram may read: fields of the dossier, answers of forms, decisions taken."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from forms.messages import Message, message
from processes.checks.finding import Finding
from processes.checks.forms import field_keys, schemas
from processes.checks.subject import Subject

DOSSIER = (
    "code",
    "status",
    "channel",
    "case",
    "finance_status",
    "delivery_status",
    "result_form",
    "received_at",
    "submitted_at",
    "due_at",
    "rounds",
)
EVERYWHERE = frozenset({"dossier", "form", "decision"})

Path = tuple[str, ...]


@dataclass(frozen=True)
class Known:
    """The forms of a diagram with the keys of their questions (None: it cannot be read, as told elsewhere),
    its decisions with their outputs."""

    forms: Mapping[str, frozenset[str] | None]
    decisions: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, subject: Subject) -> "Known":
        """What can be read in this diagram."""
        found: dict[str, Any] = subject.once(schemas)
        tables = subject.facts.tables if subject.facts is not None else {}
        return cls(
            {form: frozenset(field_keys(schema)) if schema else None for form, schema in found.items()},
            {name: frozenset(head.outputs) for name, head in tables.items()},
        )


def strangers(path: Path, sees: frozenset[str], known: Known) -> Finding | None:
    """Why ``path`` cannot be read where only the names ``sees`` are known; None if it can."""
    if path[0] not in sees:
        return _unknown_name(path[0], sees)
    if path[0] == "dossier" and len(path) > 1 and path[1] not in DOSSIER:
        return _unknown(path[:2], message("hồ sơ không có thông tin này"), [f"dossier.{n}" for n in DOSSIER])
    if len(path) < 2:
        return None
    if path[0] == "decision":
        return _strange_decision(path, known.decisions)
    return _strange_form(path, known) if path[0] == "form" else None


def _strange_decision(path: Path, decisions: Mapping[str, frozenset[str]]) -> Finding | None:
    if path[1] not in decisions:
        near = [f"decision.{name}" for name in decisions]
        return _unknown(path[:2], message("sơ đồ không có quyết định này"), near)
    outputs = decisions[path[1]]
    if len(path) > 2 and outputs and path[2] not in outputs:
        near = [f"decision.{path[1]}.{name}" for name in outputs]
        return _unknown(path[:3], message("bảng quyết định không có kết quả này"), near)
    return None


def _strange_form(path: Path, known: Known) -> Finding | None:
    if path[1] not in known.forms:
        return _unknown(path[:2], message("sơ đồ không có biểu mẫu này"), [f"form.{n}" for n in known.forms])
    keys = known.forms[path[1]]
    if len(path) > 2 and keys is not None and path[2] not in keys:
        near = [f"form.{path[1]}.{key}" for key in keys]
        return _unknown(path[:3], message("biểu mẫu không có câu này"), near)
    return None


def _unknown(path: Path, why: Message, known: list[str]) -> Finding:
    text = message("Biểu thức đọc {path} nhưng {why}.", path=".".join(path), why=why)
    near = get_close_matches(".".join(path), known, 1, 0.6)
    if near:
        return Finding(text, message("Có phải là {near}?", near=near[0]))
    if not known:
        return Finding(text, message("Thêm vào sơ đồ, hoặc bỏ chỗ đọc này."))
    return Finding(text, message("Chọn một trong: {known}.", known=", ".join(sorted(known)[:12])))


def _unknown_name(name: str, sees: frozenset[str]) -> Finding:
    if name == "outcome":
        text = message("outcome chỉ đọc được ở cổng đứng ngay sau việc của người.")
        return Finding(text, message("Đặt cổng ngay sau việc, hoặc đọc dossier.status."))
    text = message("Ở đây không có tên “{name}”.", name=name)
    return Finding(text, message("Chỉ đọc được: {names}.", names=", ".join(sorted(sees))))
