import createClient, { type Client } from "openapi-fetch";
import type { paths } from "./generated.js";

export type { components, operations, paths } from "./generated.js";

/**
 * Creates a typed client of a Tonearm instance's API, for browsers and programs:
 * `await tonearm({ url, token }).GET("/me")` resolves to `{ data, error, response }`.
 * @param url the instance's address, such as `https://music.example.org`; empty in a page of that instance
 * @param token a bearer token; without one, a page sends its session cookie
 */
export const tonearm = ({ url = "", token }: { url?: string; token?: string } = {}): Client<paths> =>
  createClient<paths>({
    baseUrl: `${url}/api/v1`,
    credentials: "same-origin",
    headers: { accept: "application/json", ...(token && { authorization: `Bearer ${token}` }) },
  });
