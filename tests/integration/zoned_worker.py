"""A worker on a machine with a time zone of its own: a program, started by the test beside it with ``TZ`` set.

``python zoned_worker.py <installation> <from> <to> <minutes>``: works off what is due every so many minutes
of a made time and prints what fired, and when.
"""

import json
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from installation import settings_for
from sqlalchemy import select
from standing_clock import Clock

from app.persistence.database import db
from app.services import services
from app.web.factory import create_app
from processes.domain.dossier.work import Due
from workers.jobs import tick


def main() -> None:
    time.tzset()
    var, first, last, minutes = sys.argv[1:]
    clock = Clock(datetime.fromisoformat(first))
    app = create_app(settings_for(Path(var)), clock)
    while clock() <= datetime.fromisoformat(last):
        while tick(app):
            pass
        clock.now += timedelta(minutes=int(minutes))
    with app.app_context(), services().transactions.read() as session:
        fired = session.scalars(select(Due).where(Due.kind == "timer", Due.fired_at.is_not(None)))
        lines = sorted((due.due_at.isoformat(), due.fired_at.isoformat(), due.node) for due in fired)
        db.engine.dispose()
    zone = datetime(2026, 7, 1, tzinfo=UTC).astimezone().utcoffset()
    print(json.dumps({"offset": zone.total_seconds(), "fired": lines}))


if __name__ == "__main__":
    main()
