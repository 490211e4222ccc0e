import { errorMessages } from "@/lib/core/error-messages";
import { PageHeader } from "../../shell/page-header";
import { Code, GuideSection, Table } from "../guide-section";

const titles = {
  tokens: "Getting a token",
  paging: "Pages of lists",
  errors: "Errors",
  limits: "Limits",
  retries: "Safe retries (idempotency)",
  events: "Live events",
  client: "A typed client",
};

/** Limits that apply to an address; all other limits apply to a person. */
const addressLimits = ["address", "register"];

type ApiGuideProps = {
  limits: Record<string, { requests: number; seconds: number }>;
};

/** Guide to the REST API. The page passes the limits, because components cannot import server code. */
export function ApiGuide({ limits }: ApiGuideProps) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-12">
      <div>
        <PageHeader title="Using the API" note="Everything that the screens do can be done by a program." />
        <nav aria-label="On this page">
          <ul className="flex flex-wrap gap-x-5 gap-y-1">
            {Object.entries(titles).map(([id, title]) => (
              <li key={id}>
                <a className="text-accent-text underline" href={`#${id}`}>
                  {title}
                </a>
              </li>
            ))}
            <li>
              <a className="text-accent-text underline" href="/docs#reference">
                Every operation
              </a>
            </li>
          </ul>
        </nav>
      </div>

      <div className="grid max-w-3xl grid-cols-[minmax(0,1fr)] gap-12">
        <GuideSection id="tokens" title={titles.tokens}>
          <p>
            Make one under <a href="/profile">Profile, API tokens</a>, and keep it: it is shown once. With the
            scope <code>read</code> it asks, with <code>write</code> it changes things; give a program no more
            than it needs. Revoking it stops it at once.
          </p>
          <Code>{`curl -H "Authorization: Bearer ta_k_…" https://music.example.org/api/v1/me`}</Code>
          <p>
            A program that a person signs in to can ask for their e-mail address and password instead:{" "}
            <code>POST /api/v1/auth/login</code> answers an <code>accessToken</code> that may do everything
            its person may, for <code>expiresIn</code> seconds. A page of this instance needs no token: the
            session cookie counts, for writes only from its own pages.
          </p>
        </GuideSection>

        <GuideSection id="paging" title={titles.paging}>
          <p>
            Lists come in pages: <code>items</code> and <code>nextCursor</code>. Ask for the next page with{" "}
            <code>cursor</code> until <code>nextCursor</code> is null. <code>limit</code> is 1 to 100, by
            default 50. A cursor belongs to its list and is nothing to take apart. What is added or deleted
            meanwhile makes no page repeat or skip anything else, but in what a playlist holds, in searches
            and in an artist's albums: there a cursor is a place, and a change before it moves the rest.
          </p>
          <Code>{`GET /api/v1/playlists?limit=100
→ {"items": […], "nextCursor": "WyJNb3JuaW5n…"}
GET /api/v1/playlists?limit=100&cursor=WyJNb3JuaW5n…
→ {"items": […], "nextCursor": null}`}</Code>
          <p>
            Names are in camelCase, times ISO 8601 in UTC. Later versions may answer more than is described
            today: pass over names that you do not know.
          </p>
        </GuideSection>

        <GuideSection id="errors" title={titles.errors}>
          <p>
            Every refusal is <code>application/problem+json</code> (RFC 9457). Decide by <code>code</code>,
            which is stable; show <code>detail</code>, which is written for people. <code>errors</code> names
            the fields that are wrong, <code>retryAt</code> the moment from which another try makes sense, and{" "}
            <code>requestId</code> finds the request in the server's log. An id of somebody else answers the
            same 404 as one that does not exist.
          </p>
          <Code>{`{"type": "about:blank", "title": "${errorMessages.validation_failed.title}", "status": 400,
 "code": "validation_failed", "detail": "name: Give the playlist a name.",
 "errors": [{"path": "name", "message": "Give the playlist a name."}],
 "requestId": "5f0c8a52-2b1e-4a3e-9d52-1c7c1e6c0b7e"}`}</Code>
          <p>
            Bodies are UTF-8 JSON of at most 1 MB (32 MB for an import of a library), and at most 32 levels
            deep.
          </p>
          <Table
            head={["code", "status", "means"]}
            rows={Object.entries(errorMessages).map(([code, { status, title }]) => [code, status, title])}
          />
        </GuideSection>

        <GuideSection id="limits" title={titles.limits}>
          <p>
            Requests are counted. Each reply says which limits it counted for and what is left of them, in the
            headers <code>RateLimit-Policy</code> and <code>RateLimit</code>: quota <code>q</code> in a window
            of <code>w</code> seconds, <code>r</code> remaining, whole again in <code>t</code> seconds. Past a
            limit the answer is 429 with <code>Retry-After</code>.
          </p>
          <Code>{`RateLimit-Policy: "read";q=1200;w=60, "address";q=12000;w=60
RateLimit: "read";r=1187;t=42, "address";r=11987;t=42`}</Code>
          <Table
            head={["limit", "requests", "seconds", "counted by"]}
            rows={Object.entries(limits).map(([name, { requests, seconds }]) => [
              name,
              requests,
              seconds,
              addressLimits.includes(name) ? "address" : "person",
            ])}
          />
          <p>
            Sign-ins that fail are counted too: after ten for one account from one address it waits five
            minutes, and others are not held up. Spotify has limits of its own, <code>rate_limited</code> for
            seconds and <code>quota_exceeded</code> for hours; <code>GET /api/v1/me/spotify</code> tells of
            them.
          </p>
        </GuideSection>

        <GuideSection id="retries" title={titles.retries}>
          <p>
            When a reply is lost, nobody knows whether the request was. Send an <code>Idempotency-Key</code>{" "}
            with each <code>POST</code> (and with <code>GET …/next</code>, which takes a song), such as a new
            UUID for each thing that you want done. The same request with the same key gets the same reply for
            24 hours, marked <code>Idempotency-Replayed: true</code>, and nothing is done twice.
          </p>
          <ul>
            <li>
              The same key with another method, address or body: 422 <code>idempotency_key_reused</code>.
            </li>
            <li>
              While the first request is still worked on: 409 <code>idempotency_key_in_use</code> with{" "}
              <code>Retry-After</code>. One that broke off lets its key go within a minute.
            </li>
            <li>Refusals are kept like other replies; 429 and failures of the server are not.</li>
            <li>
              Keys belong to a person. Registering and signing in take none: there is nobody yet, and doing
              them twice does no harm. Replies are kept encrypted, since one of them shows a token.
            </li>
          </ul>
          <Code>{`curl -X POST -H "Authorization: Bearer ta_k_…" -H "Idempotency-Key: $(uuidgen)" \\
     https://music.example.org/api/v1/playlists/0199f3a2-7b40-7a11-8c55-0d2f4f7be902/shuffle/next`}</Code>
        </GuideSection>

        <GuideSection id="events" title={titles.events}>
          <p>
            <code>GET /api/v1/player/events</code> and <code>GET /api/v1/sync/jobs/{"{id}"}/events</code> are
            streams of server-sent events: the present state first, then each later one. Their data is JSON. A
            comment comes every 15 seconds to keep the line open, and a stream ends after ten minutes: connect
            again, as browsers do by themselves. It ends within 15 seconds when its token is revoked. A person
            has 20 open at most; one more answers 429.
          </p>
          <Code>{`const source = new EventSource("/api/v1/player/events");
source.addEventListener("player", event => show(JSON.parse(event.data).state));`}</Code>
          <p>
            Spotify is asked what plays only while somebody listens, once for each person however many streams
            they have open.
          </p>
        </GuideSection>

        <GuideSection id="client" title={titles.client}>
          <p>
            The API describes itself in OpenAPI 3.1 at <a href="/api/v1/openapi.json">/api/v1/openapi.json</a>
            , so that clients can be generated for any language. For TypeScript there is one in Tonearm's own
            repository, which the screens use. <code>npm install ../tonearm</code> links it into a program
            beside it, which a bundler or <code>tsx</code> runs:
          </p>
          <Code>{`import { tonearm } from "tonearm/client";

const api = tonearm({ url: "https://music.example.org", token: process.env.TONEARM_TOKEN });
const { data, error } = await api.GET("/songs/{id}", { params: { path: { id } } });`}</Code>
          <p>Without the repository, make the types from the document:</p>
          <Code>
            {"npx openapi-typescript https://music.example.org/api/v1/openapi.json -o tonearm.d.ts"}
          </Code>
        </GuideSection>
      </div>
    </div>
  );
}
