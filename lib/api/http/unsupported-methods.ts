import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";

/** The header in which the method comes that a request was sent with. */
export const strangeMethod = "x-strange-method";

const known = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

/** From now on requests with methods that Next fails at, such as TRACE, come as OPTIONS, which changes nothing. */
export const refuseStrangeMethods = () =>
  subscribe("http.server.request.start", message => {
    const { request } = message as { request: IncomingMessage };
    const { method = "", headers } = request;
    delete headers[strangeMethod];
    if (known.includes(method)) return;
    headers[strangeMethod] = method;
    request.method = "OPTIONS";
  });
