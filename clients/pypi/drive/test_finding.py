"""Lists, pages, searches and filters."""

import unittest

from mem0.client.types import GetAllMemoryOptions, SearchMemoryOptions
from mem0.exceptions import ValidationError

from keepsake_server import HOST, client, fresh, keep, other, texts


class Reading(unittest.TestCase):
    def test_250_memories_in_pages_each_exactly_once(self):
        user = fresh("bruno")
        keep([f"Note {number}: shelf {number} holds box {number}." for number in range(250)], user_id=user)

        pages = []
        while not pages or pages[-1]["next"]:
            pages.append(client.get_all(filters={"user_id": user}, page=len(pages) + 1, page_size=100))

        self.assertEqual([len(page["results"]) for page in pages], [100, 100, 50])
        self.assertEqual({page["count"] for page in pages}, {250})
        self.assertEqual(len({memory["id"] for page in pages for memory in page["results"]}), 250)
        self.assertIsNone(pages[0]["previous"])
        self.assertTrue(pages[1]["previous"].startswith(HOST))
        typed = client.get_all(GetAllMemoryOptions(filters={"user_id": user}, page=3, page_size=120))
        self.assertEqual(len(typed["results"]), 10)
        self.assertEqual(len(client.get_all(filters={"user_id": user})["results"]), 100)

    def test_a_user_nobody_knows_has_no_memories(self):
        self.assertEqual(
            client.get_all(filters={"user_id": fresh("nobody")}),
            {"count": 0, "next": None, "previous": None, "results": []},
        )

    def test_a_list_without_owners_is_refused(self):
        with self.assertRaises(ValidationError):
            client.get_all()


class Searching(unittest.TestCase):
    CAR = "Maria drives a red Volvo from 2019."
    CELLO = "Maria plays the cello in the city orchestra."
    PENICILLIN = "Maria is allergic to penicillin."
    CHESS = "Paulo teaches chess to children."

    @classmethod
    def setUpClass(cls):
        cls.maria, cls.paulo = fresh("maria"), fresh("paulo")
        keep([cls.CAR], user_id=cls.maria, metadata={"topic": "car", "year": 2019})
        keep([cls.CELLO], user_id=cls.maria, metadata={"topic": "music"})
        keep([cls.PENICILLIN], user_id=cls.maria)
        keep([cls.CHESS], user_id=cls.paulo, agent_id=fresh("tutor"))

    def test_the_right_memory_comes_first(self):
        for question, answer in [
            ("Which instrument does she play?", self.CELLO),
            ("What kind of car does she have?", self.CAR),
            ("Which medicine must a doctor not give her?", self.PENICILLIN),
        ]:
            with self.subTest(question):
                found = client.search(question, filters={"user_id": self.maria})
                self.assertEqual(texts(found)[0], answer)

    def test_a_hit_says_whose_it_is_and_how_well_it_fits(self):
        options = SearchMemoryOptions(filters={"user_id": self.maria}, top_k=1)
        [hit] = client.search("Which instrument does she play?", options)["results"]
        self.assertEqual(hit["user_id"], self.maria)
        self.assertEqual(hit["metadata"], {"topic": "music"})
        self.assertGreater(hit["score"], 0)
        self.assertLessEqual(hit["score"], 1)

    def test_filters(self):
        maria, paulo = {"user_id": self.maria}, {"user_id": self.paulo}
        for name, filters, expected in [
            ("one user", maria, [self.CAR, self.CELLO, self.PENICILLIN]),
            ("either user", {"OR": [maria, paulo]}, [self.CAR, self.CELLO, self.PENICILLIN, self.CHESS]),
            ("an attribute", {"AND": [maria, {"metadata": {"topic": "music"}}]}, [self.CELLO]),
            ("a number", {"AND": [maria, {"metadata": {"year": 2019}}]}, [self.CAR]),
            ("not that", {"AND": [maria, {"NOT": [{"metadata": {"topic": "car"}}]}]}, [self.CELLO, self.PENICILLIN]),
            ("any agent", {"AND": [paulo, {"agent_id": "*"}]}, [self.CHESS]),
            ("no agent", {"AND": [maria, {"agent_id": "*"}]}, []),
        ]:
            with self.subTest(name):
                found = client.search("Maria Paulo", filters=filters, top_k=50, threshold=0)
                self.assertCountEqual(texts(found), expected)
                self.assertCountEqual(texts(client.get_all(filters=filters)), expected)

    def test_another_project_finds_nothing_of_this_one(self):
        found = other.search("Which instrument does she play?", filters={"user_id": self.maria})
        self.assertEqual(found, {"results": []})

    def test_questions_that_cannot_be_asked_are_refused(self):
        with self.assertRaises(ValidationError):
            client.search("who?")
        with self.assertRaises(ValidationError):
            client.search("who?", filters={"user_id": self.maria, "nonsense": 1})
