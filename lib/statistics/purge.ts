import type { Prisma } from "@/lib/platform/db";
import { deleteFigures } from "./refresh-figures";

/** Deletes the figures of a person. They are computed anew from the plays that are left when they are read. */
export const purgeStatistics = (client: Prisma.TransactionClient, userId: string): Promise<void> =>
  deleteFigures((text, values) => client.$executeRawUnsafe(text, ...values), userId);
