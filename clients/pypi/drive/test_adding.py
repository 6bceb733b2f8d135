"""The client as it takes conversations in."""

import datetime
import unittest

from mem0 import MemoryClient
from mem0.client.types import AddMemoryOptions
from mem0.exceptions import ValidationError

from keepsake_server import HOST, client, finished, fresh, keep, other, texts

CONVERSATION = [
    {"role": "user", "content": "Hi! I moved to Lisbon last spring and I work as a nurse at the children's hospital."},
    {"role": "assistant", "content": "Lisbon is lovely. How do you like the new job?"},
    {"role": "user", "content": "I love it. My daughter Ines is allergic to peanuts, so I always check the menu first."},
    {"role": "assistant", "content": "Good to know about the peanuts."},
    {"role": "user", "content": "Thanks!"},
]


class Constructing(unittest.TestCase):
    def test_the_client_learns_where_it_is(self):
        self.assertIsInstance(client.org_id, str)
        self.assertIsInstance(client.project_id, str)
        self.assertNotEqual(client.project_id, other.project_id)

    def test_a_wrong_key_is_refused_at_once(self):
        with self.assertRaisesRegex(ValueError, "^Error: ") as refused:
            MemoryClient(host=HOST, api_key="m0sk_wrong")
        self.assertNotIn("m0sk_wrong", str(refused.exception))


class Adding(unittest.TestCase):
    def test_a_conversation_is_taken_in_at_once_and_its_facts_are_there_when_its_event_says_so(self):
        user = fresh("ana")

        answer = client.add(CONVERSATION, user_id=user)
        self.assertEqual(answer["status"], "PENDING")

        event = finished(answer["event_id"])
        self.assertEqual(event["status"], "SUCCEEDED")
        kept = texts(client.get_all(filters={"user_id": user}))
        self.assertTrue(any("Lisbon" in text for text in kept), kept)
        self.assertTrue(any("peanuts" in text for text in kept), kept)
        self.assertFalse(any("Thanks" in text for text in kept), kept)
        self.assertCountEqual(kept, [result["data"]["memory"] for result in event["results"]])

    def test_without_inference_every_message_is_kept_verbatim(self):
        user = fresh("ana")
        messages = [
            {"role": "user", "content": "Buy oat milk."},
            {"role": "assistant", "content": "Noted: oat milk."},
        ]

        answer = client.add(messages, user_id=user, infer=False, metadata={"shop_list": "weekly", "amount": 2})

        self.assertEqual(answer["status"], "SUCCEEDED")
        self.assertEqual(
            [(result["event"], result["data"]["memory"]) for result in answer["results"]],
            [("ADD", "Buy oat milk."), ("ADD", "Noted: oat milk.")],
        )
        memory = client.get(answer["results"][0]["id"])
        self.assertEqual(memory["memory"], "Buy oat milk.")
        self.assertEqual(memory["user_id"], user)
        self.assertIsNone(memory["agent_id"])
        self.assertIsNone(memory["session_id"])
        self.assertEqual(memory["metadata"], {"shop_list": "weekly", "amount": 2})
        self.assertIsNone(memory["categories"])
        created = datetime.datetime.fromisoformat(memory["created_at"].replace("Z", "+00:00"))
        self.assertLess(abs(datetime.datetime.now(datetime.timezone.utc) - created), datetime.timedelta(minutes=1))

    def test_a_single_string_and_a_single_message_are_messages_too(self):
        user = fresh("ana")
        client.add("I collect stamps.", user_id=user, infer=False)
        client.add({"role": "user", "content": "I own a kite."}, user_id=user, infer=False)
        self.assertCountEqual(
            texts(client.get_all(filters={"user_id": user})), ["I collect stamps.", "I own a kite."]
        )

    def test_the_owners_may_come_in_filters_as_the_typed_options_want(self):
        user, run = fresh("ana"), fresh("visit")
        options = AddMemoryOptions(filters={"user_id": user, "run_id": run}, infer=False, metadata={"via": "options"})

        answer = client.add("The visit is on Monday.", options)

        memory = client.get(answer["results"][0]["id"])
        self.assertEqual((memory["user_id"], memory["session_id"]), (user, run))
        self.assertEqual(memory["metadata"], {"via": "options"})

    def test_a_timestamp_dates_back_and_an_expiry_date_hides(self):
        user = fresh("ana")
        [old] = keep(["The garden was planted."], user_id=user, timestamp=1_700_000_000)
        keep(["The voucher has run out."], user_id=user, expiration_date="2020-01-01")

        self.assertTrue(client.get(old)["created_at"].startswith("2023-11-14T22:13:20"))
        self.assertEqual(texts(client.get_all(filters={"user_id": user})), ["The garden was planted."])
        self.assertEqual(client.get_all(filters={"user_id": user}, show_expired=True)["count"], 2)

    def test_messages_without_an_owner_are_refused(self):
        with self.assertRaises(ValidationError):
            client.add("Whose is this?")
