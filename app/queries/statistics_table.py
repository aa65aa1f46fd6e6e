"""The report as one plain table to be taken along: a line for each unit and procedure."""

from flask_babel import gettext

from app.formatting import day
from app.queries.reading import Reading
from app.queries.statistics import counts
from app.queries.statistics_page import AskedReport, Books
from app.queries.statistics_tally import BLOCKS, Tally
from app.queries.statistics_words import block_words, cell_words
from app.spreadsheets import Table, Value


def statistics_table(reading: Reading, asked: AskedReport) -> Table:
    """Columns: period, unit, procedure, then each block with its sum, waiting for intake, on-time share."""
    books = Books(reading, asked)
    found = counts(reading.session, books.report())
    period = (day(books.period.first), day(books.period.last))
    named = [
        ((books.units[unit].name, code, books.names.get(code, code)), tally)
        for (unit, code), tally in found.cells.items()
    ]
    lines = [(*period, *names, *_numbers(tally)) for names, tally in sorted(named, key=lambda one: one[0])]
    return Table(gettext("Thống kê hồ sơ, %(period)s", period=books.period.words), _heads(books), lines)


def _heads(books: Books) -> tuple[str, ...]:
    heads = [gettext("Từ ngày"), gettext("Đến hết ngày"), gettext("Đơn vị")]
    heads += [gettext("Mã thủ tục"), gettext("Thủ tục")]
    for block, cells in BLOCKS.items():
        heads.append(gettext("%(block)s: tổng số", block=block_words(books.reading, block)))
        heads += [cell_words(books.reading, cell) for cell in cells]
    return (*heads, gettext("Chờ tiếp nhận cuối kỳ"), gettext("Tỷ lệ đúng hạn, %"))


def _numbers(tally: Tally) -> tuple[Value, ...]:
    found: list[Value] = []
    for block, cells in BLOCKS.items():
        found += [tally.sum(block), *(tally.cells[cell] for cell in cells)]
    share = tally.on_time_share
    return (*found, tally.cells["waiting"], None if share is None else round(share * 100, 2))
