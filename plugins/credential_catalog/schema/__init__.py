"""Documents against the published schemas: which kind a file is, and what is wrong in it, in plain words."""

from credential_catalog.schema.kinds import Home, home_of, likely_homes
from credential_catalog.schema.validate import Verdict, check_document

__all__ = ["Home", "Verdict", "check_document", "home_of", "likely_homes"]
