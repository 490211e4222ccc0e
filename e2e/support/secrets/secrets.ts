import type { Exchange } from "../recorder";

export const kinds = [
  "client secret",
  "access token",
  "refresh token",
  "code",
  "code verifier",
  "state",
  "password",
  "bearer token",
  "session cookie",
  "secret of the instance",
] as const;
export type Kind = (typeof kinds)[number];

/** A piece of the app's output: a line of its log, a header or the body of a reply. */
export type Piece = { where: string; text: string };

/** The only places where a secret may appear. */
export const allowed: { kind: Kind; where: RegExp }[] = [
  // Addresses of Spotify's consent page. Codes appear only in Spotify's own redirect, which is not searched.
  { kind: "state", where: /^POST \/api\/v1\/me\/spotify\/authorize, body$/ },
  { kind: "state", where: /^GET \/api\/v1\/auth\/spotify, header location$/ },
  // The replies that hand a token out.
  { kind: "bearer token", where: /^POST \/api\/v1\/auth\/login, body$/ },
  { kind: "bearer token", where: /^POST \/api\/v1\/me\/api-tokens, body$/ },
  { kind: "access token", where: /^GET \/api\/v1\/player\/sound-token, body$/ },
  { kind: "session cookie", where: /, header set-cookie$/ },
];

type Field = [name: string, value: string];

const findFields = (text: string, pattern: RegExp) =>
  [...text.matchAll(pattern)].map(([, name = "", value = ""]): Field => [name, value]);

const jsonFields = (text: string) => findFields(text, /"(\w+)":"([^"\\]*)"/g);

/** Returns the fields of the address and of the body: JSON, a form, or the multipart form of a server action. */
const fieldsOf = ({ query, request: { body } }: Exchange): Field[] => [
  ...query,
  ...new URLSearchParams(body),
  ...jsonFields(body),
  ...findFields(body, /name="(?:\d+_)?(\w+)"\r\n\r\n([^\r]*)\r\n/g),
];

const kindOfField: Record<string, Kind> = {
  password: "password",
  clientSecret: "client secret",
  code: "code",
  code_verifier: "code verifier",
  state: "state",
  access_token: "access token",
  refresh_token: "refresh token",
};

/** Number of characters of which a hash knows: five bits of each remain. */
const hashedLength = 5;
const addToHash = (hash: number, code: number) => ((hash << 5) ^ code) & 0x1ff_ffff;

/** Finds thousands of texts in millions of characters in one pass: only where a beginning has a known hash it compares. */
function findAll<Value>(
  wanted: [text: string, value: Value][],
  pieces: Piece[],
  report: (value: Value, piece: Piece, at: number) => void,
): void {
  const byHash = new Map<number, [text: string, value: Value][]>();
  const isKnown = new Uint8Array(0x200_0000);
  for (const each of wanted) {
    let hash = 0;
    for (let at = 0; at < hashedLength; at++) hash = addToHash(hash, each[0].charCodeAt(at));
    isKnown[hash] = 1;
    byHash.set(hash, [...(byHash.get(hash) ?? []), each]);
  }
  for (const piece of pieces) {
    let hash = 0;
    for (let end = 0; end < piece.text.length; end++) {
      hash = addToHash(hash, piece.text.charCodeAt(end));
      if (!isKnown[hash]) continue;
      const at = end - hashedLength + 1;
      for (const [text, value] of byHash.get(hash) ?? [])
        if (at >= 0 && piece.text.startsWith(text, at)) report(value, piece, at);
    }
  }
}

/** The secrets that passed between people, the app and Spotify. */
export class Secrets {
  private readonly kindByValue = new Map<string, Kind>();

  /** @param documented the examples of the API document: they are sent too and are no secrets */
  constructor(private readonly documented: string) {}

  /** Ignores short values: they could appear somewhere by chance. */
  add(kind: Kind | undefined, value: string | undefined): void {
    if (kind && value && value.length >= 12 && !this.documented.includes(value))
      this.kindByValue.set(value, kind);
  }

  /** Adds the secrets of an exchange between a person and the app. */
  addFromPeople(exchange: Exchange): void {
    for (const [name, value] of fieldsOf(exchange)) this.add(kindOfField[name], value);
    this.add("bearer token", /^Bearer (.+)/.exec(exchange.request.headers.authorization ?? "")?.[1]);
    for (const [token] of exchange.reply.body.matchAll(/ta_[sk]_[\w-]+/g)) this.add("bearer token", token);
    for (const [, value] of exchange.reply.headers)
      this.add("session cookie", /next-auth\.session-token=([^;]+)/.exec(value)?.[1]);
  }

  /** Adds the secrets of an exchange between the app and Spotify. */
  addFromSpotify(exchange: Exchange): void {
    for (const [name, value] of fieldsOf(exchange)) this.add(kindOfField[name], value);
    const [scheme, credentials = ""] = exchange.request.headers.authorization?.split(" ") ?? [];
    this.add(scheme === "Basic" ? "client secret" : "access token", credentials);
    if (scheme === "Basic")
      this.add("client secret", Buffer.from(credentials, "base64").toString().split(":")[1]);
    if (exchange.path === "/api/token")
      for (const [name, value] of jsonFields(exchange.reply.body)) this.add(kindOfField[name], value);
  }

  /** Returns the kinds of the secrets that were added. */
  kinds = () => new Set(this.kindByValue.values());

  /** Searches for each secret, plain and encoded. Returns the leaks, and the allowed places where a secret was found. */
  searchIn(pieces: Piece[]): { leaks: string[]; found: Set<(typeof allowed)[number]> } {
    const leaks: string[] = [];
    const found = new Set<(typeof allowed)[number]>();
    const forms = [...this.kindByValue].flatMap(([value, kind]) =>
      [...new Set([value, encodeURIComponent(value), btoa(value).replace(/=+$/, "")])].map(
        (form): [string, Kind] => [form, kind],
      ),
    );
    findAll(forms, pieces, (kind, { where, text }, at) => {
      const place = allowed.find(place => place.kind === kind && place.where.test(where));
      if (place) found.add(place);
      else leaks.push(`${kind} in ${where}: ${text.slice(Math.max(0, at - 60), at)}…`);
    });
    return { leaks, found };
  }
}
