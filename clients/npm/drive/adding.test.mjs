import assert from "node:assert/strict";
import { test } from "node:test";
import { client, eventually, finished, fresh, keep, mem0, texts } from "./keepsake.mjs";

const CONVERSATION = [
  { role: "user", content: "Hi! I moved to Lisbon last spring and I work as a nurse at the children's hospital." },
  { role: "assistant", content: "Lisbon is lovely. How do you like the new job?" },
  { role: "user", content: "I love it. My daughter Ines is allergic to peanuts, so I always check the menu first." },
  { role: "assistant", content: "Good to know about the peanuts." },
  { role: "user", content: "Thanks!" },
];

test("the client introduces itself", async () => {
  await client.ping();
  assert.equal(typeof client.telemetryId, "string");
  assert.notEqual(client.telemetryId, "");
  assert.equal(typeof client.organizationId, "string");
  assert.equal(typeof client.projectId, "string");
});

test("a conversation is taken in at once and its facts are there when its event says so", async () => {
  const userId = fresh("ana");

  const answer = await client.add(CONVERSATION, { userId });
  assert.equal(answer.status, "PENDING");
  assert.match(answer.eventId, /^[0-9a-f-]{36}$/);

  const event = await finished(answer.eventId);
  assert.equal(event.status, "SUCCEEDED");
  assert.ok(event.results.every((result) => result.event === "ADD"));

  const kept = texts(await client.getAll({ filters: { user_id: userId } }));
  assert.ok(kept.some((text) => text.includes("Lisbon")), `Lisbon in ${JSON.stringify(kept)}`);
  assert.ok(kept.some((text) => text.includes("peanuts")), `peanuts in ${JSON.stringify(kept)}`);
  assert.ok(!kept.some((text) => text.includes("Thanks")), `no thanks in ${JSON.stringify(kept)}`);
  assert.deepEqual([...kept].sort(), event.results.map((result) => result.data.memory).sort());
});

test("the facts of a conversation become visible to whoever only lists", async () => {
  const userId = fresh("ana");
  await client.add(CONVERSATION, { userId });

  const listed = await eventually("the list has memories", async () => {
    const page = await client.getAll({ filters: { user_id: userId } });
    return page.count > 0 ? page : undefined;
  });

  assert.equal(listed.results[0].userId, userId);
});

test("without inference every message is kept verbatim and the answer says what was stored", async () => {
  const userId = fresh("ana");
  const answer = await client.add(
    [
      { role: "user", content: "Buy oat milk." },
      { role: "assistant", content: "Noted: oat milk." },
    ],
    { userId, infer: false, metadata: { shopList: "weekly", amount: 2, vegan: true } },
  );

  assert.equal(answer.status, "SUCCEEDED");
  assert.equal(answer.message, "Memories stored successfully");
  assert.deepEqual(
    answer.results.map(({ event, data }) => [event, data.memory]),
    [
      ["ADD", "Buy oat milk."],
      ["ADD", "Noted: oat milk."],
    ],
  );

  const memory = await client.get(answer.results[0].id);
  assert.equal(memory.id, answer.results[0].id);
  assert.equal(memory.memory, "Buy oat milk.");
  assert.equal(memory.userId, userId);
  assert.equal(memory.agentId, null);
  assert.equal(memory.sessionId, null);
  assert.deepEqual(memory.metadata, { shopList: "weekly", amount: 2, vegan: true });
  assert.equal(memory.categories, null);
  assert.ok(Math.abs(Date.parse(memory.createdAt) - Date.now()) < 60_000, memory.createdAt);
  assert.equal(memory.updatedAt, memory.createdAt);
});

test("a memory can belong to a user, an agent, an app and a run at once", async () => {
  const owners = { userId: fresh("ana"), agentId: fresh("nurse-bot"), appId: fresh("clinic"), runId: fresh("visit") };

  const [id] = await keep(["The next visit is on Monday."], owners);

  const memory = await client.get(id);
  assert.equal(memory.userId, owners.userId);
  assert.equal(memory.agentId, owners.agentId);
  assert.equal(memory.appId, owners.appId);
  assert.equal(memory.sessionId, owners.runId);
});

test("a timestamp dates a memory back", async () => {
  const [id] = await keep(["The garden was planted."], { userId: fresh("ana"), timestamp: 1_700_000_000 });

  assert.equal(Date.parse((await client.get(id)).createdAt), 1_700_000_000_000);
});

test("a memory is listed up to and including the day it expires on, and later only when asked for", async () => {
  const userId = fresh("ana");
  await keep(["The voucher is valid."], { userId, expirationDate: "2999-12-31" });
  await keep(["The voucher has run out."], { userId, expirationDate: "2020-01-01" });
  const filters = { user_id: userId };

  assert.deepEqual(texts(await client.getAll({ filters })), ["The voucher is valid."]);
  assert.equal((await client.getAll({ filters })).results[0].expirationDate, "2999-12-31");
  assert.equal((await client.getAll({ filters, showExpired: true })).count, 2);
});

test("a message that is a list of parts is understood", async () => {
  const userId = fresh("ana");
  const content = [{ type: "text", text: "My bicycle is green." }];

  await client.add([{ role: "user", content }], { userId, infer: false });

  assert.deepEqual(texts(await client.getAll({ filters: { user_id: userId } })), ["My bicycle is green."]);
});

test("options that the server does not know are no reason to refuse", async () => {
  const answer = await client.add([{ role: "user", content: "I collect stamps." }], {
    userId: fresh("ana"),
    infer: false,
    customInstructions: "Only hobbies",
    customCategories: [{ hobbies: "What they do for fun" }],
    enableGraph: false,
  });

  assert.equal(answer.status, "SUCCEEDED");
});

test("messages without an owner are refused", async () => {
  await assert.rejects(client.add([{ role: "user", content: "Whose is this?" }], {}), mem0.ValidationError);
});

test("no messages are refused by the client itself", async () => {
  await assert.rejects(client.add([], { userId: fresh("ana") }), /empty messages/);
});
