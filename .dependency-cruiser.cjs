/** Allowed directions of imports between the parts of the project; see docs/decisions/0001-layout-and-import-directions.md. */
const rule = (name, from, to, comment) => ({ name, severity: "error", comment, from, to });

/** Domains of `lib`, lowest first: a domain imports only the ones before it, so no circle can form between folders. */
const domains = [
  "mail",
  "accounts",
  "help",
  "library",
  "lyrics",
  "statistics",
  "recommendations",
  "catalog",
  "queue-rows",
  "shuffle",
  "liked",
  "playlists",
  "queue",
  "player",
  "history",
  "search",
  "export",
  "sync",
  "connections",
  "admin",
  "worker",
  "backup",
];

const domainRules = domains
  .slice(0, -1)
  .map((domain, index) =>
    rule(
      `${domain}-imports-lower-domains-only`,
      { path: `^lib/${domain}/`, pathNot: "\\.test\\.ts$" },
      { path: `^lib/(${domains.slice(index + 1).join("|")})/` },
      "Domains import in one direction. Move the shared part down, or the verb up.",
    ),
  );

module.exports = {
  forbidden: [
    rule("no-circular", {}, { circular: true }, "A cycle hides which part depends on which."),
    rule(
      "components-import-client-and-schemas-only",
      { path: "^components/" },
      {
        path: "^(app|lib|prisma|simulator|scripts)/",
        pathNot: "^lib/(client|schemas|shuffle/order)/|^lib/i18n/locales|^lib/core/error-statuses",
      },
      "Components run in the browser: they know the API client, the schemas, the error codes and the pure shuffle algorithm.",
    ),
    rule(
      "lib-imports-no-screen",
      { path: "^lib/" },
      { path: "^(app|components)/" },
      "Rules do not depend on screens.",
    ),
    rule(
      "only-adapters-import-the-api",
      { path: "^lib/(?!api/|client/)" },
      { path: "^lib/(api|client)/" },
      "The API and its client are adapters over the domains.",
    ),
    rule(
      "client-imports-schemas-only",
      { path: "^lib/client/" },
      { path: "^lib/(?!client/|schemas/)" },
      "The API client runs in the browser.",
    ),
    rule(
      "browser-loads-schemas-on-demand",
      { path: "^(components|lib/client)/", pathNot: "test\\.tsx?$|/parse-in-browser\\.ts$" },
      {
        path: "^lib/schemas/(?!days|limits|form|help|issue|tutorial|library-view)|^node_modules/zod",
        dependencyTypesNot: ["type-only", "dynamic-import"],
      },
      "Schemas bring 30 kB of Zod: import their types only, or import them when a form is sent.",
    ),
    rule(
      "screens-load-the-toaster-on-demand",
      { path: "^components/", pathNot: "/toaster-box\\.tsx$" },
      { path: "^node_modules/sonner", dependencyTypesNot: ["type-only"] },
      "Import `toast` from components/ui/status/toast.ts.",
    ),
    rule(
      "schemas-import-nothing",
      { path: "^lib/schemas/" },
      { path: "^(app|components|lib/(?!schemas/|i18n/locales)|simulator|scripts)" },
      "Schemas are shared by the API, the screens and the domains.",
    ),
    rule(
      "i18n-imports-messages-only",
      { path: "^lib/i18n/", pathNot: "\\.test\\.ts$" },
      { path: "^(app|components|lib/(?!i18n/)|simulator|scripts)" },
      "Every part of the server words its texts with it.",
    ),
    rule(
      "core-imports-nothing",
      { path: "^lib/core/", pathNot: "\\.test\\.ts$" },
      { path: "^(app|components|lib/(?!core/|i18n/|schemas/)|simulator|scripts)" },
      "Every domain builds on core.",
    ),
    rule(
      "platform-imports-core-only",
      { path: "^lib/platform/", pathNot: "\\.test\\.ts$" },
      { path: "^(app|components|lib/(?!platform/|core/|i18n/)|simulator|scripts)" },
      "Platform adapts outside services and knows no domain.",
    ),
    rule(
      "spotify-imports-platform-and-core-only",
      { path: "^lib/spotify/", pathNot: "\\.test\\.ts$" },
      { path: "^lib/(?!spotify/|platform/|core/|i18n/)" },
      "The Spotify client serves the domains and knows none of them.",
    ),
    ...domainRules,
    rule(
      "simulator-stands-alone",
      { path: "^simulator/" },
      { path: "^(app|components|lib|prisma|scripts|e2e|tests)/" },
      "The simulator replaces Spotify: sharing code with the product would share its mistakes.",
    ),
    rule(
      "only-tests-import-the-simulator",
      { path: "^(app|components|lib)/", pathNot: "\\.test\\.ts$" },
      { path: "^simulator/" },
    ),
    rule(
      "only-tests-import-test-support",
      { path: "^(app|components|lib|scripts|simulator)/", pathNot: "\\.test\\.tsx?$" },
      { path: "^(testing|tests|e2e)/" },
    ),
    rule(
      "only-lib-imports-prisma",
      { path: "^(app|components|lib/api|lib/spotify)/" },
      { path: "^lib/platform/db/generated" },
    ),
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "(^\\.next|lib/platform/db/generated)" },
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      extensions: [".ts", ".tsx", ".mjs", ".js"],
      exportsFields: ["exports"],
      conditionNames: ["import", "node"],
    },
  },
};
