"""Versions of procedures, parsed once per process: a version never changes, so it is kept by its id."""

import threading
from collections import OrderedDict

from sqlalchemy.orm import Session

from forms.definition import read_form
from processes.domain.errors import NotFound
from processes.domain.organisation import ProcedureVersion
from processes.engine.diagram import facts_from_json
from processes.engine.runs import SpecCache
from processes.ports import Version


class VersionShelf:
    """The versions in use, at most ``capacity`` of them; the least used one leaves first."""

    def __init__(self, capacity: int = 200) -> None:
        self._capacity = capacity
        self._kept: OrderedDict[str, Version] = OrderedDict()
        self._specs = SpecCache(capacity=capacity)
        self._lock = threading.Lock()

    def take(self, session: Session, version_id: str) -> Version:
        """The version; read and parsed on first use."""
        with self._lock:
            if version := self._kept.get(version_id):
                self._kept.move_to_end(version_id)
                return version
        version = self._read(session, version_id)
        with self._lock:
            self._kept[version_id] = version
            while len(self._kept) > self._capacity:
                self._kept.popitem(last=False)
        return version

    def _read(self, session: Session, version_id: str) -> Version:
        stored = session.get(ProcedureVersion, version_id)
        if stored is None:
            raise NotFound
        facts = facts_from_json(stored.facts)
        return Version(
            id=stored.id,
            procedure_code=stored.procedure_code,
            number=stored.number,
            facts=facts,
            spec=self._specs.get(stored.sha256, lambda: stored.xml),
            forms={name: read_form(schema) for name, schema in facts.forms.items()},
        )
