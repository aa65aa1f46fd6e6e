"""``python -m fuzz`` in the folder of the tests: damage diagrams and see that everything holds.

Each case is made of the seed and its number alone: ``--seed S --first N --count 1`` makes it again.
"""

import argparse
import logging
import sys
import tempfile
import traceback
from collections import Counter
from pathlib import Path
from time import perf_counter

from fuzz.cases import SEED, made
from fuzz.holding import holds, sources

COUNT = 10_000
TELL_EACH = 1_000


def main() -> None:
    """Run the cases; every failure is told with what makes it again, and the file is kept."""
    asked = read_arguments()
    logging.disable(logging.CRITICAL)
    known, ends, slowest = sources(), Counter[str](), (0.0, 0)
    for number in range(asked.first, asked.first + asked.count):
        began = perf_counter()
        name, xml, told = made(number, asked.seed, known)
        try:
            ends["passes" if holds(xml) else "has errors"] += 1
        except Exception:
            ends["fails"] += 1
            tell_failure(asked.seed, number, name, xml, told)
        slowest = max(slowest, (perf_counter() - began, number))
        if (number - asked.first + 1) % TELL_EACH == 0:
            print(dict(ends), f"slowest {slowest[0]:.2f} s (case {slowest[1]})", flush=True)
    print(dict(ends), f"seed {asked.seed}", f"slowest {slowest[0]:.2f} s (case {slowest[1]})")
    sys.exit(1 if ends["fails"] else 0)


def read_arguments() -> argparse.Namespace:
    """Which cases to run."""
    parser = argparse.ArgumentParser(prog="fuzz")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--first", type=int, default=0, help="the number of the first case")
    parser.add_argument("--count", type=int, default=COUNT)
    return parser.parse_args()


def tell_failure(seed: int, number: int, name: str, xml: bytes, told: list[str]) -> None:
    """What failed, how to make it again, and where the file is."""
    kept = Path(tempfile.gettempdir()) / f"fuzz-{seed}-{number}.bpmn"
    kept.write_bytes(xml)
    print(f"case {number} of {name}: {'; '.join(told)}")
    print(f"  again: python -m fuzz --seed {seed} --first {number} --count 1; file: {kept}")
    print("  " + traceback.format_exc().replace("\n", "\n  "), flush=True)


if __name__ == "__main__":
    main()
