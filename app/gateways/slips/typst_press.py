"""PDF through typst: templates beside this file, data as JSON, never as markup."""

import json
import threading
from collections.abc import Mapping
from datetime import date, datetime, time
from pathlib import Path

import typst

from app.gateways.slips.reading import read_slip
from app.gateways.slips.sheet import sheet
from app.gateways.slips.slip import Slip
from app.gateways.slips.wording import VIETNAM

TEMPLATES = Path(__file__).parent / "templates"
_STANDARDS: "list[typst.PDFStandard]" = ["a-2a", "ua-1"]


class TypstPress:
    """A :class:`~app.gateways.slips.port.SlipMaker`.

    Uses the fonts inside typst, so that every machine prints the same. An agency that owns Times New Roman
    may name a folder with it. May be used by several threads at once.
    """

    def __init__(self, font_folder: Path | None = None) -> None:
        folders = [] if font_folder is None else [str(font_folder)]
        self._fonts = typst.Fonts(include_system_fonts=False, font_paths=folders)
        self._of_thread = threading.local()

    def make_slip(self, kind: str, data: Mapping[str, object]) -> bytes:
        return self.print_slip(read_slip(kind, data))

    def print_slip(self, slip: Slip) -> bytes:
        """The PDF of ``slip``, dated by its ``printed_on``."""
        return self.typeset(slip.kind, sheet(slip), slip.printed_on)

    def typeset(self, template: str, data: Mapping[str, object], day: date) -> bytes:
        """``template`` filled with ``data``: PDF/A-2a and PDF/UA-1, the same bytes for the same input."""
        pdf = self._compiler().compile(
            input=str(TEMPLATES / f"{template}.typ"),
            format="pdf",
            sys_inputs={"data": json.dumps(data, ensure_ascii=False, sort_keys=True)},
            pdf_standards=_STANDARDS,
            timestamp=datetime.combine(day, time(), VIETNAM),
        )
        assert isinstance(pdf, bytes)
        return pdf

    def _compiler(self) -> typst.Compiler:
        """One per thread: a compiler works for one caller at a time, and a new one forgets what it parsed."""
        if not hasattr(self._of_thread, "compiler"):
            self._of_thread.compiler = typst.Compiler(
                root=str(TEMPLATES), font_paths=self._fonts, ignore_system_fonts=True
            )
        compiler: typst.Compiler = self._of_thread.compiler
        return compiler
