import { expect, it } from "vitest";
import { parseUserAgent } from "./parse-user-agent";

const webKit = "AppleWebKit/537.36 (KHTML, like Gecko)";

it.each([
  [
    "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0",
    { name: "Firefox", system: "Linux" },
  ],
  [
    `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${webKit} Chrome/142.0.0.0 Safari/537.36 Edg/142.0`,
    { name: "Edge", system: "Windows" },
  ],
  [
    `Mozilla/5.0 (Linux; Android 16; Pixel 7) ${webKit} Chrome/142.0.0.0 Mobile Safari/537.36`,
    { name: "Chrome", system: "Android" },
  ],
  [
    "Mozilla/5.0 (iPhone; CPU iPhone OS 26_0 like Mac OS X) AppleWebKit/605.1 Version/26.0 Mobile Safari/604.1",
    { name: "Safari", system: "iOS" },
  ],
  ["curl/8.5.0", { name: "curl/8.5.0" }],
  ["HomeAssistant/2026.11 aiohttp/3.13", { name: "HomeAssistant/2026.11" }],
  [null, null],
])("The User-Agent header %j names the client %j", (header, client) => {
  expect(parseUserAgent(header)).toEqual(client);
});
