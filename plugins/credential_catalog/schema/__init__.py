"""Documents against the published schemas: which kind a file is, and what is wrong in it, in plain words."""

from credential_catalog.schema.kinds import Home, any_owners, home_of, likely_homes, likely_id
from credential_catalog.schema.validate import Verdict, check_document

__all__ = ["Home", "Verdict", "any_owners", "check_document", "home_of", "likely_homes", "likely_id"]
