import assert from "node:assert/strict";
import { test } from "node:test";
import { client, fresh, keep, mem0, texts } from "./keepsake.mjs";

const UNKNOWN = "00000000-0000-0000-0000-000000000000";

test("a new text replaces the old one, is found, and its history tells", async () => {
  const userId = fresh("carla");
  const [id] = await keep(["My favourite colour is blue."], { userId });
  const before = await client.get(id);

  const answer = await client.update(id, { text: "My favourite colour is green." });
  assert.equal(answer.id, id);
  assert.equal(answer.memory, "My favourite colour is green.");

  const after = await client.get(id);
  assert.equal(after.memory, "My favourite colour is green.");
  assert.equal(after.createdAt, before.createdAt);
  assert.ok(Date.parse(after.updatedAt) >= Date.parse(before.updatedAt));

  const found = await client.search("Which colour do I like?", { filters: { user_id: userId } });
  assert.deepEqual(texts(found), ["My favourite colour is green."]);

  const history = await client.history(id);
  assert.deepEqual(
    history.map(({ event, oldMemory, newMemory, memoryId }) => [event, oldMemory, newMemory, memoryId]),
    [
      ["ADD", null, "My favourite colour is blue.", id],
      ["UPDATE", "My favourite colour is blue.", "My favourite colour is green.", id],
    ],
  );
  for (const entry of history) {
    assert.equal(typeof entry.id, "string");
    assert.equal(entry.userId, userId);
    assert.ok(!Number.isNaN(Date.parse(entry.createdAt)), entry.createdAt);
    assert.ok(!Number.isNaN(Date.parse(entry.updatedAt)), entry.updatedAt);
  }
  assert.deepEqual(history[0].input, [{ role: "user", content: "My favourite colour is blue." }]);
  assert.ok(Array.isArray(history[1].input));
  assert.ok(Date.parse(history[1].createdAt) >= Date.parse(history[0].createdAt));
});

test("new metadata leaves the text alone, and a new text leaves the metadata alone", async () => {
  const [id] = await keep(["The boat is called Aurora."], { userId: fresh("carla"), metadata: { source: "chat" } });

  await client.update(id, { metadata: { source: "import", camelKey: { innerKey: 1 } } });
  const first = await client.get(id);
  assert.equal(first.memory, "The boat is called Aurora.");
  assert.deepEqual(first.metadata, { source: "import", camelKey: { innerKey: 1 } });

  await client.update(id, { text: "The boat is called Boreas." });
  const second = await client.get(id);
  assert.equal(second.memory, "The boat is called Boreas.");
  assert.deepEqual(second.metadata, first.metadata);
});

test("metadata cannot give a memory to somebody else", async () => {
  const userId = fresh("carla");
  const [id] = await keep(["The safe is behind the painting."], { userId });

  await client.update(id, { metadata: { user_id: "mallory" } });

  assert.equal((await client.get(id)).userId, userId);
  assert.equal((await client.getAll({ filters: { user_id: "mallory" } })).count, 0);
});

test("an expiry date is set and cleared", async () => {
  const [id] = await keep(["The ticket is valid."], { userId: fresh("carla") });

  await client.update(id, { expirationDate: "2999-01-02" });
  assert.equal((await client.get(id)).expirationDate, "2999-01-02");
  await client.update(id, { expirationDate: null });
  assert.equal((await client.get(id)).expirationDate, null);
});

test("several memories change in one call", async () => {
  const ids = await keep(["One.", "Two.", "Three."], { userId: fresh("carla") });

  const answer = await client.batchUpdate([
    { memoryId: ids[0], text: "One, changed." },
    { memoryId: ids[2], text: "Three, changed." },
  ]);

  assert.deepEqual(answer, { message: "Successfully updated 2 memories" });
  const now = await Promise.all(ids.map((id) => client.get(id)));
  assert.deepEqual(now.map((memory) => memory.memory), ["One, changed.", "Two.", "Three, changed."]);
});

test("a deleted memory is gone from get, list and search, and its history says so", async () => {
  const userId = fresh("carla");
  const [gone, stays] = await keep(["The key is under the mat.", "The dog is called Rex."], { userId });

  assert.deepEqual(await client.delete(gone), { message: "Memory deleted successfully!" });

  await assert.rejects(client.get(gone), mem0.MemoryNotFoundError);
  assert.deepEqual((await client.getAll({ filters: { user_id: userId } })).results.map((memory) => memory.id), [stays]);
  const found = await client.search("Where is the key?", { filters: { user_id: userId }, threshold: 0 });
  assert.deepEqual(found.results.map((hit) => hit.id), [stays]);
  assert.deepEqual((await client.history(gone)).map((entry) => entry.event), ["ADD", "DELETE"]);
});

test("deleting what a memory replaced as well takes the memory itself in any case", async () => {
  const [id] = await keep(["The office is on the third floor."], { userId: fresh("carla") });

  const { message } = await client.delete(id, { deleteLinked: true });

  assert.equal(message, "Memory deleted successfully!");
  await assert.rejects(client.get(id), mem0.MemoryNotFoundError);
});

test("several memories go in one call", async () => {
  const userId = fresh("carla");
  const ids = await keep(["One.", "Two.", "Three."], { userId });

  assert.deepEqual(await client.batchDelete([ids[0], ids[1]]), { message: "Successfully deleted 2 memories" });

  assert.deepEqual(texts(await client.getAll({ filters: { user_id: userId } })), ["Three."]);
});

test("what is not there cannot be changed, deleted or told about", async () => {
  for (const attempt of [
    () => client.update(UNKNOWN, { text: "x" }),
    () => client.delete(UNKNOWN),
    () => client.history(UNKNOWN),
    () => client.batchUpdate([{ memoryId: UNKNOWN, text: "x" }]),
    () => client.batchDelete([UNKNOWN]),
  ]) {
    await assert.rejects(attempt(), mem0.MemoryNotFoundError);
  }
});

test("more than a thousand in one call are refused", async () => {
  await assert.rejects(client.batchDelete(Array(1001).fill(UNKNOWN)), {
    constructor: mem0.ValidationError,
    message: /Maximum of 1000 memories can be deleted in a single request/,
  });
});
