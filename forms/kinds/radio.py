"""One answer of a few, all of them in view."""

from forms.kinds.select import Select


class Radio(Select):
    """A single choice shown as radio buttons."""

    grouped = True


KIND = Radio()
