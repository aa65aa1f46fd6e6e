"""``python -m workers``: the worker process."""

import os

from app.settings import usable_settings
from app.web.factory import create_app
from workers.clock import run_worker
from workers.machine_clock import MachineClock

os.umask(0o077)  # what people hand in is read by this user only
run_worker(create_app(usable_settings(), MachineClock()))
