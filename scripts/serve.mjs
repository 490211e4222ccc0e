// Serves the built app in the way of Next's standalone output. `next start` would also load Next's build tools, which are not in
// the container image.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { config as currentConfig } from "../next.config.mjs";

const require = createRequire(import.meta.url);
const { config } = JSON.parse(readFileSync(".next/required-server-files.json", "utf8"));
// The build does not know PUBLIC_URL, from which these are derived.
config.experimental.serverActions = currentConfig.experimental.serverActions;
process.env.__NEXT_PRIVATE_STANDALONE_CONFIG = JSON.stringify(config);
require("next");
const { startServer } = require("next/dist/server/lib/start-server");
const { HOST: hostname, PORT } = process.env;
await startServer({
  dir: process.cwd(),
  isDev: false,
  config,
  hostname,
  port: Number(PORT),
  allowRetry: false,
});
