import NextAuth from "next-auth";
import { authOptions } from "@/lib/api/auth-options";

/** Settings are read when somebody asks, not when the route is built. */
const handler = (request: Request, extra: { params: Promise<{ nextauth: string[] }> }) =>
  NextAuth(authOptions())(request, extra);

export { handler as GET, handler as POST };
