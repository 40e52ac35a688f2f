import base64
import json
import time

import pytest
from standardwebhooks import Webhook as Verifier
from standardwebhooks import WebhookVerificationError

from claims.formats.webhooks import headers, message, printed_secret

SECRET, OTHER = bytes(range(32)), bytes(range(32, 64))
BODY = message(kind="claim.published", at="2026-01-09T06:00:00Z", data={"claim": "Podul e „gata”"})


def test_message_is_small_json_in_the_specifications_envelope() -> None:
    assert BODY.decode() == (
        '{"type":"claim.published","timestamp":"2026-01-09T06:00:00Z","data":{"claim":"Podul e „gata”"}}'
    )


def test_published_example_of_the_specification_is_signed_the_same() -> None:
    """The vector of the specification's reference libraries."""
    secret = base64.b64decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
    made = headers(
        message_id="msg_p5jXN8AQM9LWM0D4loKWxJek",
        timestamp=1614265330,
        body=b'{"test": 2432232314}',
        secrets=[secret],
    )
    assert made["webhook-signature"] == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


@pytest.mark.parametrize("secret", [SECRET, OTHER])
def test_each_of_two_secrets_verifies_while_one_is_replaced(secret: bytes) -> None:
    made = headers(message_id="msg_1", timestamp=int(time.time()), body=BODY, secrets=[SECRET, OTHER])
    assert Verifier(printed_secret(secret)).verify(BODY, made) == json.loads(BODY)


@pytest.mark.parametrize("part", ["webhook-id", "body", "secret"])
def test_what_was_changed_on_the_way_is_refused(part: str) -> None:
    made = headers(message_id="msg_1", timestamp=int(time.time()), body=BODY, secrets=[SECRET])
    made |= {"webhook-id": "msg_2"} if part == "webhook-id" else {}
    body = BODY + b" " if part == "body" else BODY
    with pytest.raises(WebhookVerificationError):
        Verifier(printed_secret(OTHER if part == "secret" else SECRET)).verify(body, made)
