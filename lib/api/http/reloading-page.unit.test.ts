import { expect, it } from "vitest";
import { loadsPage } from "./reloading-page";

const loads = (headers: Record<string, string>, method = "GET") => loadsPage(method, name => headers[name]);

it("A page is one also when it comes through the service worker, and Next’s own requests are none", () => {
  expect(loads({ "sec-fetch-dest": "document", "sec-fetch-mode": "navigate" })).toBe(true);
  expect(loads({ "sec-fetch-dest": "empty", "sec-fetch-mode": "navigate" })).toBe(true);
  expect(loads({})).toBe(true);
  expect(loads({ "sec-fetch-dest": "empty", "sec-fetch-mode": "cors" })).toBe(false);
  expect(loads({ "sec-fetch-dest": "document", "sec-fetch-mode": "navigate" }, "POST")).toBe(false);
});
