"""The cells of the periodic report and its sums (working time, section 8.3)."""

from collections import Counter
from dataclasses import dataclass, field

from processes.domain.dossier.how_it_stands import Ending
from processes.domain.working_time import Outcome

NEW = ("new_online", "new_direct", "new_post")
RECEIVED = ("carried", *NEW)
RESOLVED = ("early", "on_time", "overdue", "resolved_no_due")
IN_PROCESS = ("in_time", "overdue_open", "paused", "in_process_no_due")
NOT_RESOLVED = ("refused", "withdrawn", "stopped")
BLOCKS = {
    "received": RECEIVED,
    "resolved": RESOLVED,
    "in_process": IN_PROCESS,
    "not_resolved": NOT_RESOLVED,
}
"""The blocks of the report and their cells, in its order."""


def cell_of(standing: str, ended: bool) -> str:
    """The cell in which a dossier of this class is counted."""
    if standing == Outcome.NO_DUE:
        return "resolved_no_due" if ended else "in_process_no_due"
    # An applicant who cancels does so before intake, which no report counts; whatever does is a withdrawal.
    return str(Ending.WITHDRAWN) if standing == Ending.CANCELLED else standing


@dataclass
class Tally:
    """One line of the report: how many dossiers in each cell."""

    cells: Counter[str] = field(default_factory=Counter)

    def count(self, cell: str, many: int) -> None:
        """Add dossiers to a cell."""
        self.cells[cell] += many

    def add(self, other: "Tally") -> None:
        """Add a whole line."""
        self.cells.update(other.cells)

    def sum(self, block: str) -> int:
        """The sum of a block."""
        return sum(self.cells[cell] for cell in BLOCKS[block])

    @property
    def balanced(self) -> bool:
        """The check sum: carried over + new = resolved + in process + not resolved."""
        return self.sum("received") == sum(self.sum(block) for block in list(BLOCKS)[1:])

    @property
    def on_time_share(self) -> float | None:
        """On time or in time of all that had a promised date (section 8.1), 0 to 1; None without any."""
        promised = self.cells["promised"]
        return self.cells["kept"] / promised if promised else None
