import { z } from "zod";
import { accounts } from "./accounts";
import { admin } from "./admin";
import { historyImports } from "./history-imports";
import { library } from "./library";
import { json, type Operation, type Operations } from "./operation";
import { player } from "./player";
import { playlists } from "./playlists";
import { queue } from "./queue";
import { recommendations } from "./recommendations";
import { shuffle } from "./shuffle";
import { songs } from "./songs";
import { spotify } from "./spotify";
import { statistics } from "./statistics";

const about = {
  "GET /openapi.json": {
    tag: "About",
    summary: "Returns this document",
    description: "OpenAPI 3.1, generated from the schemas that guard the routes.",
    access: "public",
    reply: json(z.looseObject({ openapi: z.string() }), { example: { openapi: "3.1.1" } }),
  },
} satisfies Operations;

/** All operations of the API. A route without an operation does not compile; an operation without a route fails a test. */
export const operations = {
  ...accounts,
  ...spotify,
  ...songs,
  ...library,
  ...historyImports,
  ...playlists,
  ...shuffle,
  ...player,
  ...queue,
  ...statistics,
  ...recommendations,
  ...admin,
  ...about,
};

export type OperationName = keyof typeof operations;
export type OperationOf<Name extends OperationName> = (typeof operations)[Name];

/** All operations with their names. */
export const allOperations = Object.entries(operations) as [OperationName, Operation][];

export const methodOf = (name: string) => name.split(" ")[0] ?? "";
