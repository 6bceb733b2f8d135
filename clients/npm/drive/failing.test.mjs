import assert from "node:assert/strict";
import { test } from "node:test";
import { API_KEY, HOST, client, fresh, keep, mem0, other } from "./keepsake.mjs";

test("an id that is no UUID is a ValidationError", async () => {
  for (const id of ["nonexistent-memory-id-12345", "a/b", "ü", "%"]) {
    await assert.rejects(client.get(id), (error) => {
      assert.ok(error instanceof mem0.ValidationError);
      assert.ok(error instanceof mem0.MemoryError);
      assert.equal(error.errorCode, "HTTP_400");
      assert.deepEqual(JSON.parse(error.message), { error: "memory_id should be a valid UUID" });
      return true;
    });
  }
});

test("a UUID that nothing has is a MemoryNotFoundError", async () => {
  await assert.rejects(client.get("00000000-0000-0000-0000-000000000000"), (error) => {
    assert.ok(error instanceof mem0.MemoryNotFoundError);
    assert.equal(error.errorCode, "HTTP_404");
    assert.deepEqual(JSON.parse(error.message), { error: "Memory not found!" });
    return true;
  });
});

test("another project's memory is a MemoryNotFoundError", async () => {
  const [id] = await keep(["Only we know."], { userId: fresh("eva") });

  await assert.rejects(other.get(id), mem0.MemoryNotFoundError);
  await assert.rejects(other.update(id, { text: "Now we know." }), mem0.MemoryNotFoundError);
  await assert.rejects(other.delete(id), mem0.MemoryNotFoundError);
  await assert.rejects(other.history(id), mem0.MemoryNotFoundError);
  assert.equal((await client.get(id)).memory, "Only we know.");
});

test("a wrong key is an AuthenticationError everywhere", async (context) => {
  const logged = context.mock.method(console, "error", () => {});
  const stranger = new mem0.MemoryClient({ apiKey: "m0sk_wrong", host: HOST });

  await assert.rejects(stranger.ping(), mem0.AuthenticationError);
  await assert.rejects(stranger.getAll({ filters: { user_id: "eva" } }), mem0.AuthenticationError);
  await assert.rejects(stranger.add([{ role: "user", content: "Hi" }], { userId: "eva" }), mem0.AuthenticationError);
  await assert.rejects(stranger.users(), mem0.AuthenticationError);
  assert.ok(!logged.mock.calls.some((call) => call.arguments.join(" ").includes("m0sk_wrong")));
});

test("a body that is too large is a MemoryQuotaExceededError, and the client goes on working", async () => {
  const content = "x".repeat(3 * 1024 * 1024);
  await assert.rejects(
    client.add([{ role: "user", content }], { userId: fresh("eva"), infer: false }),
    mem0.MemoryQuotaExceededError,
  );
  await client.ping();
});

test("a route that does not exist answers in JSON", async () => {
  const response = await fetch(`${HOST}/v1/nowhere/`, { headers: { Authorization: `Token ${API_KEY}` } });
  assert.equal(response.status, 404);
  assert.equal(typeof (await response.json()).detail, "string");
});

test("fifty adds at once are all kept", async () => {
  const userId = fresh("eva");
  await Promise.all(Array.from({ length: 50 }, (_, number) => keep([`Fact number ${number}.`], { userId })));
  assert.equal((await client.getAll({ filters: { user_id: userId } })).count, 50);
});
