// What the surroundings may set: one line for each variable, with its rule and the sentence that says what is wrong. In plain JavaScript,
// so that scripts check it before anything is started. .env.example explains each of them, and a test compares the two.
import { z } from "zod";

const addressList = z
  .string()
  .default("")
  .transform((text) => text.split(/\s+/).filter(Boolean))
  .pipe(z.array(z.url({ protocol: /^https?$/ })));

/** So many different signs at least: 32 random hexadecimal digits nearly always have more. */
const LEAST_SIGNS = 9;
const DEFAULTS =
  /change[-_ ]?(me|this|it)|replace[-_ ]?(me|this)|your[-_ ]?(secret|password|token|key)|my[-_ ]?secret|placeholder|example|password|passw0rd|qwerty|letmein|default|test[-_ ]?secret|supersecret|secretsecret/i;

/** How often a sign is the next one after the sign before it, or the one before: abcd, 4321. */
function steps(/** @type {string} */ text) {
  return [...text].filter((sign, i) => i > 0 && Math.abs(sign.charCodeAt(0) - text.charCodeAt(i - 1)) === 1).length;
}

/** What makes a secret easy to guess, as the end of a sentence; null where nothing is found. @param {string} secret */
export function weaknessOf(secret) {
  if (DEFAULTS.test(secret)) return "is one that others guess: it stands in examples";
  if (new Set(secret).size < LEAST_SIGNS) return "has too few different signs";
  if (/^(.{1,16}?)\1+.{0,8}$/s.test(secret)) return "repeats itself";
  if (steps(secret) > secret.length / 2) return "is a row of neighbouring signs";
  return null;
}

const HOW = "make one with: openssl rand -hex 32";

/** A secret of so many letters at least. @param {number} least @param {string} [missing] */
const secret = (least, missing) =>
  z.string(missing === undefined ? {} : { error: missing }).superRefine((text, context) => {
    const weakness = text.length < least ? `is shorter than ${least} letters` : weaknessOf(text);
    if (weakness) context.addIssue({ code: "custom", message: `${weakness}; ${HOW}` });
  });

const HOUR_MS = 3_600_000;
const UNITS = { h: HOUR_MS, d: 24 * HOUR_MS };

const hoursOrDays = z
  .string()
  .regex(/^[1-9]\d{0,2}[hd]$/, 'is not a time like "6h" or "1d"')
  .transform((text) => Number(text.slice(0, -1)) * UNITS[/** @type {"h" | "d"} */ (text.at(-1))]);

/** @param {number} least @param {number} most @param {number} otherwise */
const whole = (least, most, otherwise) =>
  z.coerce
    .number({ error: `is not a number from ${least} to ${most}` })
    .int(`is not a whole number`)
    .min(least, `is less than ${least}`)
    .max(most, `is more than ${most}`)
    .default(otherwise);

/** What the surroundings may set. `npm start` fills in whatever is missing; a hosting service sets it by itself. */
export const environmentSchema = z.object({
  NODE_ENV: z.enum(["development", "production", "test"], { error: 'is not "development", "production" or "test"' }).default("development"),
  HOST: z
    .string()
    .regex(/^[\w.:-]+$/, "is not the name or number of an address of this machine")
    .default("0.0.0.0"),
  PORT: whole(1, 65_535, 3000),
  DATABASE_URL: z
    .string({ error: "is missing: give the address of a PostgreSQL, or use npm start" })
    .regex(/^postgres(ql)?:\/\/.+\/.+/, "is not an address like postgresql://user:password@host:5432/name"),
  /** How many connections one process may hold. */
  DATABASE_CONNECTIONS: whole(1, 200, 10),
  BETTER_AUTH_SECRET: secret(32, `is missing: ${HOW}, or use npm start`),
  /** Keeps the names of actions the same on every instance and after a new build. */
  NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: z
    .string()
    .refine(
      (text) => [16, 24, 32].includes(Buffer.from(text, "base64").length) && weaknessOf(text) === null,
      "is not 32 random bytes in base64; make it with: openssl rand -base64 32",
    )
    .optional(),
  /** The address people use, where it is not the one the server itself sees: https://quiz.example.org. */
  PUBLIC_URL: z.url({ protocol: /^https?$/, error: "is not an address like https://quiz.example.org" }).optional(),
  /** The addresses under which `npm start` found itself reachable. */
  ORIGINS: addressList,
  /** How many proxies of ours stand before the server: so many addresses at the end of x-forwarded-for are believed, none without this. */
  TRUSTED_PROXIES: whole(0, 5, 0),
  /** Who may make an account: "open", "invitation" (see `footing invite`), or "domain:example.org". */
  SIGN_UP: z
    .string()
    .default("open")
    .pipe(z.string().regex(/^(open|invitation|domain:[a-z0-9.-]+\.[a-z]+)$/i, 'is not "open", "invitation" or "domain:example.org"')),
  /**
   * Where letters go out, and from whom: smtp://user:password@mail.example.org:587. Without them a password is reset from the command line.
   */
  SMTP_URL: z.url({ protocol: /^smtps?$/, error: "is not an address like smtp://user:password@mail.example.org:587" }).optional(),
  MAIL_FROM: z.email({ error: "is not an e-mail address" }).optional(),
  /**
   * A model that proposes facts of articles beside the rules: the address of an endpoint that speaks as OpenAI's does, the model's name,
   * and a key where it wants one.
   */
  FOOTING_MODEL_URL: z.url({ protocol: /^https?$/, error: "is not an address like http://localhost:11434/v1" }).optional(),
  FOOTING_MODEL_NAME: z.string().min(1, "is empty").optional(),
  FOOTING_MODEL_KEY: z.string().min(1, "is empty").optional(),
  /** "1" offers the pseudo-language (lib/people/languages.ts) among the settings, for tests. */
  PSEUDO_LANGUAGE: z
    .string()
    .default("")
    .transform((value) => value === "1"),
  /**
   * Whether the app itself looks once a night that everything adds up, forgets what is to be forgotten, and makes backups. "off" where a
   * timer calls the command line.
   */
  NIGHT_WORK: z.enum(["on", "off"], { error: 'is not "on" or "off"' }).default("on"),
  /**
   * A folder, on another disk if there is one: into it go backups, so often, encrypted with the passphrase (or that in a file) where there
   * is one.
   */
  BACKUP_DIR: z.string().min(1, "is empty").optional(),
  BACKUP_EVERY: hoursOrDays.default(24 * HOUR_MS),
  BACKUP_PASSPHRASE: secret(16).optional(),
  BACKUP_PASSPHRASE_FILE: z.string().min(1, "is empty").optional(),
  /**
   * Whoever sends it may read /metrics: "Authorization: Bearer …". Without it only this machine itself may, where no proxy stands before
   * the server.
   */
  METRICS_TOKEN: secret(16).optional(),
  /**
   * Where somebody who finds a hole can write: an e-mail address or the address of a page. Without it there is no
   * /.well-known/security.txt.
   */
  SECURITY_CONTACT: z
    .string()
    .transform((said) => (z.email().safeParse(said).success ? `mailto:${said}` : said))
    .pipe(z.url({ protocol: /^(https|mailto)$/, error: "is neither an e-mail address nor an address like https://example.org/security" }))
    .optional(),
  /** How people reach whoever runs the server: an e-mail address, or the address of a page. It stands in what is said of accessibility. */
  CONTACT: z
    .union([z.email(), z.url({ protocol: /^https?$/ })], {
      error: "is neither an e-mail address nor an address like https://example.org/help",
    })
    .optional(),
  LOG_LEVEL: z
    .enum(["debug", "info", "warn", "error", "silent"], { error: 'is not "debug", "info", "warn", "error" or "silent"' })
    .default("info"),
});

/** Which belong together: the first needs the second. */
const PAIRS = /** @type {const} */ ([
  ["SMTP_URL", "MAIL_FROM"],
  ["FOOTING_MODEL_URL", "FOOTING_MODEL_NAME"],
]);

/**
 * A variable that is set to nothing is not set: that is how files of variables leave one out. @param {Record<string, string | undefined>}
 * given
 */
const withoutEmpty = (given) => Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ""));

/**
 * The environment as it is understood, or the sentences that say what is wrong with it. @param {Record<string, string | undefined>} given
 */
export function readEnvironment(given) {
  const set = withoutEmpty(given);
  const parsed = environmentSchema.safeParse(set);
  const alone = PAIRS.filter(([one, other]) => set[one] !== undefined && set[other] === undefined).map(
    ([one, other]) => `${other} is missing: ${one} needs it.`,
  );
  const both =
    set.BACKUP_PASSPHRASE !== undefined && set.BACKUP_PASSPHRASE_FILE !== undefined
      ? ["BACKUP_PASSPHRASE_FILE is set beside BACKUP_PASSPHRASE: give one of them."]
      : [];
  const wrong = parsed.success ? [] : parsed.error.issues.map((issue) => `${issue.path[0]?.toString()} ${issue.message}.`);
  const problems = [...wrong, ...alone, ...both];
  return { value: problems.length === 0 && parsed.success ? parsed.data : null, problems };
}
