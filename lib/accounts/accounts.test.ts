import { describe, expect, it } from "vitest";
import type { AppError } from "@/lib/core/errors";
import { createUser, guest } from "@/testing/people";
import { createApiToken } from "./create-api-token";
import { getMe } from "./get-me";
import { signUp } from "./registration/sign-up";
import { createTokenSession, findToken } from "./sessions/sessions";
import { signIn } from "./sign-in/sign-in";

const ada = { email: "ada@example.org", username: "Ada", password: "correct horse battery" };

describe("signing up", () => {
  it("The first account becomes admin and later ones members, even if several sign up at once", async () => {
    const people = await Promise.all(
      ["a", "b", "c"].map(name => signUp(guest, { ...ada, email: `${name}@example.org` })),
    );
    expect(people.map(person => person.role).sort()).toEqual(["admin", "member", "member"]);
  });

  it("Signing up with a taken email address is refused, and the error names the field", async () => {
    await signUp(guest, ada);
    await expect(signUp(guest, ada)).rejects.toMatchObject({
      code: "email_taken",
      field: "email",
    });
  });
});

describe("signing in", () => {
  it("A wrong password and an unknown email address get the same answer", async () => {
    const messages = await Promise.all(
      [ada.email, "nobody@example.org"].map(email =>
        signIn(guest, { email, password: "wrong" }).catch((error: Error) => error.message),
      ),
    );
    expect(messages[0]).toBe(messages[1]);
  });

  it("Ten failed sign-ins from one address block only that account at that address", async () => {
    const eve = await signUp(guest, { ...ada, email: "eve@example.org" });
    for (let attempt = 0; attempt < 10; attempt++)
      await expect(signIn(guest, { email: eve.email, password: "wrong" })).rejects.toMatchObject({
        code: "wrong_email_or_password",
      });
    await expect(signIn(guest, { email: eve.email, password: ada.password })).rejects.toMatchObject({
      code: "too_many_requests",
    });
    await expect(signIn(guest, ada)).resolves.toMatchObject({ email: ada.email });
    const otherAddress = { ...guest, address: "192.0.2.7" };
    await expect(signIn(otherAddress, { email: eve.email, password: ada.password })).resolves.toMatchObject({
      email: eve.email,
    });
  });
});

it("A person can sign in while somebody guesses their password from another address", async () => {
  const eve = await signUp(guest, { ...ada, email: "guessed@example.org" });
  const guesser = { ...guest, address: "192.0.2.66" };
  for (let attempt = 0; attempt < 120; attempt++)
    await signIn(guesser, { email: eve.email, password: "wrong" }).catch(() => undefined);
  await expect(signIn(guesser, { email: eve.email, password: ada.password })).rejects.toMatchObject({
    code: "too_many_requests",
  });
  await expect(signIn(guest, { email: eve.email, password: ada.password })).resolves.toMatchObject({
    email: eve.email,
  });
});

it("Concurrent sign-in attempts do not exceed the limit", async () => {
  const mallory = await signUp(guest, { ...ada, email: "mallory@example.org" });
  const outcomes = await Promise.all(
    Array.from({ length: 30 }, () =>
      signIn(guest, { email: mallory.email, password: "wrong" }).catch((error: AppError) => error.code),
    ),
  );
  expect(outcomes.filter(code => code === "wrong_email_or_password")).toHaveLength(10);
});

describe("bearer tokens", () => {
  it("A bearer token finds its person, kind and scopes", async () => {
    const ctx = await createUser();
    const { token } = await createApiToken(ctx, { name: "lamp", scopes: ["read"] });
    await expect(findToken(token)).resolves.toMatchObject({
      kind: "api",
      userId: ctx.userId,
      scopes: ["read"],
    });
    await expect(findToken(await createTokenSession(ctx.userId, {}))).resolves.toMatchObject({
      kind: "session",
    });
    await expect(findToken(`${token}x`)).resolves.toBeNull();
  });

  it("The account that a person reads does not contain the password hash", async () => {
    expect(Object.keys(await getMe(await createUser())).sort()).toEqual([
      "browserSound",
      "createdAt",
      "email",
      "id",
      "locale",
      "lyrics",
      "notifications",
      "role",
      "statistics",
      "timeZone",
      "username",
    ]);
  });
});
