"""What a credential may be used for, in words."""

from __future__ import annotations

USES: dict[str, str] = {
    "license_renewal": "Renewal",
    "endorsement": "Endorsement",
    "license_advancement": "Advancement",
    "initial_credential": "First licence",
    "curated_professional_development": "Professional learning",
    "preparation_program": "Preparation programme",
    "salary": "Pay",
    "stipend": "Stipend",
    "role_permission": "Permission for a role",
}
"""Each use with the words of a table's head, in the order in which teachers ask."""
