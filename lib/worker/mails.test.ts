import { expect, it, onTestFinished, vi } from "vitest";
import { deleteAccount } from "@/lib/accounts/delete-account";
import { getMe } from "@/lib/accounts/get-me";
import { forgotPassword, forgottenPasswordJob } from "@/lib/accounts/passwords/forgot-password";
import { findResetLink } from "@/lib/accounts/passwords/reset-links";
import { resetPassword } from "@/lib/accounts/passwords/reset-password";
import { issueDevice } from "@/lib/accounts/sessions/known-device";
import { signIn } from "@/lib/accounts/sign-in/sign-in";
import { updateMe } from "@/lib/accounts/update-me";
import { prisma, sql } from "@/lib/platform/db";
import { jobQueue } from "@/lib/platform/jobs";
import { log } from "@/lib/platform/log";
import { guest } from "@/testing/people";
import { createPersonWithMail, mailed, smtpPassword } from "@/testing/system/mails";
import { sendingJob } from "./mails";

const { smtp, clock, sendDueMails } = await mailed();

const minute = 60_000;
const day = 24 * 60 * minute;

const ask = (email: string, ctx = guest) => forgotPassword(ctx, { email });

/** Does what the job does that `forgotPassword` queues. */
const lookUp = (email: string) =>
  forgottenPasswordJob.handle({ email, address: guest.address, requestId: "test" });

const tokenIn = (content = "") => /reset-password\?token=([\w-]{43})\s/.exec(content)?.[1] ?? "";

it("A forgotten password is set with the link of a mail, which goes over an encrypted connection", async () => {
  const { ctx, email } = await createPersonWithMail();
  await lookUp(email);
  const [mail] = await sendDueMails();
  expect(mail).toMatchObject({ recipients: [email], isEncrypted: true });
  expect(mail?.headers).toContain('From: "Tonearm, at home" <tonearm@example.org>');
  expect(mail?.headers).toContain("Auto-Submitted: auto-generated");
  expect(mail?.content).toContain("http://127.0.0.1:3000/reset-password?token=");
  expect(mail?.content, "loads nothing").not.toMatch(/<img|<link|src=/);
  const token = tokenIn(mail?.content);
  await expect(findResetLink(token)).resolves.toMatchObject({ userId: ctx.userId });
  await resetPassword(guest, { token, password: "a better password" });
  await expect(signIn(guest, { email, password: "a better password" })).resolves.toMatchObject({ email });
});

it("Asking for a new password of an unknown address answers the same and mails nothing", async () => {
  await expect(ask("nobody@example.org")).resolves.toBeUndefined();
  await lookUp("nobody@example.org");
  expect(await sendDueMails()).toEqual([]);
});

it("A request is answered before the account is looked for, so that the time shows nothing", async () => {
  const { email } = await createPersonWithMail();
  const find = vi.spyOn(prisma().user, "findUnique");
  onTestFinished(() => find.mockRestore());
  await ask(email);
  expect(find).not.toHaveBeenCalled();
  expect(await sql("SELECT 1 FROM mails")).toEqual([]);
});

it("A stranger gets an account three mails in half an hour, and a known browser of the owner still gets one", async () => {
  const { email } = await createPersonWithMail();
  const sent = vi.spyOn(log, "warn");
  onTestFinished(() => sent.mockRestore());
  const refusals = () =>
    sent.mock.calls.filter(([details]) => "event" in details && details.event === "password_reset_refused")
      .length;
  for (let request = 0; request < 5; request++) await ask(email, { ...guest, address: `192.0.2.${request}` });
  expect(refusals()).toBe(2);
  await ask(email, { ...guest, device: await issueDevice(email) });
  expect(refusals()).toBe(2);
  await clock.advance(30 * minute);
  await ask(email);
  expect(refusals()).toBe(2);
});

it("A new link ends the older one", async () => {
  const { email } = await createPersonWithMail();
  await lookUp(email);
  const [first] = await sendDueMails();
  await lookUp(email);
  const [second] = await sendDueMails();
  await expect(findResetLink(tokenIn(first?.content))).resolves.toBeNull();
  await expect(findResetLink(tokenIn(second?.content))).resolves.not.toBeNull();
});

it("While the SMTP server is down a mail waits, and it arrives once with a link that still works", async () => {
  const { email } = await createPersonWithMail();
  const warnings = vi.spyOn(log, "warn");
  onTestFinished(() => warnings.mockRestore());
  await smtp.stop();
  await lookUp(email);
  await lookUp(email);
  expect(await sendDueMails()).toEqual([]);
  await clock.advance(2 * minute);
  expect(await sendDueMails()).toEqual([]);
  await smtp.restart();
  expect(await sendDueMails(), "the next attempt is not due").toEqual([]);
  await clock.advance(20 * minute);
  const mails = await sendDueMails();
  expect(mails).toHaveLength(1);
  await expect(findResetLink(tokenIn(mails[0]?.content))).resolves.not.toBeNull();
  await clock.advance(day);
  expect(await sendDueMails()).toEqual([]);
  const text = JSON.stringify(warnings.mock.calls);
  expect(text).toContain("a mail was not sent");
  expect(text).not.toContain(email);
});

it("A server that refuses the login and repeats the password does not get it into the log", async () => {
  const warnings = vi.spyOn(log, "warn");
  onTestFinished(() => warnings.mockRestore());
  const { email } = await createPersonWithMail();
  smtp.changePassword("another");
  await lookUp(email);
  expect(await sendDueMails()).toEqual([]);
  expect(JSON.stringify(warnings.mock.calls)).toContain("Wrong password [secret]");
  smtp.changePassword(smtpPassword);
  await clock.advance(2 * minute);
  expect(await sendDueMails()).toHaveLength(1);
});

it("A mail whose recipient the server refuses for good is given up, and one refused for now is tried again", async () => {
  const { email } = await createPersonWithMail();
  onTestFinished(() => smtp.refuseWith(null));
  smtp.refuseWith(550);
  await lookUp(email);
  await sendDueMails();
  expect(await sql("SELECT 1 FROM mails")).toEqual([]);
  for (const [code, text] of [[450], [550, "5.7.1 Relaying denied for"]] as const) {
    smtp.refuseWith(code, text);
    await lookUp(email);
    await sendDueMails();
    smtp.refuseWith(null);
    await clock.advance(2 * minute);
    expect(await sendDueMails()).toHaveLength(1);
  }
});

it("Asking again sends the mail that waits for its next attempt at once, and queues it", async () => {
  const { email } = await createPersonWithMail();
  await smtp.stop();
  await lookUp(email);
  for (const minutes of [0, 1, 2, 4, 8]) {
    await clock.advance(minutes * minute);
    await sendDueMails();
  }
  await smtp.restart();
  expect(await sendDueMails(), "the next attempt is not due").toEqual([]);
  const countJobs = async () => (await jobQueue().getJobs(["waiting"], 0, -1, true)).length;
  const before = await countJobs();
  await lookUp(email);
  expect(await countJobs(), "the old job waits for its time").toBe(before + 1);
  expect(await sendDueMails()).toHaveLength(1);
});

it("Asking again while a worker sends the mail sends one", async () => {
  const { email } = await createPersonWithMail();
  await lookUp(email);
  await sql("UPDATE mails SET attempts = 1, next_attempt_at = now() + interval '5 minutes'");
  await lookUp(email);
  expect(await sendDueMails()).toEqual([]);
});

it("A link for a new password is not mailed more than an hour after somebody asked for it", async () => {
  const { email } = await createPersonWithMail();
  await lookUp(email);
  await clock.advance(61 * minute);
  expect(await sendDueMails()).toEqual([]);
  expect(await sql("SELECT 1 FROM mails")).toEqual([]);
});

it("A mail that could not be sent for three days is given up", async () => {
  const { ctx } = await createPersonWithMail();
  onTestFinished(() => smtp.refuseWith(null));
  smtp.refuseWith(450);
  await updateMe(ctx, { email: `${crypto.randomUUID()}@example.org`, password: "a good password" });
  await sendDueMails();
  await clock.advance(3 * day);
  await sendDueMails();
  expect(await sql("SELECT 1 FROM mails")).toEqual([]);
});

it("Two workers send a mail once", async () => {
  const { email } = await createPersonWithMail();
  await lookUp(email);
  const [mail] = await sql<{ id: string }>("SELECT id FROM mails");
  const mailId = mail?.id ?? "";
  await Promise.all(Array.from({ length: 4 }, () => sendingJob.handle({ mailId })));
  expect(smtp.mails).toHaveLength(1);
});

it("Deleting an account deletes its waiting mails", async () => {
  const { ctx, email } = await createPersonWithMail();
  await lookUp(email);
  await deleteAccount(ctx, { password: "a good password" });
  expect(await sql("SELECT 1 FROM mails")).toEqual([]);
  expect(await sendDueMails()).toEqual([]);
});

it("The former address is told when the e-mail address is changed, and links that were mailed to it end", async () => {
  const { ctx, email } = await createPersonWithMail();
  await lookUp(email);
  const [reset] = await sendDueMails();
  const changed = `${crypto.randomUUID()}@example.org`;
  await updateMe(ctx, { email: changed, password: "a good password" });
  const [notice, ...others] = await sendDueMails();
  expect(others).toEqual([]);
  expect(notice?.recipients).toEqual([email]);
  expect(notice?.content).not.toContain(changed);
  await expect(findResetLink(tokenIn(reset?.content))).resolves.toBeNull();
});

it("The notice to the former address is stored with the change, also while the queue is down", async () => {
  const { ctx, email } = await createPersonWithMail();
  const queue = vi.spyOn(jobQueue(), "add").mockRejectedValue(new Error("The queue is down."));
  onTestFinished(() => queue.mockRestore());
  const stored = vi.spyOn(log, "warn").mockImplementation(() => undefined);
  onTestFinished(() => stored.mockRestore());
  await updateMe(ctx, { email: `${crypto.randomUUID()}@example.org`, password: "a good password" });
  expect(await sql("SELECT about FROM mails")).toEqual([{ about: email }]);
  await sql("ALTER TABLE mails ADD CONSTRAINT refused CHECK (false) NOT VALID");
  onTestFinished(async () => void (await sql("ALTER TABLE mails DROP CONSTRAINT refused")));
  const changed = (await getMe(ctx)).email;
  const another = { email: `${crypto.randomUUID()}@example.org`, password: "a good password" };
  await expect(updateMe(ctx, another)).rejects.toThrow();
  expect((await getMe(ctx)).email, "without its notice nothing is changed").toBe(changed);
});

it("Nothing that a person typed gets into a mail", async () => {
  const { ctx, email } = await createPersonWithMail();
  await updateMe(ctx, { username: "Eve\r\nBcc: x@evil.test" });
  await lookUp(email);
  const [mail] = await sendDueMails();
  expect(mail?.recipients).toEqual([email]);
  expect(mail?.content).not.toContain("evil");
});
