import { expect } from "@playwright/test";
import { sendRaw } from "./raw";

/** A form of a page, as a browser without JavaScript sends it. */
export type PageForm = { actionId: string; hidden: [name: string, value: string][] };

const unescapeHtml = (text: string) => text.replaceAll("&quot;", '"').replaceAll("&amp;", "&");

/** Reads the first form of a page. The hidden fields name the server action that gets the form. */
export async function readForm(
  url: string,
  path: string,
  headers: Record<string, string> = {},
): Promise<PageForm> {
  const [page = ""] = (await (await fetch(`${url}${path}`, { headers })).text()).split("</form>");
  const inputs = page.matchAll(/<input type="hidden" name="([^"]+)"(?: value="([^"]*)")?/g);
  const hidden = [...inputs].map(([, name = "", value = ""]): [string, string] => [
    name,
    unescapeHtml(value),
  ]);
  const [, actionId = ""] = /(?:"id":"|\$ACTION_ID_)([0-9a-f]+)"/.exec(unescapeHtml(page)) ?? [];
  expect(actionId, `a form on ${path}`).not.toBe("");
  return { actionId, hidden };
}

export const multipart = "Content-Type: multipart/form-data; boundary=form";

export function multipartBody(fields: [name: string, value: string][]): string {
  const parts = fields.map(
    ([name, value]) => `--form\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  return `${parts.join("")}--form--\r\n`;
}

/** Posts a body to a page as bytes. */
export const post = (url: string, path: string, headers: string[], body: string): Promise<string> =>
  sendRaw(
    url,
    [
      `POST ${path} HTTP/1.1`,
      ...(headers.some(header => /^host:/i.test(header)) ? [] : [`Host: ${new URL(url).host}`]),
      ...headers,
      `Content-Length: ${Buffer.byteLength(body)}`,
      "Connection: close",
    ],
    body,
  );
