"""Parsed diagrams, kept between requests."""

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock

from processes.engine.runs.spec import Spec, parse_spec


class SpecCache:
    """The ``capacity`` diagrams used last; safe to use from several threads."""

    def __init__(self, capacity: int = 256) -> None:
        self._capacity = capacity
        self._specs: OrderedDict[str, Spec] = OrderedDict()
        self._lock = Lock()

    def __len__(self) -> int:
        return len(self._specs)

    def get(self, key: str, load_xml: Callable[[], bytes]) -> Spec:
        """The diagram of ``key`` (best its hash), read by ``load_xml`` if it is not at hand.

        Two threads may parse the same one at once; the first to finish wins. Raises SpecRefused.
        """
        with self._lock:
            found = self._specs.get(key)
            if found is not None:
                self._specs.move_to_end(key)
                return found
        return self._keep(key, parse_spec(load_xml()))

    def _keep(self, key: str, spec: Spec) -> Spec:
        with self._lock:
            kept = self._specs.setdefault(key, spec)
            self._specs.move_to_end(key)
            while len(self._specs) > self._capacity:
                self._specs.popitem(last=False)
            return kept
