import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";

/** Carries the original method of a request that was turned into OPTIONS. */
export const unsupportedMethodHeader = "x-unsupported-method";

const supported = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

/** Turns requests with methods that Next cannot handle, such as TRACE, into OPTIONS, which changes nothing. */
export const rewriteUnsupportedMethods = () =>
  subscribe("http.server.request.start", message => {
    const { request } = message as { request: IncomingMessage };
    const { method = "", headers } = request;
    delete headers[unsupportedMethodHeader];
    if (supported.includes(method)) return;
    headers[unsupportedMethodHeader] = method;
    request.method = "OPTIONS";
  });
