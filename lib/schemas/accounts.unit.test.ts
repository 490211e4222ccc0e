import { expect, it } from "vitest";
import { meChange, registration } from "./accounts";
import { says } from "./issue";

const withName = (username: string) => ({ email: "ada@example.org", username, password: "a good password" });

it.each(["A\nda", "\u001b[31mAda", "Ada\u007f", "Ada\u009b2J"])(
  "A username with control characters (%j) is refused in words, at sign-up and later",
  username => {
    for (const schema of [registration, meChange])
      expect(schema.safeParse(withName(username)).error?.issues).toMatchObject([
        { path: ["username"], message: says("controlCharacters") },
      ]);
  },
);

it("A username may have letters of every language, and emoji", () => {
  for (const username of ["Søren", "小野", "Ada 👩‍💻"])
    expect(registration.parse(withName(username)).username).toBe(username);
});
