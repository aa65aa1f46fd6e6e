"""``python -m workers``: the worker process."""

from app.settings import read_settings
from app.web.factory import create_app
from workers.clock import run_worker

run_worker(create_app(read_settings()))
