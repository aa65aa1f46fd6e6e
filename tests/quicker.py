"""What each app of a test would compute anew, though it is the same for all: computed once for a process.

Only tests make hundreds of apps. Nothing here changes what an app does.
"""

from functools import cache
from types import CodeType

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket
from werkzeug.routing import Rule

CHEAP_HASHES = {"argon2__time_cost": 1, "argon2__memory_cost": 64, "argon2__parallelism": 1}


class KeptTemplates(BytecodeCache):
    """Compiled templates, by the content of their source."""

    def __init__(self):
        self.kept: dict[tuple[str, str], CodeType] = {}

    def load_bytecode(self, bucket: Bucket):
        bucket.code = self.kept.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket):
        self.kept[(bucket.key, bucket.checksum)] = bucket.code


templates = KeptTemplates()


@cache
def quicken():
    """Keep the code that builds the addresses of routes, and hash passwords cheaply."""
    from app.web.accounts import LOGIN_MANAGER_OPTIONS

    LOGIN_MANAGER_OPTIONS["SECURITY_PASSWORD_HASH_PASSLIB_OPTIONS"] = CHEAP_HASHES
    compiled, build = {}, Rule._compile_builder

    def remembered(rule, append_unknown=True):
        same = (rule.rule, rule.subdomain, rule.host, repr(rule.defaults), rule.map.host_matching)
        if (same, append_unknown) not in compiled:
            compiled[same, append_unknown] = build(rule, append_unknown)
        return compiled[same, append_unknown]

    Rule._compile_builder = remembered


def share_templates(app):
    """Let ``app`` take templates that another has compiled."""
    app.jinja_env.bytecode_cache = templates
