"""Does a person meet a requirement, what does a requirement say, and where does a credential count?"""

from credential_catalog.routes.answer import Answer, Finding, Reckoning
from credential_catalog.routes.describe import describe
from credential_catalog.routes.evaluate import evaluate, evaluate_goal
from credential_catalog.routes.phrase import Mention, Phrase
from credential_catalog.routes.recognition import Recognition, recognitions, state_word

__all__ = [
    "Answer",
    "Finding",
    "Mention",
    "Phrase",
    "Reckoning",
    "Recognition",
    "describe",
    "evaluate",
    "evaluate_goal",
    "recognitions",
    "state_word",
]
