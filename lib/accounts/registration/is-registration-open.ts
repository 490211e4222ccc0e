import { env } from "@/lib/platform/env";
import { hasNoAccount } from "./set-up-code";

/** Tells whether anybody may create an account: always the first one, otherwise if REGISTRATION is open. */
export const isRegistrationOpen = async (): Promise<boolean> =>
  env().REGISTRATION === "open" || (await hasNoAccount());
