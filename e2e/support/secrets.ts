import type { Exchange } from "./recorder";

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

/** A piece of what the app let out: one line of its log, one header or the body of a reply. */
export type Piece = { where: string; text: string };

/** The only places where a secret may stand. */
export const allowed: { kind: Kind; where: RegExp }[] = [
  // On the way to Spotify's consent page. (Codes only stand in Spotify's own redirect, which is not ours to judge.)
  { kind: "state", where: /^POST \/api\/v1\/me\/spotify\/authorize, body$/ },
  { kind: "state", where: /^GET \/api\/v1\/auth\/spotify, header location$/ },
  // The one reply that hands it out.
  { kind: "bearer token", where: /^POST \/api\/v1\/auth\/login, body$/ },
  { kind: "bearer token", where: /^POST \/api\/v1\/me\/api-tokens, body$/ },
  { kind: "session cookie", where: /, header set-cookie$/ },
];

type Field = [name: string, value: string];

const matched = (text: string, pattern: RegExp) =>
  [...text.matchAll(pattern)].map(([, name = "", value = ""]): Field => [name, value]);

const jsonFields = (text: string) => matched(text, /"(\w+)":"([^"\\]*)"/g);

/** The fields of an address, and of a body of JSON, a form, or one of the multipart forms that server actions get. */
const fieldsOf = ({ query, sent: { body } }: Exchange): Field[] => [
  ...query,
  ...new URLSearchParams(body),
  ...jsonFields(body),
  ...matched(body, /name="(?:\d+_)?(\w+)"\r\n\r\n([^\r]*)\r\n/g),
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

/** Every secret that passed between people, the app and Spotify, by its value. */
export class Secrets {
  private readonly known = new Map<string, Kind>();

  /** @param documented what everybody may read: the examples of the API's document are tried and are no secrets */
  constructor(private readonly documented: string) {}

  /** What is short could stand somewhere by chance. */
  add(kind: Kind | undefined, value: string | undefined): void {
    if (kind && value && value.length >= 12 && !this.documented.includes(value)) this.known.set(value, kind);
  }

  /** What people and the app told each other. */
  addFromPeople(exchange: Exchange): void {
    for (const [name, value] of fieldsOf(exchange)) this.add(kindOfField[name], value);
    this.add("bearer token", /^Bearer (.+)/.exec(exchange.sent.headers.authorization ?? "")?.[1]);
    for (const [token] of exchange.got.body.matchAll(/ta_[sk]_[\w-]+/g)) this.add("bearer token", token);
    for (const [, value] of exchange.got.headers)
      this.add("session cookie", /next-auth\.session-token=([^;]+)/.exec(value)?.[1]);
  }

  /** What the app and Spotify told each other. */
  addFromSpotify(exchange: Exchange): void {
    for (const [name, value] of fieldsOf(exchange)) this.add(kindOfField[name], value);
    const [scheme, credentials = ""] = exchange.sent.headers.authorization?.split(" ") ?? [];
    this.add(scheme === "Basic" ? "client secret" : "access token", credentials);
    if (scheme === "Basic")
      this.add("client secret", Buffer.from(credentials, "base64").toString().split(":")[1]);
    if (exchange.path === "/api/token")
      for (const [name, value] of jsonFields(exchange.got.body)) this.add(kindOfField[name], value);
  }

  /** The kinds that were met. */
  kinds = () => new Set(this.known.values());

  /** Where secrets stand that may not stand there, as they are or encoded, and which allowed places were met. */
  searchIn(pieces: Piece[]): { leaks: string[]; met: Set<(typeof allowed)[number]> } {
    const leaks: string[] = [];
    const met = new Set<(typeof allowed)[number]>();
    for (const [value, kind] of this.known)
      for (const form of new Set([value, encodeURIComponent(value), btoa(value).replace(/=+$/, "")]))
        for (const { where, text } of pieces) {
          const at = text.indexOf(form);
          if (at < 0) continue;
          const place = allowed.find(place => place.kind === kind && place.where.test(where));
          if (place) met.add(place);
          else leaks.push(`${kind} in ${where}: ${text.slice(Math.max(0, at - 60), at)}…`);
        }
    return { leaks, met };
  }
}
