import { z } from "zod";
import type { Problem, Result } from "../problem";
import { isCommonPassword, PASSWORD_LENGTH } from "./password";

/** What is said where a form about an account is not in order. */
export type AccountProblems = Readonly<
  Record<"email" | "passwordMissing" | "passwordShort" | "passwordLong" | "passwordCommon" | "passwordIsEmail", string>
>;

/** An e-mail address in lower case, and a password. */
export type SignIn = { email: string; password: string };
export type EmailChange = { email: string; currentPassword: string };
export type PasswordChange = { currentPassword: string; newPassword: string };

const emailField = (words: AccountProblems) => z.string(words.email).trim().toLowerCase().max(254, words.email).pipe(z.email(words.email));
const knownPassword = (words: AccountProblems) =>
  z.string(words.passwordMissing).min(1, words.passwordMissing).max(PASSWORD_LENGTH.most, words.passwordLong);
const newPassword = (words: AccountProblems) =>
  z
    .string(words.passwordMissing)
    .min(PASSWORD_LENGTH.least, words.passwordShort)
    .max(PASSWORD_LENGTH.most, words.passwordLong)
    .refine((password) => !isCommonPassword(password), words.passwordCommon);

/** The value, or one problem a field. */
function read<T>(schema: z.ZodType<T>, body: unknown): Result<T> {
  const parsed = schema.safeParse(body);
  if (parsed.success) return { ok: true, value: parsed.data };
  const problems = new Map<string, Problem>();
  for (const issue of parsed.error.issues) {
    const where = issue.path.join(".") || "form";
    if (!problems.has(where)) problems.set(where, { where, message: issue.message });
  }
  return { ok: false, problems: [...problems.values()] };
}

/** A password of one's own e-mail address is the first that is tried. */
const isNotTheEmail = ({ email, password }: { email: string; password: string }) =>
  ![email, email.split("@")[0]].includes(password.trim().toLowerCase());

/** What somebody wrote to sign in. A password that could not be chosen today is no problem here: it may be an old one. */
export function readSignIn(body: unknown, words: AccountProblems): Result<SignIn> {
  return read(z.object({ email: emailField(words), password: knownPassword(words) }), body);
}

/** What somebody wrote to sign up. */
export function readSignUp(body: unknown, words: AccountProblems): Result<SignIn> {
  const fields = z.object({ email: emailField(words), password: newPassword(words) });
  return read(fields.refine(isNotTheEmail, { path: ["password"], message: words.passwordIsEmail }), body);
}

/** A new e-mail address, with the password that proves who asks. */
export function readEmailChange(body: unknown, words: AccountProblems): Result<EmailChange> {
  return read(z.object({ email: emailField(words), currentPassword: knownPassword(words) }), body);
}

/** A new password, with the one it replaces. */
export function readPasswordChange(body: unknown, words: AccountProblems): Result<PasswordChange> {
  return read(z.object({ currentPassword: knownPassword(words), newPassword: newPassword(words) }), body);
}

/** An e-mail address by itself, in lower case. */
export function readEmail(typed: unknown, words: AccountProblems): Result<string> {
  const parsed = read(z.object({ email: emailField(words) }), { email: typed });
  return parsed.ok ? { ok: true, value: parsed.value.email } : parsed;
}

/** A new password by itself. */
export function readNewPassword(typed: unknown, words: AccountProblems): Result<string> {
  const parsed = read(z.object({ newPassword: newPassword(words) }), { newPassword: typed });
  return parsed.ok ? { ok: true, value: parsed.value.newPassword } : parsed;
}
