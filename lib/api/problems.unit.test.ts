import { expect, it } from "vitest";
import { AppError } from "@/lib/core/errors";
import { env } from "@/lib/platform/env";
import type { Problem } from "@/lib/schemas/common";
import { problemReply } from "./problems";

const problemOf = async (error: unknown) =>
  (await problemReply(error, { requestId: "1", locale: "en" }).json()) as Problem;
const typeOf = async (error: unknown) => (await problemOf(error)).type;

it("The type of a problem is the address of the article that explains its code", async () => {
  const articles = `${env().PUBLIC_URL}/help/errors`;
  expect(await typeOf(new AppError("email_taken"))).toBe(`${articles}/email_taken`);
  expect(await typeOf(new Error("unforeseen"))).toBe(`${articles}/internal_error`);
});

it("A problem names the case that occurred if its code covers several, and an unknown case is the most general one", async () => {
  const reasonOf = async (error: unknown) => (await problemOf(error)).reason;
  expect(await reasonOf(new AppError("not_found", { reason: "playlist" }))).toBe("playlist");
  expect(await reasonOf(new AppError("not_found", { reason: "formerly" as "playlist" }))).toBe("account");
  expect(await reasonOf(new AppError("email_taken"))).toBeUndefined();
});
