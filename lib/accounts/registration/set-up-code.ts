import { timingSafeEqual } from "node:crypto";
import type { Context } from "@/lib/core/context";
import { keyedHash } from "@/lib/platform/crypto";
import { prisma } from "@/lib/platform/db";

/** Returns the code that allows creating the first account from anywhere. Every process of an instance derives the same code. */
export const setUpCode = (): string => keyedHash("set-up code", "").slice(0, 20);

export function isSetUpCode(text = ""): boolean {
  const [given, expected] = [Buffer.from(text.trim()), Buffer.from(setUpCode())];
  return given.length === expected.length && timingSafeEqual(given, expected);
}

export const hasNoAccount = async (): Promise<boolean> => (await prisma().user.count({ take: 1 })) === 0;

/** Tells whether this request could create an account only with the set-up code. */
export const needsSetUpCode = async (ctx: Context): Promise<boolean> => !ctx.isLocal && hasNoAccount();
