/**
 * What a version that somebody made by hand does: words of their own; a whole question of their own; a generated question held fast as it
 * is; or the generated one let in again. The last such version of a question decides.
 */
export type Handling = "edited" | "authored" | "pinned" | "withdrawn";

/** The digest of such a version: one question has each digest once, so what is done once more, or only held fast, says so in it. */
export const marked = (digest: string, mark: string, number: number) => `${digest} ${mark} as ${number}`;

/** Whether this version gives the question back to whoever generates it. */
export const isWithdrawn = ({ digest }: { digest: string }): boolean => digest.includes(" withdrawn as ");

/** Whether this version holds a generated question fast. */
export const isHeldFast = ({ digest }: { digest: string }): boolean => digest.includes(" pinned as ");
