"""JSON merge patch (RFC 7396): what a dispute says, laid over what a file says."""

from __future__ import annotations


def merge_patch(value: object, patch: object) -> object:
    """Return a value with a patch laid over it: objects merge key by key, null removes, the rest replaces.

    >>> merge_patch({"at_least": 2, "from": []}, {"at_least": 3})
    {'at_least': 3, 'from': []}
    """
    if not isinstance(patch, dict):
        return patch
    merged = dict(value) if isinstance(value, dict) else {}
    for key, part in patch.items():
        if part is None:
            merged.pop(key, None)
        else:
            merged[key] = merge_patch(merged.get(key), part)
    return merged
