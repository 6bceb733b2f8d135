"""The server under test, the client under test, and the few words that all tests use."""

import os
import time
import uuid

import httpx
from mem0 import MemoryClient


def required(name):
    value = os.environ.get(name)
    if not value:
        raise SystemExit(f"Set {name}: the drive needs a running server and keys for two projects")
    return value


HOST = required("KEEPSAKE_URL")
API_KEY = required("KEEPSAKE_API_KEY")

# A key of a second project, which tests may empty.
OTHER_API_KEY = required("KEEPSAKE_OTHER_API_KEY")

client = MemoryClient(host=HOST, api_key=API_KEY)
other = MemoryClient(host=HOST, api_key=OTHER_API_KEY)


def fresh(name):
    """An owner's id that no earlier run has used."""
    return f"{name}-{uuid.uuid4()}"


def keep(texts, by=client, **options):
    """Keeps each text as it is, one memory each, and gives their ids in the same order."""
    messages = [{"role": "user", "content": text} for text in texts]
    answer = by.add(messages, infer=False, **options)
    return [result["id"] for result in answer["results"]]


def texts(answer):
    return [memory["memory"] for memory in answer["results"]]


def count(by=client, **filters):
    return by.get_all(filters=filters)["count"]


def finished(event_id):
    """Waits until an add that was queued has been carried out, and gives its event. The client has no method for it."""
    end = time.monotonic() + 30
    while time.monotonic() < end:
        response = httpx.get(f"{HOST}/v1/event/{event_id}/", headers={"Authorization": f"Token {API_KEY}"})
        response.raise_for_status()
        event = response.json()
        if event["status"] in ("SUCCEEDED", "FAILED"):
            return event
        time.sleep(0.05)
    raise AssertionError(f"Not within 30 s: event {event_id} is finished")
