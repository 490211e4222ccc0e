import { makeAdmin } from "@/lib/accounts/make-admin";
import { createResetLink, resetLinkMinutes } from "@/lib/accounts/passwords/reset-links";
import { disconnect, prisma } from "@/lib/platform/db";
import { failPlainly, joinInstance } from "./support/database";
import { Stack } from "./support/stack";

const usage = `Commands:
  npm run users -- list
  npm run users -- reset-password EMAIL   prints a one-time link with which the person sets a new password
  npm run users -- make-admin EMAIL       makes the account an admin, and enables it if it is disabled`;

/** Replaces control characters, which could change what the terminal shows: older usernames may have some. */
const printable = (text: string) => text.replace(/\p{Cc}/gu, "\u{FFFD}");

async function findAccount(email: string) {
  const account = await prisma().user.findUnique({ where: { email: email.trim().toLowerCase() } });
  if (!account) console.error(`There is no account with the e-mail address ${email}.`);
  return account;
}

async function list(): Promise<boolean> {
  const people = await prisma().user.findMany({ orderBy: { createdAt: "asc" } });
  for (const { createdAt, role, email, username, disabledAt } of people) {
    const note = disabledAt ? ["(disabled)"] : [];
    console.log(
      [createdAt.toISOString().slice(0, 10), role.padEnd(6), email, printable(username), ...note].join("  "),
    );
  }
  if (people.length === 0) console.error("There is no account yet.");
  return true;
}

async function resetPassword(email: string): Promise<boolean> {
  const account = await findAccount(email);
  if (!account) return false;
  if (account.disabledAt) {
    console.error(
      `The account ${account.email} is disabled, so a link would not work. Enable it on the Admin page, or with make-admin.`,
    );
    return false;
  }
  // The link alone goes to standard output, so that a script can use it.
  console.error(`» A link for ${account.email} that works once, within ${resetLinkMinutes} minutes:`);
  console.log(await createResetLink(account.id, "admin"));
  return true;
}

async function appointAdmin(email: string): Promise<boolean> {
  const account = await findAccount(email);
  if (!account) return false;
  await makeAdmin(account.id);
  console.log(`» ${account.email} is an admin${account.disabledAt ? ", and enabled again" : ""}.`);
  return true;
}

/** Returns the command that the parameters name. */
function chooseCommand([name, email, ...rest]: string[]): (() => Promise<boolean>) | undefined {
  if (name === "list" && email === undefined) return list;
  if (email === undefined || rest.length > 0) return undefined;
  if (name === "reset-password") return () => resetPassword(email);
  return name === "make-admin" ? () => appointAdmin(email) : undefined;
}

/** `npm run users`: accounts, for the person who runs the instance. Works while the app runs. */
export async function main(parameters: string[]): Promise<void> {
  const command = chooseCommand(parameters);
  if (!command) {
    console.error(usage);
    process.exit(1);
  }
  const stack = new Stack();
  try {
    await joinInstance(stack);
    if (!(await command())) process.exitCode = 1;
    await disconnect();
    await stack.stop();
  } catch (error) {
    await stack.stop();
    failPlainly(error);
  }
}
