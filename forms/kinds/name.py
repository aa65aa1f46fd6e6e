"""The name of a person."""

from forms.fields import Field
from forms.kind import Scene
from forms.kinds.text import PlainText
from forms.messages import message
from forms.voice import Saying


class Name(PlainText):
    """Họ, chữ đệm và tên: letters of any script, no digits, at most 100 characters."""

    autocomplete = "name"
    longest = 100

    def fault(self, asked: Field, text: str, scene: Scene) -> Saying | None:
        if any(letter.isdigit() for letter in text) or not any(letter.isalpha() for letter in text):
            return message(
                "Nhập {label} bằng chữ như trên giấy tờ, ví dụ: Nguyễn Thị Hồng Nhung", label=asked.noun
            )
        return super().fault(asked, text, scene)


KIND = Name()
