/** @type {import("next").NextConfig} */
const config = {
  reactStrictMode: true,
  poweredByHeader: false,
  // Native or dynamically loading packages: left to Node instead of the bundler.
  serverExternalPackages: ["@node-rs/argon2", "bullmq", "pg", "@prisma/client", "@prisma/adapter-pg", "ioredis", "pino"],
  experimental: { typedRoutes: false },
};

export default config;
