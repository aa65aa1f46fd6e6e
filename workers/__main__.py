"""``python -m workers``: the worker process."""

import os

from app.settings import usable_settings
from workers.clock import run_worker, worker_app

os.umask(0o077)  # what people hand in is read by this user only
run_worker(worker_app(usable_settings()))
