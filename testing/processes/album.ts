import { getAlbum } from "@/lib/catalog/get-album";
import { jobContext } from "@/lib/core/context";

/** Opens an album several times at once when a line arrives on standard input. */
const [userId = "", albumId = "", times = "1"] = process.argv.slice(2);

process.stdin.once("data", async () => {
  const opened = Array.from({ length: Number(times) }, () =>
    getAlbum(jobContext(userId, "test"), albumId).then(
      ({ name }) => name,
      error => String(error.code ?? error),
    ),
  );
  process.stdout.write(`${JSON.stringify(await Promise.all(opened))}\n`, () => process.exit());
});
process.stdout.write("ready\n");
