import "server-only";
import { z } from "zod";

const addressList = z
  .string()
  .default("")
  .transform((text) => text.split(/\s+/).filter(Boolean))
  .pipe(z.array(z.url({ protocol: /^https?$/ })));

/** What the surroundings may set. `npm start` fills in whatever is missing; a hosting service sets it by itself. */
const environmentSchema = z.object({
  NODE_ENV: z.enum(["development", "production", "test"]).default("development"),
  DATABASE_URL: z.string({ error: "is missing: give the address of a PostgreSQL, or use npm start" }).regex(/^postgres(ql)?:\/\/.+\/.+/, "is not an address like postgresql://user:password@host:5432/name"),
  /** How many connections one process may hold. */
  DATABASE_CONNECTIONS: z.coerce.number().int().min(1).max(200).default(10),
  BETTER_AUTH_SECRET: z.string({ error: "is missing: give 32 random letters or more, or use npm start" }).min(32, "is shorter than 32 letters"),
  /** The address people use, where it is not the one the server itself sees: https://quiz.example.org. */
  PUBLIC_URL: z.url({ protocol: /^https?$/, error: "is not an address like https://quiz.example.org" }).optional(),
  /** The addresses under which `npm start` found itself reachable. */
  ORIGINS: addressList,
  /** How many proxies of ours stand before the server: so many addresses at the end of x-forwarded-for are believed, none without this. */
  TRUSTED_PROXIES: z.coerce.number().int().min(0).max(5).default(0),
  /** Who may make an account: "open", "invitation" (see `footing invite`), or "domain:example.org". */
  SIGN_UP: z.string().default("open").pipe(z.string().regex(/^(open|invitation|domain:[a-z0-9.-]+\.[a-z]+)$/i, 'is not "open", "invitation" or "domain:example.org"')),
  /** Where letters go out, and from whom: smtp://user:password@mail.example.org:587. Without them a password is reset from the command line. */
  SMTP_URL: z.url({ protocol: /^smtps?$/, error: "is not an address like smtp://user:password@mail.example.org:587" }).optional(),
  MAIL_FROM: z.email({ error: "is not an e-mail address" }).optional(),
  /** A model that proposes facts of articles beside the rules: the address of an endpoint that speaks as OpenAI's does, the model's name, and a key where it wants one. */
  FOOTING_MODEL_URL: z.url({ protocol: /^https?$/, error: "is not an address like http://localhost:11434/v1" }).optional(),
  FOOTING_MODEL_NAME: z.string().min(1).optional(),
  FOOTING_MODEL_KEY: z.string().min(1).optional(),
  /** "1" offers the pseudo-language (lib/people/languages.ts) among the settings, for tests. */
  PSEUDO_LANGUAGE: z.string().default("").transform((value) => value === "1"),
  /** Whether the app itself looks once a night that everything adds up, forgets what is to be forgotten, and makes backups. "off" where a timer calls the command line. */
  NIGHT_WORK: z.enum(["on", "off"]).default("on"),
  /** Whoever sends it may read /metrics: "Authorization: Bearer …". Without it only this machine itself may, where no proxy stands before the server. */
  METRICS_TOKEN: z.string().min(16, "is shorter than 16 letters").optional(),
  /** Where somebody who finds a hole can write: an e-mail address or the address of a page. Without it there is no /.well-known/security.txt. */
  SECURITY_CONTACT: z
    .string()
    .transform((said) => (z.email().safeParse(said).success ? `mailto:${said}` : said))
    .pipe(z.url({ protocol: /^(https|mailto)$/, error: "is neither an e-mail address nor an address like https://example.org/security" }))
    .optional(),
  LOG_LEVEL: z.enum(["debug", "info", "warn", "error", "silent"]).default("info"),
});

export type Environment = z.infer<typeof environmentSchema>;

let known: Environment | undefined;

/** The environment, read once and checked; throws one sentence that names every variable that is wrong. */
export function environment(): Environment {
  if (known) return known;
  const parsed = environmentSchema.safeParse(process.env);
  if (!parsed.success) throw new Error(parsed.error.issues.map((issue) => `${issue.path[0]?.toString()} ${issue.message}.`).join(" "));
  known = parsed.data;
  return known;
}
