import { z } from "zod";
import type { Locale } from "@/lib/i18n/locales";
import { type ErrorCode, errorStatuses } from "./error-statuses";
import { type ErrorParts, errorDetail, reasonOf } from "./error-words";
import type { AppError } from "./errors";

const codes = Object.keys(errorStatuses) as [ErrorCode, ...ErrorCode[]];

/** An error in the database. It contains no sentence, so that it can be worded in any language. */
export const storedErrorSchema = z.object({
  code: z.enum(codes),
  parameters: z.record(z.string(), z.unknown()).default({}),
});

/** Words a stored error as the API shows it. */
export const presentError = (locale: Locale, { code, parameters }: ErrorParts) => ({
  code,
  reason: reasonOf(code, parameters),
  detail: errorDetail(locale, code, parameters),
});

/** Returns the part of an error that is stored. */
export const toStoredError = ({ code, parameters }: AppError): ErrorParts => ({ code, parameters });
