import { expect, it } from "vitest";
import { guest } from "@/testing/people";
import { setUpCode } from "./set-up-code";
import { signUp } from "./sign-up";

const stranger = { ...guest, isLocal: false };
const account = (email: string, code?: string) => ({
  email,
  username: "Ada",
  password: "a good password",
  ...(code !== undefined && { setUpCode: code }),
});

it("From another network, the first account needs the set-up code and later accounts do not", async () => {
  for (const code of [undefined, "", "wrong", setUpCode().slice(1), `${setUpCode()}x`])
    await expect(signUp(stranger, account("eve@example.org", code)), code).rejects.toMatchObject({
      code: "set_up_code_needed",
    });
  const first = await signUp(stranger, account("ada@example.org", ` ${setUpCode()} `));
  expect(first.role).toBe("admin");
  const second = await signUp(stranger, account("bob@example.org"));
  expect(second.role).toBe("member");
});
