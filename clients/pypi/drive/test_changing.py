"""Updates, deletions, histories and what goes wrong."""

import unittest

from mem0 import AsyncMemoryClient, MemoryClient
from mem0.client.types import DeleteAllMemoryOptions, UpdateMemoryOptions
from mem0.exceptions import AuthenticationError, MemoryNotFoundError, MemoryQuotaExceededError, ValidationError

from keepsake_server import API_KEY, HOST, client, count, fresh, keep, other, texts

NO_MEMORY = "00000000-0000-0000-0000-000000000000"


class Changing(unittest.TestCase):
    def test_a_new_text_replaces_the_old_one_and_the_history_tells(self):
        [id] = keep(["My favourite colour is blue."], user_id=fresh("carla"), metadata={"source": "chat"})

        answer = client.update(id, text="My favourite colour is green.")

        self.assertEqual(answer["memory"], "My favourite colour is green.")
        memory = client.get(id)
        self.assertEqual(memory["memory"], "My favourite colour is green.")
        self.assertEqual(memory["metadata"], {"source": "chat"})
        history = client.history(id)
        self.assertEqual(
            [(entry["event"], entry["old_memory"], entry["new_memory"], entry["memory_id"]) for entry in history],
            [
                ("ADD", None, "My favourite colour is blue.", id),
                ("UPDATE", "My favourite colour is blue.", "My favourite colour is green.", id),
            ],
        )
        self.assertEqual(history[0]["input"], [{"role": "user", "content": "My favourite colour is blue."}])
        self.assertLessEqual(history[0]["created_at"], history[1]["created_at"])

    def test_metadata_and_expiry_change_alone(self):
        [id] = keep(["The boat is called Aurora."], user_id=fresh("carla"))

        client.update(id, UpdateMemoryOptions(metadata={"source": "import"}, expiration_date="2999-01-02"))
        memory = client.get(id)
        self.assertEqual(memory["memory"], "The boat is called Aurora.")
        self.assertEqual((memory["metadata"], memory["expiration_date"]), ({"source": "import"}, "2999-01-02"))

        client.update(id, expiration_date=None)
        self.assertIsNone(client.get(id)["expiration_date"])

    def test_a_deleted_memory_is_gone_and_its_history_says_so(self):
        user = fresh("carla")
        gone, stays = keep(["The key is under the mat.", "The dog is called Rex."], user_id=user)

        self.assertEqual(client.delete(gone), {"message": "Memory deleted successfully!"})

        with self.assertRaises(MemoryNotFoundError):
            client.get(gone)
        found = client.search("Where is the key?", filters={"user_id": user}, threshold=0)
        self.assertEqual([hit["id"] for hit in found["results"]], [stays])
        self.assertEqual([entry["event"] for entry in client.history(gone)], ["ADD", "DELETE"])

    def test_several_in_one_call(self):
        user = fresh("carla")
        ids = keep(["One.", "Two.", "Three."], user_id=user)

        updated = client.batch_update(
            [{"memory_id": ids[0], "text": "One, changed."}, {"memory_id": ids[1], "metadata": {"seen": True}}]
        )
        self.assertEqual(updated, {"message": "Successfully updated 2 memories"})
        self.assertEqual(client.get(ids[0])["memory"], "One, changed.")
        self.assertEqual(client.get(ids[1])["metadata"], {"seen": True})

        deleted = client.batch_delete([{"memory_id": ids[0]}, {"memory_id": ids[2]}])
        self.assertEqual(deleted, {"message": "Successfully deleted 2 memories"})
        self.assertEqual(texts(client.get_all(filters={"user_id": user})), ["Two."])


class Failing(unittest.TestCase):
    def test_an_id_that_is_no_uuid(self):
        with self.assertRaises(ValidationError) as refused:
            client.get("no-uuid")
        self.assertEqual(refused.exception.error_code, "HTTP_400")
        self.assertIn("memory_id should be a valid UUID", str(refused.exception))

    def test_a_uuid_that_nothing_has(self):
        for attempt in (
            lambda: client.get(NO_MEMORY),
            lambda: client.update(NO_MEMORY, text="x"),
            lambda: client.delete(NO_MEMORY),
            lambda: client.history(NO_MEMORY),
            lambda: client.batch_delete([{"memory_id": NO_MEMORY}]),
        ):
            with self.assertRaises(MemoryNotFoundError):
                attempt()

    def test_another_projects_memory(self):
        [id] = keep(["Only we know."], user_id=fresh("eva"))
        with self.assertRaises(MemoryNotFoundError):
            other.get(id)
        with self.assertRaises(MemoryNotFoundError):
            other.delete(id)
        self.assertEqual(client.get(id)["memory"], "Only we know.")

    def test_a_key_that_stops_working(self):
        revoked = MemoryClient(host=HOST, api_key=API_KEY)
        revoked.client.headers["Authorization"] = "Token m0sk_wrong"
        with self.assertRaises(AuthenticationError) as refused:
            revoked.get_all(filters={"user_id": "eva"})
        self.assertEqual(refused.exception.error_code, "HTTP_401")

    def test_a_body_that_is_too_large(self):
        with self.assertRaises(MemoryQuotaExceededError):
            client.add("x" * 3 * 1024 * 1024, user_id=fresh("eva"), infer=False)
        self.assertEqual(count(user_id=fresh("eva")), 0)


class Asynchronously(unittest.IsolatedAsyncioTestCase):
    async def test_the_other_client_adds_searches_changes_and_deletes(self):
        user = fresh("finn")
        async with AsyncMemoryClient(host=HOST, api_key=API_KEY) as finn:
            added = await finn.add("Finn's boat is moored in Bergen.", user_id=user, infer=False)
            id = added["results"][0]["id"]

            found = await finn.search("Where is the boat?", filters={"user_id": user})
            self.assertEqual(texts(found), ["Finn's boat is moored in Bergen."])
            await finn.update(id, text="Finn's boat is moored in Oslo.")
            self.assertEqual((await finn.get(id))["memory"], "Finn's boat is moored in Oslo.")
            self.assertEqual((await finn.get_all(filters={"user_id": user}))["count"], 1)
            self.assertEqual([entry["event"] for entry in await finn.history(id)], ["ADD", "UPDATE"])
            await finn.batch_update([{"memory_id": id, "text": "Finn sold the boat."}])
            await finn.delete_all(DeleteAllMemoryOptions(filters={"user_id": user}))
            with self.assertRaises(MemoryNotFoundError):
                await finn.get(id)
