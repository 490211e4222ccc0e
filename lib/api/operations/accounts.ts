import { z } from "zod";
import {
  accountFile,
  apiToken,
  createdApiToken,
  forgottenPassword,
  me,
  meChange,
  newApiToken,
  passwordChange,
  passwordConfirmation,
  passwordReset,
  registration,
  session,
  signInInput,
  signInReply,
  singleSignOn,
  user,
} from "@/lib/schemas/accounts";
import { idOf, pageOf, pageQuery } from "@/lib/schemas/common";
import { inviteErrors } from "./error-codes";
import { exampleMe, exampleSession, exampleSingleSignOn, exampleToken, exampleUser, page } from "./examples";
import { empty, file, json, type Operations } from "./operation";

const account = { tag: "Accounts" } as const;
const tokens = { tag: "API tokens" } as const;

export const accounts = {
  "POST /auth/register": {
    ...account,
    summary: "Creates an account",
    description:
      "The first account of an instance becomes its admin; from outside its private network it needs the set-up code. If registration is by invite, further accounts need one; if it is closed, no further accounts can be created.",
    access: "public",
    body: registration,
    example: { email: "ada@example.org", username: "Ada", password: "a good long password" },
    reply: json(z.object({ user }), { status: 201, example: { user: exampleUser } }),
    errors: ["email_taken", "passwords_off", "registration_closed", ...inviteErrors, "set_up_code_needed"],
    limit: "register",
  },
  "POST /auth/login": {
    ...account,
    summary: "Signs in",
    description:
      "Returns a bearer token that may do everything its person may do. For a program that runs by itself, create an API token instead: it can be limited to reading and revoked separately.",
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
    errors: ["passwords_off", "wrong_email_or_password", "account_disabled"],
  },
  "POST /auth/forgot-password": {
    ...account,
    summary: "Mails a link for a new password",
    description:
      "The answer is the same whether or not the address has an account. The link works once, within 30 minutes. If this instance sends no mail, an admin can make a link.",
    access: "public",
    body: forgottenPassword,
    example: { email: "ada@example.org" },
    reply: json(z.object({ sendsMail: z.boolean().meta({ description: "This instance sends mail." }) }), {
      status: 202,
      example: { sendsMail: true },
    }),
    limit: "forgot",
  },
  "POST /auth/reset-password": {
    ...account,
    summary: "Sets a new password with a one-time link",
    description:
      "`token` is the parameter of a link that was mailed or that an admin made. It works once, within 30 minutes. All sign-ins of the person end, and so does the connection to the single sign-on provider unless passwords are off. API tokens stay valid until they are revoked.",
    access: "public",
    body: passwordReset,
    example: { token: "Zm9yIGV4YW1wbGUgb25seQ", password: "a better, longer password" },
    reply: empty,
    errors: ["reset_link_invalid"],
    limit: "reset",
  },
  "GET /me": {
    ...account,
    summary: "Returns the account of the caller",
    access: "user",
    reply: json(me, { example: exampleMe }),
  },
  "PATCH /me": {
    ...account,
    summary: "Changes the account of the caller",
    description:
      "Changes the given fields only. A changed email needs the current `password`; the former address is told, if this instance sends mail.",
    access: "session",
    body: meChange,
    example: { username: "Ada", notifications: { imports: false } },
    reply: json(me, { example: exampleMe }),
    errors: ["wrong_password", "confirmation_needed", "email_taken"],
  },
  "PUT /me/password": {
    ...account,
    summary: "Changes the password, or sets the first one",
    description:
      "Ends all other sign-ins at once. API tokens stay valid until they are revoked, and so does the connection to the single sign-on provider until it is ended.",
    access: "session",
    body: passwordChange,
    example: { password: "a good long password", newPassword: "a better, longer password" },
    reply: empty,
    errors: ["confirmation_needed", "passwords_off", "wrong_password"],
  },
  "GET /me/single-sign-on": {
    ...account,
    summary: "Returns the ways to sign in",
    description:
      "The connection to the instance's single sign-on provider, and whether the account has a password. Connecting and confirming happen in the browser, on the profile page.",
    access: "session",
    reply: json(singleSignOn, { example: exampleSingleSignOn }),
  },
  "DELETE /me/single-sign-on": {
    ...account,
    summary: "Disconnects the single sign-on provider",
    description:
      "The account can then no longer be opened with the provider, and all other sign-ins end. Refused if it is the only way to sign in.",
    access: "session",
    reply: empty,
    errors: ["only_sign_in", "not_found"],
  },
  "GET /me/sessions": {
    ...account,
    summary: "Lists the sign-ins",
    description: "Browsers and programs that are signed in, newest first.",
    access: "session",
    query: pageQuery,
    reply: json(pageOf(session), { example: page(exampleSession) }),
  },
  "DELETE /me/sessions/{id}": {
    ...account,
    summary: "Ends a sign-in",
    description: "The sign-in stops working at once, even if this request used it.",
    access: "session",
    params: z.object({ id: idOf("session") }),
    reply: empty,
  },
  "GET /me/data": {
    ...account,
    summary: "Exports all data of the account",
    description:
      "A file with everything that is stored about the person, without secrets: account, sign-ins, connection, library, versions, history, imports and shuffles. `GET /me/export` returns the library alone, in a format that can be imported again.",
    access: "session",
    reply: file({ "application/json": accountFile }),
    limit: "files",
    share: "files",
  },
  "POST /me/delete": {
    ...account,
    summary: "Deletes the account",
    description:
      "Permanently deletes the account and everything that is stored about the person. Nothing changes on Spotify. When the last admin leaves, the oldest remaining account that is enabled becomes admin; if all others are disabled, the deletion is refused.",
    access: "session",
    body: passwordConfirmation,
    example: { password: "a good long password" },
    reply: empty,
    errors: ["confirmation_needed", "last_admin", "wrong_password"],
  },
  "GET /me/api-tokens": {
    ...tokens,
    summary: "Lists the API tokens",
    description: "Newest first. The secret tokens themselves are never returned again.",
    access: "session",
    query: pageQuery,
    reply: json(pageOf(apiToken), { example: page(exampleToken) }),
  },
  "POST /me/api-tokens": {
    ...tokens,
    summary: "Creates an API token",
    description:
      "The token is shown in this reply only, so store it now. The scope `read` allows reading, `write` allows changes.",
    access: "session",
    body: newApiToken,
    example: { name: "Desk lamp", scopes: ["read"] },
    errors: ["too_many_api_tokens"],
    reply: json(createdApiToken, {
      status: 201,
      example: { ...exampleToken, lastUsedAt: null, token: "ta_k_Zm9yIGV4YW1wbGUgb25seQ" },
    }),
  },
  "DELETE /me/api-tokens/{id}": {
    ...tokens,
    summary: "Revokes an API token",
    description: "The token stops working at once.",
    access: "session",
    params: z.object({ id: idOf("token") }),
    reply: empty,
  },
} satisfies Operations;
