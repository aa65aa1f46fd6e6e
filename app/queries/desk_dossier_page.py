"""The pages of one dossier: overview, papers, journal, slips."""

from collections.abc import Sequence

from flask import url_for
from flask_babel import gettext
from sqlalchemy import select

from app.persistence.tables.dossiers import journal
from app.queries.apology_offer import apology_offer
from app.queries.case_actions import actions_of
from app.queries.desk_dossier import head
from app.queries.desk_dossier_boxes import boxes
from app.queries.desk_dossier_clock import clock_table
from app.queries.desk_dossier_decisions import decisions
from app.queries.desk_dossier_stages import path_stages
from app.queries.desk_files import paper_rows, result_files
from app.queries.journal_rows import JOURNAL_KINDS, journal_rows, newest_entries
from app.queries.people import officer_names
from app.queries.reading import Reading
from app.queries.slip_words import slip_name
from app.queries.views_officer import Choice
from app.queries.views_officer_dossier import DossierPage, JournalPage, PapersPage, SlipRow, SlipsPage
from processes.actions.case import CaseInHand
from processes.domain.dossier.journal import JournalEntry, first_break
from processes.domain.dossier.records import Slip

RECENT = 6


def dossier_page(reading: Reading, case: CaseInHand, said: str = "") -> DossierPage:
    """Tổng quan."""
    dossier = case.dossier
    recent = newest_entries(reading, dossier.id, RECENT)
    return DossierPage(
        now=reading.now,
        head=head(reading, dossier, "overview"),
        decisions=decisions(reading, case),
        stages=path_stages(reading, case),
        papers=paper_rows(reading, case),
        journal=journal_rows(reading, case, recent),
        journal_count=dossier.journal_seq,
        journal_url=url_for("desk.journal", dossier_id=dossier.id),
        boxes=boxes(reading, case),
        clock=clock_table(reading, case),
        clocks_url=url_for("desk.clocks", dossier_id=dossier.id),
        diagram_url=url_for("desk.diagram", dossier_id=dossier.id),
        actions=actions_of(reading, case),
        said=said,
        apology=apology_offer(reading, case),
    )


def papers_page(reading: Reading, case: CaseInHand) -> PapersPage:
    """Giấy tờ."""
    rows, results = paper_rows(reading, case), result_files(case)
    return PapersPage(reading.now, head(reading, case.dossier, "papers"), rows, results)


def journal_page(reading: Reading, case: CaseInHand, kind: str) -> JournalPage:
    """Diễn biến; the whole chain is checked each time somebody looks."""
    dossier = case.dossier
    query = select(JournalEntry).where(journal.c.dossier_id == dossier.id).order_by(journal.c.seq)
    entries = reading.session.scalars(query).all()
    shown = [entry for entry in reversed(entries) if kind in ("", entry.kind)]
    broken = first_break(entries)
    return JournalPage(
        now=reading.now,
        head=head(reading, dossier, "journal"),
        rows=journal_rows(reading, case, shown),
        kinds=_kinds(reading, entries, kind),
        filter_url=url_for("desk.journal", dossier_id=dossier.id),
        count=len(entries),
        broken_at=broken.seq if broken else _cut_at(case, entries),
    )


def slips_page(reading: Reading, case: CaseInHand) -> SlipsPage:
    """Phiếu, văn bản."""
    slips: list[Slip] = case.world.slips(case.dossier.id)
    names = officer_names(reading.session, [slip.issued_by for slip in slips])
    rows = tuple(
        SlipRow(
            slip_name(slip.kind),
            slip.number,
            slip.issued_at,
            names.get(slip.issued_by, gettext("Hệ thống")),
            url_for("files.slip", slip_id=slip.id) if slip.pdf_sha256 else None,
        )
        for slip in reversed(slips)
    )
    return SlipsPage(reading.now, head(reading, case.dossier, "slips"), rows)


def _cut_at(case: CaseInHand, entries: Sequence[JournalEntry]) -> int | None:
    """Where entries are missing at the end: the dossier remembers the last one."""
    last = entries[-1] if entries else None
    whole = (last.seq, last.sha256) if last else (0, "")
    kept = (case.dossier.journal_seq, case.dossier.journal_head)
    return None if whole == kept else whole[0] + 1


def _kinds(reading: Reading, entries: Sequence[JournalEntry], chosen: str) -> tuple[Choice, ...]:
    counts = {kind: sum(entry.kind == kind for entry in entries) for kind in JOURNAL_KINDS}
    found = [
        Choice(kind, reading.say(words), counts[kind], kind == chosen)
        for kind, words in JOURNAL_KINDS.items()
        if counts[kind]
    ]
    return (Choice("", gettext("Tất cả"), len(entries), not chosen), *found)
