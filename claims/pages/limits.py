"""How often one visitor may fill in a form that makes work for people.

Counted by address, unreadably, in Redis; while Redis is away each process counts for itself.
"""

from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from tracker.counters import counted
from tracker.visitors import network_of

AN_HOUR = 3600


def too_often(request: HttpRequest, act: str, per_hour: int) -> bool:
    """Count one act of this visitor, and say whether it is beyond the limit of the hour."""
    name = f"{act}-{salted_hmac('claims.pages.limits', network_of(request)).hexdigest()[:20]}"
    return counted(name, seconds=AN_HOUR) > per_hour
