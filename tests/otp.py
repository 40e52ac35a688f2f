"""The app of somebody's second factor, as a test holds it in its hand."""

import time
from base64 import b32decode
from binascii import hexlify

from django_otp.oath import TOTP
from django_otp.util import random_hex

from claims.models import SecondFactor, User
from claims.services.second_factors import add_factor

STEP = 30  # seconds


def code_now(key: str, *, steps: int = 0) -> str:
    """What the app shows, or will show so many steps later; `key` is hexadecimal."""
    totp = TOTP(bytes.fromhex(key))
    totp.time = time.time() + steps * STEP
    return f"{totp.token():06d}"


def key_of(secret: str) -> str:
    """The secret as the page shows it for typing, as the app keeps it."""
    return hexlify(b32decode(secret.replace(" ", ""))).decode()


def with_factor(user: User) -> tuple[SecondFactor, list[str]]:
    """A member of the newsroom who has set up the app; its next code is `code_now(factor.key, steps=1)`."""
    key = random_hex()
    return add_factor(key=key, code=code_now(key), actor=user)
