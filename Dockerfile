# One image for every process of Tonearm: docs/decisions/0032-container-image.md has the reasons.
ARG BASE_IMAGE=docker.io/library/node:22-bookworm-slim

FROM ${BASE_IMAGE} AS build
WORKDIR /app
COPY . .
# Optional secrets: an .npmrc, and the certificates that it names, for registries that need them.
RUN --mount=type=secret,id=npmrc,target=/root/.npmrc --mount=type=secret,id=cafile \
    node scripts/run.mjs image-files /image

FROM ${BASE_IMAGE}
# PostgreSQL demands a user that has a name and is not root.
RUN groupadd --gid 10001 tonearm && \
    useradd --uid 10001 --gid tonearm --home-dir /data --no-create-home --shell /usr/sbin/nologin tonearm && \
    install --directory --owner tonearm --group tonearm --mode 700 /data
COPY --from=build /image /app
WORKDIR /app
ENV NODE_ENV=production HOST=0.0.0.0 DATA_DIR=/data
USER tonearm
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \
    CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT || 3000}/api/health/live`).then(reply => process.exit(reply.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["/app/deploy/entrypoint.sh"]
CMD ["start"]
