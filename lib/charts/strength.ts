/** How well a topic or event is known: facts it has, those met, and the share that would be known today (null where none was met). */
export type StrengthRow = { group: string; facts: number; met: number; known: number | null };
