import { AsyncLocalStorage } from "node:async_hooks";
import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { readCookie } from "@/lib/api/auth/read-cookie";
import { openSessionCookie, sessionCookieName } from "@/lib/api/auth/session-cookie";
import { startWork } from "@/lib/api/shares";
import { AppError } from "@/lib/core/errors";
import { enterWorkload, type Workload } from "@/lib/platform/db/workload";
import { log } from "@/lib/platform/log";
import { perProcess } from "@/lib/platform/per-process";
import { addressOf } from "./address";
import { endStart, waitForStart } from "./fair-start";
import { otherThanPages, plainReply } from "./form-errors";
import { guestLocale } from "./locale";
import { loadsPage, reloadingPage } from "./reloading-page";

/** A request: its reply, and the workload of its queries. */
type PageRequest = { response: ServerResponse; workload: Workload };

const pageRequest = () => perProcess("page request", () => new AsyncLocalStorage<PageRequest>());

/** Remembers the reply of a request, so that its turn ends with it. Requests on one connection replace each other's. */
export function beginRequest(response: ServerResponse): void {
  const workload: Workload = { pool: "requests" };
  pageRequest().enterWith({ response, workload });
  enterWorkload(workload);
}

/**
 * Waits until the person may load another page or send another form. It counts until its reply has been sent or its client is gone,
 * and its queries count for the person. People who are not signed in count by their address.
 * @throws AppError too_many_requests
 */
async function startPage(request: IncomingMessage): Promise<void> {
  const current = pageRequest().getStore();
  if (!current) return;
  const { response, workload } = current;
  const session = await openSessionCookie(readCookie(request, sessionCookieName()));
  if (session) workload.userId = session.userId;
  endStart();
  const endWork = await startWork("pages", session?.userId ?? addressOf(request));
  // A page that nobody waits for any more costs nothing, so the next one follows at once.
  if (response.closed) endWork({ isUnused: true });
  else response.once("close", () => endWork());
}

const reloadSeconds = 5;
/** A program that repeats at once what was refused would otherwise keep the processor busy with refusals. */
const refusalDelayMs = 1_000;

async function send(response: ServerResponse, reply: Response): Promise<void> {
  response.writeHead(reply.status, Object.fromEntries(reply.headers)).end(await reply.text());
}

async function refuse(request: IncomingMessage, response: ServerResponse, error: AppError): Promise<void> {
  await wait(refusalDelayMs);
  // Requests that arrived together are not refused all at once.
  await waitForStart(addressOf(request));
  const { method, headers } = request;
  const locale = guestLocale(request);
  const reply = loadsPage(method, name => headers[name]?.toString())
    ? reloadingPage(error, reloadSeconds, locale)
    : plainReply(error, 429, locale);
  return send(response, reply);
}

/** Answers an unexpected error in words, as Next does for what fails behind it. */
async function explain(request: IncomingMessage, response: ServerResponse, error: unknown): Promise<void> {
  log.error({ error }, "a page failed before it got its turn");
  const failure = new AppError("internal_error", { reason: "form" });
  return send(response, plainReply(failure, 500, guestLocale(request)));
}

/** Waits for the turn of a page and lets `answer` run, or refuses it. */
async function answerInTurn(request: IncomingMessage, response: ServerResponse, answer: () => void) {
  try {
    await startPage(request);
  } catch (error) {
    return error instanceof AppError ? refuse(request, response, error) : explain(request, response, error);
  }
  if (!response.closed) answer();
}

/** Files of pages, from `public` and `app`. They cost little. */
const publicFiles =
  /^\/((icon\.svg|apple-icon\.png|robots\.txt|service-worker\.js|manifest\.webmanifest|silence\.flac|offline)|(help\/pictures|icons)\/[^?]+)(\?|$)/;

const apiPaths = /^\/api([/?]|$)/;

/** Makes the pages and forms of each person take turns before `listener` gets them. */
export const inTurn =
  (listener: RequestListener): RequestListener =>
  (request, response) => {
    const { url = "" } = request;
    const answer = () => listener(request, response);
    if (publicFiles.test(url) || otherThanPages.test(url)) {
      // Only the API looks up the person, and then ends the start itself.
      if (!apiPaths.test(url)) endStart();
      answer();
    } else answerInTurn(request, response, answer).catch(error => response.destroy(error));
  };
