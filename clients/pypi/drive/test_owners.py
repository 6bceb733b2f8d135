"""Users, agents, apps and runs, and emptying a project."""

import unittest

from mem0.client.types import DeleteAllMemoryOptions
from mem0.exceptions import ValidationError

from keepsake_server import client, count, fresh, keep, other, texts


class Owners(unittest.TestCase):
    def test_users_lists_every_kind_of_owner(self):
        names = {"user": fresh("dora"), "agent": fresh("cook"), "app": fresh("kitchen"), "run": fresh("dinner")}
        keep(["Dora likes soup."], by=other, **{f"{kind}_id": name for kind, name in names.items()})

        answer = other.users()

        found = {(owner["type"], owner["name"]): owner for owner in answer["results"]}
        for kind, name in names.items():
            self.assertEqual(found[kind, name]["total_memories"], 1)
        self.assertEqual(answer["count"], len(answer["results"]))

    def test_delete_all_by_name_and_by_typed_options(self):
        goes, goes_too, stays = fresh("goes"), fresh("goes o'too"), fresh("stays")
        for user in (goes, goes_too, stays):
            keep(["Something."], user_id=user)

        self.assertIsInstance(client.delete_all(user_id=goes)["message"], str)
        client.delete_all(DeleteAllMemoryOptions(filters={"user_id": goes_too}))
        client.delete_all(user_id=fresh("nobody"))

        self.assertEqual([count(user_id=user) for user in (goes, goes_too, stays)], [0, 0, 1])

    def test_typed_options_with_two_owners_take_only_what_belongs_to_both(self):
        user, agent = fresh("dora"), fresh("cook")
        keep(["Of both."], user_id=user, agent_id=agent)
        keep(["Of the user alone."], user_id=user)

        client.delete_all(DeleteAllMemoryOptions(filters={"user_id": user, "agent_id": agent}))

        self.assertEqual(texts(client.get_all(filters={"user_id": user})), ["Of the user alone."])

    def test_delete_all_without_an_owner_is_refused_and_deletes_nothing(self):
        user = fresh("dora")
        keep(["Dora paints."], user_id=user)
        with self.assertRaises(ValidationError):
            client.delete_all()
        self.assertEqual(count(user_id=user), 1)

    def test_delete_users_takes_one_owner(self):
        for kind in ("user", "agent", "app", "run"):
            goes, stays = f"{fresh('goes')}/with slash & 100%", fresh("stays")
            keep(["This goes."], **{f"{kind}_id": goes})
            keep(["This stays."], **{f"{kind}_id": stays})

            self.assertEqual(client.delete_users(**{f"{kind}_id": goes})["message"], "Entity deleted successfully.")

            self.assertEqual(count(**{f"{kind}_id": goes}), 0)
            self.assertEqual(count(**{f"{kind}_id": stays}), 1)

    def test_ids_may_be_anything(self):
        for id in ["team/alice", "alice smith", "Zoë 山田", "100%", "50%2Foff", "a+b=c&d?e#f", "quote'd \"twice\"", "{x}"]:
            with self.subTest(id):
                name = f"{fresh('id')} {id}"
                keep(["Somebody keeps bees."], user_id=name)
                self.assertEqual(client.get_all(filters={"user_id": name})["results"][0]["user_id"], name)
                client.delete_all(DeleteAllMemoryOptions(filters={"user_id": name}))
                self.assertEqual(count(user_id=name), 0)

    def test_reset_empties_the_project_of_the_key_and_no_other(self):
        user = fresh("dora")
        keep(["In the first project."], user_id=user)
        keep(["In the second project."], by=other, user_id=user)
        keep(["Also in the second project."], by=other, agent_id=fresh("cook"))

        answer = other.reset()

        self.assertEqual(answer, {"message": "Client reset successful. All users and memories deleted."})
        self.assertEqual(other.users()["results"], [])
        self.assertEqual(count(user_id=user), 1)
        with self.assertRaisesRegex(ValueError, "No entities to delete"):
            other.delete_users()

    def test_four_wildcards_empty_the_project(self):
        keep(["One."], by=other, user_id=fresh("dora"))
        other.delete_all(user_id="*", agent_id="*", app_id="*", run_id="*")
        self.assertEqual(other.users()["results"], [])
