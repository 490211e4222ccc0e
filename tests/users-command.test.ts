import { expect, it } from "vitest";
import { getMe } from "@/lib/accounts/get-me";
import { resetPassword } from "@/lib/accounts/passwords/reset-password";
import { signIn } from "@/lib/accounts/sign-in/sign-in";
import { prisma } from "@/lib/platform/db";
import { main } from "@/scripts/users";
import { createUser, guest } from "@/testing/people";
import { runCommand } from "@/testing/system/run-command";

const runUsers = (...parameters: string[]) => runCommand(main, ...parameters);

it("The list of users shows each account's address, name and role", async () => {
  const { email } = await getMe(await createUser());
  const { output, code } = await runUsers("list");
  expect(output).toMatch(new RegExp(`^\\d{4}-\\d\\d-\\d\\d  (admin|member)\\s+${email}  Ada$`, "m"));
  expect(code).toBe(0);
});

it("The command prints only the link on standard output, and the link sets a new password", async () => {
  const { email } = await getMe(await createUser());
  const { output, code } = await runUsers("reset-password", ` ${email.toUpperCase()}`);
  expect([output, code]).toEqual([
    expect.stringMatching(/^http:\/\/127\.0\.0\.1:3000\/reset-password\?token=\S+$/),
    0,
  ]);
  const token = new URL(output).searchParams.get("token") ?? "";
  await resetPassword(guest, { token, password: "a better password" });
  await expect(signIn(guest, { email, password: "a better password" })).resolves.toMatchObject({ email });
});

it("The command makes a member an admin", async () => {
  await createUser();
  const ctx = await createUser();
  const { email, role } = await getMe(ctx);
  expect(role).toBe("member");
  expect(await runUsers("make-admin", email)).toMatchObject({ code: 0 });
  expect(await getMe(ctx)).toMatchObject({ role: "admin" });
});

it("A disabled account gets no link, and make-admin enables it", async () => {
  const ctx = await createUser();
  const { email } = await getMe(ctx);
  await prisma().user.update({ where: { id: ctx.userId }, data: { disabledAt: new Date() } });
  expect(await runUsers("reset-password", email)).toEqual({
    output: "",
    errors: expect.stringMatching(/^The account \S+ is disabled, .*make-admin\.$/),
    code: 1,
  });
  expect(await runUsers("make-admin", email)).toEqual({
    output: `» ${email} is an admin, and enabled again.`,
    errors: "",
    code: 0,
  });
  await expect(signIn(guest, { email, password: "a good password" })).resolves.toMatchObject({
    role: "admin",
  });
});

it("Control characters in a username do not reach the terminal", async () => {
  const { userId } = await createUser();
  await prisma().user.update({ where: { id: userId }, data: { username: "\u001b[2JEve\nadmin\u009b" } });
  const { output } = await runUsers("list");
  expect(output).toMatch(/ {2}\ufffd\[2JEve\ufffdadmin\ufffd$/m);
});

it.each(["reset-password", "make-admin"])(
  "An unknown address makes %s fail with one line that names it",
  async command => {
    expect(await runUsers(command, "nobody@example.org")).toEqual({
      output: "",
      errors: "There is no account with the e-mail address nobody@example.org.",
      code: 1,
    });
  },
);

it.each([[], ["remove", "ada@example.org"], ["reset-password"], ["list", "all"]])(
  "The parameters %j %j are answered with the usage",
  async (...parameters) => {
    const { errors, code } = await runUsers(...parameters);
    expect([errors, code]).toEqual([expect.stringContaining("npm run users -- list"), 1]);
  },
);
