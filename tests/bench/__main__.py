"""``python -m bench`` in the folder of the tests: every figure as a JSON line, as soon as it is known."""

from bench import backup, counts, diagrams, engine, growth, lateness, moving, on_postgres, small, web, worker
from bench.place import place

GROUPS = (counts, small, diagrams, engine, growth, worker, moving, backup, web, on_postgres, lateness)


def main() -> None:
    """Measure everything."""
    with place() as at:
        for group in GROUPS:
            for figure in group.figures(at):
                print(figure.line(), flush=True)


main()
