import "server-only";
import { randomBytes, scrypt, timingSafeEqual } from "node:crypto";
import { verifyPassword as verifyOld } from "better-auth/crypto";
import { pool } from "./db";

// Passwords as scrypt keys, written in the PHC string format with the work that went into them, so that more can be asked later.

/** log2 of N, r and p of scrypt: one of the settings that OWASP's Password Storage Cheat Sheet gives as its least. It takes 32 MiB. */
const WORK = { ln: 15, r: 8, p: 3 };
const SALT_BYTES = 16;
const KEY_BYTES = 32;

type Work = typeof WORK;

function keyOf(password: string, salt: Buffer, { ln, r, p }: Work): Promise<Buffer> {
  const cost = { N: 2 ** ln, r, p, maxmem: 256 * 2 ** ln * r };
  return new Promise((resolve, reject) =>
    scrypt(password.normalize("NFKC"), salt, KEY_BYTES, cost, (error, key) => (error ? reject(error) : resolve(key))),
  );
}

const toBase64 = (bytes: Buffer) => bytes.toString("base64").replaceAll("=", "");

/** The hash of a password, with a salt of its own: "$scrypt$ln=15,r=8,p=3$SALT$KEY". */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const key = await keyOf(password, salt, WORK);
  return `$scrypt$ln=${WORK.ln},r=${WORK.r},p=${WORK.p}$${toBase64(salt)}$${toBase64(key)}`;
}

const HASH = /^\$scrypt\$ln=(\d{1,2}),r=(\d{1,2}),p=(\d{1,2})\$([A-Za-z0-9+/]{22})\$([A-Za-z0-9+/]{43})$/;

type Kept = { work: Work; salt: Buffer; key: Buffer };

function readHash(hash: string): Kept | null {
  const [, ln, r, p, salt, key] = HASH.exec(hash) ?? [];
  if (salt === undefined || key === undefined) return null;
  return { work: { ln: Number(ln), r: Number(r), p: Number(p) }, salt: Buffer.from(salt, "base64"), key: Buffer.from(key, "base64") };
}

const isOfToday = ({ ln, r, p }: Work) => ln === WORK.ln && r === WORK.r && p === WORK.p;

async function fits(kept: Kept | null, { hash, password }: { hash: string; password: string }): Promise<boolean> {
  return kept ? timingSafeEqual(await keyOf(password, kept.salt, kept.work), kept.key) : verifyOld({ hash, password });
}

/**
 * Whether a password is the one that was hashed. A hash with other work in it, as better-auth makes them by itself, is replaced where it is
 * kept when its password comes by.
 */
export async function verifyPassword(given: { hash: string; password: string }): Promise<boolean> {
  const kept = readHash(given.hash);
  const isRight = await fits(kept, given);
  if (isRight && !(kept && isOfToday(kept.work))) {
    await pool.query(`UPDATE "Account" SET password = $2 WHERE password = $1`, [given.hash, await hashPassword(given.password)]);
  }
  return isRight;
}
