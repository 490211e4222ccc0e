import { useTranslations } from "next-intl";
import { type ErrorCode, errorStatuses } from "@/lib/core/error-statuses";
import { PageHeader } from "../../shell/page-header";
import { Code, GuideSection, Table } from "../guide-section";
import { linkTo, specificationPath, tags } from "../rich-text";

const sections = ["tokens", "paging", "errors", "limits", "retries", "events", "client"] as const;

/** Limits that apply to an address; all other limits apply to a person. */
const addressLimits = ["address", "register"];

type ApiGuideProps = {
  limits: Record<string, { requests: number; seconds: number }>;
};

/** Guide to the REST API. The page passes the limits, because components cannot import server code. */
export function ApiGuide({ limits }: ApiGuideProps) {
  const t = useTranslations("docs.api");
  const words = useTranslations("errors");
  const nameMissing = useTranslations("validation")("playlistName");
  const title = useTranslations("docs.list.api")("name");
  const section = (id: (typeof sections)[number]) => ({ id, title: t(`${id}.title`) });
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-12">
      <div>
        <PageHeader title={title} note={t("text")} />
        <nav aria-label={t("onThisPage")}>
          <ul className="flex flex-wrap gap-x-5 gap-y-1">
            {sections.map(id => (
              <li key={id}>
                <a className="text-accent-text underline" href={`#${id}`}>
                  {t(`${id}.title`)}
                </a>
              </li>
            ))}
            <li>
              <a className="text-accent-text underline" href="/docs#reference">
                {t("everyOperation")}
              </a>
            </li>
          </ul>
        </nav>
      </div>

      <div className="grid max-w-3xl grid-cols-[minmax(0,1fr)] gap-12">
        <GuideSection {...section("tokens")}>
          <p>{t.rich("tokens.create", { ...tags, profile: linkTo("/profile") })}</p>
          <Code>{`curl -H "Authorization: Bearer ta_k_…" https://music.example.org/api/v1/me`}</Code>
          <p>{t.rich("tokens.signIn", tags)}</p>
        </GuideSection>

        <GuideSection {...section("paging")}>
          <p>{t.rich("paging.cursors", tags)}</p>
          <Code>{`GET /api/v1/playlists?limit=100
→ {"items": […], "nextCursor": "WyJNb3JuaW5n…"}
GET /api/v1/playlists?limit=100&cursor=WyJNb3JuaW5n…
→ {"items": […], "nextCursor": null}`}</Code>
          <p>{t("paging.formats")}</p>
        </GuideSection>

        <GuideSection {...section("errors")}>
          <p>{t.rich("errors.fields", tags)}</p>
          <Code>{`{"type": "https://music.example.org/help/errors/validation_failed",
 "title": "${words("validation_failed.title")}", "status": 400,
 "code": "validation_failed", "detail": "${words("validation_failed.detail.field", { path: "name", message: nameMissing })}",
 "errors": [{"path": "name", "message": "${nameMissing}"}],
 "requestId": "5f0c8a52-2b1e-4a3e-9d52-1c7c1e6c0b7e"}`}</Code>
          <p>{t("errors.bodies")}</p>
          <Table
            head={[t("errors.columns.code"), t("errors.columns.status"), t("errors.columns.meaning")]}
            rows={(Object.keys(errorStatuses) as ErrorCode[]).map(code => [
              code,
              errorStatuses[code],
              words(`${code}.title`),
            ])}
          />
        </GuideSection>

        <GuideSection {...section("limits")}>
          <p>{t.rich("limits.headers", tags)}</p>
          <Code>{`RateLimit-Policy: "read";q=1200;w=60, "address";q=12000;w=60
RateLimit: "read";r=1187;t=42, "address";r=11987;t=42`}</Code>
          <Table
            head={[
              t("limits.columns.limit"),
              t("limits.columns.requests"),
              t("limits.columns.seconds"),
              t("limits.columns.per"),
            ]}
            rows={Object.entries(limits).map(([name, { requests, seconds }]) => [
              name,
              requests,
              seconds,
              addressLimits.includes(name) ? t("limits.address") : t("limits.person"),
            ])}
          />
          <p>{t.rich("limits.others", tags)}</p>
        </GuideSection>

        <GuideSection {...section("retries")}>
          <p>{t.rich("retries.key", { ...tags, header: "Idempotency-Replayed: true" })}</p>
          <ul>
            <li>{t.rich("retries.reused", tags)}</li>
            <li>{t.rich("retries.inUse", tags)}</li>
            <li>{t("retries.kept")}</li>
            <li>{t("retries.people")}</li>
          </ul>
          <Code>{`curl -X POST -H "Authorization: Bearer ta_k_…" -H "Idempotency-Key: $(uuidgen)" \\
     https://music.example.org/api/v1/playlists/0199f3a2-7b40-7a11-8c55-0d2f4f7be902/shuffle/next`}</Code>
        </GuideSection>

        <GuideSection {...section("events")}>
          <p>{t.rich("events.streams", { ...tags, importEvents: "GET /api/v1/sync/jobs/{id}/events" })}</p>
          <Code>{`const source = new EventSource("/api/v1/player/events");
source.addEventListener("player", event => show(JSON.parse(event.data).state));`}</Code>
          <p>{t("events.cost")}</p>
        </GuideSection>

        <GuideSection {...section("client")}>
          <p>
            {t.rich("client.repository", {
              ...tags,
              path: specificationPath,
              link: linkTo(specificationPath),
            })}
          </p>
          <Code>{`import { tonearm } from "tonearm/client";

const api = tonearm({ url: "https://music.example.org", token: process.env.TONEARM_TOKEN });
const { data, error } = await api.GET("/songs/{id}", { params: { path: { id } } });`}</Code>
          <p>{t("client.types")}</p>
          <Code>
            {"npx openapi-typescript https://music.example.org/api/v1/openapi.json -o tonearm.d.ts"}
          </Code>
        </GuideSection>
      </div>
    </div>
  );
}
