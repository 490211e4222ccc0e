import { expect, it } from "vitest";
import { createUser } from "@/testing/people";
import { besideTransaction } from "@/testing/system/beside-transaction";
import { longTransaction, personTransaction, sql, sqlTransaction } from ".";

const lockUser = "SELECT 1 FROM users WHERE id = $1 FOR UPDATE";

/** Returns a function that resolves once it was called by two. */
function meeting(): () => Promise<void> {
  let arrive = (): void => undefined;
  const first = new Promise<void>(resolve => {
    arrive = resolve;
  });
  let arrived = 0;
  return () => {
    if (++arrived === 2) arrive();
    return first;
  };
}

/** Runs two transactions that lock two people in opposite order, each after the other has its first lock. */
async function deadlock(transaction: typeof sqlTransaction) {
  const [one, other] = [await createUser(), await createUser()];
  const bothHaveOne = meeting();
  let runs = 0;
  const lockBoth = (first: string, second: string) =>
    transaction(async client => {
      runs++;
      await client.query(lockUser, [first]);
      await bothHaveOne();
      await client.query(lockUser, [second]);
    });
  const outcomes = await Promise.allSettled([
    lockBoth(one.userId, other.userId),
    lockBoth(other.userId, one.userId),
  ]);
  return { runs, failed: outcomes.filter(({ status }) => status === "rejected").length };
}

it("A transaction that PostgreSQL ends because of a deadlock is run once more", async () => {
  expect(await deadlock(sqlTransaction)).toEqual({ runs: 3, failed: 0 });
});

it("A long transaction is not run again, because it may have called Spotify", async () => {
  expect(await deadlock(longTransaction)).toEqual({ runs: 2, failed: 1 });
});

it("A transaction that fails for another reason is not run again", async () => {
  let runs = 0;
  const failing = sqlTransaction(client => {
    runs++;
    return client.query("SELECT 1 / 0");
  });
  await expect(failing).rejects.toMatchObject({ code: "22012" });
  expect(runs).toBe(1);
});

it("Writes about one person wait for each other, and writes about another person do not", async () => {
  const [one, other] = [await createUser(), await createUser()];
  const order: string[] = [];
  let second: Promise<unknown> | undefined;
  await personTransaction(one.userId, () =>
    besideTransaction(async () => {
      second = personTransaction(one.userId, async () => order.push("second"));
      await personTransaction(other.userId, async () => order.push("other person"));
      const waiting =
        "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'";
      await expect.poll(() => sql(waiting)).toHaveLength(1);
      order.push("first");
    }),
  );
  await second;
  expect(order).toEqual(["other person", "first", "second"]);
});

it("A write about a person whose account was deleted is refused", async () => {
  const { userId } = await createUser();
  await sql("DELETE FROM users WHERE id = $1", [userId]);
  await expect(personTransaction(userId, async () => undefined)).rejects.toMatchObject({
    code: "not_signed_in",
  });
});
