"""What can be wrong with the definition of a form."""

from forms.messages import Message


class FormDefinitionError(Exception):
    """A form that cannot be asked; ``element`` is the key or id of the element at fault."""

    def __init__(self, element: str, says: Message) -> None:
        super().__init__(f"{element}: {says}")
        self.element = element
        self.says = says
