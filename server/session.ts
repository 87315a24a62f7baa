import "server-only";
import { createHmac, timingSafeEqual } from "node:crypto";
import { cookies, headers } from "next/headers";
import { cache } from "react";
import { networkOf } from "@/lib/people/network";
import type { Language } from "@/lib/people/languages";
import { environment } from "./environment";
import { LANGUAGE_COOKIE, speakFromHere } from "./request-language";
import { notePerson } from "./request-log";
import { noteSecurity } from "./security-events";
import {
  deleteSession,
  findSession,
  openAnonymousSession,
  presumedSession,
  SESSION_DAYS,
  type Presumed,
  type Session,
  type Who,
} from "./sessions";

export type { Who } from "./sessions";

// The only file that reads cookies and headers.

const DAY_MS = 86_400_000;
const LANGUAGE_DAYS = 365;
const today = () => Math.floor(Date.now() / DAY_MS);

/** The headers of a request, by name in small letters: those that Next keeps, or the request's own. */
export type Seen = { get(name: string): string | null };

/** Where the connection is encrypted the cookie is bound to this host and to encryption; over plain http it cannot be. */
function cookieKind(seen: Seen): { name: string; secure: boolean } {
  const { PUBLIC_URL } = environment();
  const isPublicAddress = PUBLIC_URL !== undefined && new URL(PUBLIC_URL).host === seen.get("host");
  const protocol = seen.get("x-forwarded-proto")?.split(",")[0]?.trim() ?? "http";
  const secure = protocol === "https" || (isPublicAddress && PUBLIC_URL.startsWith("https:"));
  return { name: secure ? "__Host-footing" : "footing", secure };
}

const signature = (text: string) => createHmac("sha256", environment().BETTER_AUTH_SECRET).update(`session\0${text}`).digest("base64url");

/** The token and the day on which the cookie was given, or null when it is not one of ours. */
function readCookie(value: string): { token: string; day: number } | null {
  const [token = "", day = "", signed = ""] = value.split(".");
  const expected = Buffer.from(signature(`${token}.${day}`));
  const given = Buffer.from(signed);
  return expected.length === given.length && timingSafeEqual(expected, given) ? { token, day: Number(day) } : null;
}

/** Gives the browser the session's cookie: for as long as browsers keep one, or until they are closed on a device that others use. */
async function giveCookie(token: string, ownDevice: boolean | null): Promise<void> {
  const { name, secure } = cookieKind(await headers());
  const text = `${token}.${today()}`;
  const maxAge = ownDevice === false ? undefined : SESSION_DAYS * 86_400;
  (await cookies()).set({ name, value: `${text}.${signature(text)}`, httpOnly: true, sameSite: "lax", path: "/", secure, maxAge });
}

/** The addresses that are known to be ours, the public one first: "https://quiz.example.org". */
function knownOrigins(): string[] {
  const { PUBLIC_URL, ORIGINS } = environment();
  return [...(PUBLIC_URL ? [PUBLIC_URL] : []), ...ORIGINS].map((address) => new URL(address).origin);
}

/**
 * Whether the request comes from one of our own pages, or from no page at all. Browsers name the page with everything that is not a plain
 * visit.
 */
function isFromOurPages(seen: Seen): boolean {
  const origin = seen.get("origin");
  if (origin === null) return seen.get("sec-fetch-site") !== "cross-site" || seen.get("sec-fetch-mode") === "navigate";
  const known = knownOrigins();
  return known.length > 0 ? known.includes(origin) : URL.canParse(origin) && new URL(origin).host === seen.get("host");
}

/** The token in the cookie of a request from one of our pages, and the day on which the cookie was given; null without one of ours. */
function tokenIn(seen: Seen, value: string | undefined): { token: string; day: number } | null {
  const kept = readCookie(value ?? "");
  return kept && isFromOurPages(seen) ? kept : null;
}

async function sessionWith(kept: { token: string; day: number } | null): Promise<(Session & { day: number }) | null> {
  const session = kept && (await findSession(kept.token));
  if (session) notePerson(session.who.personId);
  return session && { ...session, day: kept.day };
}

/** The session of this request and the day its cookie was given; null without one, and for a request from somebody else's page. */
const currentSession = cache(async (): Promise<(Session & { day: number }) | null> => {
  const seen = await headers();
  return sessionWith(tokenIn(seen, (await cookies()).get(cookieKind(seen).name)?.value));
});

/** Who is asking; null for somebody who has not written anything yet. Writes nothing but how long the session lasts. */
export async function whoIsAsking(): Promise<Who | null> {
  return (await currentSession())?.who ?? null;
}

// The same for a request whose headers are at hand: what many ask at once needs no way through the framework.

/** The cookie of ours among the headers of a request. */
function cookieIn(seen: Seen): string | undefined {
  const start = `${cookieKind(seen).name}=`;
  const named = seen
    .get("cookie")
    ?.split(/; */)
    .find((cookie) => cookie.startsWith(start));
  return named?.slice(start.length);
}

/** Who is asking with these headers, as `whoIsAsking` says it. */
export async function whoAsksWith(seen: Seen): Promise<Who | null> {
  return (await sessionWith(tokenIn(seen, cookieIn(seen))))?.who ?? null;
}

/**
 * Who is asking with these headers as far as this process remembers, without a look at the database; null where it does not. Only for work
 * whose own statement says that the session holds (`sessionHolds`), and that is begun again with `whoAsksWith` where it does not.
 */
export function whoIsPresumed(seen: Seen): Presumed | null {
  const kept = tokenIn(seen, cookieIn(seen));
  const presumed = kept && presumedSession(kept.token);
  if (presumed) notePerson(presumed.personId);
  return presumed;
}

/**
 * The address under which this request found us: "https://quiz.example.org". One of those that are known where any is, since whoever asks
 * may claim any host, and links with secrets are sent to it.
 */
export async function originHere(): Promise<string> {
  const seen = await headers();
  const [host, known] = [seen.get("host"), knownOrigins()];
  const protocol = seen.get("x-forwarded-proto")?.split(",")[0]?.trim() ?? "http";
  return known.find((origin) => new URL(origin).host === host) ?? known[0] ?? `${protocol}://${host ?? "localhost"}`;
}

/** Ends a request that the page of another address has a browser send: with our cookie, but not by the person's will. */
async function refuseOtherPages(): Promise<void> {
  if (isFromOurPages(await headers())) return;
  noteSecurity("other-page-refused");
  throw new Error("a page of another address tried to write");
}

/**
 * Who is changing what is theirs: null for somebody new, who has nothing yet and does not become a person by asking for it. Only in actions
 * and handlers.
 */
export async function whoIsChanging(): Promise<Who | null> {
  await refuseOtherPages();
  const session = await currentSession();
  if (session && session.day !== today()) await giveCookie(session.token, session.who.settings.ownDevice);
  return session && session.who;
}

/**
 * Who is writing something new: somebody new becomes a person here and gets a cookie. Only in actions and handlers, once it is sure that
 * something is written.
 */
export async function whoIsWriting(): Promise<Who> {
  const who = await whoIsChanging();
  if (who) return who;
  const opened = await openAnonymousSession();
  notePerson(opened.who.personId);
  await giveCookie(opened.token, null);
  return opened.who;
}

/** Who is asking about what is kept of them: whoever the session was opened for, and nobody who was merged since. Null for all others. */
export async function whoHasThisSession(): Promise<Who | null> {
  const session = await currentSession();
  return session?.isDirect ? session.who : null;
}

/** The token of this request's session, for what is done to sessions; null without one. */
export async function sessionToken(): Promise<string | null> {
  return (await currentSession())?.token ?? null;
}

/** Goes on with this session from here. That of another account ends; that of somebody who was merged into it runs out by itself. */
export async function enterSession(token: string, ownDevice: boolean | null): Promise<void> {
  await refuseOtherPages();
  const before = await currentSession();
  if (before && before.token !== token && before.isDirect && !before.who.anonymous) await deleteSession(before.token);
  await giveCookie(token, ownDevice);
  const entered = await findSession(token);
  if (entered?.who.settings.language) await giveLanguage(entered.who.settings.language);
}

/** Lets this browser keep the language somebody chose; null forgets it, and what the browser asks for holds again. */
export async function giveLanguage(language: Language | null): Promise<void> {
  const { secure } = cookieKind(await headers());
  (await cookies()).set({
    name: LANGUAGE_COOKIE,
    value: language ?? "",
    sameSite: "lax",
    path: "/",
    secure,
    httpOnly: true,
    maxAge: language ? LANGUAGE_DAYS * 86_400 : 0,
  });
  speakFromHere(language);
}

/** Ends this session, and tells the browser to forget it. */
export async function leaveSession(): Promise<void> {
  await refuseOtherPages();
  const token = await sessionToken();
  if (token) await deleteSession(token);
  if (token) noteSecurity("signed-out");
  const { name, secure } = cookieKind(await headers());
  (await cookies()).set({ name, value: "", httpOnly: true, sameSite: "lax", path: "/", secure, maxAge: 0 });
}

/**
 * The address or network that the request comes from, for counting, as far as proxies of ours say so; null where none stands before the
 * server, since anybody can write that header.
 */
export async function clientAddress(): Promise<string | null> {
  const { TRUSTED_PROXIES } = environment();
  if (TRUSTED_PROXIES === 0) return null;
  const named = (await headers()).get("x-forwarded-for")?.split(",") ?? [];
  const address = named.at(-TRUSTED_PROXIES)?.trim();
  return address ? networkOf(address) : null;
}
