import { expect, it } from "vitest";
import { meChange } from "@/lib/schemas/accounts";
import { parseFields } from "@/lib/schemas/issue";
import { createUser, guest } from "@/testing/people";
import { getMe } from "./get-me";
import { signIn } from "./sign-in/sign-in";
import { updateMe } from "./update-me";

const password = "a good password";
const newEmail = () => `${crypto.randomUUID()}@example.org`;

it("A person changes the username and one kind of mail without the password, and the rest stays", async () => {
  const ctx = await createUser();
  const before = await getMe(ctx);
  const changed = { ...before, username: "Augusta", notifications: { connection: true, imports: false } };
  await expect(updateMe(ctx, { username: "Augusta", notifications: { imports: false } })).resolves.toEqual(
    changed,
  );
  await expect(getMe(ctx)).resolves.toEqual(changed);
  await expect(updateMe(ctx, { email: before.email })).resolves.toEqual(changed);
});

it("A changed e-mail address needs the current password, and the person signs in with it", async () => {
  const ctx = await createUser();
  const { email } = await getMe(ctx);
  const changed = newEmail();
  await expect(updateMe(ctx, { email: changed })).rejects.toMatchObject({
    code: "wrong_password",
    field: "password",
  });
  await expect(updateMe(ctx, { email: changed, username: "Eve", password: "a guess" })).rejects.toMatchObject(
    { code: "wrong_password", field: "password" },
  );
  await expect(getMe(ctx)).resolves.toMatchObject({ email, username: "Ada" });
  await expect(updateMe(ctx, { email: changed, password })).resolves.toMatchObject({ email: changed });
  await expect(signIn(guest, { email: changed, password })).resolves.toMatchObject({ id: ctx.userId });
  await expect(signIn(guest, { email, password })).rejects.toMatchObject({ code: "wrong_email_or_password" });
});

it("The e-mail address of another account is refused at its field", async () => {
  const [ctx, other] = [await createUser(), await createUser()];
  const { email } = await getMe(other);
  await expect(updateMe(ctx, { email, password })).rejects.toMatchObject({
    code: "email_taken",
    field: "email",
  });
});

it("A person sets the language and the time zone, and resets them; nobody else's change", async () => {
  const [ctx, other] = [await createUser(), await createUser()];
  const before = await getMe(other);
  const chosen = { locale: "fr", timeZone: "Pacific/Auckland" } as const;
  await expect(updateMe(ctx, chosen)).resolves.toMatchObject(chosen);
  await expect(updateMe(ctx, { username: "Augusta" })).resolves.toMatchObject(chosen);
  await expect(updateMe(ctx, { locale: null })).resolves.toMatchObject({ ...chosen, locale: null });
  await expect(updateMe(ctx, { timeZone: null })).resolves.toMatchObject({ locale: null, timeZone: null });
  await expect(getMe(other)).resolves.toEqual(before);
});

it.each([
  [{ timeZone: "Mars/Olympus_Mons" }, "timeZone", "timeZone"],
  [{ timeZone: "" }, "timeZone", "timeZone"],
  [{ timeZone: "x".repeat(101) }, "timeZone", "textTooLong"],
  [{ locale: "de" }, "locale", "oneOf"],
  [{ locale: "fr-FR" }, "locale", "oneOf"],
  [{ locale: 1 }, "locale", "oneOf"],
])("The settings %j are refused", (settings, path, key) => {
  expect(parseFields(meChange, settings).issues?.[0]).toMatchObject({ path, issue: { key } });
});
