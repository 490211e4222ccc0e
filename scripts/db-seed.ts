import { disconnect } from "@/lib/platform/db";
import { seed, seedPassword, seedPeople } from "@/prisma/seed";
import { failPlainly, startDatabase } from "./support/database";
import { Stack } from "./support/stack";

/** `npm run db:seed`: adds example people to the database of the demo and of `npm run dev`, which may be running. */
export async function main(): Promise<void> {
  process.env.DATA_DIR ||= ".data/demo";
  const stack = new Stack();
  try {
    await startDatabase(stack);
    const added = await seed();
    const emails = seedPeople.map(({ email }) => email).join(" and ");
    console.log(
      added
        ? `» Added ${emails}. Both sign in with the password ${seedPassword}.`
        : `${emails} exist already; nothing was added.`,
    );
    await disconnect();
    await stack.stop();
  } catch (error) {
    await stack.stop();
    failPlainly(error);
  }
}
