import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { isListening, startProgram } from "../programs";

/** A certificate for 127.0.0.1 and its key, as files. */
export type Certificate = { certificate: string; key: string };

/** The addresses and the certificate that a test puts into an example. */
export type Setup = Certificate & { folder: string; port: number; plainPort: number; upstreamPort: number };

/** Creates a certificate that nobody trusts by default. */
export function createCertificate(folder: string): Certificate {
  const [certificate, key] = [path.join(folder, "certificate.pem"), path.join(folder, "key.pem")];
  execFileSync(
    "openssl",
    [
      ...[
        "req",
        "-x509",
        "-newkey",
        "ec",
        "-pkeyopt",
        "ec_paramgen_curve:prime256v1",
        "-nodes",
        "-days",
        "1",
      ],
      ...["-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1"],
      ...["-keyout", key, "-out", certificate],
    ],
    { stdio: "ignore" },
  );
  return { certificate, key };
}

/** Returns the example with each text replaced. @throws when the example does not have a text */
function exampleOf(name: string, replacements: [from: string, to: string][]): string {
  let text = readFileSync(path.join("deploy", "proxies", name), "utf8");
  for (const [from, to] of replacements) {
    if (!text.includes(from)) throw new Error(`deploy/proxies/${name} has no "${from}"`);
    text = text.replaceAll(from, to);
  }
  return text;
}

function caddyCommand({ folder, port, plainPort, upstreamPort, certificate, key }: Setup) {
  const example = exampleOf("Caddyfile", [["\tencode\n", `\ttls ${certificate} ${key}\n\tencode\n`]]);
  const global = `{\n\tadmin off\n\thttp_port ${plainPort}\n\thttps_port ${port}\n}\n`;
  const file = path.join(folder, "Caddyfile");
  writeFileSync(file, global + example);
  return {
    command: "caddy",
    args: ["run", "--adapter", "caddyfile", "--config", file],
    env: { DOMAIN: "127.0.0.1", UPSTREAM: `127.0.0.1:${upstreamPort}`, HOME: folder },
  };
}

function nginxCommand({ folder, port, plainPort, upstreamPort, certificate, key }: Setup) {
  const directory = "/etc/letsencrypt/live/music.example.org";
  const example = exampleOf("nginx.conf", [
    ["listen 80;", `listen 127.0.0.1:${plainPort};`],
    ["listen 443 ssl http2;", `listen 127.0.0.1:${port} ssl http2;`],
    ["  listen [::]:80;\n", ""],
    ["  listen [::]:443 ssl http2;\n", ""],
    ["server 127.0.0.1:3000;", `server 127.0.0.1:${upstreamPort};`],
    [`${directory}/fullchain.pem`, certificate],
    [`${directory}/privkey.pem`, key],
    ["music.example.org", "127.0.0.1"],
  ]);
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(
    name => `${name}_temp_path ${folder}/${name};`,
  );
  const file = path.join(folder, "nginx.conf");
  const main = `daemon off; pid ${folder}/nginx.pid; error_log stderr; events {}`;
  writeFileSync(file, `${main}\nhttp {\naccess_log off;\n${temporary.join("\n")}\n${example}}\n`);
  return { command: "nginx", args: ["-p", folder, "-c", file], env: {} };
}

const commands = { caddy: caddyCommand, nginx: nginxCommand };

/** Starts a proxy with its example. @returns a function that stops it */
export async function startProxy(name: keyof typeof commands, setup: Setup): Promise<() => Promise<void>> {
  const { command, args, env } = commands[name](setup);
  const proxy = await startProgram(command, args, () => isListening(setup.port), env);
  return () => proxy.end();
}
