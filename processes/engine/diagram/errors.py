"""What can be wrong with a diagram as a file; each says where and what to do."""

from forms.messages import Message, message


class DiagramError(Exception):
    """A diagram that cannot be read: ``text`` for people, ``line`` in the file, ``element`` its id.

    ``remedy`` says how to mend it.
    """

    rule = "diagram"
    remedy: Message = message("Mở tệp trong trình vẽ quy trình, sửa chỗ này rồi lưu lại.")

    def __init__(
        self,
        text: Message,
        *,
        line: int | None = None,
        element: str | None = None,
        remedy: Message | None = None,
    ) -> None:
        self.text = text
        self.line = line
        self.element = element
        self.remedy = remedy or type(self).remedy
        super().__init__(str(text))


class NotXml(DiagramError):
    """The file is not well-formed XML, or not a BPMN file."""

    rule = "well_formed"
    remedy = message("Lưu lại tệp từ trình vẽ BPMN; tệp phải là BPMN 2.0 dạng XML.")


class HostileXml(DiagramError):
    """The file uses what we never read: a document type, entities, excessive size or depth."""

    rule = "hostile_xml"
    remedy = message("Bỏ phần khai báo lạ; trình vẽ BPMN không bao giờ cần đến nó.")


class NoProcess(DiagramError):
    """The file has no executable process, or more than one."""

    rule = "one_process"
    remedy = message('Để đúng một quy trình có isExecutable="true"; các bên khác vẽ thành hộp kín.')


class BlockError(DiagramError):
    """A call of a block that cannot be expanded."""

    rule = "blocks"
    remedy = message("Chọn lại khối và điền đủ tham số của khối.")


class FormError(DiagramError):
    """A form in a diagram, or of the library, that cannot be read."""

    rule = "form_json"
    remedy = message("Mở biểu mẫu trong trình soạn biểu mẫu, sửa rồi lưu lại.")


class DecisionFileError(DiagramError):
    """A decision table in a diagram, or a shared one, that cannot be read or is not there."""

    rule = "decision_files"
    remedy = message("Chọn một bảng quyết định có sẵn, hoặc lưu lại bảng từ trình soạn DMN.")


class AttributeProblem(DiagramError):
    """An extension element whose attribute is missing or has a value it cannot have."""

    rule = "attributes"
    remedy = message("Mở bảng thuộc tính của phần tử này và điền lại ô đó.")
