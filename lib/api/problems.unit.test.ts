import { expect, it } from "vitest";
import { AppError } from "@/lib/core/errors";
import { env } from "@/lib/platform/env";
import type { Problem } from "@/lib/schemas/common";
import { problemReply } from "./problems";

const typeOf = async (error: unknown) =>
  ((await problemReply(error, { requestId: "1", locale: "en" }).json()) as Problem).type;

it("The type of a problem is the address of the article that explains its code", async () => {
  const articles = `${env().PUBLIC_URL}/help/errors`;
  expect(await typeOf(new AppError("email_taken"))).toBe(`${articles}/email_taken`);
  expect(await typeOf(new Error("unforeseen"))).toBe(`${articles}/internal_error`);
});
