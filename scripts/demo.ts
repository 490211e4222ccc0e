import { signUp } from "@/lib/accounts/registration/sign-up";
import { getCredentials } from "@/lib/connections/get-credentials";
import { saveCredentials } from "@/lib/connections/save-credentials";
import { commandContext, jobContext } from "@/lib/core/context";
import { disconnect, prisma } from "@/lib/platform/db";
import { type Env, parseEnv } from "@/lib/platform/env";
import { type Simulator, startSimulator } from "@/simulator/start";
import { defaultApp } from "@/simulator/world/defaults";
import { buildWhenStale } from "./build";
import { checkPortFree } from "./support/check-port";
import { checkSecrets, failPlainly, startDatabase } from "./support/database";
import { type Mode, runUntilStopped, Stack, waitForStopRequest } from "./support/stack";

const demoUser = { email: "demo@tonearm.local", username: "Demo", password: "tonearm-demo" };

async function createDemoAccount(): Promise<void> {
  const ctx = commandContext("demo");
  const existing = await prisma().user.findUnique({ where: { email: demoUser.email } });
  const { id: userId } = existing ?? (await signUp(ctx, demoUser));
  const demoCtx = jobContext(userId, "demo");
  if (!existing && !(await getCredentials(demoCtx)).clientSecretSet)
    await saveCredentials(demoCtx, defaultApp);
  await disconnect();
}

type SimulatorSettings = Pick<Env, "HOST" | "SIMULATOR_PORT" | "SIMULATOR_CATALOG" | "DATA_DIR">;

/** Starts the simulator where the app listens: the browser opens both, also from outside a container. */
export async function startDemoSimulator(env: SimulatorSettings): Promise<Simulator> {
  await checkPortFree("SIMULATOR_PORT", env.HOST, env.SIMULATOR_PORT);
  return startSimulator({
    port: env.SIMULATOR_PORT,
    host: env.HOST,
    dataDir: env.DATA_DIR,
    catalog: env.SIMULATOR_CATALOG,
  });
}

async function prepare(stack: Stack): Promise<string[]> {
  const simulator = await startDemoSimulator(parseEnv(process.env));
  stack.onStop(() => simulator.close());
  process.env.SPOTIFY_ACCOUNTS_URL = simulator.url;
  process.env.SPOTIFY_API_URL = simulator.url;
  await createDemoAccount();
  return [
    `  Sign in with ${demoUser.email} and the password ${demoUser.password}`,
    "",
    `  The Spotify simulator is at ${simulator.url}. Its developer app, for other accounts, has`,
    `  the client ID ${defaultApp.clientId} and the client secret ${defaultApp.clientSecret}`,
  ];
}

/** Runs the app with the Spotify simulator and a demo account; nobody needs a Spotify account to try it. */
export async function runDemo(mode: Mode): Promise<void> {
  // The demo account's password is public, so the demo never uses the data of a real instance.
  process.env.DATA_DIR ||= ".data/demo";
  // Logging every request would push the printed address off the screen.
  process.env.LOG_LEVEL ||= "warn";
  const stack = new Stack();
  const stopped = waitForStopRequest();
  try {
    const env = parseEnv(process.env);
    await checkPortFree("PORT", env.HOST, env.PORT);
    if (mode === "built") buildWhenStale();
    await startDatabase(stack);
    const lines = await prepare(stack);
    // After `prepare`, which changes settings: they are read once.
    await checkSecrets();
    await runUntilStopped(stack, stopped, env, lines, mode);
  } catch (error) {
    await stack.stop();
    failPlainly(error);
  }
  await stack.stop();
}

/** `npm run demo` */
export const main = () => runDemo("built");
