import { expect, it } from "vitest";
import { userAgentLabel } from "./user-agent-label";

const webKit = "AppleWebKit/537.36 (KHTML, like Gecko)";

it.each([
  ["Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0", "Firefox on Linux"],
  [
    `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${webKit} Chrome/142.0.0.0 Safari/537.36 Edg/142.0`,
    "Edge on Windows",
  ],
  [
    `Mozilla/5.0 (Linux; Android 16; Pixel 7) ${webKit} Chrome/142.0.0.0 Mobile Safari/537.36`,
    "Chrome on Android",
  ],
  [
    "Mozilla/5.0 (iPhone; CPU iPhone OS 26_0 like Mac OS X) AppleWebKit/605.1 Version/26.0 Mobile Safari/604.1",
    "Safari on iOS",
  ],
  ["curl/8.5.0", "curl/8.5.0"],
  ["HomeAssistant/2026.11 aiohttp/3.13", "HomeAssistant/2026.11"],
  [null, "Unknown browser or app"],
])('The User-Agent header %j is labeled "%s"', (header, label) => {
  expect(userAgentLabel(header)).toBe(label);
});
