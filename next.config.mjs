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
  ],
  // `npm test` checks the types of everything; who starts the app needs not wait for that again.
  typescript: { ignoreBuildErrors: true },
};

export default config;
