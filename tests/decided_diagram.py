"""A made procedure that decides by tables: how long a dossier takes its way, and what it costs."""

import json
from html import escape

from decision_tables import carried, deciding, dmn, table
from diagram_maker import form, procedure

CODE = "9.300001"
PAGES = {
    "type": "number",
    "id": "Field_pages",
    "key": "pages",
    "label": "Số trang",
    "properties": {"label_en": "Pages"},
}
DIFFICULTY = table(
    "difficulty",
    ("pages", "dossier.channel"),
    ("level", "share", "until"),
    '< 10 | - | "easy" | 0.25 | dossier.submitted_at + duration("P3D")',
    '>= 10 | - | "hard" | 0.75 | dossier.submitted_at + duration("P9D")',
    label="Mức độ phức tạp",
)
PRICE = table(
    "price",
    ("form.request.pages",),
    ("amount",),
    "< 5 | 0",
    "[5..100) | 20000 + 1000 * form.request.pages",
    "[100..200] | 0.5",
    "> 200 | null",
    label="Mức thu theo số trang",
)
FEE = (
    '<motcua:fee id="charge" name="Phí thẩm định" nameEn="Appraisal" kind="fee" timing="before_return"'
    ' decision="price"/>'
)
COLLECT = """<bpmn:callActivity id="collect" name="Thu phí" calledElement="collect_fee"><bpmn:extensionElements>
  <motcua:with name="timing" value="before_return"/></bpmn:extensionElements></bpmn:callActivity>"""
EASY = 'decision.difficulty.level = "easy" and decision.difficulty.until > dossier.received_at'


def decided(
    code: str = CODE, tables: tuple[str, ...] = (DIFFICULTY, PRICE), pages: str = "form.request.pages"
) -> bytes:
    """Received, sorted by table; easy ones skip the first task; paid for by table, and given back."""
    text = procedure(code, middle=2).decode()
    request = json.loads(form("request", "title", "Việc đề nghị"))
    old = json.dumps(request, ensure_ascii=False)
    request["components"].append(PAGES)
    text = text.replace(old, json.dumps(request, ensure_ascii=False))
    text = text.replace("</motcua:profile>", f"{FEE}</motcua:profile>{carried('tables', dmn(*tables))}")
    text = text.replace(
        "<bpmn:flowNodeRef>transfer<",
        "<bpmn:flowNodeRef>sort</bpmn:flowNodeRef><bpmn:flowNodeRef>gate</bpmn:flowNodeRef><bpmn:flowNodeRef>collect</bpmn:flowNodeRef><bpmn:flowNodeRef>transfer<",
    )
    text = text.replace('sourceRef="transfer" targetRef="work1"', 'sourceRef="transfer" targetRef="sort"')
    text = text.replace('targetRef="hand_over"', 'targetRef="collect"')
    added = (
        deciding("sort", "difficulty", pages=pages)
        + '<bpmn:exclusiveGateway id="gate" name="Phức tạp không" default="to_work1"/>'
        + COLLECT
        + _flow("to_gate", "sort", "gate")
        + _flow("to_work1", "gate", "work1")
        + _flow("to_work2", "gate", "work2", EASY)
        + _flow("to_hand_over", "collect", "hand_over")
    )
    return text.replace("  </bpmn:process>", f"{added}  </bpmn:process>").encode()


def _flow(name: str, source: str, target: str, condition: str = "") -> str:
    inner = f"<bpmn:conditionExpression>{escape(condition, quote=False)}</bpmn:conditionExpression>"
    return (
        f'<bpmn:sequenceFlow id="{name}" sourceRef="{source}" targetRef="{target}">'
        f"{inner if condition else ''}</bpmn:sequenceFlow>"
    )
