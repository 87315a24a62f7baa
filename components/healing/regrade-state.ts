/** What marking again, or taking it back, came to: a problem, or a sentence; and the regrade that can be taken back. */
export type RegradeAnswer = { problem: string | null; done: string | null; regradeId: string | null };
