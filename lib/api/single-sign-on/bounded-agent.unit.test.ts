import { once } from "node:events";
import http from "node:http";
import { expect, it } from "vitest";
import { dripBytes, startLocalServer } from "@/testing/system/local-server";
import { boundedAgent } from "./bounded-agent";

const small = { maxBytes: 10_000, maxMs: 200 };

/** Reads a reply as next-auth's client does, which listens for errors of the request only until the reply begins. */
async function read(origin: string): Promise<string> {
  const request = http.get(origin, { agent: boundedAgent(origin, small) });
  const [response] = (await once(request, "response")) as [http.IncomingMessage];
  let text = "";
  for await (const chunk of response) text += chunk;
  return text;
}

it("A small reply arrives complete", async () => {
  const origin = await startLocalServer((_, response) => response.end("x".repeat(5000)));
  expect(await read(origin)).toHaveLength(5000);
});

it.each<[string, http.RequestListener]>([
  ["is too large", (_, response) => response.end("x".repeat(1_000_000))],
  ["trickles for too long", dripBytes],
  [
    "breaks off",
    (_, response) =>
      response.writeHead(200, { "content-length": 9 }).write("x", () => response.socket?.resetAndDestroy()),
  ],
  [
    "turns into something else than HTTP",
    ({ socket }) =>
      socket.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nx\r\nno size\r\n"),
  ],
])("A reply that %s is given up, and the process goes on", async (_, listener) => {
  await expect(read(await startLocalServer(listener))).rejects.toThrow();
});

it("The agent of a provider on https sends nothing over http", () => {
  expect(() => http.get("http://127.0.0.1", { agent: boundedAgent("https://auth.example.org") })).toThrow(
    /Protocol "http:" not supported/,
  );
});
