import { z } from "zod";
import { type ErrorCode, errorDetail } from "./error-details";
import { errorMessages } from "./error-messages";
import type { AppError } from "./errors";

const codes = Object.keys(errorMessages) as [ErrorCode, ...ErrorCode[]];

/** The fields of an error in the database: no sentence, so that its detail can be composed in any language. */
export const storedErrorFields = {
  code: z.enum(codes),
  parameters: z.record(z.string(), z.unknown()).default({}),
};

/** Parses a stored error and composes its detail. */
export const storedError = z
  .object(storedErrorFields)
  .transform(({ code, parameters }) => ({ code, detail: errorDetail(code, parameters) }));

/** Returns what to store of an error. */
export const toStoredError = ({ code, parameters }: AppError): z.input<typeof storedError> => ({
  code,
  parameters,
});
