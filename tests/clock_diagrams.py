"""Made procedures with timers on their one task, to see every kind of clock run."""

from xml.sax.saxutils import quoteattr

from diagram_maker import procedure

TASK = "work1"
LANE = "<bpmn:flowNodeRef>decide</bpmn:flowNodeRef>"
DEADLINE = '<motcua:deadline kind="hours" amount="1" />'


class Timer:
    """A boundary timer of the task: interrupting ones lead to ``to`` (``decide`` or back to the task), others
    write a line and end."""

    def __init__(self, expression, clock="own", interrupting=True, to="decide", date=False, name="timer"):
        self.expression, self.clock, self.name = expression, clock, name
        self.interrupting, self.to, self.date = interrupting, to, date

    @property
    def nodes(self):
        return [self.name] if self.interrupting else [self.name, f"{self.name}_note", f"{self.name}_end"]

    def event(self):
        tag = "timeDate" if self.date else "timeDuration"
        return f"""    <bpmn:boundaryEvent id="{self.name}" name="Hết giờ {self.name}" attachedToRef="{TASK}" cancelActivity="{str(self.interrupting).lower()}">
      <bpmn:extensionElements><motcua:timer clock={quoteattr(self.clock)} nameEn="Time is over" /></bpmn:extensionElements>
      <bpmn:timerEventDefinition id="{self.name}_definition"><bpmn:{tag}>{self.expression}</bpmn:{tag}></bpmn:timerEventDefinition>
    </bpmn:boundaryEvent>
"""

    def rest(self):
        if self.interrupting:
            return flow(self.name, self.to)
        return (
            f"""    <bpmn:serviceTask id="{self.name}_note" name="Ghi nhận {self.name}">
      <bpmn:extensionElements><motcua:step name="record" nameEn="Note" /></bpmn:extensionElements>
    </bpmn:serviceTask>
    <bpmn:endEvent id="{self.name}_end" name="Đã ghi" />
"""
            + flow(self.name, f"{self.name}_note")
            + flow(f"{self.name}_note", f"{self.name}_end")
        )


def flow(a, b):
    return f'    <bpmn:sequenceFlow id="from_{a}" sourceRef="{a}" targetRef="{b}" />\n'


def timed(code, *timers, deadline=DEADLINE, limit=None):
    """A procedure of one task with these timers and this deadline; two working days, unless ``limit`` says
    otherwise."""
    text = procedure(code).decode()
    nodes = [node for timer in timers for node in timer.nodes]
    text = text.replace(
        LANE, LANE + "".join(f"<bpmn:flowNodeRef>{node}</bpmn:flowNodeRef>" for node in nodes)
    )
    head, tail = text.split(f'<bpmn:userTask id="{TASK}"')
    task, tail = tail.split("</bpmn:userTask>", 1)
    task = task.replace(DEADLINE, deadline)
    events = "".join(timer.event() + timer.rest() for timer in timers)
    text = f'{head}<bpmn:userTask id="{TASK}"{task}</bpmn:userTask>\n{events}{tail}'
    if limit:
        text = text.replace('<motcua:limit mode="same_clock" value="2"', f"<motcua:limit {limit}")
    return text.encode()
