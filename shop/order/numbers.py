"""Numbers and links that nobody can guess (TRUST, O2 and O13)."""

import hashlib
import secrets
from datetime import date

# Crockford's 32 letters: no I, L, O, U, so that a number can be read aloud and typed from paper.
LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
RANDOM_LETTERS = 8  # 32 ** 8: forty bits


def new_number(day: date) -> str:
    """`CP261118-7K3QM2XV`: the day of the order, then forty random bits."""
    tail = "".join(secrets.choice(LETTERS) for _ in range(RANDOM_LETTERS))
    return f"CP{day:%y%m%d}-{tail}"


def new_token() -> str:
    """What a guest's link carries: 192 random bits. Only its hash is kept with the purchase."""
    return secrets.token_urlsafe(24)


def hash_of(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
