import { z } from "zod";
import { type ErrorCode, errorDetail } from "./error-details";
import { errorMessages } from "./error-messages";
import type { AppError } from "./errors";

const codes = Object.keys(errorMessages) as [ErrorCode, ...ErrorCode[]];

/** The fields of an error in the database. They contain no sentence, so that the detail can be filled in in any language. */
export const storedErrorFields = {
  code: z.enum(codes),
  parameters: z.record(z.string(), z.unknown()).default({}),
};

/** Parses a stored error and fills in its detail. */
export const storedErrorSchema = z
  .object(storedErrorFields)
  .transform(({ code, parameters }) => ({ code, detail: errorDetail(code, parameters) }));

/** Returns the part of an error that is stored. */
export const toStoredError = ({ code, parameters }: AppError): z.input<typeof storedErrorSchema> => ({
  code,
  parameters,
});
