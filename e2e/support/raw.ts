import { createConnection } from "node:net";

/**
 * Sends a request as bytes, because no HTTP client sends requests like these. Returns the reply as text, up to its end.
 * @param head the request line and headers, each on a line
 */
export async function sendRaw(url: string, head: string[], body = ""): Promise<string> {
  const { hostname, port } = new URL(url);
  const socket = createConnection(Number(port), hostname);
  socket.write(`${[...head, "", ""].join("\r\n")}${body}`);
  let reply = "";
  for await (const part of socket) reply += String(part);
  return reply;
}

export const statusOf = (reply: string) => Number(/^HTTP\/1\.1 (\d+) /.exec(reply)?.[1]);
