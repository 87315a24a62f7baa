import type { Problem } from "@/lib/problem";

/** What a form about an account was told: problems, or one sentence that says what was done. What was typed stays, but for passwords. */
export type AccountFormState = { problems: Problem[]; done: string | null; email: string };

/** A form that was not sent yet. */
export const NOT_SENT: AccountFormState = { problems: [], done: null, email: "" };

export type AccountAction = (state: AccountFormState, form: FormData) => Promise<AccountFormState>;
