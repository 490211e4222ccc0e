import { presentUser } from "@/lib/accounts/present-user";
import { refuseDisabled } from "@/lib/accounts/refuse-disabled";
import { checkRegistration } from "@/lib/accounts/registration/check-registration";
import { type Admission, createAccount } from "@/lib/accounts/registration/create-account";
import type { Context } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { prisma } from "@/lib/platform/db";
import { logSecurityEvent } from "@/lib/platform/security-log";
import { registration, type User } from "@/lib/schemas/accounts";
import type { SignedInUser } from "./sign-in-proof";
import { arePasswordsOn, signOnName } from "./single-sign-on";

/** A person as the provider of single sign-on describes them. Only issuer and subject identify the person. */
export type ProviderPerson = {
  issuer: string;
  subject: string;
  email?: string | undefined;
  isEmailVerified: boolean;
  /** Names that the provider gives to the person, the best first. */
  names: string[];
};

/** Returns a verified e-mail address for a new account. */
function requireEmail({ email, isEmailVerified }: ProviderPerson): string {
  const name = signOnName();
  const parsed = registration.shape.email.safeParse(email);
  if (!parsed.success) throw new AppError("provider_email_unusable", { reason: "missing", name });
  if (!isEmailVerified) throw new AppError("provider_email_unusable", { reason: "unverified", name });
  return parsed.data;
}

/** Returns the first name that can be a username. Several people may have the same one. */
function chooseUsername({ names }: ProviderPerson, email: string): string {
  for (const name of [...names, email.split("@")[0] ?? ""]) {
    const text = name
      .replace(/\p{Cc}/gu, " ")
      .trim()
      .slice(0, 40);
    // PostgreSQL cannot store half surrogate pairs.
    const username = registration.shape.username.safeParse(text.replace(/\p{Cs}/gu, ""));
    if (username.success) return username.data;
  }
  return "Listener";
}

/** Creates an account without a password. An e-mail address never connects a person to an account that exists already. */
async function createAccountFor(ctx: Context, person: ProviderPerson, admission: Admission): Promise<User> {
  const { issuer, subject } = person;
  await checkRegistration(ctx, admission.invite);
  const email = requireEmail(person);
  const account = { email, username: chooseUsername(person, email), passwordHash: null };
  return createAccount(ctx, { ...account, identity: { issuer, subject } }, admission).catch(
    (error: unknown) => {
      if (!(error instanceof AppError && error.code === "email_taken")) throw error;
      const reason = arePasswordsOn() ? "password" : "no_password";
      throw new AppError("account_not_connected", { reason, name: signOnName() });
    },
  );
}

/**
 * Signs a person in whom the provider has identified. The first time, creates an account if registration allows it.
 * @throws AppError provider_email_unusable, account_disabled, account_not_connected, set_up_code_needed; like checkRegistration
 */
export async function signInWithIdentity(
  ctx: Context,
  person: ProviderPerson,
  admission: Admission,
): Promise<SignedInUser> {
  const { issuer, subject } = person;
  const known = await prisma().identity.findUnique({
    where: { issuer_subject: { issuer, subject } },
    include: { user: true },
  });
  if (known) refuseDisabled(ctx, known.user);
  const user = known ? presentUser(known.user) : await createAccountFor(ctx, person, admission);
  logSecurityEvent("sign_in_succeeded", { ...ctx, userId: user.id }, { method: "single sign-on" });
  return { ...user, proof: { issuer, subject } };
}
