"""Elements that the engine does not run, or runs wrongly without a word."""

from collections.abc import Iterator

from forms.messages import Message, message
from processes.checks.finding import Finding
from processes.checks.subject import Subject, title
from processes.engine.diagram.extensions import extension
from processes.engine.diagram.namespaces import BPMN, Element, local_name, namespace
from processes.engine.diagram.nodes import FOREIGN_NODES, KNOWN

USE_USER_TASK = message("Đổi thành việc của người (user task) hoặc bước tự động (service task).")
CHOOSE_TABLE = message("Chọn bảng quyết định của việc này, hoặc viết điều kiện bằng FEEL trên luồng.")
DRAW_IT = message("Vẽ bằng cổng và luồng, hoặc bằng khối.")
FEEL_READS = message("Xóa phần này: dữ liệu được đọc bằng FEEL, ví dụ form.intake.kind.")
LANE_SAYS = message("Xóa phần này: làn nói ai làm việc.")
REMEDIES = {
    "scriptTask": message("Sơ đồ không chạy mã lệnh. Dùng bước tự động (service task) có sẵn."),
    "task": USE_USER_TASK,
    "manualTask": USE_USER_TASK,
    "sendTask": USE_USER_TASK,
    "assignment": FEEL_READS,
    "transformation": FEEL_READS,
    "performer": LANE_SAYS,
    "humanPerformer": LANE_SAYS,
    "potentialOwner": LANE_SAYS,
    "resourceRole": LANE_SAYS,
    "receiveTask": message("Đổi thành sự kiện chờ thông điệp."),
    "complexGateway": message("Dùng cổng loại trừ hoặc cổng song song."),
    "linkEventDefinition": message("Nối thẳng bằng một luồng."),
    "timeCycle": message("Dùng timeDuration hoặc timeDate."),
    "standardLoopCharacteristics": message("Vẽ vòng lặp bằng cổng loại trừ và luồng quay lại."),
}


def check(subject: Subject) -> Iterator[Finding]:
    """Anything that is not known, and the kinds of sub-process that do not work."""
    for element in subject.process.iter():
        if namespace(element) != BPMN or element is subject.process or _is_told(element):
            continue
        name = local_name(element)
        if name not in KNOWN:
            remedy = REMEDIES.get(name, DRAW_IT)
            yield Finding(
                message("Phần tử “{element}” không dùng được ở đây.", element=name), remedy, _id(element)
            )
        elif name == "businessRuleTask" and extension(element, "decide") is None:
            text = message("Việc theo quy tắc “{name}” chưa chọn bảng quyết định.", name=title(element))
            yield Finding(text, CHOOSE_TABLE, _id(element))
        elif name == "subProcess" and element.get("triggeredByEvent") == "true":
            yield _refused(element, message("Quy trình con kiểu sự kiện không chạy đúng."))
        elif len(definitions(element)) > 1:
            yield _refused(element, message("Sự kiện “{name}” có hơn một định nghĩa.", name=title(element)))


def _is_told(element: Element) -> bool:
    """Whether it is only a part of something that is not known: one finding says enough."""
    holder = element.getparent()
    if holder is None or namespace(holder) != BPMN or local_name(element) in (*KNOWN, *FOREIGN_NODES):
        return False
    part_of = local_name(holder)
    if local_name(element) == "script":
        return part_of == "scriptTask"
    return part_of not in (*KNOWN, *FOREIGN_NODES, "process")


def definitions(element: Element) -> list[Element]:
    """The event definitions of an event."""
    return [child for child in element if local_name(child).endswith("EventDefinition")]


def _refused(element: Element, text: Message) -> Finding:
    return Finding(text, DRAW_IT, _id(element))


def _id(element: Element) -> str | None:
    """The id of the element or of the nearest one around it: definitions often have none."""
    for holder in (element, *element.iterancestors()):
        if holder.get("id") and not local_name(holder).endswith("EventDefinition"):
            return holder.get("id")
    return None
