"""Questions to rooms above, which the asking room must not import: who can answer registers when apps are ready."""

from collections.abc import Callable
from typing import Any, Generic, TypeVar

Answer = TypeVar("Answer", bound=Callable[..., Any])


class Question(Generic[Answer]):
    """Has one answerer, the last registered. `otherwise` answers where nobody is: in a test, or without that room."""

    def __init__(self, *, otherwise: Answer) -> None:
        self.ask = otherwise

    def answered_by(self, answer: Answer) -> None:
        self.ask = answer
