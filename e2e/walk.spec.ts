import { generated } from "./support/stacks";
import { test } from "./support/test";
import { walk } from "./support/walk";

test("a person signs up, brings an app, connects, imports, shuffles a playlist and pauses", async ({
  page,
}) => {
  await walk(page, generated);
});
