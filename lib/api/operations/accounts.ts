import { z } from "zod";
import {
  accountFile,
  apiToken,
  createdApiToken,
  newApiToken,
  passwordChange,
  passwordConfirmation,
  registration,
  session,
  signInInput,
  signInReply,
  user,
} from "@/lib/schemas/accounts";
import { idOf, pageOf, pageQuery } from "@/lib/schemas/common";
import { exampleSession, exampleToken, exampleUser, page } from "./examples";
import { empty, file, json, type Operations } from "./operation";

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
    body: signInInput,
    example: { email: "ada@example.org", password: "a good long password" },
    reply: json(signInReply, {
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
  "PUT /me/password": {
    ...people,
    summary: "Change the password",
    description: "Every other sign-in ends at once. API tokens stay; revoke those that should not.",
    access: "session",
    body: passwordChange,
    example: { password: "a good long password", newPassword: "a better, longer password" },
    reply: empty,
    errors: ["wrong_password"],
  },
  "GET /me/sessions": {
    ...people,
    summary: "List the sign-ins",
    description: "Browsers and programs that are signed in with the password, the newest first.",
    access: "session",
    query: pageQuery,
    reply: json(pageOf(session), { example: page(exampleSession) }),
  },
  "DELETE /me/sessions/{id}": {
    ...people,
    summary: "End a sign-in",
    description: "It stops working at once, also the one that asks.",
    access: "session",
    params: z.object({ id: idOf("session") }),
    reply: empty,
  },
  "GET /me/data": {
    ...people,
    summary: "Export everything about me",
    description:
      "All rows of all tables that belong to the person, as a file: account, sign-ins, connection, library, versions, listening, jobs, shuffles. No secrets. `GET /me/export` gives the library alone, in a form that can be imported again.",
    access: "session",
    reply: file({ "application/json": accountFile }),
    limit: "files",
  },
  "POST /me/delete": {
    ...people,
    summary: "Delete the account",
    description:
      "Deletes the person and everything that is stored about them, for good. What is on Spotify stays there. When the last admin leaves, the person who has been here longest becomes admin.",
    access: "session",
    body: passwordConfirmation,
    example: { password: "a good long password" },
    reply: empty,
    errors: ["wrong_password"],
  },
  "GET /me/api-tokens": {
    ...tokens,
    summary: "List the API tokens",
    description: "The newest first; never with the tokens themselves.",
    access: "session",
    query: pageQuery,
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
    reply: json(createdApiToken, {
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
