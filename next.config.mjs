const publicUrl = process.env.PUBLIC_URL;
const isCi = Boolean(process.env.CI);

/** @type {import("next").NextConfig} */
export const config = {
  reactStrictMode: true,
  // The folder for the container image; scripts/serve.mjs serves both this and the build itself.
  output: "standalone",
  poweredByHeader: false,
  // Native or dynamically loading packages: left to Node instead of the bundler.
  serverExternalPackages: [
    "@node-rs/argon2",
    "bullmq",
    "pg",
    "@prisma/client",
    "@prisma/adapter-pg",
    "ioredis",
    "nodemailer",
    "pino",
    "prom-client",
    "@sentry/core",
    // Otherwise each of pages, routes and the proxy would have a copy of it.
    "undici",
  ],
  // The build script derives it from the sources. Otherwise Next chooses a random one.
  generateBuildId: () => process.env.SOURCE_HASH?.slice(0, 32) ?? null,
  // No page uses Next's images; without them their endpoint, which converts images on request, does not exist.
  // Without the size 0, a request for one would still create a folder, which a container does not allow.
  images: { unoptimized: true, maximumDiskCacheSize: 0 },
  outputFileTracingExcludes: { "*": ["node_modules/sharp/**", "node_modules/@img/**"] },
  experimental: {
    // A proxy may send its own Host, but browsers send the public address as the Origin of forms.
    serverActions: { allowedOrigins: publicUrl ? [new URL(publicUrl).host] : [] },
    // Nobody builds again from the folder of a CI run, or reads its stacks: both cost a quarter of the build.
    turbopackFileSystemCacheForBuild: !isCi,
    turbopackSourceMaps: !isCi,
  },
  // lib/api/http/security-headers.ts has the headers of all replies, and proxy.ts gives pages a policy with a nonce.
  headers: async () => [
    {
      source: "/:path(api/.*|_next/.*|admin/queue.*)",
      headers: [{ key: "Content-Security-Policy", value: "frame-ancestors 'none'" }],
    },
  ],
  // `npm test` checks the types of everything; who starts the app needs not wait for that again.
  typescript: { ignoreBuildErrors: true },
};

/** Adds next-intl to builds and to `npm run dev`. Its plugin loads a compiler that a running instance does not need. */
export default async function configure() {
  const { default: createPlugin } = await import("next-intl/plugin");
  const withMessages = createPlugin({
    requestConfig: "./lib/api/intl-request.ts",
    experimental: {
      // Parses the messages during the build, so that the parser is not sent to browsers.
      messages: { path: "./messages", format: "json", locales: "infer", precompile: true },
      createMessagesDeclaration: "./messages/en.json",
    },
  });
  return withMessages(config);
}
