"""What other engines do without people: code, jobs, scripts, called diagrams, decision tables, loops."""

from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from xml.sax.saxutils import quoteattr

from forms.messages import message
from processes.checks.proposals.juel import is_foreign, renaming, to_feel
from processes.checks.proposals.proposal import Proposal, propose
from processes.engine.diagram.foreign import foreign_children, foreign_value
from processes.engine.diagram.namespaces import Element, bpmn, local_name, ours
from processes.steps import step_names

CODE = ("class", "delegateExpression", "expression", "topic", "type", "taskName")
MAIL = ("mail", "email", "sms")
SENT = message("Tin báo đi theo bước chuyển (move) và hạn; bỏ bước này, hoặc chọn một bước tự động.")
SCRIPT = message(
    "Kịch bản không chạy ở đây: điều kiện viết bằng FEEL ở cổng, tính toán thành bảng quyết định."
)
LISTED = message("Danh sách viết bằng FEEL trong motcua:collection.")
EXPLAINED = message("Lời giải thích có thể thành một bước trong phần trình tự thực hiện của thủ tục.")
CONDITION = message("Điều kiện viết lại bằng FEEL.")
NOT_TRANSLATED = message("Điều kiện này không dịch được sang FEEL; viết lại, đọc form.… hoặc outcome.")


def of_code(task: Element) -> Iterator[Proposal]:
    """Code or a job that an automatic task calls."""
    said = [found] if (found := foreign_value(task, *CODE)) else []
    for name, element in foreign_children(task, "taskDefinition"):
        said.append((f"{name} type", element.get("type") or ""))
    steps = ", ".join(sorted(step_names()))
    chosen = message("Bước tự động chọn trong danh sách có sẵn: {steps}.", steps=steps)
    for where, value in said:
        near = get_close_matches(value.lower(), step_names(), 1, 0.6)
        text = SENT if any(word in value.lower() for word in MAIL) else chosen
        draft = f'<motcua:step name="{near[0]}"/>' if near else ""
        yield propose(task, "step", f'{where}="{value}"', text, draft)


def of_script(task: Element, paths: Mapping[str, str]) -> Iterator[Proposal]:
    """A script; its FEEL, where it is one expression."""
    texts = [(task.get("scriptFormat") or "script", task.findtext(bpmn("script")) or "")]
    texts += [(name, e.get("expression") or "") for name, e in foreign_children(task, "script")]
    for where, text in texts:
        if text.strip():
            feel = to_feel(text, paths) if is_foreign(text) else None
            yield propose(task, "step", f"{where}: {text}", SCRIPT, feel or "")


def of_call(call: Element, blocks: Iterable[str]) -> Iterator[Proposal]:
    """A called diagram that is not one of our blocks."""
    known = sorted(blocks)
    said = [
        call.get("calledElement") or "",
        *(f"{value[1]}" for value in [foreign_value(call, "caseRef")] if value),
    ]
    said += [e.get("processId") or "" for _, e in foreign_children(call, "calledElement")]
    for name in said:
        if name and name not in known:
            near = get_close_matches(name.lower(), known, 1, 0.4)
            text = (
                message(
                    "Gọi một khối có sẵn: {blocks}; hoặc vẽ thành quy trình con.", blocks=", ".join(known)
                )
                if known
                else message("Vẽ phần này thành quy trình con.")
            )
            draft = f'calledElement="{near[0]}"' if near else ""
            yield propose(call, "block", f'calledElement="{name}"', text, draft)


def of_decision(task: Element) -> Iterator[Proposal]:
    """A decision table kept elsewhere."""
    said = (
        [found] if (found := foreign_value(task, "decisionRef", "decisionTableReferenceKey", "rules")) else []
    )
    for name, element in foreign_children(task, "calledDecision"):
        said.append((f"{name} decisionId", element.get("decisionId") or ""))
    for where, value in said:
        text = message("Đưa tệp DMN có bảng quyết định “{name}” vào cùng sơ đồ.", name=value)
        yield propose(
            task, "decision", f'{where}="{value}"', text, f"<motcua:decide decision={quoteattr(value)}/>"
        )


def of_loop(loop: Element, paths: Mapping[str, str]) -> Iterator[Proposal]:
    """The list over which an activity is repeated."""
    said = [found] if (found := foreign_value(loop, "collection")) else []
    for name, element in foreign_children(loop, "loopCharacteristics"):
        said.append((f"{name} inputCollection", element.get("inputCollection") or ""))
    for where, value in said:
        if value and not loop.get(ours("collection")):
            feel = to_feel(value, paths) if is_foreign(value) else paths.get(value)
            draft = f"motcua:collection={quoteattr(feel)}" if feel else ""
            words = (renaming(feel) if feel else None) or LISTED
            yield propose(loop, "list", f'{where}="{value}"', words, draft)


def of_condition(condition: Element, paths: Mapping[str, str]) -> Iterator[Proposal]:
    """A condition that is not written in FEEL."""
    text = (condition.text or "").strip()
    language = condition.get("language") or ""
    if is_foreign(text):
        feel = to_feel(text, paths)
        words = renaming(feel) or CONDITION if feel else NOT_TRANSLATED
        yield propose(condition, "condition", text, words, feel or "")
    elif text and language and "feel" not in language.lower():
        yield propose(condition, "condition", f"{language}: {text}", NOT_TRANSLATED)


def of_words(task: Element) -> Iterator[Proposal]:
    """The documentation of a task of people as a step of the public page."""
    text = " ".join((task.findtext(bpmn("documentation")) or "").split())
    if text and local_name(task) in ("userTask", "manualTask", "task"):
        yield propose(task, "words", text, EXPLAINED, f"<motcua:stepText text={quoteattr(text)}/>")
