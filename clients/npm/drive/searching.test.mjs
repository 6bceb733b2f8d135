import assert from "node:assert/strict";
import { before, test } from "node:test";
import { client, fresh, keep, mem0, other, texts } from "./keepsake.mjs";

const maria = fresh("maria");
const paulo = fresh("paulo");
const tutor = fresh("tutor");

const CAR = "Maria drives a red Volvo from 2019.";
const CELLO = "Maria plays the cello in the city orchestra.";
const PENICILLIN = "Maria is allergic to penicillin.";
const HOLIDAY = "Maria spends every August in a cabin in Norway.";
const CHESS = "Paulo teaches chess to children.";
const GRADES = "The lessons end with a short quiz.";

before(async () => {
  await keep([CAR], { userId: maria, metadata: { topic: "car", year: 2019, tags: ["red", "fast"] } });
  await keep([CELLO], { userId: maria, metadata: { topic: "music", year: 2022 } });
  await keep([PENICILLIN], { userId: maria, metadata: { topic: "health" } });
  await keep([HOLIDAY], { userId: maria });
  await keep([CHESS], { userId: paulo, metadata: { topic: "games" } });
  await keep([GRADES], { userId: paulo, agentId: tutor });
});

for (const [question, answer] of [
  ["Which instrument does she play?", CELLO],
  ["What kind of car does she have?", CAR],
  ["Which medicine must a doctor not give her?", PENICILLIN],
  ["Where does she go in summer?", HOLIDAY],
]) {
  test(`the right memory comes first: ${question}`, async () => {
    const found = await client.search(question, { filters: { user_id: maria } });
    assert.equal(texts(found)[0], answer);
  });
}

test("a hit says whose it is and how well it fits", async () => {
  const { results } = await client.search("Which instrument does she play?", { filters: { user_id: maria } });

  const [first, ...rest] = results;
  assert.equal(first.userId, maria);
  assert.equal(first.runId, null);
  assert.deepEqual(first.metadata, { topic: "music", year: 2022 });
  assert.ok(first.score > 0 && first.score <= 1, `score ${first.score}`);
  assert.ok(rest.every((hit) => hit.score <= first.score));
  assert.equal(typeof first.scoreBreakdown.semantic, "number");
  assert.ok(!Number.isNaN(Date.parse(first.createdAt)));
});

test("as many hits as asked for", async () => {
  const found = await client.search("Maria", { filters: { user_id: maria }, topK: 2 });
  assert.equal(found.results.length, 2);
});

test("a threshold nothing reaches leaves nothing", async () => {
  const found = await client.search("quantum chromodynamics", { filters: { user_id: maria }, threshold: 1 });
  assert.deepEqual(found.results, []);
});

const everything = { topK: 50, threshold: 0 };

for (const [name, filters, expected] of [
  ["one user", { user_id: maria }, [CAR, CELLO, HOLIDAY, PENICILLIN]],
  ["a user in camel case", { userId: paulo }, [CHESS, GRADES]],
  ["either user", { OR: [{ user_id: maria }, { user_id: paulo }] }, [CAR, CELLO, HOLIDAY, PENICILLIN, CHESS, GRADES]],
  ["one of several users", { user_id: { in: [paulo, "someone-else"] } }, [CHESS, GRADES]],
  ["a user and an attribute", { AND: [{ user_id: maria }, { metadata: { topic: "music" } }] }, [CELLO]],
  ["side by side means both", { user_id: maria, metadata: { topic: "car" } }, [CAR]],
  ["an attribute that is a number", { user_id: maria, metadata: { year: 2019 } }, [CAR]],
  ["an attribute that is a list", { user_id: maria, metadata: { tags: { contains: "red" } } }, [CAR]],
  ["another attribute, or none", { user_id: maria, metadata: { topic: { ne: "car" } } }, [CELLO, HOLIDAY, PENICILLIN]],
  ["NOT as a list", { AND: [{ user_id: maria }, { NOT: [{ metadata: { topic: "car" } }] }] }, [CELLO, HOLIDAY, PENICILLIN]],
  ["NOT as an object", { AND: [{ user_id: maria }, { NOT: { metadata: { topic: "car" } } }] }, [CELLO, HOLIDAY, PENICILLIN]],
  [
    "NOT of two",
    { AND: [{ user_id: maria }, { NOT: [{ metadata: { topic: "car" } }, { metadata: { topic: "music" } }] }] },
    [HOLIDAY, PENICILLIN],
  ],
  [
    "OR inside AND",
    { AND: [{ user_id: maria }, { OR: [{ metadata: { topic: "car" } }, { metadata: { topic: "health" } }] }] },
    [CAR, PENICILLIN],
  ],
  ["any agent", { AND: [{ user_id: paulo }, { agent_id: "*" }] }, [GRADES]],
  ["any user, told apart by an attribute", { user_id: "*", metadata: { topic: "games" } }, [CHESS]],
  ["words", { user_id: maria, keywords: { icontains: "VOLVO" } }, [CAR]],
  ["after a moment", { user_id: maria, created_at: { gte: "2001-01-01" } }, [CAR, CELLO, HOLIDAY, PENICILLIN]],
  ["before a moment", { user_id: maria, created_at: { lt: "2001-01-01" } }, []],
  ["nobody", { user_id: fresh("nobody") }, []],
]) {
  test(`a filter for ${name}`, async () => {
    const listed = await client.getAll({ filters, pageSize: 100, page: 1 });
    const ours = listed.results.filter((memory) => [maria, paulo].includes(memory.userId));
    assert.deepEqual(texts({ results: ours }).sort(), [...expected].sort());

    const found = await client.search("Maria Paulo lessons", { filters, ...everything });
    const hits = found.results.filter((memory) => [maria, paulo].includes(memory.userId));
    assert.ok(texts({ results: hits }).every((text) => expected.includes(text)), "search returned more than the filter lets through");
    assert.deepEqual(texts({ results: hits }).sort(), [...expected].sort());
  });
}

test("the caller's filter is left as it was", async () => {
  const filters = { AND: [{ user_id: maria }, { metadata: { someKey: "x" } }] };
  const before = structuredClone(filters);

  await client.search("anything", { filters });

  assert.deepEqual(filters, before);
});

test("another project finds nothing of this one", async () => {
  const found = await other.search("Which instrument does she play?", { filters: { user_id: maria } });
  assert.deepEqual(found.results, []);
});

test("questions that cannot be asked are refused", async () => {
  await assert.rejects(client.search("", { filters: { user_id: maria } }), mem0.ValidationError);
  await assert.rejects(client.search("   ", { filters: { user_id: maria } }), mem0.ValidationError);
  await assert.rejects(client.search("who?", {}), mem0.ValidationError);
  await assert.rejects(client.search("who?", { filters: { user_id: maria, nonsense: 1 } }), mem0.ValidationError);
  await assert.rejects(client.search("who?", { filters: { user_id: maria }, topK: 0 }), mem0.ValidationError);
  await assert.rejects(client.search("who?", { filters: { user_id: maria }, threshold: 2 }), mem0.ValidationError);
});
