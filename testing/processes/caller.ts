import { userCaller } from "@/lib/spotify/access-token";
import { callSpotify } from "@/lib/spotify/call";

/** Makes simultaneous calls of one person when a line arrives on standard input. */
const [userId = "", callCount = "1"] = process.argv.slice(2);

async function callOnce(number: number): Promise<string> {
  // Different addresses, because identical simultaneous reads share one call.
  const call = { method: "GET", path: "/me", query: { number } } as const;
  return callSpotify(userCaller(userId), call, "sync").then(
    () => "answered",
    error => String(error.code ?? error),
  );
}

process.stdin.once("data", async () => {
  const outcomes = await Promise.all(
    Array.from({ length: Number(callCount) }, (_, number) => callOnce(number)),
  );
  process.stdout.write(`${JSON.stringify(outcomes)}\n`, () => process.exit());
});
process.stdout.write("ready\n");
