import { createHmac } from "node:crypto";
import type pg from "pg";
import { adminRole } from "./cluster";

/** The role of the app. It owns the tables but is no superuser, who could read the server's files and run programs. */
const appRole = "tonearm_app";

/** Derives the app's password, so that the files of earlier versions need no second one. */
const appPassword = (adminPassword: string) =>
  createHmac("sha256", adminPassword).update(appRole).digest("base64url");

export const appUrl = (adminPassword: string, port: number) =>
  `postgresql://${appRole}:${appPassword(adminPassword)}@127.0.0.1:${port}/postgres`;

const isUserSchema = (column: string) =>
  `${column} IN (SELECT oid FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema')`;
const isDependent = (catalog: string, types: string) =>
  `EXISTS (SELECT FROM pg_depend WHERE classid = '${catalog}'::regclass AND objid = object.oid AND deptype IN (${types}))`;
const isAdmins = (column: string) => `${column} = '${adminRole}'::regrole`;

/**
 * Lists the statements that give everything of the superuser to the app: earlier versions ran the app as superuser. `REASSIGN
 * OWNED` refuses the superuser of a cluster. Objects of extensions, and sequences of columns, follow their owner.
 */
const ownershipStatements = `
  SELECT format('ALTER SCHEMA %I OWNER TO ${appRole}', nspname)
  FROM pg_namespace WHERE ${isAdmins("nspowner")} AND ${isUserSchema("oid")}
  UNION ALL
  SELECT format('ALTER %s %s OWNER TO ${appRole}', CASE relkind WHEN 'v' THEN 'VIEW' WHEN 'm' THEN 'MATERIALIZED VIEW'
    WHEN 'S' THEN 'SEQUENCE' ELSE 'TABLE' END, oid::regclass)
  FROM pg_class object WHERE relkind IN ('r', 'p', 'v', 'm', 'S') AND ${isAdmins("relowner")}
    AND ${isUserSchema("relnamespace")} AND NOT ${isDependent("pg_class", "'e', 'a', 'i'")}
  UNION ALL
  SELECT format('ALTER ROUTINE %s OWNER TO ${appRole}', oid::regprocedure)
  FROM pg_proc object WHERE ${isAdmins("proowner")}
    AND ${isUserSchema("pronamespace")} AND NOT ${isDependent("pg_proc", "'e', 'i'")}
  UNION ALL
  SELECT format('ALTER TYPE %s OWNER TO ${appRole}', oid::regtype)
  FROM pg_type object WHERE typtype IN ('e', 'd', 'r') AND ${isAdmins("typowner")}
    AND ${isUserSchema("typnamespace")} AND NOT ${isDependent("pg_type", "'e', 'i'")}`;

/** Creates the app's role if it is missing, and makes it the owner of the database and of everything in it. */
export async function prepareAppRole(client: pg.Client, adminPassword: string): Promise<void> {
  await client.query("BEGIN");
  // Two processes may start at the same time.
  await client.query("SELECT pg_advisory_xact_lock(hashtext('tonearm app role'))");
  const { rows: roles } = await client.query("SELECT FROM pg_roles WHERE rolname = $1", [appRole]);
  if (roles.length === 0)
    await client.query(`CREATE ROLE ${appRole} LOGIN PASSWORD '${appPassword(adminPassword)}'`);
  await client.query(`ALTER DATABASE postgres OWNER TO ${appRole}`);
  await client.query(`DO $$ DECLARE change text; BEGIN
    FOR change IN ${ownershipStatements} LOOP EXECUTE change; END LOOP; END $$`);
  await client.query("COMMIT");
}
