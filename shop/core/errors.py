"""The root of every refusal that a person is told about."""


class DomainError(Exception):
    """A rule said no. `code` is for programs and logs, `message` is a translated sentence for the reader.

    `retryable` marks what may succeed when tried again (a lock that was busy), against what never will.
    """

    status = 400
    retryable = False

    def __init__(self, code: str, message: str) -> None:
        super().__init__(code)
        self.code = code
        self.message = message

    def __str__(self) -> str:
        return str(self.message)


class NotAllowed(DomainError):
    """The person may not do this, whatever she sends."""

    status = 403


class Busy(DomainError):
    """Somebody else holds what is needed at this moment; trying again may do."""

    status = 503
    retryable = True
