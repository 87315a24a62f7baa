import type { Problem } from "@/lib/problem";

/** One thing that somebody else saved otherwise: as it was when both began, as it stands in the form, and as it is stored now. */
export type DifferenceLine = { label: string; before: string; mine: string; theirs: string };

/** Somebody else saved first: nothing of the form was stored. `base` is the version to save over, once both were seen. */
export type FormDifference = { base: string; lines: readonly DifferenceLine[] };

/**
 * What a form was told after it was sent: problems, or one sentence that says what was stored, or what somebody else stored first. `base`
 * is the version that the form shows now; `undo` names the change, where it can be taken back.
 */
export type FormState = { problems: Problem[]; done: string | null; base?: string; difference?: FormDifference; undo?: string | null };

/** A form that was not sent yet. */
export const NOT_SENT: FormState = { problems: [], done: null };
