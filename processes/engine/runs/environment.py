"""The script engine of a run: FEEL that was compiled with the diagram, and nothing else.

The library's own engine is Python's ``eval`` and ``exec``; some of its parts go to the environment
directly, past the engine, so both are replaced. No text that is not in the diagram can be evaluated.
"""
# mypy: disallow-subclassing-any=False

from collections.abc import Callable, Mapping
from typing import Any, NoReturn

from SpiffWorkflow.bpmn.script_engine.python_engine import PythonScriptEngine
from SpiffWorkflow.bpmn.script_engine.python_environment import BasePythonScriptEngineEnvironment

from forms.feel import Expression, FeelError
from processes.engine.runs.errors import ExpressionFailed
from processes.engine.runs.names import direct_names

Context = Mapping[str, object] | Callable[[], Mapping[str, object]]
"""``dossier``, ``form`` and ``decision``; a callable is read again for each expression, as a step
may change the dossier."""

SHARED_NAMES = ("dossier", "form", "decision")
DIRECT_NAMES = ("outcome", "item")


class FeelEnvironment(BasePythonScriptEngineEnvironment):
    """Evaluates the compiled expressions of one diagram."""

    def __init__(self, expressions: Mapping[str, Expression]) -> None:
        super().__init__()
        self._expressions = expressions

    def evaluate(self, expression: str, context: Any, external_context: Any = None) -> object:
        """The value of ``expression`` over the names in ``context``. Raises ExpressionFailed."""
        try:
            return self.compiled(expression).evaluate(context)
        except FeelError as error:
            raise ExpressionFailed(str(error)) from error

    def compiled(self, expression: str) -> Expression:
        """The expression as it was compiled with the diagram. Raises ExpressionFailed for any other text."""
        if expression not in self._expressions:
            raise ExpressionFailed("an expression that is not part of the diagram")
        return self._expressions[expression]

    def execute(self, script: str, context: Any, external_context: Any = None) -> NoReturn:
        """Scripts do not exist here."""
        raise ExpressionFailed("scripts are not run")

    def call_service(self, context: Any, **kwargs: Any) -> NoReturn:
        """Service tasks are finished by the host."""
        raise ExpressionFailed("services are not called from a diagram")


class FeelEngine(PythonScriptEngine):
    """Gives an expression the names it may see at a task; ``context`` is set while a run advances."""

    def __init__(self, expressions: Mapping[str, Expression]) -> None:
        super().__init__(FeelEnvironment(expressions))
        self.context: Context = {}

    def evaluate(self, task: Any, expression: str, external_context: Any = None) -> object:
        """The value of ``expression`` at ``task``. Raises ExpressionFailed naming the node."""
        try:
            names = self._names(task, self.environment.compiled(expression).names)
            return self.environment.evaluate(expression, names)
        except ExpressionFailed as error:
            raise ExpressionFailed(error.detail, task.task_spec.bpmn_id) from error

    def _names(self, task: Any, wanted: frozenset[str]) -> dict[str, object]:
        """Only what the expression reads: a form may be costly to fetch."""
        found = direct_names(task)
        # Read as null, a missing outcome would make every comparison false and choose the default flow.
        for name in DIRECT_NAMES:
            if name in wanted and name not in found:
                raise ExpressionFailed(f"{name} does not exist here")
        if not wanted.isdisjoint(SHARED_NAMES):
            shared = self.context() if callable(self.context) else self.context
            found |= {name: shared[name] for name in SHARED_NAMES if name in wanted and name in shared}
        return found

    def execute(self, task: Any, script: str, external_context: Any = None) -> NoReturn:
        """Scripts do not exist here."""
        raise ExpressionFailed("scripts are not run", task.task_spec.bpmn_id)
