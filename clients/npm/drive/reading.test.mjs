import assert from "node:assert/strict";
import { before, describe, test } from "node:test";
import { API_KEY, HOST, client, fresh, keep, mem0, texts } from "./keepsake.mjs";

describe("250 memories of one user", () => {
  const userId = fresh("bruno");
  const filters = { user_id: userId };

  before(async () => {
    const notes = Array.from({ length: 250 }, (_, number) => `Note ${number}: shelf ${number} holds box ${number}.`);
    await keep(notes, { userId });
  });

  async function pages(pageSize) {
    const all = [];
    for (let page = 1; ; page++) {
      all.push(await client.getAll({ filters, page, pageSize }));
      if (all.at(-1).next === null) return all;
    }
  }

  for (const [pageSize, sizes] of [
    [60, [60, 60, 60, 60, 10]],
    [125, [125, 125]],
    [200, [200, 50]],
  ]) {
    test(`in pages of ${pageSize}, each exactly once`, async () => {
      const all = await pages(pageSize);

      assert.deepEqual(all.map((page) => page.results.length), sizes);
      assert.ok(all.every((page) => page.count === 250));
      assert.equal(new Set(all.flatMap((page) => page.results.map((memory) => memory.id))).size, 250);
    });
  }

  test("a page of one", async () => {
    const page = await client.getAll({ filters, page: 1, pageSize: 1 });
    assert.equal(page.results.length, 1);
    assert.equal(page.count, 250);
  });

  test("a hundred without asking for pages", async () => {
    const page = await client.getAll({ filters });
    assert.equal(page.results.length, 100);
    assert.equal(page.previous, null);
    assert.equal(typeof page.next, "string");
  });

  test("a page longer than the longest is cut and leads on", async () => {
    const page = await client.getAll({ filters, page: 1, pageSize: 1000 });
    assert.equal(page.results.length, 200);
    assert.equal(typeof page.next, "string");
  });

  test("a page after the last is empty", async () => {
    const page = await client.getAll({ filters, page: 9, pageSize: 100 });
    assert.deepEqual(page.results, []);
    assert.equal(page.next, null);
    assert.equal(page.count, 250);
  });

  test("next and previous lead there and back", async () => {
    const first = await client.getAll({ filters, page: 1, pageSize: 100 });
    assert.equal(first.previous, null);
    const second = await follow(first.next);
    assert.equal(second.results.length, 100);
    const back = await follow(second.previous);
    assert.deepEqual(
      back.results.map((memory) => memory.id),
      first.results.map((memory) => memory.id),
    );
  });

  async function follow(url) {
    assert.ok(url.startsWith(`${HOST}/v3/memories/`), url);
    const response = await fetch(url, {
      method: "POST",
      headers: { Authorization: `Token ${API_KEY}`, "Content-Type": "application/json" },
      body: JSON.stringify({ filters }),
    });
    return response.json();
  }

  test("all two hundred and fifty go in one call", async () => {
    const { message } = await client.deleteAll({ userId });
    assert.equal(typeof message, "string");
    assert.equal((await client.getAll({ filters })).count, 0);
  });
});

test("a user nobody knows has no memories", async () => {
  const page = await client.getAll({ filters: { user_id: fresh("nobody") } });
  assert.deepEqual(page, { count: 0, next: null, previous: null, results: [] });
});

test("a list without owners is refused", async () => {
  await assert.rejects(client.getAll(), mem0.ValidationError);
  await assert.rejects(client.getAll({ filters: { metadata: { topic: "music" } } }), mem0.ValidationError);
});

test("memories between two dates", async () => {
  const userId = fresh("bruno");
  const filters = { user_id: userId };
  await keep(["In 2021 it rained."], { userId, timestamp: Date.parse("2021-06-01T12:00:00Z") / 1000 });
  await keep(["In 2023 it snowed."], { userId, timestamp: Date.parse("2023-06-01T12:00:00Z") / 1000 });

  assert.deepEqual(texts(await client.getAll({ filters, startDate: "2022-01-01" })), ["In 2023 it snowed."]);
  assert.deepEqual(texts(await client.getAll({ filters, endDate: "2022-01-01" })), ["In 2021 it rained."]);
});
