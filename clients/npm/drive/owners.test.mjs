import assert from "node:assert/strict";
import { test } from "node:test";
import { client, fresh, keep, mem0, other, texts } from "./keepsake.mjs";

/** Every page of users(). */
async function owners(by = client) {
  const all = [];
  for (let page = 1; ; page++) {
    const answer = await by.users({ page, pageSize: 50 });
    all.push(...answer.results);
    if (answer.next === null) return all;
  }
}

async function count(filters, by = client) {
  return (await by.getAll({ filters })).count;
}

test("users() lists every user, agent, app and run by name", async () => {
  const names = { user: fresh("dora"), agent: fresh("cook"), app: fresh("kitchen"), run: fresh("dinner") };
  await keep(["Dora likes soup.", "Dora dislikes olives."], {
    userId: names.user,
    agentId: names.agent,
    appId: names.app,
    runId: names.run,
  });

  const all = await owners();

  for (const [type, name] of Object.entries(names)) {
    const [owner, ...more] = all.filter((each) => each.name === name);
    assert.deepEqual(more, []);
    assert.equal(owner.type, type);
    assert.equal(owner.totalMemories, 2);
    assert.equal(typeof owner.id, "string");
    assert.ok(!Number.isNaN(Date.parse(owner.createdAt)));
    assert.ok(!Number.isNaN(Date.parse(owner.updatedAt)));
  }
  const first = await client.users();
  assert.equal(first.count, all.length);
  assert.ok(first.totalUsers >= 1 && first.totalAgents >= 1 && first.totalApps >= 1 && first.totalRuns >= 1);
});

for (const [option, field] of [
  ["userId", "user_id"],
  ["agentId", "agent_id"],
  ["appId", "app_id"],
  ["runId", "run_id"],
]) {
  test(`deleteUsers({ ${option} }) takes that one's memories and no others`, async () => {
    const [goes, stays] = [fresh("goes"), fresh("stays")];
    await keep(["This goes."], { [option]: goes });
    await keep(["This stays."], { [option]: stays });

    assert.deepEqual(await client.deleteUsers({ [option]: goes }), { message: "Entity deleted successfully." });

    assert.equal(await count({ [field]: goes }), 0);
    assert.equal(await count({ [field]: stays }), 1);
    assert.ok(!(await owners()).some((owner) => owner.name === goes));
  });

  test(`deleteAll({ ${option} }) takes that one's memories and no others`, async () => {
    const [goes, stays] = [fresh("goes"), fresh("stays")];
    await keep(["This goes.", "This too."], { [option]: goes });
    await keep(["This stays."], { [option]: stays });

    assert.equal(typeof (await client.deleteAll({ [option]: goes })).message, "string");

    assert.equal(await count({ [field]: goes }), 0);
    assert.equal(await count({ [field]: stays }), 1);
  });
}

test("deleteUser, which is on its way out, still works", async () => {
  const name = fresh("dora");
  await keep(["Dora sails."], { userId: name });

  const answer = await client.deleteUser({ entity_id: name, entity_type: "user" });

  assert.equal(typeof answer.message, "string");
  assert.equal(await count({ user_id: name }), 0);
});

test("deleteAll for two owners takes only what belongs to both", async () => {
  const [userId, agentId] = [fresh("dora"), fresh("cook")];
  await keep(["Of both."], { userId, agentId });
  await keep(["Of the user alone."], { userId });

  await client.deleteAll({ userId, agentId });

  assert.deepEqual(texts(await client.getAll({ filters: { user_id: userId } })), ["Of the user alone."]);
});

test("deleteAll for a user nobody knows answers like any other", async () => {
  assert.equal(typeof (await client.deleteAll({ userId: fresh("nobody") })).message, "string");
});

test("deleteAll without an owner is refused and deletes nothing", async () => {
  const userId = fresh("dora");
  await keep(["Dora paints."], { userId });

  await assert.rejects(client.deleteAll(), mem0.ValidationError);

  assert.equal(await count({ user_id: userId }), 1);
});

for (const id of [
  "team/alice",
  "alice smith",
  "Zoë Łukasz 山田",
  "100%",
  "50%2Foff",
  "a+b=c&d?e#f",
  "alice@example.org",
  "..",
  "quote'd \"twice\"",
  "back\\slash",
  "👩‍🔬",
]) {
  test(`an id like ${id} is an id`, async () => {
    const name = `${fresh("id")} ${id}`;
    await keep(["Somebody keeps bees."], { userId: name });

    const listed = await client.getAll({ filters: { user_id: name } });
    assert.deepEqual(listed.results.map((memory) => memory.userId), [name]);
    const found = await client.search("Who keeps bees?", { filters: { user_id: name } });
    assert.deepEqual(found.results.map((memory) => memory.userId), [name]);
    assert.ok((await owners()).some((owner) => owner.name === name));

    await client.deleteAll({ userId: name });
    assert.equal(await count({ user_id: name }), 0);
    await keep(["Somebody keeps bees."], { userId: name });
    await client.deleteUsers({ userId: name });
    assert.equal(await count({ user_id: name }), 0);
  });
}

test("four wildcards empty the project of the key, and no other", async () => {
  const userId = fresh("dora");
  await keep(["In the first project."], { userId });
  await keep(["In the second project."], { userId }, other);
  await keep(["Also in the second project."], { agentId: fresh("cook") }, other);

  const { message } = await other.deleteAll({ userId: "*", agentId: "*", appId: "*", runId: "*" });

  assert.equal(typeof message, "string");
  assert.deepEqual(await owners(other), []);
  assert.deepEqual(texts(await client.getAll({ filters: { user_id: userId } })), ["In the first project."]);
});

test("deleteUsers without a name takes every owner of the project", async () => {
  await keep(["One."], { userId: fresh("dora") }, other);
  await keep(["Two."], { userId: "with/slash and space", agentId: fresh("cook") }, other);

  const { message } = await other.deleteUsers();

  assert.equal(message, "All users, agents, apps and runs deleted.");
  assert.deepEqual(await owners(other), []);
  await assert.rejects(other.deleteUsers(), /No entities to delete/);
});
