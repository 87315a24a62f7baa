import "server-only";
import { betterAuth } from "better-auth";
import { prismaAdapter } from "better-auth/adapters/prisma";
import { PASSWORD_LENGTH } from "@/lib/people/password";
import { db } from "./db";
import { environment } from "./environment";
import { hashPassword, verifyPassword } from "./password-hash";
import { SESSION_DAYS } from "./sessions";

function makeAuth() {
  return betterAuth({
    // Nothing of it is reached over HTTP: our actions call it, with their limits and the merge around it, and session.ts gives the cookie.
    baseURL: "http://localhost",
    secret: environment().BETTER_AUTH_SECRET,
    database: prismaAdapter(db, { provider: "postgresql" }),
    emailAndPassword: {
      enabled: true,
      minPasswordLength: PASSWORD_LENGTH.least,
      maxPasswordLength: PASSWORD_LENGTH.most,
      password: { hash: hashPassword, verify: verifyPassword },
    },
    user: {
      modelName: "person",
      additionalFields: { isAnonymous: { type: "boolean", required: false, input: false, defaultValue: false } },
    },
    session: { expiresIn: SESSION_DAYS * 86_400, updateAge: 86_400, storeSessionInDatabase: true },
    rateLimit: { enabled: true, storage: "database" },
    advanced: { ipAddress: { disableIpTracking: true }, useSecureCookies: false },
    telemetry: { enabled: false },
    // It would write e-mail addresses into the log.
    logger: { disabled: true },
  });
}

let made: ReturnType<typeof makeAuth> | undefined;

/** better-auth on our own tables: it checks and keeps passwords and opens sessions. Made at its first use. */
export function auth(): ReturnType<typeof makeAuth> {
  made ??= makeAuth();
  return made;
}
