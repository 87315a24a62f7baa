/**
 * What dealing with something in the inbox came to: a problem, or a sentence; the change that can be undone, and where its answers can be
 * marked again.
 */
export type InboxAnswer = { problem: string | null; done: string | null; editId: string | null; lookAgain: string | null };
