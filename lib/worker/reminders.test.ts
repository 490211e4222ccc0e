import { expect, it, onTestFinished } from "vitest";
import { emailChangedMail } from "@/lib/accounts/email-changed-mail";
import { getMe } from "@/lib/accounts/get-me";
import { resetMail } from "@/lib/accounts/passwords/reset-mail";
import { updateMe } from "@/lib/accounts/update-me";
import { reauthorizeBy } from "@/lib/connections/connection-state";
import { queueMail } from "@/lib/mail/queue-mail";
import { prisma, sql } from "@/lib/platform/db";
import { connect, createUser } from "@/testing/people";
import { createPersonWithMail, mailed } from "@/testing/system/mails";
import { queueMails } from "./mails";
import { startJobWorker } from "./worker";

const { clock, connected, smtp, sendDueMails } = await mailed();

const minute = 60_000;
const day = 24 * 60 * minute;

it("A connection that ends is announced once 30 days and once 3 days before, for each authorization", async () => {
  const { ctx, spotifyUser } = await connected();
  const { email } = await getMe(ctx);
  const daysBeforeEnd = async (days: number) => {
    const { authorizedAt } = await prisma().spotifyConnection.findUniqueOrThrow({
      where: { userId: ctx.userId },
    });
    await clock.advance(reauthorizeBy(authorizedAt).getTime() - days * day - Date.now());
  };
  await daysBeforeEnd(30.1);
  expect(await sendDueMails()).toEqual([]);
  await daysBeforeEnd(29.9);
  const [first, ...others] = await sendDueMails();
  expect(others).toEqual([]);
  expect(first?.recipients).toEqual([email]);
  expect(first?.headers).toMatch(/Subject: Your Spotify connection ends on \w+ \d+, \d{4}/);
  expect(first?.content).toContain("http://127.0.0.1:3000/profile/services");
  expect(first?.content).toContain("http://127.0.0.1:3000/profile#notifications");
  await daysBeforeEnd(3.1);
  expect(await sendDueMails()).toEqual([]);
  await daysBeforeEnd(2.9);
  expect(await sendDueMails()).toHaveLength(1);
  expect(await sendDueMails()).toEqual([]);
  await connect(ctx, spotifyUser);
  expect(await sendDueMails()).toEqual([]);
  await daysBeforeEnd(2);
  expect(await sendDueMails(), "only the later one of both").toHaveLength(1);
});

it("The worker sends reminders that are due by itself", async () => {
  const { ctx } = await connected();
  const { email } = await getMe(ctx);
  await clock.advance(160 * day);
  const worker = await startJobWorker();
  onTestFinished(worker.close);
  await expect.poll(() => smtp.mails).toMatchObject([{ recipients: [email] }]);
});

it("A reminder that waits is not sent after the person has connected again or switched it off", async () => {
  const [reconnected, silent] = [await connected(), await connected()];
  await clock.advance(160 * day);
  await queueMails();
  expect(await sql("SELECT 1 FROM mails WHERE kind = 'connection_ending'")).toHaveLength(2);
  await connect(reconnected.ctx, reconnected.spotifyUser);
  const { notifications } = await updateMe(silent.ctx, { notifications: { connection: false } });
  expect(notifications).toEqual({ connection: false, imports: true });
  expect(await sendDueMails()).toEqual([]);
});

it("A person who switched reminders off gets none, and those that are still due after switching them on again", async () => {
  const { ctx } = await connected();
  await updateMe(ctx, { notifications: { connection: false, imports: false } });
  const job = { userId: ctx.userId, kind: "import", options: {}, state: "waiting" } as const;
  await prisma().syncJob.create({ data: { ...job, createdAt: new Date() } });
  await clock.advance(160 * day);
  expect(await sendDueMails()).toEqual([]);
  await updateMe(ctx, { notifications: { connection: true, imports: true } });
  expect(await sendDueMails()).toHaveLength(2);
});

it("A mail about an import that waits to be sent is not sent after the person has switched these mails off", async () => {
  const ctx = await createUser();
  const job = { userId: ctx.userId, kind: "import", options: {}, state: "waiting" } as const;
  await prisma().syncJob.create({ data: { ...job, createdAt: new Date() } });
  await clock.advance(2 * day);
  await queueMails();
  expect(
    await sql("SELECT 1 FROM mails WHERE kind = 'import_stuck' AND user_id = $1", [ctx.userId]),
  ).toHaveLength(1);
  await updateMe(ctx, { notifications: { imports: false } });
  expect(await sendDueMails()).toEqual([]);
});

it.each([
  ["waiting", "Your import is not complete yet"],
  ["failed", "Your import has failed"],
] as const)("An import that is %s for a day is reported once", async (state, subject) => {
  const { ctx, email } = await createPersonWithMail();
  const now = new Date();
  const finishedAt = state === "failed" ? now : null;
  await prisma().syncJob.create({
    data: { userId: ctx.userId, kind: "import", options: {}, state, createdAt: now, finishedAt },
  });
  await clock.advance(0.9 * day);
  expect(await sendDueMails()).toEqual([]);
  await clock.advance(0.2 * day);
  const [mail, ...others] = await sendDueMails();
  expect(others).toEqual([]);
  expect(mail?.recipients).toEqual([email]);
  expect(mail?.headers).toContain(`Subject: ${subject}`);
  expect(mail?.content).toContain("http://127.0.0.1:3000/imports");
  expect(mail?.content).toContain("http://127.0.0.1:3000/profile#notifications");
  await clock.advance(0.5 * day);
  expect(await sendDueMails()).toEqual([]);
});

it("A failed import is not reported after a later one was started or has succeeded", async () => {
  for (const later of [
    { state: "completed", isScheduled: true },
    { state: "cancelled", isScheduled: false },
  ] as const) {
    const { userId } = await createUser();
    const [failedAt, startedAt] = [new Date(), new Date(Date.now() + minute)];
    const job = { userId, kind: "import", options: {} };
    await prisma().syncJob.create({
      data: { ...job, state: "failed", createdAt: failedAt, finishedAt: failedAt },
    });
    await prisma().syncJob.create({
      data: { ...job, ...later, createdAt: startedAt, finishedAt: startedAt },
    });
  }
  await clock.advance(2 * day);
  expect(await sendDueMails()).toEqual([]);
});

it("A mail about a failed import that could not be sent in time is not sent after another import has succeeded", async () => {
  const { userId } = await createUser();
  const job = { userId, kind: "import", options: {} };
  const now = new Date();
  await prisma().syncJob.create({ data: { ...job, state: "failed", createdAt: now, finishedAt: now } });
  await clock.advance(1.1 * day);
  await queueMails();
  await prisma().syncJob.create({ data: { ...job, state: "completed", createdAt: new Date() } });
  expect(await sendDueMails()).toEqual([]);
});

it("Scheduled imports that keep failing are reported once a week", async () => {
  const { userId } = await createUser();
  const fail = () =>
    prisma().syncJob.create({
      data: {
        userId,
        kind: "import",
        options: {},
        state: "failed",
        isScheduled: true,
        createdAt: new Date(),
        finishedAt: new Date(),
      },
    });
  let mails = 0;
  for (let halfDay = 0; halfDay < 20; halfDay++) {
    await fail();
    await clock.advance(day / 2);
    mails += (await sendDueMails()).length;
  }
  expect(mails).toBe(2);
});

it("A reminder is in the language of its person and names the day in their time zone", async () => {
  const [french, english] = [await connected(), await connected()];
  await updateMe(french.ctx, { locale: "fr", timeZone: "Pacific/Kiritimati" });
  // 14 hours later there, so it is the first day of the next month.
  const authorizedAt = new Date("2026-05-31T12:00:00Z");
  await prisma().spotifyConnection.updateMany({ data: { authorizedAt } });
  await clock.advance(reauthorizeBy(authorizedAt).getTime() - 2 * day - Date.now());
  const mails = await sendDueMails();
  const mailTo = async ({ ctx }: typeof french) => {
    const { email } = await getMe(ctx);
    return mails.find(({ recipients }) => recipients.includes(email));
  };
  const end = reauthorizeBy(authorizedAt);
  const format = (locale: string, timeZone: string) =>
    new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone }).format(end);
  const frenchDay = format("fr", "Pacific/Kiritimati").replace(/^1 /, "1er ");
  expect(frenchDay).toMatch(/^1er /);
  const inFrench = await mailTo(french);
  expect(inFrench?.headers).toContain(`Subject: Votre connexion à Spotify prend fin le ${frenchDay}`);
  expect(inFrench?.content).toContain(`La vôtre prend fin le ${frenchDay}. Reconnectez Spotify avant`);
  expect(inFrench?.content).toContain('<html lang="fr">');
  expect(inFrench?.content).toContain("Ne plus recevoir ces e-mails\u00a0: http://127.0.0.1:3000/profile");
  expect(inFrench?.content).not.toMatch(/Spotify ends|Turn off/);
  const inEnglish = await mailTo(english);
  expect(inEnglish?.headers).toContain(`Your Spotify connection ends on ${format("en", "UTC")} (UTC)`);
  expect(inEnglish?.content).toContain('<html lang="en">');
});

it("Every mail has words in both languages", async () => {
  const { ctx } = await createPersonWithMail();
  for (const [locale, subjects] of [
    ["en", ["Set a new password for Tonearm", "The email of your Tonearm account was changed"]],
    [
      "fr",
      ["Définir un nouveau mot de passe pour Tonearm", "L’adresse e-mail de votre compte Tonearm a changé"],
    ],
  ] as const) {
    await updateMe(ctx, { locale });
    await queueMail(ctx.userId, resetMail);
    await queueMail(ctx.userId, emailChangedMail, "former@example.org");
    const mails = await sendDueMails();
    expect(mails.map(({ headers }) => /^Subject: (.*)$/m.exec(headers)?.[1]?.trim())).toEqual(subjects);
    for (const { content } of mails) {
      expect(content).toContain(`<html lang="${locale}">`);
      expect(content).not.toMatch(/[{}]|\bmail\.[a-z]/);
    }
  }
});
