import { randomUUID } from "node:crypto";
import { sizeByDepth } from "@/testing/depth";
import { parseProblem, randomAddress } from "../../support/api";
import { atOnce, during, expectRefusedInWords, openSockets } from "../../support/flood";
import { generated } from "../../support/instances/stacks";
import { sendRaw, statusOf } from "../../support/raw";
import { expect, test } from "../../support/test";

const { url } = generated;

test("connections that never finish their request keep nobody from being served", async ({ person }) => {
  const times = sizeByDepth(40, 600);
  const json = "Host: 127.0.0.1\r\nContent-Type: application/json\r\n";
  const beginnings = [
    "",
    "GET /api/v1/me HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: ",
    `POST /api/v1/auth/login HTTP/1.1\r\n${json}Content-Length: 1000000\r\n\r\n{"email":`,
    `POST /api/v1/auth/login HTTP/1.1\r\n${json}Transfer-Encoding: chunked\r\n\r\n5\r\n{"em`,
    "POST /sign-in HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: multipart/form-data; boundary=form\r\nContent-Length: 9000\r\n\r\n--form",
  ];
  const closes = await Promise.all(beginnings.map(beginning => openSockets(url, times, beginning)));
  await atOnce(5, async () => expect((await person.api.send("GET", "/me")).status).toBe(200));
  expect((await person.api.request("GET", "/sign-in")).status).toBe(200);
  for (const close of closes) close();
});

test("headers that are too long get a 431, and thousands of headers are no error of the server", async () => {
  const request = ["GET /api/v1/me HTTP/1.1", "Host: 127.0.0.1", "Connection: close"];
  for (const header of ["Cookie", "Authorization", "X-Forwarded-For", "X-Anything"])
    expect(statusOf(await sendRaw(url, [...request, `${header}: ${"a".repeat(20_000)}`])), header).toBe(431);
  const many = Array.from({ length: 1_500 }, (_, index) => `a${index}: b`);
  expect(statusOf(await sendRaw(url, [...request, ...many]))).toBe(401);
  expect(statusOf(await sendRaw(url, [`GET /${"a".repeat(20_000)} HTTP/1.1`, ...request.slice(1)]))).toBe(
    431,
  );
});

test("a compressed body is refused before it is unpacked", async ({ anonymous }) => {
  for (const encoding of ["gzip", "br", "deflate", "zstd", "gzip, gzip"])
    parseProblem(
      await anonymous.send("POST", "/auth/login", {
        body: "not even compressed",
        headers: { "content-encoding": encoding },
      }),
      415,
      "unsupported_media_type",
    );
});

test("a flood of guessed passwords is refused, and people sign in meanwhile", async ({
  anonymous,
  person,
}) => {
  const { email, password } = person;
  const signIn = (headers: Record<string, string>, guess: string) =>
    anonymous.send("POST", "/auth/login", { body: { email, password: guess }, headers });
  const stranger = randomAddress();
  const home = randomAddress();
  expect((await signIn(home, password)).status).toBe(200);
  const flood = atOnce(sizeByDepth(20, 150), () => signIn(stranger, randomUUID()));
  const replies = await during(flood, async () => {
    expect((await person.api.send("GET", "/me")).status).toBe(200);
  });
  expectRefusedInWords(replies);
  expect(replies.filter(({ status }) => status === 401)).toHaveLength(10);
  expect((await signIn(stranger, password)).status).toBe(429);
  expect((await signIn(home, password)).status).toBe(200);
});
