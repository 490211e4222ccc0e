import Ajv2020 from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import fc from "fast-check";
import { sizeByDepth } from "@/testing/depth";
import { createSpotifyAccount } from "@/testing/simulator-client";
import { type JsonSchema, odd, type Pool, valuesOf } from "../support/api/arbitrary";
import { withLibrary } from "../support/api/library";
import { connect, control, expect, type Person, register, someAddress, test } from "../support/api/people";
import { generated } from "../support/stacks";

/** Requests for each group of operations, and how many of them are sent at once. */
const cases = sizeByDepth(200, 2_000);
const atOnce = 20;
const longestMs = 20_000;

type Parameter = { name: string; in: string; required?: boolean; schema: JsonSchema };
type Response = { $ref?: string; content?: Record<string, { schema: JsonSchema }> };
type Operation = {
  tags: string[];
  parameters?: (Parameter | { $ref: string })[];
  requestBody?: { content: { "application/json": { schema: JsonSchema } } };
  responses: Record<string, Response>;
  "x-error-codes": string[];
};
type Document = {
  tags: { name: string }[];
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, JsonSchema>; responses: Record<string, Response> };
};

const readDocument = async () =>
  (await (await fetch(`${generated.url}/api/v1/openapi.json`)).json()) as Document;

/** The document as a judge has it: what an object has beside its described keys is a mistake of the server. */
function strict(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(strict);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, strict(inner)]));
  const isObject = "type" in entries && entries.type === "object" && "properties" in entries;
  return isObject && !("additionalProperties" in entries)
    ? { ...entries, additionalProperties: false }
    : entries;
}

function judgeOf(document: Document) {
  const ajv = addFormats(new Ajv2020({ strict: false, allErrors: true }));
  ajv.addSchema(strict(document) as object, "document");
  const pointer = (...parts: string[]) =>
    parts.map(part => `/${encodeURIComponent(part.replaceAll("~", "~0").replaceAll("/", "~1"))}`).join("");
  return (path: string, method: string, status: number, type: string, text: string): string | null => {
    const operation = document.paths[path]?.[method];
    const given = operation?.responses[status];
    if (!operation || !given) return `status ${status} is not described: ${text.slice(0, 300)}`;
    const name = given.$ref?.split("/").at(-1);
    const response = name ? document.components.responses[name] : given;
    if (!response?.content) return text === "" ? null : "a body where none is described";
    const media = Object.keys(response.content).find(each => type.startsWith(each));
    if (!media) return `${type} is not described`;
    if (!media.endsWith("json")) return null;
    const value: unknown = JSON.parse(text);
    const code = (value as { code?: string }).code;
    if (media.includes("problem") && !operation["x-error-codes"].includes(code ?? ""))
      return `code ${code} is not described`;
    const place = name
      ? pointer("components", "responses", name, "content", media, "schema")
      : pointer("paths", path, method, "responses", String(status), "content", media, "schema");
    const fits = ajv.compile({ $ref: `document#${place}` });
    return fits(value) ? null : ajv.errorsText(fits.errors);
  };
}

type Sent = {
  path: string;
  method: string;
  address: string;
  body: string | undefined;
  headers: Record<string, string>;
  who: number;
};

const asText = (value: unknown) => (typeof value === "string" ? value : JSON.stringify(value)) ?? "";

/** Requests of one operation: mostly as described, with odd things in places, in the body's text and in the headers. */
function requestsOf(document: Document, path: string, method: string, pool: Pool): fc.Arbitrary<Sent> {
  const { parameters = [], requestBody }: Partial<Operation> = document.paths[path]?.[method] ?? {};
  const resolve = (ref: string) => document.components.schemas[ref.split("/").at(-1) ?? ""] ?? {};
  const described = parameters.filter((given): given is Parameter => "in" in given);
  // What deletes everything at once leaves nothing to try.
  const known = method === "delete" ? {} : pool;
  const values = (place: string) =>
    fc.record(
      Object.fromEntries(
        described
          .filter(given => given.in === place)
          .map(({ name, schema }) => [name, valuesOf(schema, known, resolve)]),
      ),
      {
        requiredKeys: described
          .filter(given => given.in === place && given.required)
          .map(given => given.name),
      },
    );
  const schema = requestBody?.content["application/json"].schema;
  const json = schema
    ? valuesOf(schema, known, resolve).map(value => JSON.stringify(value))
    : fc.constant(undefined);
  const body = fc.oneof(
    { weight: 20, arbitrary: json },
    { weight: 1, arbitrary: odd.map(asText) },
    { weight: 1, arbitrary: json.map(text => text?.slice(0, -1)) },
    { weight: 1, arbitrary: fc.constantFrom("[".repeat(5000), '{"a":1,"a":2}', "{}", undefined) },
  );
  const headers = fc.record(
    {
      "content-type": fc.oneof(
        { weight: 20, arbitrary: fc.constant("application/json") },
        fc.constantFrom("application/json; charset=utf-8", "text/plain", "application/x-www-form-urlencoded"),
      ),
      "idempotency-key": fc.oneof(fc.uuid(), fc.constantFrom("same", "same too", "x".repeat(300))),
      accept: fc.constantFrom("application/json", "text/html", "*/*"),
    },
    { requiredKeys: ["content-type"] },
  );
  return fc
    .record({ params: values("path"), query: values("query"), body, headers, who: fc.nat(4) })
    .map(given => {
      const filled = path.replace(/\{(\w+)\}/g, (_, name: string) =>
        // An empty or dotted part would make another path of it.
        encodeURIComponent(asText(given.params[name]).toWellFormed()).replace(/^\.*$/, "-"),
      );
      const query = new URLSearchParams(
        Object.entries(given.query).map(([name, value]) => [name, asText(value)]),
      );
      return {
        path,
        method,
        address: `${filled}${query.size > 0 ? `?${query}` : ""}`,
        body: method === "get" ? undefined : given.body,
        headers: given.headers as Record<string, string>,
        who: given.who,
      };
    });
}

async function ask(sent: Sent, people: Person[]) {
  const leaving = new AbortController();
  const timer = setTimeout(() => leaving.abort(new Error(`no answer in ${longestMs} ms`)), longestMs);
  const response = await fetch(`${generated.url}/api/v1${sent.address}`, {
    method: sent.method.toUpperCase(),
    redirect: "manual",
    signal: leaving.signal,
    headers: {
      ...sent.headers,
      ...someAddress(),
      // A connection that is kept may be closed by the other side at the moment in which it is used again.
      connection: "close",
      authorization: `Bearer ${people[sent.who % people.length]?.token}`,
    },
    ...(sent.body !== undefined && { body: sent.body }),
  });
  const type = response.headers.get("content-type") ?? "";
  const isStream = type.startsWith("text/event-stream");
  const text = isStream ? "" : await response.text();
  clearTimeout(timer);
  if (isStream) leaving.abort();
  return { status: response.status, type, text };
}

/** People with a library each: a limit that one of them meets does not end the trial. */
async function crowd(request: Parameters<typeof register>[0]) {
  const people: Person[] = [];
  const pool: Pool = {};
  const put = (kind: string, found: { id: string }[] = []) => {
    pool[kind] = [...(pool[kind] ?? []), ...found.map(({ id }) => id)];
  };
  for (let count = 0; count < 5; count++) {
    const account = await createSpotifyAccount(control);
    const person = { ...(await register(request)), ...account };
    await connect(person, account);
    put("job", [(await withLibrary(person)).job]);
    const items = async (path: string) =>
      ((await person.api.send("GET", path)).json as { items: { id: string }[] }).items;
    const playlists = await items("/playlists");
    put("playlist", playlists);
    put("song", await items("/songs"));
    put("item", await items(`/playlists/${playlists[0]?.id}/tracks`));
    const shuffle = await person.api.send("POST", "/shuffles", { body: { likedSongs: true } });
    put("shuffle", [shuffle.json as { id: string }]);
    people.push(person);
  }
  return { people, pool };
}

const groups = {
  accounts: ["Accounts", "API tokens", "Administration", "About"],
  spotify: ["Spotify connection", "Imports"],
  library: ["Songs", "Liked songs", "History", "Catalog", "Export and import"],
  playlists: ["Playlists", "Playlist versions"],
  shuffle: ["Shuffle"],
  player: ["Player"],
};

test("the groups that are tried have every operation", async () => {
  const tags = (await readDocument()).tags.map(({ name }) => name);
  expect(Object.values(groups).flat().sort()).toEqual(tags.sort());
});

for (const [group, tags] of Object.entries(groups))
  test(`${group}: whatever is sent, the answer is one that is described`, async ({ request }) => {
    test.setTimeout(900_000);
    const document = await readDocument();
    const judge = judgeOf(document);
    const { people, pool } = await crowd(request);
    const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods)
        .filter(([, operation]) => operation.tags.some(tag => tags.includes(tag)))
        .map(([method]) => requestsOf(document, path, method, pool)),
    );
    const batch = fc.array(fc.oneof(...operations), { minLength: atOnce, maxLength: atOnce });
    await fc.assert(
      fc.asyncProperty(batch, async requests => {
        await Promise.all(
          requests.map(async sent => {
            const { status, type, text } = await ask(sent, people);
            const verdict =
              status >= 500 ? `status ${status}: ${text}` : judge(sent.path, sent.method, status, type, text);
            expect(verdict, JSON.stringify(sent)).toBeNull();
          }),
        );
      }),
      // What the server has become by then is part of the case, so a smaller one would be another.
      { numRuns: cases / atOnce, endOnFailure: true },
    );
  });
