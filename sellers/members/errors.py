"""What stops the reading of a register file as a whole. A broken row stops only itself."""

from shop.core.errors import NotAllowed
from shop.core.sheets import UnreadableFile as UnreadableFile


class NotYourRegister(NotAllowed):
    """She is no officer of that unit or above it."""
