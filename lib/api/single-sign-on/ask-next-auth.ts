import type { NextApiRequest, NextApiResponse } from "next";
import NextAuth, { type NextAuthOptions } from "next-auth";

type Question = {
  /** The path below `/api/auth`. */
  path: string[];
  method: "GET" | "POST";
  query?: Record<string, string>;
  body?: Record<string, string>;
  cookies?: Record<string, string>;
};
type Answer = { redirect: string | undefined; body: unknown; setCookie: string[] };

/**
 * Lets next-auth answer a request that only exists in this process. Its own handler for routes would take the cookies of the
 * browser's request and send all of its cookies.
 */
export async function askNextAuth(
  { path, method, query = {}, body = {}, cookies = {} }: Question,
  options: NextAuthOptions,
): Promise<Answer> {
  const answer: Answer = { redirect: undefined, body: undefined, setCookie: [] };
  const response = {
    status: () => response,
    getHeader: () => answer.setCookie,
    setHeader: (name: string, value: string | string[]) => {
      if (name === "Set-Cookie") answer.setCookie = [value].flat();
      if (name === "Location") answer.redirect = String(value);
      return response;
    },
    json: (value: unknown) => {
      answer.body = value;
    },
    send: (value: unknown) => {
      answer.body = value;
    },
    end: () => undefined,
  };
  const request = { method, query: { ...query, nextauth: path }, body, cookies, headers: {} };
  await NextAuth(request as unknown as NextApiRequest, response as unknown as NextApiResponse, options);
  return answer;
}
