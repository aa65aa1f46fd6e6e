"""What each app of a test would compute anew, though it is the same for all: computed once for a process.

Only tests make hundreds of apps. Nothing here changes what an app does.
"""

from functools import cache
from types import CodeType

from flask_sqlalchemy import SQLAlchemy
from jinja2 import BytecodeCache
from jinja2.bccache import Bucket
from sqlalchemy.engine.default import DefaultDialect
from sqlalchemy.util import LRUCache
from werkzeug.routing import Rule

CHEAP_HASHES = {"argon2__time_cost": 1, "argon2__memory_cost": 64, "argon2__parallelism": 1}
COMPILED = ("_parts", "_trace", "_converters", "arguments")
MOST_STATEMENTS = 4_000


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
    """Share what is the same for every app; passwords are hashed cheaply."""
    from app.web.accounts import LOGIN_MANAGER_OPTIONS

    LOGIN_MANAGER_OPTIONS["SECURITY_PASSWORD_HASH_PASSLIB_OPTIONS"] = CHEAP_HASHES
    _share_routes()
    _share_statements()
    _share_versions()


def _share_routes():
    """Keep the patterns of routes, and the code that builds their addresses."""
    compiled, compile_ = {}, Rule.compile

    def remembered(rule):
        shape = (rule.rule, rule.subdomain, rule.host, repr(rule.defaults))
        same = (*shape, rule.merge_slashes, rule.map.host_matching)
        if same not in compiled:
            compile_(rule)
            compiled[same] = {name: getattr(rule, name) for name in COMPILED}, _builders(rule)
        kept, builders = compiled[same]
        vars(rule).update(kept)
        rule._build, rule._build_unknown = (builder.__get__(rule) for builder in builders)

    Rule.compile = remembered


def _builders(rule):
    return rule._build.__func__, rule._build_unknown.__func__


def _share_statements():
    """Keep the SQL of statements for all engines of a kind, though each engine has a dialect of its own."""
    kept, make = LRUCache(MOST_STATEMENTS), SQLAlchemy._make_engine

    def made(*given):
        engine = make(*given)
        engine._compiled_cache = kept
        return engine

    SQLAlchemy._make_engine = made
    DefaultDialect.__eq__ = lambda one, other: type(one) is type(other)
    DefaultDialect.__hash__ = lambda dialect: hash(type(dialect))


def _share_versions():
    """Keep what is read out of a stored version, by the text of it; nobody changes what was read."""
    from app.persistence import versions
    from processes.engine.runs import cache as specs

    read_form, kept = versions.read_form, {}

    def form_of(schema):
        # The schema is kept with its form, so that nothing else can come to have its identity.
        return kept.setdefault(id(schema), (schema, read_form(schema)))[1]

    versions.read_form = lambda schema: kept[id(schema)][1] if id(schema) in kept else form_of(schema)
    versions.facts_from_json = cache(versions.facts_from_json)
    specs.parse_spec = cache(specs.parse_spec)


def share_templates(app):
    """Let ``app`` take templates that another has compiled."""
    app.jinja_env.bytecode_cache = templates
