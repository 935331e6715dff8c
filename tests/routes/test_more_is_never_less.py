"""Adding a credential or an outside thing never lowers an answer: point 8 of the algebra."""

from typing import Any

from hypothesis import HealthCheck, assume, given, settings
from tests.routes import small_worlds as small

tried = settings(
    max_examples=400,
    deadline=None,
    derandomize=False,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
)


def never_less(case: dict[str, Any], key: str, thing: dict[str, Any]) -> None:
    # What is listed is no longer unsaid: listing it as enrolled only says that it was not earned.
    assume(thing["id"] not in case["holding"]["unsaid"])
    more = {**case["holding"], key: [*case["holding"][key], thing]}
    assert small.found({**case, "holding": more}).answer >= small.found(case).answer


@tried
@given(small.CASES, small.A_HELD_CREDENTIAL)
def test_one_more_credential_never_lowers_an_answer(case: dict[str, Any], thing: dict[str, Any]) -> None:
    never_less(case, "credentials", thing)


@tried
@given(small.CASES, small.AN_OUTSIDE_THING)
def test_one_more_outside_thing_never_lowers_an_answer(case: dict[str, Any], thing: dict[str, Any]) -> None:
    never_less(case, "outside", thing)
