import { z } from "zod";
import {
  apiToken,
  apiTokenShownOnce,
  newApiToken,
  registration,
  signedIn,
  signIn,
  user,
} from "@/lib/api/schemas/accounts";
import { idOf, pageOf } from "@/lib/api/schemas/common";
import { exampleToken, exampleUser, page } from "./examples";
import { empty, json, type Operations } from "./operation";

const people = { tag: "Accounts" } as const;
const tokens = { tag: "API tokens" } as const;

export const accounts = {
  "POST /auth/register": {
    ...people,
    summary: "Make an account",
    description:
      "The first account of an instance becomes its admin. Where registration is closed, nobody else can make one.",
    access: "public",
    body: registration,
    example: { email: "ada@example.org", username: "Ada", password: "a good long password" },
    reply: json(z.object({ user }), { status: 201, example: { user: exampleUser } }),
    errors: ["email_taken", "registration_closed"],
    limit: "register",
  },
  "POST /auth/login": {
    ...people,
    summary: "Sign in",
    description:
      "Gives a bearer token that may do everything its person may. For a program that works by itself, make an API token instead: it can be limited to reading and revoked alone.",
    access: "public",
    body: signIn,
    example: { email: "ada@example.org", password: "a good long password" },
    reply: json(signedIn, {
      example: {
        accessToken: "ta_s_Zm9yIGV4YW1wbGUgb25seQ",
        tokenType: "Bearer",
        expiresIn: 2_592_000,
        user: exampleUser,
      },
    }),
    errors: ["wrong_email_or_password"],
  },
  "GET /me": {
    ...people,
    summary: "Who is asking",
    access: "user",
    reply: json(user, { example: exampleUser }),
  },
  "GET /me/api-tokens": {
    ...tokens,
    summary: "List the API tokens",
    description: "The newest first; never with the tokens themselves.",
    access: "session",
    reply: json(pageOf(apiToken), { example: page(exampleToken) }),
  },
  "POST /me/api-tokens": {
    ...tokens,
    summary: "Make an API token",
    description:
      "The token is in this reply only: keep it. `read` lets it ask, `write` lets it change things.",
    access: "session",
    body: newApiToken,
    example: { name: "Desk lamp", scopes: ["read"] },
    reply: json(apiTokenShownOnce, {
      status: 201,
      example: { ...exampleToken, lastUsedAt: null, token: "ta_k_Zm9yIGV4YW1wbGUgb25seQ" },
    }),
  },
  "DELETE /me/api-tokens/{id}": {
    ...tokens,
    summary: "Revoke an API token",
    description: "It stops working at once.",
    access: "session",
    params: z.object({ id: idOf("token") }),
    reply: empty,
  },
} satisfies Operations;
