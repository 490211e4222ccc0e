/** @type {import("next").NextConfig} */
const config = {
  reactStrictMode: true,
  poweredByHeader: false,
  // Native or dynamically loading packages: left to Node instead of the bundler.
  serverExternalPackages: [
    "@node-rs/argon2",
    "bullmq",
    "pg",
    "@prisma/client",
    "@prisma/adapter-pg",
    "ioredis",
    "pino",
    "prom-client",
    "@sentry/core",
  ],
  headers: async () => [
    {
      source: "/:path*",
      headers: [
        { key: "X-Content-Type-Options", value: "nosniff" },
        { key: "Referrer-Policy", value: "strict-origin-when-cross-origin" },
      ],
    },
    // Pages get a policy with a nonce in proxy.ts.
    {
      source: "/:path(api/.*|_next/.*|admin/queue.*)",
      headers: [{ key: "Content-Security-Policy", value: "frame-ancestors 'none'" }],
    },
  ],
  // `npm test` checks the types of everything; who starts the app needs not wait for that again.
  typescript: { ignoreBuildErrors: true },
};

export default config;
