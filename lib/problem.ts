/** Something a person can put right: `where` names the place (a field, a line, "facts[3].object"), `message` says what to do. */
export type Problem = { where: string; message: string };

/** What a write answers: the value, or every problem found. A write with problems changed nothing. */
export type Result<T> = { ok: true; value: T } | { ok: false; problems: Problem[] };

/** A result that went well. */
export const ok = <T>(value: T): Result<T> => ({ ok: true, value });

/** A result with the given problems (at least one). */
export const refused = (...problems: Problem[]): Result<never> => ({ ok: false, problems });
