import { expect, it } from "vitest";
import { createTokenSession } from "@/lib/accounts/sessions/sessions";
import { createUser } from "@/testing/people";
import { holdStarts } from "@/testing/system/held-starts";
import { withGuard } from "./guard";
import { download } from "./http/download";

type Answer = () => Response | Promise<Response>;

/** Creates a route with a share of two and a function that sends requests of one new person to it. */
async function createSender(answer: Answer) {
  const runs = { count: 0 };
  const handler = withGuard({ access: "session", share: "files" }, async () => {
    runs.count++;
    return answer();
  });
  const person = async () => {
    const headers = {
      authorization: `Bearer ${await createTokenSession((await createUser()).userId, {})}`,
    };
    return (init: RequestInit = {}) =>
      handler(new Request("http://127.0.0.1/api/v1/things", { ...init, headers }), {
        params: Promise.resolve({}),
      });
  };
  return { runs, person };
}

async function* twoChunks() {
  yield "one";
  yield "two";
}
const file = () => download(twoChunks(), "file.txt", "text/plain");

it("A person's third expensive request waits for one of the first two, the fifth is refused, other people's run", async () => {
  let open = () => {};
  const gate = new Promise<void>(resolve => {
    open = resolve;
  });
  const { runs, person } = await createSender(() => gate.then(() => new Response("done")));
  const [send, sendAsEve] = [await person(), await person()];
  const replies = Array.from({ length: 5 }, () => send());
  const refused = await Promise.race(replies);
  expect(refused.status).toBe(429);
  expect(await refused.json()).toMatchObject({ code: "too_many_requests" });
  expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
  expect(runs.count).toBe(2);
  const evesReply = sendAsEve();
  await expect.poll(() => runs.count).toBe(3);
  open();
  expect((await evesReply).status).toBe(200);
  await Promise.all(replies.map(async reply => (await reply).bodyUsed || (await reply).text()));
  expect(runs.count).toBe(5);
});

it.each([
  ["read to its end", async (reply: Response) => expect(await reply.text()).toBe("onetwo")],
  ["canceled", async (reply: Response) => reply.body?.cancel()],
])("A download is work in progress until it is %s", async (_, finish) => {
  const { runs, person } = await createSender(file);
  const [send, sendAsEve] = [await person(), await person()];
  const [first] = [await send(), await send()];
  const third = send();
  for (let times = 0; times < 2; times++) await (await sendAsEve()).text();
  expect(runs.count).toBe(4);
  await finish(first);
  expect((await third).status).toBe(200);
});

it("A request whose client is gone, and a request for the headers only, are no work in progress", async () => {
  const { person } = await createSender(file);
  const send = await person();
  for (let times = 0; times < 3; times++) {
    const gone = new AbortController();
    const token = send({ signal: gone.signal } as RequestInit);
    gone.abort();
    await token;
    expect((await send({ method: "HEAD" })).body).toBeNull();
  }
});

it("A download whose client stops reading breaks off and ends its generator", async () => {
  let hasEnded = false;
  async function* chunks() {
    try {
      for (;;) yield "chunk";
    } finally {
      hasEnded = true;
    }
  }
  const reader = download(chunks(), "file.txt", "text/plain", 20).body?.getReader();
  await expect(reader?.closed).rejects.toThrow("stopped reading");
  await expect.poll(() => hasEnded).toBe(true);
});

it("A refusal waits for its turn among the requests that start", async () => {
  const refusals = holdStarts();
  const { person } = await createSender(file);
  const send = await person();
  const replies = Array.from({ length: 5 }, () => send());
  await expect.poll(() => refusals.length).toBe(1);
  let hasReply = false;
  const refusal = Promise.any(replies.map(async reply => expect((await reply).status).toBe(429)));
  void refusal.then(() => {
    hasReply = true;
  });
  await new Promise(resolve => setImmediate(resolve));
  expect(hasReply).toBe(false);
  refusals[0]?.();
  await refusal;
  await Promise.all(replies.map(async reply => (await reply).bodyUsed || (await reply).text()));
});
