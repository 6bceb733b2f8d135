// The server under test, the client under test, and the few words that all tests use.
import { randomUUID } from "node:crypto";

export const HOST = required("KEEPSAKE_URL");
export const API_KEY = required("KEEPSAKE_API_KEY");

/** A key of a second project, which tests may empty. */
export const OTHER_API_KEY = required("KEEPSAKE_OTHER_API_KEY");

/** The package is unmodified; its name is a variable so that one drive serves several versions of it. */
export const mem0 = await import(process.env.MEM0_PACKAGE ?? "mem0ai");

export const client = new mem0.MemoryClient({ apiKey: API_KEY, host: HOST });
export const other = new mem0.MemoryClient({ apiKey: OTHER_API_KEY, host: HOST });

/** An owner's id that no earlier run has used. */
export function fresh(name) {
  return `${name}-${randomUUID()}`;
}

/** Keeps each text as it is, one memory each, and gives their ids in the same order. */
export async function keep(texts, options, by = client) {
  const messages = texts.map((content) => ({ role: "user", content }));
  const answer = await by.add(messages, { infer: false, ...options });
  return answer.results.map((result) => result.id);
}

/** Waits until an add that was queued has been carried out, and gives its event. The client has no method for it. */
export async function finished(eventId) {
  return eventually(`event ${eventId} is finished`, async () => {
    const response = await fetch(`${HOST}/v1/event/${eventId}/`, { headers: { Authorization: `Token ${API_KEY}` } });
    const event = await response.json();
    return ["SUCCEEDED", "FAILED"].includes(event.status) ? event : undefined;
  });
}

/** Asks until there is an answer, for at most half a minute. */
export async function eventually(what, ask) {
  const end = Date.now() + 30_000;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (Date.now() > end) throw new Error(`Not within 30 s: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

export function texts(answer) {
  return answer.results.map((memory) => memory.memory);
}

function required(name) {
  const value = process.env[name];
  if (!value) throw new Error(`Set ${name}: the drive needs a running server and keys for two projects`);
  return value;
}
