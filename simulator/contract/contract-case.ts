import type { ContractWorld } from "./contract-world";

/** A request and its expected status. The rest of the reply is checked against Spotify's description. */
export type ContractCase = {
  about: string;
  path: string;
  status: number;
  body?: unknown;
  prepare?: (world: ContractWorld) => Promise<unknown>;
};

export type CaseOptions = Pick<ContractCase, "body" | "prepare">;

export function defineCase(
  about: string,
  path: string,
  status = 200,
  options: CaseOptions = {},
): ContractCase {
  return { about, path, status, ...options };
}
