import Ajv2020 from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import fc from "fast-check";
import { sizeByDepth } from "@/testing/depth";
import { randomAddress } from "../../support/api";
import { type JsonSchema, oddValues, type Pool, valuesOf } from "../../support/arbitrary";
import { generated } from "../../support/instances/stacks";
import { createLibrary } from "../../support/library";
import { type Listener, registerListener } from "../../support/people";
import { expect, test } from "../../support/test";

/** Number of requests for each group of operations. */
const requestCount = sizeByDepth(100, 2_000);
const concurrency = 20;
/** People with a library each. Several of them, so that the rate limit of one does not end a long test. */
const peopleCount = sizeByDepth(1, 5);
const timeoutMs = 20_000;

type Parameter = { name: string; in: string; required?: boolean; schema: JsonSchema };
type Response = { $ref?: string; content?: Record<string, { schema: JsonSchema }> };
type Operation = {
  tags: string[];
  parameters?: (Parameter | { $ref: string })[];
  requestBody?: { content: { "application/json"?: { schema: JsonSchema } } };
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

/** Forbids undocumented keys in all objects of the document. */
function forbidOtherKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(forbidOtherKeys);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, forbidOtherKeys(inner)]),
  );
  const isObject = "type" in entries && entries.type === "object" && "properties" in entries;
  return isObject && !("additionalProperties" in entries)
    ? { ...entries, additionalProperties: false }
    : entries;
}

/** Returns a function that compares a reply with the document and returns the deviation, or null. */
function createChecker(document: Document) {
  const ajv = addFormats(new Ajv2020({ strict: false, allErrors: true }));
  ajv.addSchema(forbidOtherKeys(document) as object, "document");
  const pointer = (...parts: string[]) =>
    parts.map(part => `/${encodeURIComponent(part.replaceAll("~", "~0").replaceAll("/", "~1"))}`).join("");
  return (path: string, method: string, status: number, type: string, text: string): string | null => {
    const operation = document.paths[path]?.[method];
    const documented = operation?.responses[status];
    if (!operation || !documented) return `status ${status} is not documented: ${text.slice(0, 300)}`;
    const name = documented.$ref?.split("/").at(-1);
    const response = name ? document.components.responses[name] : documented;
    if (!response?.content) return text === "" ? null : "a body where none is documented";
    const media = Object.keys(response.content).find(each => type.startsWith(each));
    if (!media) return `${type} is not documented`;
    if (!media.endsWith("json")) return null;
    const value: unknown = JSON.parse(text);
    const code = (value as { code?: string }).code;
    if (media.includes("problem") && !operation["x-error-codes"].includes(code ?? ""))
      return `code ${code} is not documented`;
    const schemaPath = name
      ? pointer("components", "responses", name, "content", media, "schema")
      : pointer("paths", path, method, "responses", String(status), "content", media, "schema");
    // Compiles each schema once.
    const matches = ajv.getSchema(`document#${schemaPath}`);
    if (!matches) return `${schemaPath} is no schema`;
    return matches(value) ? null : ajv.errorsText(matches.errors);
  };
}

type Sent = {
  path: string;
  method: string;
  address: string;
  body: string | undefined;
  headers: Record<string, string>;
  /** Index of the person who sends it. */
  sender: number;
};

const toText = (value: unknown) => (typeof value === "string" ? value : JSON.stringify(value)) ?? "";

/** Generates requests of one operation: mostly as documented, with odd values in fields, in the body's text and in the headers. */
function requestsOf(document: Document, path: string, method: string, pool: Pool): fc.Arbitrary<Sent> {
  const { parameters = [], requestBody }: Partial<Operation> = document.paths[path]?.[method] ?? {};
  const resolve = (ref: string) => document.components.schemas[ref.split("/").at(-1) ?? ""] ?? {};
  const documented = parameters.filter((parameter): parameter is Parameter => "in" in parameter);
  // Deletions of real things would leave nothing for the other requests.
  const known = method === "delete" ? {} : pool;
  const values = (place: "path" | "query") => {
    const there = documented.filter(parameter => parameter.in === place);
    return fc.record(
      Object.fromEntries(there.map(({ name, schema }) => [name, valuesOf(schema, known, resolve)])),
      { requiredKeys: there.filter(({ required }) => required).map(({ name }) => name) },
    );
  };
  const schema = requestBody?.content["application/json"]?.schema;
  const json = schema
    ? valuesOf(schema, known, resolve).map(value => JSON.stringify(value))
    : fc.constant(undefined);
  const body = fc.oneof(
    { weight: 20, arbitrary: json },
    { weight: 1, arbitrary: oddValues.map(toText) },
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
    .record({
      params: values("path"),
      query: values("query"),
      body,
      headers,
      sender: fc.nat(peopleCount - 1),
    })
    .map(given => {
      const filled = path.replace(/\{(\w+)\}/g, (_, name: string) =>
        // An empty or dotted segment would make it another path.
        encodeURIComponent(toText(given.params[name]).toWellFormed()).replace(/^\.*$/, "-"),
      );
      const query = new URLSearchParams(
        Object.entries(given.query).map(([name, value]) => [name, toText(value)]),
      );
      return {
        path,
        method,
        address: `${filled}${query.size > 0 ? `?${query}` : ""}`,
        body: method === "get" ? undefined : given.body,
        headers: given.headers as Record<string, string>,
        sender: given.sender,
      };
    });
}

async function send(sent: Sent, people: Listener[]) {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(new Error(`no reply in ${timeoutMs} ms`)), timeoutMs);
  const response = await fetch(`${generated.url}/api/v1${sent.address}`, {
    method: sent.method.toUpperCase(),
    redirect: "manual",
    signal: abort.signal,
    headers: {
      ...sent.headers,
      ...randomAddress(),
      // A kept connection may be closed by the app at the moment it is reused.
      connection: "close",
      authorization: `Bearer ${people[sent.sender]?.token}`,
    },
    ...(sent.body !== undefined && { body: sent.body }),
  });
  const type = response.headers.get("content-type") ?? "";
  const isStream = type.startsWith("text/event-stream");
  const text = isStream ? "" : await response.text();
  clearTimeout(timer);
  if (isStream) abort.abort();
  return { status: response.status, type, text };
}

/** Registers people with a library each, and collects the ids of their things. */
async function registerPeople() {
  const people: Listener[] = [];
  const pool: Pool = {};
  const add = (kind: string, things: { id: string }[]) => {
    pool[kind] = [...(pool[kind] ?? []), ...things.map(({ id }) => id)];
  };
  for (let count = 0; count < peopleCount; count++) {
    const person = await registerListener();
    add("job", [(await createLibrary(person)).job]);
    const list = async (path: string) =>
      (await person.api.json<{ items: { id: string }[] }>("GET", path)).items;
    const playlists = await list("/playlists");
    add("playlist", playlists);
    add("song", await list("/songs"));
    add("item", await list(`/playlists/${playlists[0]?.id}/tracks`));
    const [song] = await list("/songs");
    const { ids } = await person.api.json<{ ids: string[] }>("POST", "/queue", { songIds: [song?.id] });
    add(
      "queue item",
      ids.map(id => ({ id })),
    );
    add("shuffle", [await person.api.json<{ id: string }>("POST", "/shuffles", { likedSongs: true })]);
    people.push(person);
  }
  return { people, pool };
}

const groups = {
  accounts: ["Accounts", "API tokens", "Administration", "About"],
  spotify: ["Spotify connection", "Imports"],
  library: ["Songs", "Liked songs", "Catalog", "Export and import"],
  listening: ["History", "Statistics", "Recommendations"],
  playlists: ["Playlists", "Playlist versions"],
  shuffle: ["Shuffle"],
  player: ["Player", "Queue"],
};

test("the groups below cover every operation of the API", async () => {
  const tags = (await readDocument()).tags.map(({ name }) => name);
  expect(Object.values(groups).flat().sort()).toEqual(tags.sort());
});

for (const [group, tags] of Object.entries(groups))
  test(`${group} operations reply to random requests only as documented`, async () => {
    test.setTimeout(900_000);
    const document = await readDocument();
    const check = createChecker(document);
    const { people, pool } = await registerPeople();
    const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods)
        .filter(([, operation]) => operation.tags.some(tag => tags.includes(tag)))
        .map(([method]) => requestsOf(document, path, method, pool)),
    );
    const batch = fc.array(fc.oneof(...operations), { minLength: concurrency, maxLength: concurrency });
    await fc.assert(
      fc.asyncProperty(batch, async requests => {
        await Promise.all(
          requests.map(async sent => {
            const { status, type, text } = await send(sent, people);
            const deviation =
              status >= 500 ? `status ${status}: ${text}` : check(sent.path, sent.method, status, type, text);
            expect(deviation, JSON.stringify(sent)).toBeNull();
          }),
        );
      }),
      // A case depends on the state of the server by then, so it cannot be shrunk.
      { numRuns: requestCount / concurrency, endOnFailure: true },
    );
  });
