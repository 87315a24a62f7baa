import "server-only";
import { words, type Messages } from "@/messages";
import { fill } from "@/lib/words";
import type { EmailChange, PasswordChange, SignIn } from "@/lib/people/account.schema";
import { ok, refused, type Result } from "@/lib/problem";
import { auth } from "./auth";
import { db } from "./db";
import { countTowards, FAILED_FROM_ADDRESS, forgetCount, isOver, SIGN_IN_TRIES, SIGN_UPS_FROM_ADDRESS } from "./limits";
import { canSendMail, sendMail } from "./mail";
import { count } from "./metrics";
import { deletePerson, mergePeople, restorePerson } from "./people";
import { noteSecurity } from "./security-events";
import { isOfDomain, signUpPolicy, withInvitation } from "./sign-up-policy";
import { deleteSessions, findSession, saveOwnDevice, type Who } from "./sessions";

/**
 * A session to go on with. `restored` tells that the account was to be deleted and is not any more, `tried` that wrong passwords were given
 * before.
 */
export type Entrance = { token: string; restored: boolean; tried: boolean };

/** After so many wrong passwords whoever has the account is told of them. */
const TOLD_AFTER = 5;

/** Who comes in, as far as it matters: what they did so far, and where they come from, if that is known. */
type Comer = { who: Who | null; address: string | null };

const said = () => words("account").problems;
const tooMany = () => refused({ where: "form", message: said().tooMany });

/** Whether better-auth refused; anything else is our fault. */
function isRefusal(error: unknown): boolean {
  const { statusCode } = error as { statusCode?: unknown };
  return typeof statusCode === "number" && statusCode < 500;
}

/** Opens the account to what somebody did before they said who they are, and tells the session about its device. */
async function enter(token: string, personId: string, comer: Comer): Promise<Entrance> {
  const restored = await restorePerson(personId);
  if (comer.who?.anonymous) await mergePeople(comer.who.personId, personId);
  const device = comer.who?.settings.ownDevice ?? null; // asked once, and the device is the same
  if (device !== null) await saveOwnDevice(token, device);
  if (restored) noteSecurity("account-restored", { personId });
  return { token, restored, tried: false };
}

/** Writes to an account about what was done to it, where letters can be sent; nobody waits for that. */
function tell(email: string | null, notice: keyof Messages["account"]["notices"]): void {
  const { subject, text } = words("account").notices[notice];
  if (email && canSendMail()) void sendMail({ to: email, subject, text });
}

/** Makes an account where the server's policy lets its owner have one, and moves into it what they did so far. */
export async function signUp(comer: Comer, typed: SignIn, invitation = ""): Promise<Result<Entrance>> {
  if (comer.address && !(await countTowards(SIGN_UPS_FROM_ADDRESS, comer.address))) return tooMany();
  const policy = signUpPolicy();
  if (policy.kind === "domain" && !isOfDomain(typed.email, policy.domain))
    return refused({ where: "email", message: fill(said().otherDomain, { domain: policy.domain }) });
  if (policy.kind !== "invitation") return makeAccount(comer, typed);
  const made = await withInvitation(invitation, () => makeAccount(comer, typed));
  return made ?? refused({ where: "invitation", message: said().noInvitation });
}

async function makeAccount(comer: Comer, { email, password }: SignIn): Promise<Result<Entrance>> {
  try {
    const { token, user } = await auth().api.signUpEmail({ body: { email, password, name: "" } });
    if (!token) throw new Error("signing up opened no session");
    noteSecurity("signed-up", { personId: user.id, address: comer.address });
    return ok(await enter(token, user.id, comer));
  } catch (error) {
    if (!(await db.person.findUnique({ where: { email }, select: { id: true } }))) throw error;
    noteSecurity("sign-up-refused", { email, address: comer.address, detail: "taken" });
    return refused({ where: "email", message: said().emailTaken });
  }
}

/** Lets somebody into their account. The answer to an unknown address and to a wrong password is the same, and takes as long. */
export async function signIn(comer: Comer, { email, password }: SignIn): Promise<Result<Entrance>> {
  if (comer.address && (await isOver(FAILED_FROM_ADDRESS, comer.address))) return tooMany();
  if (!(await countTowards(SIGN_IN_TRIES, email))) return tooMany();
  try {
    const { token, user } = await auth().api.signInEmail({ body: { email, password } });
    const tried = (await forgetCount(SIGN_IN_TRIES, email)) > TOLD_AFTER;
    const entrance = await enter(token, user.id, comer);
    if (!(await findSession(token))) return refused({ where: "form", message: said().wrong }); // deleted too long ago
    noteSecurity(tried ? "signed-in-after-failures" : "signed-in", { personId: user.id, email, address: comer.address });
    if (tried) tell(email, "tried");
    return ok({ ...entrance, tried });
  } catch (error) {
    if (!isRefusal(error)) throw error;
    count("footing_sign_ins_failed_total");
    if (comer.address) await countTowards(FAILED_FROM_ADDRESS, comer.address);
    noteSecurity("sign-in-refused", { email, address: comer.address });
    return refused({ where: "form", message: said().wrong });
  }
}

/** Whether this is the person's password; null when that was tried too often. */
async function isPassword(who: Who, password: string): Promise<boolean | null> {
  if (!(await countTowards(SIGN_IN_TRIES, who.email ?? who.personId))) return null;
  const account = await db.account.findFirst({ where: { userId: who.personId, providerId: "credential" }, select: { password: true } });
  const { password: passwords } = await auth().$context;
  const right = account?.password ? await passwords.verify({ hash: account.password, password }) : false;
  if (right) await forgetCount(SIGN_IN_TRIES, who.email ?? who.personId);
  return right;
}

/** Asks for the password again before something of weight. */
async function provePassword(who: Who, password: string): Promise<Result<null>> {
  const right = await isPassword(who, password);
  if (!right) noteSecurity("password-proof-refused", { personId: who.personId });
  if (right === null) return tooMany();
  return right ? ok(null) : refused({ where: "currentPassword", message: said().wrongPassword });
}

const isTaken = (error: unknown) => (error as { code?: unknown }).code === "P2002";

/** Takes another e-mail address, and ends every session but the one with this token. */
export async function changeEmail(who: Who, token: string, { email, currentPassword }: EmailChange): Promise<Result<null>> {
  const proof = await provePassword(who, currentPassword);
  if (!proof.ok) return proof;
  try {
    await db.person.update({ where: { id: who.personId }, data: { email, emailVerified: false } });
  } catch (error) {
    if (!isTaken(error)) throw error;
    return refused({ where: "email", message: said().emailTaken });
  }
  await deleteSessions(who.personId, { but: token });
  noteSecurity("email-changed", { personId: who.personId });
  tell(who.email, "emailChanged");
  return ok(null);
}

/** Takes another password, and ends every session but the one with this token. */
export async function changePassword(who: Who, token: string, { currentPassword, newPassword }: PasswordChange): Promise<Result<null>> {
  const proof = await provePassword(who, currentPassword);
  if (!proof.ok) return proof;
  if (newPassword.trim().toLowerCase() === who.email) return refused({ where: "newPassword", message: said().passwordIsEmail });
  const { password: passwords } = await auth().$context;
  const hash = await passwords.hash(newPassword);
  await db.account.updateMany({ where: { userId: who.personId, providerId: "credential" }, data: { password: hash } });
  await deleteSessions(who.personId, { but: token });
  noteSecurity("password-changed", { personId: who.personId });
  tell(who.email, "passwordChanged");
  return ok(null);
}

/** Deletes everything about them, when the password proves who asks. */
export async function forgetAccount(who: Who, currentPassword: string): Promise<Result<null>> {
  const proof = await provePassword(who, currentPassword);
  if (proof.ok) await deletePerson(who);
  return proof;
}

/** Ends every session of theirs, this one too. */
export async function signOutEverywhere(who: Pick<Who, "personId">): Promise<void> {
  await deleteSessions(who.personId);
  noteSecurity("signed-out-everywhere", { personId: who.personId });
}

/** Ends every session of the account with this address, as whoever runs the server may have to. False where there is no such account. */
export async function signOutAccount(email: string): Promise<boolean> {
  const person = await db.person.findFirst({ where: { email: email.trim().toLowerCase(), isAnonymous: false }, select: { id: true } });
  if (person) await signOutEverywhere({ personId: person.id });
  return person !== null;
}
