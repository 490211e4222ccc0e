import { createConnection, type Socket } from "node:net";
import { expect } from "@playwright/test";
import { parseProblem, type Reply } from "./api";

/** Runs a task many times at once. */
export const atOnce = <T>(times: number, task: (index: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: times }, (_, index) => task(index)));

/** Repeats a task until another one has ended. Every run must succeed. */
export async function during<T>(other: Promise<T>, task: () => Promise<unknown>): Promise<T> {
  let isRunning = true;
  const end = other.finally(() => {
    isRunning = false;
  });
  do await task();
  while (isRunning);
  return end;
}

/** Expects that an attacker's requests succeeded or were refused in words, the surplus with 429 and a time to come back. */
export function expectRefusedInWords(replies: readonly Reply[]): void {
  for (const reply of replies.filter(({ status }) => status >= 400)) {
    const { code } = reply.json as { code: string };
    expect(reply.status, reply.text).toBeLessThan(500);
    parseProblem(reply, reply.status, code);
    if (reply.status === 429) expect(Number(reply.headers["retry-after"])).toBeGreaterThan(0);
  }
}

/** Opens connections that send the beginning of a request and then nothing. @returns a function that closes them */
export async function openSockets(url: string, times: number, beginning: string): Promise<() => void> {
  const { hostname, port } = new URL(url);
  const sockets = await atOnce(
    times,
    () =>
      new Promise<Socket>((resolve, reject) => {
        const socket = createConnection(Number(port), hostname, () =>
          socket.write(beginning, () => resolve(socket)),
        );
        socket.once("error", reject);
        // The server may close the connection later.
        socket.on("error", () => undefined);
      }),
  );
  return () => {
    for (const socket of sockets) socket.destroy();
  };
}
