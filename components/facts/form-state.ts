import type { Problem } from "@/lib/problem";

/** What a form was told after it was sent: problems, or one sentence that says what was stored. */
export type FormState = { problems: Problem[]; done: string | null };

/** A form that was not sent yet. */
export const NOT_SENT: FormState = { problems: [], done: null };
