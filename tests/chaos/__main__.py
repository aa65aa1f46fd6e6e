"""``python -m chaos`` in the folder of the tests: the long form, on a PostgreSQL server of its own.

``python -m chaos <folder> <database url> <dossiers> <kills> <pause> <workers> <people>``: on an installation
that is there. Prints one line of JSON; fails when something is not as it must be.
"""

import json
import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import postgres
from installation import build_template, settings_for

from app.services import real_clock
from chaos.crew import Crew
from chaos.roles import Place
from chaos.storm import Storm, rage

DOSSIERS = int(os.environ.get("CHAOS_DOSSIERS", "2000"))
LONG = Storm(kills=60, pause=2, patience=3600, lease=20)


def main() -> int:
    if len(sys.argv) > 1:
        folder, url, dossiers, kills, pause, workers, people = sys.argv[1:]
        place = Place(Path(folder), url, int(dossiers))
        storm = Storm(int(kills), float(pause), int(workers), int(people))
        return told(rage(place, storm))
    with TemporaryDirectory(prefix="motcua-chaos-") as folder:
        try:
            with postgres.database(postgres.server(Path(folder)), "chaos") as url:
                var = Path(folder) / "var"
                Crew().alone(lambda: build(var, url))
                return told(rage(Place(var, url, DOSSIERS), LONG))
        finally:
            postgres.stop(Path(folder))


def build(var: Path, url: str) -> None:
    build_template(var, real_clock, url)
    assert settings_for(var, url).database_url


def told(verdict: dict) -> int:
    print(json.dumps(verdict, ensure_ascii=False), flush=True)
    return 1 if verdict["faults"] else 0


if __name__ == "__main__":
    sys.exit(main())
