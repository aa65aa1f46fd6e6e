"""For tests of several at the same moment."""

import threading
from concurrent.futures import ThreadPoolExecutor

from processes.domain.errors import Refusal


def together(*works):
    """What each of ``works`` comes to, all begun at the same moment; a refusal counts by its name."""
    gate = threading.Barrier(len(works))

    def run(work):
        gate.wait(timeout=20)
        try:
            return work()
        except Refusal as refusal:
            return type(refusal)

    with ThreadPoolExecutor(len(works)) as pool:
        return [future.result(timeout=60) for future in [pool.submit(run, work) for work in works]]
