import { availableParallelism } from "node:os";
import pg from "pg";
import { requireSetting } from "../env";
import { Turns } from "../turns";
import { currentWorkload, type PoolName, requireNoTransaction } from "./workload";

const requestTimeoutMs = 20_000;

/** An export keeps a process of PostgreSQL busy for seconds, so one processor stays free for other requests. */
const filesAtOnce = Math.min(3, Math.max(1, availableParallelism() - 1));

/**
 * Each kind of work has its own connections, so that expensive work can neither take the connections nor most of the processor
 * from requests that take milliseconds. Connections open when they are needed and close after ten idle seconds.
 */
const poolSettings: Record<PoolName, pg.PoolConfig> = {
  requests: { max: 12, statement_timeout: requestTimeoutMs },
  search: { max: 3, statement_timeout: requestTimeoutMs },
  files: { max: filesAtOnce, statement_timeout: 60_000 },
  // The worker checks for due jobs every minute: opening a connection for that took a fifth of an idle instance's processor time.
  background: { max: 8, min: 1, allowExitOnIdle: true },
};
const longPoolSettings: pg.PoolConfig = { max: 12 };

/** A third of the pool for requests. Whoever asks for more waits for themselves, not for other people. */
const connectionsPerPerson = { atOnce: 4, waiting: 1_000, waitMs: 15_000 };

const ignore = () => undefined;

/**
 * Opens the connections of a pool one after the other, and gives those that become free meanwhile to the requests that wait. Without
 * this, each request of a burst opens a connection and waits for it: a dozen new processes of PostgreSQL at once take half a second.
 */
function openGradually(pool: pg.Pool): void {
  const { max } = pool.options;
  let openCount = 0;
  Object.defineProperty(pool.options, "max", { get: () => Math.min(max, openCount + 1) });
  pool.on("connect", () => {
    openCount++;
    if (pool.waitingCount > 0 && openCount < max) pool.connect().then(client => client.release(), ignore);
  });
  pool.on("remove", () => openCount--);
}

function openPool(settings: pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool({
    connectionString: requireSetting("DATABASE_URL"),
    connectionTimeoutMillis: 30_000,
    ...settings,
  });
  // The pool replaces an idle connection that the server closed; without a listener the error would end the process.
  pool.on("error", ignore);
  // The same holds for a connection in use whose server ends between two statements; the next statement then fails.
  pool.on("connect", client => client.on("error", ignore));
  openGradually(pool);
  return pool;
}

type Callback = (error: Error | undefined, client?: pg.PoolClient, done?: pg.PoolClient["release"]) => void;

/** A pool that passes each request for a connection to the pool of the current workload, and limits the share of each person. */
class RoutingPool extends pg.Pool {
  private readonly turns = new Turns(connectionsPerPerson);

  constructor(private readonly choosePool: () => pg.Pool) {
    super();
  }

  override connect(): Promise<pg.PoolClient>;
  override connect(callback: Callback): void;
  override connect(callback?: Callback): Promise<pg.PoolClient> | undefined {
    const client = this.take();
    if (!callback) return client;
    client.then(
      connected => callback(undefined, connected, connected.release.bind(connected)),
      (error: Error) => callback(error),
    );
    return undefined;
  }

  private async take(): Promise<pg.PoolClient> {
    requireNoTransaction();
    const pool = this.choosePool();
    const { userId } = currentWorkload();
    if (!userId) return pool.connect();
    const endTurn = await this.turns.take(userId);
    try {
      const client = await pool.connect();
      const release = client.release.bind(client);
      client.release = error => {
        endTurn();
        release(error);
      };
      return client;
    } catch (error) {
      endTurn();
      throw error;
    }
  }
}

/** The pools of a process behind two routing pools. */
export type Pools = {
  pool: pg.Pool;
  /** For transactions that stay open while other queries run; see `longTransaction`. */
  longPool: pg.Pool;
  hasIdleConnection: () => boolean;
  connectionCounts: () => { pool: string; used: number; idle: number; waiting: number }[];
  end: () => Promise<void>;
};

export function openPools(): Pools {
  const pools = new Map(
    Object.entries(poolSettings).map(([name, settings]) => [name as PoolName, openPool(settings)]),
  );
  // Planning a search for each key takes longer than the search itself, so its prepared statements keep one plan. With dearer random
  // reads, it would sort all titles that begin with a letter instead of reading the first ones of an index.
  pools
    .get("search")
    ?.on("connect", client =>
      client.query("SET plan_cache_mode = force_generic_plan; SET random_page_cost = 1.1").catch(ignore),
    );
  const longPool = openPool(longPoolSettings);
  const currentPool = () => pools.get(currentWorkload().pool) as pg.Pool;
  return {
    pool: new RoutingPool(currentPool),
    longPool: new RoutingPool(() => longPool),
    hasIdleConnection: () => currentPool().idleCount > 0,
    connectionCounts: () =>
      [...pools, ["long", longPool] as const].map(([pool, { totalCount, idleCount, waitingCount }]) => ({
        pool,
        used: totalCount - idleCount,
        idle: idleCount,
        waiting: waitingCount,
      })),
    end: async () => {
      await Promise.all([...pools.values(), longPool].map(pool => pool.end().catch(ignore)));
    },
  };
}

/** Starts a transaction on the long pool, whose connections serve every workload, with the timeout of the current workload. */
export function beginLongSql(): string {
  const { statement_timeout } = poolSettings[currentWorkload().pool];
  return statement_timeout ? `BEGIN; SET LOCAL statement_timeout = ${statement_timeout}` : "BEGIN";
}
