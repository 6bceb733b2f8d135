import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { API_KEY, HOST, eventually, fresh } from "../drive/keepsake.mjs";

const PROGRAM = fileURLToPath(new URL("../node_modules/.bin/mem0", import.meta.url));

/** A home of its own, so that nobody's settings are read or written. */
const HOME = mkdtempSync(join(tmpdir(), "mem0-"));

/** Runs the unmodified command line of Mem0, and gives what it says as JSON, with an exit code where it failed. */
function mem0(words, environment = {}) {
  const env = {
    ...process.env,
    HOME,
    MEM0_BASE_URL: HOST,
    MEM0_API_KEY: API_KEY,
    MEM0_TELEMETRY: "false",
    ...environment,
  };
  return new Promise((resolve, reject) => {
    const child = spawn(PROGRAM, ["--json", ...words], { env, timeout: 30_000 });
    let [out, err] = ["", ""];
    child.on("error", reject);
    child.stderr.on("data", (chunk) => (err += chunk));
    child.stdout.on("data", (chunk) => {
      out += chunk;
      const answer = whole(out);
      if (answer?.status === "success") {
        resolve(answer);
        // A timer of its own would hold it for five seconds more.
        child.kill();
      }
    });
    child.on("close", (exitCode) => resolve({ status: "error", exitCode, said: out + err }));
  });
}

/** The JSON that text is, once all of it has come. */
function whole(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function ok(...words) {
  const answer = await mem0(words);
  assert.equal(answer.status, "success", answer.said);
  return answer.data;
}

test("status finds the server, and says so when the key is wrong", async () => {
  assert.equal((await ok("status")).connected, true);

  const refused = await mem0(["status"], { MEM0_API_KEY: "m0sk_wrong" });
  assert.equal(refused.exitCode, 1);
  assert.match(refused.said, /Invalid or expired API key/);
});

test("a memory is added, listed, found, read, changed and deleted", async () => {
  const user = ["--user-id", fresh("gil")];

  await ok("add", "I keep bees in the garden.", "--no-infer", ...user);
  const [listed, ...more] = await ok("list", ...user);
  assert.equal(listed.memory, "I keep bees in the garden.");
  assert.deepEqual(more, []);

  assert.equal((await ok("search", "Which insects?", ...user))[0].id, listed.id);
  await ok("update", listed.id, "I keep wasps in the garden.");
  assert.equal((await ok("get", listed.id)).memory, "I keep wasps in the garden.");
  await ok("delete", listed.id, "--force");

  const gone = await mem0(["get", listed.id]);
  assert.equal(gone.exitCode, 1);
  assert.match(gone.said, /not found/i);
});

test("a statement that is taken in later is followed by its event", async () => {
  const user = ["--user-id", fresh("gil")];

  const [queued] = await ok("add", "I moved to Lisbon last spring and I work as a nurse.", ...user);
  assert.equal(queued.status, "PENDING");

  const event = await eventually("the event is finished", async () => {
    const asked = await ok("event", "status", queued.event_id);
    return asked.status === "SUCCEEDED" ? asked : undefined;
  });
  assert.match(event.results[0].memory, /Lisbon/);
  assert.equal((await ok("list", ...user)).length, 1);
});

test("everything of a user goes, with the user", async () => {
  const [first, second] = [fresh("gil"), fresh("gil")];
  for (const user of [first, second]) await ok("add", "I keep bees in the garden.", "--no-infer", "--user-id", user);

  await ok("delete", "--all", "--force", "--user-id", first);
  await ok("entity", "delete", "--force", "--user-id", second);

  for (const user of [first, second]) assert.deepEqual(await ok("list", "--user-id", user), []);
});
