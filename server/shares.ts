import "server-only";
import { createHash, randomBytes } from "node:crypto";
import { db } from "./db";
import { isUuid, named } from "./ids";
import { recordEdit } from "./history";
import type { Editor } from "./sets-access";
import { inPrismaTransaction } from "./transactions";

export const SHARE_RIGHTS = ["view", "copy", "edit"] as const;
/** What a share allows: to look, to make a copy as well, or to change the set itself as well. */
export type ShareRight = (typeof SHARE_RIGHTS)[number];

/** Whether something that somebody sent is one of the rights. */
export const isShareRight = (sent: unknown): sent is ShareRight => SHARE_RIGHTS.some((right) => right === sent);

/** A share as the owner of the set sees it: who took it (null: nobody yet, or somebody without a name), and when it was ended. */
export type ShareLine = { id: string; allows: ShareRight; at: Date; takenBy: string | null; takenAt: Date | null; ended: boolean };

const digestOf = (token: string) => createHash("sha256").update(`share\0${token}`).digest("hex");
const NAMED = { select: { name: true, email: true, isAnonymous: true } } as const;
const nameOf = (person: { name: string; email: string; isAnonymous: boolean | null } | null) =>
  person && (person.name || (person.isAnonymous ? null : person.email));
const ownSet = (who: Editor, slug: string) =>
  db.factSet.findFirst({ where: { slug: named(slug), ownerId: who.personId, deletedAt: null }, select: { id: true } });

/** The shares of a set of one’s own, the newest first; null when it is not one’s own. */
export async function listShares(who: Editor, slug: string): Promise<ShareLine[] | null> {
  const set = await ownSet(who, slug);
  if (!set) return null;
  const rows = await db.share.findMany({ where: { setId: set.id }, include: { takenBy: NAMED }, orderBy: { createdAt: "desc" } });
  return rows.map(({ id, allows, createdAt, takenBy, takenAt, revokedAt }) => ({
    id,
    allows: allows as ShareRight,
    at: createdAt,
    takenBy: nameOf(takenBy),
    takenAt,
    ended: revokedAt !== null,
  }));
}

/** So many shares of one set can be open at once. */
const MOST_SHARES = 200;

/**
 * Opens a set of one’s own to one other person and answers the secret part of the address: it is told this once, only its digest is kept.
 * Null when it is not one’s own, or shared too often.
 */
export async function giveShare(who: Editor, slug: string, allows: ShareRight): Promise<string | null> {
  const set = await ownSet(who, slug);
  if (!set || (await db.share.count({ where: { setId: set.id, revokedAt: null } })) >= MOST_SHARES) return null;
  const token = randomBytes(24).toString("base64url");
  await inPrismaTransaction(async (transaction) => {
    const { id } = await transaction.share.create({ data: { setId: set.id, allows, tokenHash: digestOf(token), givenById: who.personId } });
    await recordEdit(
      { transaction, setId: set.id, personId: who.personId },
      { target: "set", targetKey: id, action: "shared" },
      null,
      null,
    );
  });
  return token;
}

/** Ends a share of a set of one’s own: whoever took it can do no more than everybody else, from now on. False when there was none. */
export async function endShare(who: Editor, slug: string, shareId: string): Promise<boolean> {
  if (!isUuid(shareId)) return false;
  return inPrismaTransaction(async (transaction) => {
    // The row of the set is held, as by whoever edits: an edit under way is finished or refused, never half done.
    const [set] = await transaction.$queryRaw<
      { id: string }[]
    >`SELECT id FROM "FactSet" WHERE slug = ${slug} AND "ownerId" = ${who.personId} AND "deletedAt" IS NULL FOR NO KEY UPDATE`;
    const { count } = set
      ? await transaction.share.updateMany({ where: { id: shareId, setId: set.id, revokedAt: null }, data: { revokedAt: new Date() } })
      : { count: 0 };
    if (set && count === 1)
      await recordEdit(
        { transaction, setId: set.id, personId: who.personId },
        { target: "set", targetKey: shareId, action: "unshared" },
        null,
        null,
      );
    return count === 1;
  });
}

/**
 * What stands behind a secret address: `own` where the set is theirs anyway, `mine` where they took it before, `open` where they may take
 * it now.
 */
export type OfferedShare = { slug: string; title: string; allows: ShareRight; by: string | null; state: "open" | "mine" | "own" };

/** What a secret address opens for somebody; null where it never was one, was ended, or was taken by somebody else. */
export async function findShare(who: Editor | null, token: string): Promise<OfferedShare | null> {
  const share = await db.share.findUnique({
    where: { tokenHash: digestOf(token) },
    include: { set: { select: { slug: true, title: true, ownerId: true, deletedAt: true } }, givenBy: NAMED },
  });
  if (!share || share.revokedAt !== null || share.set.deletedAt !== null || share.set.ownerId !== share.givenById) return null;
  const isOwn = who !== null && share.set.ownerId === who.personId;
  const isMine = who !== null && share.takenById === who.personId;
  if (share.takenById !== null && !isMine && !isOwn) return null;
  return {
    slug: share.set.slug,
    title: share.set.title,
    allows: share.allows as ShareRight,
    by: nameOf(share.givenBy),
    state: isOwn ? "own" : isMine ? "mine" : "open",
  };
}

/**
 * Takes what a secret address opens: it is for the first who does. Answers the slug of the set; null where there is nothing for them to
 * take.
 */
export async function takeShare(who: Editor, token: string): Promise<string | null> {
  const offered = await findShare(who, token);
  if (!offered || offered.state !== "open") return offered?.slug ?? null;
  const { count } = await db.share.updateMany({
    where: { tokenHash: digestOf(token), takenById: null, revokedAt: null },
    data: { takenById: who.personId, takenAt: new Date() },
  });
  return count === 1 ? offered.slug : null;
}
