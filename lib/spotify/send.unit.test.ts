import type { RequestListener } from "node:http";
import { Readable } from "node:stream";
import { gzipSync } from "node:zlib";
import { describe, expect, it, vi } from "vitest";
import { dripBytes, startLocalServer } from "@/testing/system/local-server";
import { sendRequest, toTransportError } from "./send";
import { shareRead } from "./shared-reads";

const megabyte = Buffer.alloc(1024 * 1024, " ");
/** 400 MB of spaces, 0.4 MB compressed: gzip members can be joined. */
const bomb = Buffer.concat(Array.from({ length: 8 }, () => gzipSync(Buffer.alloc(50 * 1024 * 1024, " "))));

const sendMegabytes: RequestListener = (_, response) => {
  const endless = function* () {
    for (;;) yield megabyte;
  };
  Readable.from(endless()).pipe(response.writeHead(200));
};
const sendBomb: RequestListener = (_, response) => {
  response.writeHead(200, { "content-encoding": "gzip" }).end(bomb);
};

const send = async (listener: RequestListener, timeoutMs: number) => {
  const url = await startLocalServer(listener);
  return sendRequest("GET", url, {}, undefined, timeoutMs).catch((error: unknown) => {
    throw toTransportError("GET /me/player", error);
  });
};

describe("replies of Spotify that would never end or fill the memory", () => {
  it("A reply that arrives byte by byte ends at the deadline", async () => {
    await expect(send(dripBytes, 200)).rejects.toMatchObject({ code: "spotify_unavailable" });
  });

  it("A server that never answers ends at the deadline", async () => {
    await expect(send(() => undefined, 200)).rejects.toMatchObject({ code: "spotify_unavailable" });
  });

  it.each([
    ["endless", sendMegabytes],
    ["small, but decompresses to 400 MB", sendBomb],
  ])("A reply that is %s is refused, and the server keeps its memory", async (_, listener) => {
    const before = process.memoryUsage().rss;
    await expect(send(listener, 20_000)).rejects.toMatchObject({ code: "spotify_reply_unusable" });
    expect(process.memoryUsage().rss - before).toBeLessThan(100 * 1024 * 1024);
  });

  it("A compressed reply of normal size is read", async () => {
    const body = gzipSync(JSON.stringify({ items: Array.from({ length: 5_000 }, (_, id) => id) }));
    const reply = await send(
      (_, response) => void response.writeHead(200, { "content-encoding": "gzip" }).end(body),
      20_000,
    );
    expect(JSON.parse(reply.text).items).toHaveLength(5_000);
  });
});

it("A read that never ends is not shared with later reads", async () => {
  const never = () => new Promise<string>(() => undefined);
  void shareRead("ada", "player", never);
  const now = performance.now();
  const first = shareRead("ada", "player", async () => "fresh");
  vi.spyOn(performance, "now").mockReturnValue(now + 60_000);
  await expect(shareRead("ada", "player", async () => "fresh")).resolves.toBe("fresh");
  vi.restoreAllMocks();
  await expect(Promise.race([first, Promise.resolve("shared")])).resolves.toBe("shared");
});
