import { expect, it } from "vitest";
import { updateMe } from "@/lib/accounts/update-me";
import { guestLocale } from "@/lib/api/http/locale";
import { createUser } from "@/testing/people";
import { createSession } from "./new-session";

it("After a sign-in, replies that are made before the session is read have the language of the account", async () => {
  const ctx = await createUser();
  const languageOf = async () => {
    const { cookies } = await createSession(await updateMe(ctx, {}), { userAgent: null, address: undefined });
    const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
    return guestLocale({ headers: { cookie, "accept-language": "en" } });
  };
  expect(await languageOf()).toBe("en");
  await updateMe(ctx, { locale: "fr" });
  expect(await languageOf()).toBe("fr");
});
