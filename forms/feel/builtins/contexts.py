"""Functions on contexts (DMN 10.3.4.6)."""

from ..limits import Budget, checked_list
from .signature import builtin

Context = dict[str, object]


@builtin("get value(m: context, key: string)")
def get_value(budget: Budget, context: Context, key: str) -> object:
    """The value under the key."""
    return context.get(key)


@builtin("get entries(m: context)")
def get_entries(budget: Budget, context: Context) -> object:
    """A list of contexts with a key and a value each."""
    return checked_list([{"key": key, "value": value} for key, value in context.items()], budget)


@builtin("context(entries: list)")
def context_of(budget: Budget, entries: list[object]) -> object:
    """The context made of entries with a key and a value; null for a wrong entry and a key given twice."""
    result: Context = {}
    for entry in checked_list(entries, budget):
        if not isinstance(entry, dict) or "value" not in entry:
            return None
        key = entry.get("key")
        if not isinstance(key, str) or key in result:
            return None
        result[key] = entry["value"]
    return result


@builtin("context put(context: context, key: string|list, value: any)")
def context_put(budget: Budget, context: Context, key: str | list[object], value: object) -> object:
    """The context with a value under the key, or under the keys as below."""
    return context_put_deep(budget, context, key if isinstance(key, list) else [key], value)


@builtin("context put(context: context, keys: list, value: any)")
def context_put_deep(budget: Budget, context: Context, keys: list[object], value: object) -> object:
    """The context with a value under the keys, each naming a context in the one before."""
    budget.spend(1 + len(context))
    if not keys or not isinstance(keys[0], str):
        return None
    key, *rest = keys
    assert isinstance(key, str)
    if not rest:
        return {**context, key: value}
    inner = context.get(key)
    changed = context_put_deep(budget, inner, rest, value) if isinstance(inner, dict) else None
    return None if changed is None else {**context, key: changed}


@builtin("context merge(contexts: list)")
def context_merge(budget: Budget, contexts: list[object]) -> object:
    """One context of all entries; the last of two with the same key wins."""
    result: Context = {}
    for each in contexts:
        if not isinstance(each, dict):
            return None
        budget.spend(1 + len(each))
        result.update(each)
    return result
