"""Texts that have no English yet; Vietnamese is shown instead."""

from collections import Counter
from collections.abc import Iterator

from forms.messages import message
from processes.checks.finding import HINT, Finding
from processes.checks.subject import Subject
from processes.engine.diagram.extensions import extension, owner_id
from processes.engine.diagram.namespaces import MOTCUA, local_name, namespace
from processes.engine.diagram.vocabulary import EXTENSIONS

ADD = message("Điền bản tiếng Anh bên cạnh; không có thì trang tiếng Anh hiện tiếng Việt.")


def check(subject: Subject) -> Iterator[Finding]:
    """One hint for each element, with the number of its texts."""
    missing: Counter[str] = Counter()
    for element in subject.process.iter():
        known = EXTENSIONS.get(local_name(element)) if namespace(element) == MOTCUA else None
        for name, said in known.attributes.items() if known else ():
            if said.kind == "name" and element.get(name) and not element.get(f"{name}En"):
                missing[owner_id(element) or ""] += 1
    for node in subject.nodes("userTask"):
        task = extension(node, "task")
        if node.get("name") and (task is None or not task.get("nameEn")):
            missing[str(node.get("id"))] += 1
    for where, count in missing.items():
        text = message("Còn {count} chỗ chưa có tiếng Anh.", count=count)
        yield Finding(text, ADD, where or None, HINT)
