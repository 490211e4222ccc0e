import { env } from "@/lib/platform/env";
import { hasNoAccount } from "./set-up-code";

/** Tells whether a new account may be created. The first account always may, the others unless REGISTRATION is closed. */
export const isRegistrationOpen = async (): Promise<boolean> =>
  env().REGISTRATION === "open" || (await hasNoAccount());
