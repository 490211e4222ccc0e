import { AsyncLocalStorage } from "node:async_hooks";
import type { IncomingMessage, ServerResponse } from "node:http";
import { AppError, wordError } from "@/lib/core/errors";
import type { Locale } from "@/lib/i18n/locales";
import { perProcess } from "@/lib/platform/per-process";
import { guestLocale } from "./locale";

/** A POST to a page. Next decodes the body of a form before it runs the form's action. */
type FormRequest = { isActionRunning: boolean };

const formRequest = () => perProcess("form request", () => new AsyncLocalStorage<FormRequest | null>());

/** Marks that a form could be read. Every server action calls this first. */
export function beginAction(): void {
  const form = formRequest().getStore();
  if (form) form.isActionRunning = true;
}

/** Tells whether this is a POST to a page whose form could not be read, so that an error is the sender's mistake. */
export const isUnreadableForm = (): boolean => formRequest().getStore()?.isActionRunning === false;

/** Answers in plain text, because Next's client shows the text of such a reply as the error's message. */
export const plainReply = (error: AppError, status: number, locale: Locale): Response =>
  new Response(wordError(locale, error).detail, { status, headers: plainHeaders(locale) });

const plainHeaders = (locale: Locale) => ({
  "content-type": "text/plain; charset=utf-8",
  "content-language": locale,
  "cache-control": "no-store",
});

/** Returns the refusal to send instead of Next's own reply to a form, or null. */
function refusalFor(response: ServerResponse, form: FormRequest): AppError | null {
  if (response.hasHeader("x-nextjs-action-not-found"))
    return new AppError("bad_request", { reason: "form_outdated" });
  // Pages that fail while they render are HTML and explain themselves.
  const isPage = String(response.getHeader("content-type")).startsWith("text/html");
  if (response.statusCode < 500 || form.isActionRunning || isPage) return null;
  response.statusCode = 400;
  return new AppError("bad_request", { reason: "form_unreadable" });
}

/** The API and the job board take no forms, explain their errors themselves and have their own limits; files cost little. */
export const otherThanPages = /^\/(api|_next|admin\/queue)([/?]|$)/;

/** Explains forms that Next cannot read. */
export function explainFormErrors(request: IncomingMessage, response: ServerResponse): void {
  const { method, url = "" } = request;
  const form = method === "POST" && !otherThanPages.test(url) ? { isActionRunning: false } : null;
  // Requests on one connection share their asynchronous context, so each of them has to replace it.
  formRequest().enterWith(form);
  if (form) replaceErrors(request, response, form);
}

/**
 * Replaces Next's replies to forms that it cannot read: a bare "Internal Server Error", although the sender made the mistake,
 * or a text for developers if the form is from another build.
 */
function replaceErrors(request: IncomingMessage, response: ServerResponse, form: FormRequest): void {
  const { writeHead, write, end } = response;
  let isReplaced = false;
  /** Sends the refusal, if there is one. Returns true if Next's own body must not be sent. */
  function replace(): boolean {
    if (isReplaced || response.headersSent) return isReplaced;
    const refusal = refusalFor(response, form);
    if (!refusal) return false;
    isReplaced = true;
    for (const name of ["content-encoding", "transfer-encoding", "vary"]) response.removeHeader(name);
    const locale = guestLocale(request);
    const { detail } = wordError(locale, refusal);
    response.setHeaders(new Map(Object.entries(plainHeaders(locale))));
    response.setHeader("content-length", Buffer.byteLength(detail));
    writeHead.call(response, response.statusCode);
    end.call(response, detail, "utf8");
    return true;
  }
  type Call = (...parameters: unknown[]) => unknown;
  const unlessReplaced = (original: unknown, result: unknown) =>
    ((...parameters: unknown[]) =>
      replace() ? result : (original as Call).apply(response, parameters)) as never;
  response.writeHead = unlessReplaced(writeHead, response);
  response.write = unlessReplaced(write, true);
  response.end = unlessReplaced(end, response);
}
