import type { IncomingMessage } from "node:http";

/** The request header with the original method of a request that was changed to OPTIONS. */
export const unsupportedMethodHeader = "x-unsupported-method";

const supportedMethods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

/** Changes the method of requests that Next cannot handle, such as TRACE, to OPTIONS, which has no effects. */
export function rewriteUnsupportedMethod(request: IncomingMessage): void {
  const { method = "", headers } = request;
  delete headers[unsupportedMethodHeader];
  if (supportedMethods.includes(method)) return;
  headers[unsupportedMethodHeader] = method;
  request.method = "OPTIONS";
}
