import { signUp } from "@/lib/accounts/sign-up";
import { Reply, route } from "@/lib/api/route";
import { registration } from "@/lib/api/schemas/accounts";

export const POST = route(
  { access: "public", body: registration, limit: "register" },
  async ({ ctx, body }) => {
    return new Reply({ user: await signUp(ctx, body) }, 201);
  },
);
