import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { BlockList } from "node:net";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { parseEnv, settingNames } from "@/lib/platform/env";
import { createFolder } from "@/testing/system/databases";

type Service = {
  image: string;
  command?: string[];
  environment?: Record<string, string>;
  ports?: string[];
  volumes?: string[];
  networks: string[];
  profiles?: string[];
  healthcheck?: { test?: string[]; disable?: boolean };
  depends_on?: Record<string, { condition: string }> | string[];
};
type Compose = {
  services: Record<string, Service>;
  volumes: Record<string, unknown>;
  networks: Record<string, { ipam?: { config: { subnet: string }[] } } | null>;
};

const read = (file: string) => readFileSync(path.join("deploy", file), "utf8");

/** Runs a copy of make-env.sh, which writes beside itself. */
function makeEnv(folder: string, ...parameters: string[]) {
  const script = path.join(folder, "make-env.sh");
  copyFileSync("deploy/make-env.sh", script);
  const { status, stderr } = spawnSync("sh", [script, ...parameters], { encoding: "utf8" });
  const file = path.join(folder, ".env");
  const text = existsSync(file) ? readFileSync(file, "utf8") : "";
  const lines = text.split("\n").filter(Boolean);
  const variables = Object.fromEntries(
    lines.map(line => [line.slice(0, line.indexOf("=")), line.slice(line.indexOf("=") + 1)]),
  );
  return { status, stderr, text, file, variables };
}

/** Replaces variables as Compose does. @throws when a required one is missing */
function interpolate(text: string, variables: Record<string, string>): string {
  return text.replace(
    /\$\{(\w+)(?:(:[-?+])([^}]*))?\}/g,
    (_, name: string, operator: string, rest: string) => {
      const value = variables[name];
      if (operator === ":+") return value ? rest : "";
      if (value) return value;
      if (operator === ":-") return rest;
      throw new Error(`${name} is not set`);
    },
  );
}

const composeWith = (variables: Record<string, string>) =>
  parse(interpolate(read("compose.yaml"), variables), { merge: true }) as Compose;

const composeOf = () => composeWith(makeEnv(createFolder(), "music.example.org").variables);

/** Checks that the settings exist and are valid. @returns them, parsed */
function checkSettings({ NODE_EXTRA_CA_CERTS: _ofNode, ...settings }: Record<string, string>) {
  const parsed = parseEnv(settings);
  expect(settingNames).toEqual(expect.arrayContaining(Object.keys(settings)));
  return parsed;
}

describe("make-env.sh", () => {
  test("The first run makes secrets that only their owner can read, and a later run changes nothing", () => {
    const folder = createFolder();
    const first = makeEnv(folder, "music.example.org");
    expect(first.status).toBe(0);
    expect(statSync(first.file).mode & 0o777).toBe(0o600);
    expect(first.variables).toMatchObject({
      DOMAIN: "music.example.org",
      POSTGRES_PASSWORD: expect.stringMatching(/^[0-9a-f]{48}$/),
      GRAFANA_PASSWORD: expect.stringMatching(/^[0-9a-f]{48}$/),
    });
    const second = makeEnv(folder, "other.example.org");
    expect(second).toMatchObject({ status: 0, text: first.text });
  });

  test("A run over an older file adds only what is missing", () => {
    const folder = createFolder();
    const { text, file } = makeEnv(folder, "music.example.org");
    const older = text.replace(/^GRAFANA.*\n/m, "");
    writeFileSync(file, older);
    const again = makeEnv(folder);
    expect(again.text.startsWith(older)).toBe(true);
    expect(again.variables.GRAFANA_PASSWORD).toMatch(/^[0-9a-f]{48}$/);
  });

  test("A missing or unusable domain is refused with an example, and nothing is written", () => {
    for (const parameters of [[], ["https://music.example.org"], ["a b"]]) {
      const { status, stderr, text } = makeEnv(createFolder(), ...parameters);
      expect({ status, text }).toEqual({ status: 1, text: "" });
      expect(stderr).toContain("music.example.org");
    }
  });
});

describe("compose.yaml", () => {
  test("The app and the worker get valid settings, and all secrets come from .env", () => {
    const optional = {
      OIDC_ISSUER: "https://auth.example.org",
      OIDC_CLIENT_ID: "tonearm",
      OIDC_CLIENT_SECRET: "secret",
      OIDC_NAME: "Home",
      PASSWORD_SIGN_IN: "off",
      SMTP_URL: "smtp://mail.example.org",
      MAIL_FROM: "tonearm@example.org",
      SUPPORT_EMAIL: "admin@example.org",
    };
    const { variables } = makeEnv(createFolder(), "music.example.org");
    const { services } = composeWith({ ...variables, ...optional });
    for (const name of ["app", "worker"] as const) {
      const parsed = checkSettings(services[name]?.environment ?? {});
      expect(parsed).toMatchObject({
        ...optional,
        MAIL_FROM: { address: optional.MAIL_FROM },
        PUBLIC_URL: "https://music.example.org",
        WORKER: "none",
      });
    }
    expect(() => parseEnv(composeWith(variables).services.app?.environment ?? {})).not.toThrow();
    expect(services.worker?.command).toEqual(["worker"]);
    for (const missing of ["DOMAIN", "APP_SECRET", "ENCRYPTION_KEYS", "POSTGRES_PASSWORD"]) {
      const { variables } = makeEnv(createFolder(), "music.example.org");
      expect(() => composeWith({ ...variables, [missing]: "" })).toThrow(missing);
    }
  });

  test("The app and the worker get every setting that fits, and a certificate file where they look for it", () => {
    // The image, the network and the services of the file decide these.
    const fixed = ["PORT", "HOST", "DATA_DIR", "UPSTASH_REDIS_REST_URL", "UPSTASH_REDIS_REST_TOKEN"];
    const forTests = ["SPOTIFY_ACCOUNTS_URL", "SPOTIFY_API_URL", "SIMULATOR_PORT", "SIMULATOR_CATALOG"];
    const { variables } = makeEnv(createFolder(), "music.example.org");
    const { services } = composeWith({ ...variables, CA_FILE: "/etc/ssl/home.pem" });
    for (const [name, others] of [
      ["app", ["METRICS_PORT"]],
      ["worker", []],
    ] as const) {
      const { environment = {}, volumes } = services[name] ?? {};
      const left = settingNames.filter(setting => !(setting in environment)).sort();
      expect(left).toEqual([...fixed, ...forTests, ...others].sort());
      expect(volumes).toContain(`/etc/ssl/home.pem:${environment.NODE_EXTRA_CA_CERTS}:ro`);
    }
    const withoutFile = composeWith(variables).services.app;
    expect(withoutFile?.environment?.NODE_EXTRA_CA_CERTS).toBe("");
    const guide = readFileSync("docs/hosting/compose.md", "utf8");
    for (const [, variable] of read("compose.yaml").matchAll(/\$\{(\w+):[-+]/g))
      expect(guide).toContain(variable);
  });

  test("Nothing but Caddy can be reached from outside, and the app believes no other proxy", () => {
    const { services, networks } = composeOf();
    for (const [name, { ports = [] }] of Object.entries(services))
      if (name !== "caddy") for (const port of ports) expect(port).toMatch(/^127\.0\.0\.1:/);
    expect(services.caddy?.ports).toEqual(["0.0.0.0:80:80", "0.0.0.0:443:443", "0.0.0.0:443:443/udp"]);
    const subnet = networks.proxy?.ipam?.config[0]?.subnet;
    expect(services.app?.environment?.TRUSTED_PROXIES).toBe(subnet);
    const members = Object.entries(services).filter(([, service]) => service.networks.includes("proxy"));
    expect(members.map(([name]) => name).sort()).toEqual(["app", "caddy"]);
    const [address = "", prefix] = subnet?.split("/") ?? [];
    const privateNetworks = new BlockList();
    for (const [network, bits] of [
      ["10.0.0.0", 8],
      ["172.16.0.0", 12],
      ["192.168.0.0", 16],
    ] as const)
      privateNetworks.addSubnet(network, bits);
    expect(privateNetworks.check(address)).toBe(true);
    expect(Number(prefix)).toBeGreaterThanOrEqual(16);
  });

  test("Every mounted file, volume and network exists, and whoever waits for a healthy service can", () => {
    const { services, volumes, networks } = composeOf();
    for (const service of Object.values(services)) {
      for (const volume of service.volumes ?? []) {
        const [source = ""] = volume.split(":");
        if (source === "/dev/null") continue;
        if (source.startsWith("./")) expect(existsSync(path.join("deploy", source)), source).toBe(true);
        else expect(Object.keys(volumes)).toContain(source);
      }
      for (const network of service.networks) expect(Object.keys(networks)).toContain(network);
      const dependencies = Array.isArray(service.depends_on) ? {} : (service.depends_on ?? {});
      for (const [name, { condition }] of Object.entries(dependencies)) {
        expect(condition).toBe("service_healthy");
        const hasCheck =
          services[name]?.healthcheck?.test ?? readFileSync("Dockerfile", "utf8").includes("HEALTHCHECK");
        expect(hasCheck).toBeTruthy();
      }
    }
    expect(services.caddy?.environment).toMatchObject({ UPSTREAM: "app:3000" });
    expect(read("proxies/Caddyfile")).toMatch(/\{\$DOMAIN:.*\{\n[\s\S]*reverse_proxy \{\$UPSTREAM:/);
  });

  test.skipIf(spawnSync("promtool", ["--version"]).error)(
    "Prometheus accepts the rules of the alerts",
    () => {
      const file = path.join("deploy", "prometheus", "rules.yml");
      const { status, stdout } = spawnSync("promtool", ["check", "rules", file], { encoding: "utf8" });
      expect(status, stdout).toBe(0);
    },
  );

  test("Prometheus finds the app's metrics, and only the profile starts the monitoring", () => {
    const { services } = composeOf();
    const config = parse(read("prometheus/prometheus.yml"));
    expect(config.scrape_configs[0]).toMatchObject({
      metrics_path: "/api/metrics",
      dns_sd_configs: [{ names: ["app"], port: 3000 }],
    });
    expect(services.prometheus?.networks).toContain("inside");
    expect(services.app?.networks).toContain("inside");
    for (const name of ["Caddyfile", "several.Caddyfile", "nginx.conf", "traefik.yaml"])
      expect(read(`proxies/${name}`), name).toMatch(
        /(respond|location) \/api\/metrics\b|!PathPrefix\(`\/api\/metrics`\)/,
      );
    for (const name of ["prometheus", "grafana"]) expect(services[name]?.profiles).toEqual(["monitoring"]);
  });
});

describe("Hosting elsewhere", () => {
  test("Render's blueprint has valid settings, and keeps the data on its disk", () => {
    const [service] = parse(read("render.yaml")).services;
    const settings = Object.fromEntries(
      service.envVars.map(({ key, value }: { key: string; value?: string }) => [
        key,
        value ?? "https://music.example.org",
      ]),
    );
    checkSettings(settings);
    expect(readFileSync("Dockerfile", "utf8")).toContain(`DATA_DIR=${service.disk.mountPath}`);
    expect(existsSync(service.dockerfilePath)).toBe(true);
  });

  test("The task definition for AWS has valid settings, and its secrets are no plain text", () => {
    const filled = read("aws/task-definition.json")
      .replaceAll("DOMAIN", "music.example.org")
      .replaceAll("VPC_NETWORK", "10.0.0.0/16");
    const [container] = JSON.parse(filled).containerDefinitions;
    const named = (entries: { name: string; value: string }[]) =>
      Object.fromEntries(entries.map(({ name, value }) => [name, value]));
    checkSettings(named(container.environment));
    expect(container.secrets.map(({ name }: { name: string }) => name).sort()).toEqual([
      "APP_SECRET",
      "DATABASE_URL",
      "ENCRYPTION_KEYS",
    ]);
    expect(container.stopTimeout).toBeGreaterThan(10);
  });

  test("The unit for systemd names files that exist", () => {
    const unit = read("tonearm.service");
    expect(unit).toMatch(/^ExecStart=\/usr\/bin\/node scripts\/run\.mjs start$/m);
    const [, stopSeconds] = /^TimeoutStopSec=(\d+)$/m.exec(unit) ?? [];
    expect(Number(stopSeconds)).toBeGreaterThan(10);
  });

  test("The service has no settings of its own, so that commands use the same instance", () => {
    const unit = read("tonearm.service");
    expect(unit).not.toMatch(/^Environment/m);
    const [, folder] = /^StateDirectory=(.+)$/m.exec(unit) ?? [];
    const guide = readFileSync("docs/hosting/server.md", "utf8");
    expect(guide).toContain(` DATA_DIR=/var/lib/${folder} > /opt/tonearm/.env`);
    expect(unit).toContain("WorkingDirectory=/opt/tonearm\n");
  });
});
