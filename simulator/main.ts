import { z } from "zod";
import { type Simulator, startSimulator } from "./start";

const environmentSchema = z.object({
  SIMULATOR_PORT: z.coerce.number().int().min(0).max(65_535).default(8802),
  HOST: z.string().min(1).default("127.0.0.1"),
  DATA_DIR: z.string().min(1).optional(),
  SIMULATOR_CATALOG: z.string().min(1).optional(),
  SIMULATOR_URL: z.url().optional(),
});

try {
  const simulator = await startFromEnvironment();
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => void simulator.close().then(() => process.exit(0)));
  }
  console.log(`Spotify simulator listening on ${simulator.url}`);
} catch (error) {
  console.error(`Spotify simulator: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
}

async function startFromEnvironment(): Promise<Simulator> {
  const parsed = environmentSchema.safeParse(withoutEmpty(process.env));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new Error(`${issue?.path.join(".")} is not usable: ${issue?.message}`);
  }
  const { SIMULATOR_PORT: port, HOST: host, DATA_DIR, SIMULATOR_CATALOG, SIMULATOR_URL } = parsed.data;
  try {
    return await startSimulator({
      port,
      host,
      dataDir: DATA_DIR,
      catalog: SIMULATOR_CATALOG,
      publicUrl: SIMULATOR_URL,
    });
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EADDRINUSE") {
      throw new Error(`port ${port} is in use: set SIMULATOR_PORT to a free one`);
    }
    throw error;
  }
}

/** An empty variable, such as `HOST=` in an env file, counts as not set. */
function withoutEmpty(environment: NodeJS.ProcessEnv): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ""));
}
