"""Every hard shape of rule stands in the catalog as a real rule, with worked examples that come out."""

import pytest

from credential_catalog.catalog.catalog import Catalog
from credential_catalog.routes.examples import examples_of

MET, NOT_MET, CANNOT_TELL = "met", "not_met", "cannot_tell"

SHAPES = {
    "all of a named set, in order, at a minimum score, and experience": {
        "nm/level-1-to-2": {MET, NOT_MET, CANNOT_TELL}
    },
    "required and some of an open library; a degree or National Board; a disputed count": {
        "nm/level-2-to-3": {MET, NOT_MET, CANNOT_TELL}
    },
    "unlisted members and some of an unread library, in place of a degree": {
        "ky/foundations-rank-ii": {MET, NOT_MET, CANNOT_TELL},
        "ky/foundations-rank-i": {MET, NOT_MET, CANNOT_TELL},
    },
    "six, one of two, two of an open list, with what another series carried over": {
        "la/leadership-assessment-series": {MET, NOT_MET, CANNOT_TELL}
    },
    "a whole stack meets one area of an endorsement": {
        "ut/science-3d": {MET, NOT_MET},
        "ut/science-methods": {MET, NOT_MET},
    },
    "one of several by grade band, then a chain; a role that needs supervision": {
        "fl/reading-by-uf-matrix": {MET, NOT_MET, CANNOT_TELL}
    },
    "pools whose minimums exceed the total; years that do not share": {
        "sc/carolinacap-progression": {MET, NOT_MET, CANNOT_TELL}
    },
    "contact hours and graduate credit in any mix, or some credentials": {
        "mo/transition-administrator": {MET, NOT_MET, CANNOT_TELL},
        "mo/career-administrator": {MET, NOT_MET},
    },
    "amounts per area of study, in hours or credit": {
        "az/computer-science-prek-8-by-training": {MET, NOT_MET, CANNOT_TELL},
        "az/computer-science-6-12-by-training": {MET, NOT_MET, CANNOT_TELL},
    },
    "caps by area that lapse without an assignment; some areas; a least share of a topic": {
        "ut/renewal": {MET, NOT_MET, CANNOT_TELL},
        "wa/renewal": {MET, NOT_MET, CANNOT_TELL},
    },
    "floor and cap of an item; pairs; by result; times level": {
        "de/renewal": {MET, NOT_MET, CANNOT_TELL},
        "ma/renewal": {NOT_MET},
        "pa/renewal": {NOT_MET},
        "ks/renewal": {NOT_MET},
    },
    "a rate, by a union or district, into a state's renewal": {
        "or/oea-pdu": {MET, NOT_MET},
        "tn/knox-in-service-hours": {NOT_MET},
        "il/eln-hours": {MET, NOT_MET},
    },
    "a threshold that grows with awards held": {
        "nh/renewal": {MET, NOT_MET, CANNOT_TELL},
        "dc/renewal": {MET, NOT_MET, CANNOT_TELL},
    },
    "a provisional award with a deadline; a programme or an exam, with a recommendation": {
        "ok/severe-profound-modules-or-exam": {MET, NOT_MET, CANNOT_TELL},
        "va/reading-specialist-microcredentials": {NOT_MET, CANNOT_TELL},
    },
    "planned, unfunded, ended, waived, unverified, or somebody else's decision": {
        "id/cte-micro-credentials": {NOT_MET, CANNOT_TELL},
        "tx/hb-2424": {NOT_MET, CANNOT_TELL},
        "tn/micro-credential-pilot": {CANNOT_TELL},
        "la/mentor-credential-waiver": {MET, NOT_MET},
        "ok/renewal-by-named-micro-credentials": {CANNOT_TELL},
        "dc/micro-credentials-for-renewal": {NOT_MET, CANNOT_TELL},
    },
}
CASES = [(shape, name, wanted) for shape, owners in SHAPES.items() for name, wanted in owners.items()]


@pytest.mark.parametrize(("shape", "name", "wanted"), CASES, ids=[name for _, name, _ in CASES])
def test_a_shape_has_worked_examples_of_every_answer_it_allows(
    shape: str, name: str, wanted: set[str], catalog: Catalog
) -> None:
    present = catalog.present(name)
    record = catalog.rules.get(present) or catalog.awards.get(present)
    assert record is not None, f"{shape}: {name} is not in the catalog"
    assert {example.answer for example in examples_of(record)} >= wanted
    assert all(example.because for example in examples_of(record))


def test_the_statuses_and_effects_of_the_table_of_words_all_stand_on_real_rules(catalog: Catalog) -> None:
    statuses = {rule.status for rule in catalog.rules.values()}
    assert statuses >= {
        "in_force",
        "planned",
        "enacted_unfunded",
        "unverified",
        "waived",
        "ended",
        "pilot_ended",
    }
    assert {rule.effect for rule in catalog.rules.values()} == {"counts", "may_count", "does_not_count"}
