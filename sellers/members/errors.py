"""What stops the reading of a register file as a whole. A broken row stops only itself."""

from shop.core.errors import DomainError, NotAllowed


class UnreadableFile(DomainError):
    """No table of members can be read from the file."""


class NotYourRegister(NotAllowed):
    """She is no officer of that unit or above it."""
