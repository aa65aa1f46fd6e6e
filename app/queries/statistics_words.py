"""What the cells of the report are called. Classes of dossiers are called as everywhere else."""

from app.queries.reading import Reading
from forms.messages import Message, message
from processes.domain.dossier.how_it_stands import WORDS, Ending
from processes.domain.working_time import Outcome

BLOCK_WORDS: dict[str, Message] = {
    "received": message("Nhận giải quyết"),
    "resolved": message("Đã giải quyết"),
    "in_process": message("Đang giải quyết"),
    "not_resolved": message("Không giải quyết"),
}
CELL_WORDS: dict[str, Message] = {
    "carried": message("Kỳ trước chuyển sang"),
    "new_online": message("Mới, trực tuyến"),
    "new_direct": message("Mới, trực tiếp"),
    "new_post": message("Mới, bưu chính"),
    "resolved_no_due": message("Xong, không có hạn"),
    "in_process_no_due": message("Đang giải quyết, không có hạn"),
    **{str(outcome): WORDS[outcome] for outcome in Outcome if outcome is not Outcome.NO_DUE},
    **{str(ending): WORDS[ending] for ending in Ending if ending is not Ending.CANCELLED},
}


def cell_words(reading: Reading, cell: str) -> str:
    """A cell in the reader's language."""
    return reading.say(CELL_WORDS[cell])


def block_words(reading: Reading, block: str) -> str:
    """A block in the reader's language."""
    return reading.say(BLOCK_WORDS[block])
