import type { QuizSettings } from "./settings";

/** One place of a quiz as it is put together. */
export type DraftItem = { questionId: string; points: number };

/** A quiz as somebody puts it together: what is stored when it is saved. */
export type QuizDraft = { title: string; settings: QuizSettings; items: DraftItem[] };

/** What a question may be worth. */
export const POINTS = { least: 0.5, most: 100, step: 0.5 } as const;

/** How two drafts of one quiz differ. Questions by id; `moved` are those that both have, at another place. */
export type DraftDifference = {
  title: boolean;
  settings: (keyof QuizSettings)[];
  added: string[];
  removed: string[];
  moved: string[];
  points: string[];
};

/** Ids that both have whose order is not the same in both: all but the longest run that is. */
function movedIn(before: readonly string[], after: readonly string[]): string[] {
  const place = new Map(before.map((id, i) => [id, i]));
  const common = after.filter((id) => place.has(id));
  const best: string[][] = [];
  for (const [i, id] of common.entries()) {
    const longest = common
      .slice(0, i)
      .reduce<string[]>(
        (most, earlier, j) => (place.get(earlier)! < place.get(id)! && best[j]!.length > most.length ? best[j]! : most),
        [],
      );
    best.push([...longest, id]);
  }
  const stays = new Set(best.reduce<string[]>((most, run) => (run.length > most.length ? run : most), []));
  return common.filter((id) => !stays.has(id));
}

/** What was changed from one draft to the other. */
export function differenceOf(before: QuizDraft, after: QuizDraft): DraftDifference {
  const [had, has] = [before.items.map((item) => item.questionId), after.items.map((item) => item.questionId)];
  const worth = new Map(before.items.map((item) => [item.questionId, item.points]));
  const keys = Object.keys(after.settings) as (keyof QuizSettings)[];
  return {
    title: before.title !== after.title,
    settings: keys.filter((key) => JSON.stringify(before.settings[key]) !== JSON.stringify(after.settings[key])),
    added: has.filter((id) => !had.includes(id)),
    removed: had.filter((id) => !has.includes(id)),
    moved: movedIn(had, has),
    points: after.items
      .filter((item) => worth.has(item.questionId) && worth.get(item.questionId) !== item.points)
      .map((item) => item.questionId),
  };
}

/** Whether two drafts are the same. */
export function isSameDraft(before: QuizDraft, after: QuizDraft): boolean {
  const { title, settings, ...lists } = differenceOf(before, after);
  return !title && settings.length === 0 && Object.values(lists).every((list) => list.length === 0);
}

/** The list with the item of one place at another; as it was where there is no such place. */
export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const item = list[from];
  if (item === undefined || to < 0 || to >= list.length) return [...list];
  const rest = list.filter((_, i) => i !== from);
  return [...rest.slice(0, to), item, ...rest.slice(to)];
}
