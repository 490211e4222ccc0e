import { allOperations } from "@/lib/api/operations";
import { problemReply } from "@/lib/api/problems";
import { guarded } from "@/lib/api/route";
import { AppError } from "@/lib/core/errors";
import { strangeMethod } from "./unsupported-methods";

const fits = (template: string, pathname: string) =>
  new RegExp(`^/api/v1${template.replace(/\{\w+\}/g, "[^/]+")}/?$`).test(pathname);

/** The methods that the API has at an address, as Allow names them (RFC 9110 10.2.1). */
function allowedAt(pathname: string): string[] {
  const all = allOperations.map(([name]) => name.split(" ") as [method: string, template: string]);
  // "/tracks/move" is nearer than "/tracks/{itemId}".
  const [nearest] = all
    .map(([, template]) => template)
    .filter(template => fits(template, pathname))
    .sort((one, other) => one.split("{").length - other.split("{").length);
  const methods = all.filter(([, template]) => template === nearest).map(([method]) => method);
  return [...methods, ...(methods.includes("GET") ? ["HEAD"] : []), "OPTIONS"].sort();
}

const answer = guarded({ access: "public" }, async ({ ctx, request }) => {
  const { pathname } = new URL(request.url);
  const allow = allowedAt(pathname).join(", ");
  const strange = request.headers.get(strangeMethod);
  if (request.method === "OPTIONS" && !strange)
    return new Response(null, { status: 204, headers: { allow } });
  const told = `${strange ?? request.method} is nothing that ${pathname} does. It takes ${allow}.`;
  const reply = problemReply(new AppError("method_not_allowed", told), ctx.requestId);
  reply.headers.set("allow", allow);
  return reply;
});

/**
 * Every route file of the API exports these as well (`export * from …`): its own methods are nearer, and what it does not
 * have is a 405 that says what there is. Next's own has neither a body nor Allow, which RFC 9110 15.5.6 demands.
 */
export { answer as DELETE, answer as GET, answer as OPTIONS, answer as PATCH, answer as POST, answer as PUT };
