/** The directions of imports between the parts of the house; see docs/decisions/0001-layout.md. */
const rule = (name, from, to, comment) => ({ name, severity: "error", comment, from, to });

module.exports = {
  forbidden: [
    rule("no-circular", {}, { circular: true }, "A cycle hides which part depends on which."),
    rule(
      "components-know-the-api-only",
      { path: "^components/" },
      { path: "^(app|lib|prisma|simulator|scripts)/", pathNot: "^lib/api/(client|schemas)/" },
      "Components know the API's client and types, nothing of the server.",
    ),
    rule(
      "lib-knows-no-screen",
      { path: "^lib/" },
      { path: "^(app|components)/" },
      "Rules do not depend on screens.",
    ),
    rule(
      "domains-do-not-know-the-api",
      { path: "^lib/(?!api/)" },
      { path: "^lib/api/", pathNot: "^lib/api/schemas/" },
      "The API is an adapter over the domains; they share its shapes and nothing else.",
    ),
    rule(
      "spotify-knows-the-platform-only",
      { path: "^lib/spotify/", pathNot: "\\.test\\.ts$" },
      { path: "^lib/(?!spotify/|platform/)" },
      "The Spotify client serves the domains and knows none of them.",
    ),
    rule(
      "platform-knows-nothing-of-ours",
      { path: "^lib/platform/", pathNot: "\\.test\\.ts$" },
      { path: "^(app|components|lib/(?!platform/)|simulator|scripts)" },
    ),
    rule(
      "simulator-stands-alone",
      { path: "^simulator/" },
      { path: "^(app|components|lib|prisma|scripts|e2e)/" },
    ),
    rule(
      "nobody-needs-the-simulator",
      { path: "^(app|components|lib)/", pathNot: "(\\.test\\.ts$|^lib/testing/)" },
      { path: "^simulator/" },
    ),
    rule(
      "only-tests-know-the-test-support",
      { path: "^(app|components|lib/(?!testing/)|scripts)", pathNot: "\\.test\\.ts$" },
      { path: "^(lib/testing|e2e)/" },
    ),
    rule(
      "only-the-database-adapter-knows-prisma",
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
