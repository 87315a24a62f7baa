import { inEnglishSigns, readNumber } from "./numbers";
import type { AlsoText, CreditOf, FactsOf, Given, GivenReply, Mark, Outcome, Question, Reply } from "./question";
import { fitsPattern, fitTyped } from "./typed";

/** Whether each part of the reply (by item or option id) was right; parts that were not answered are missing. */
type Parts = ReadonlyMap<string, boolean>;

/** What one reply came to: points from 0 to 1, and its parts where it has any. */
type Marked = { points: number; near?: boolean; parts?: Parts };

const whole = (right: boolean, near = false): Marked => ({ points: right ? 1 : 0, near: right && near });

const share = (part: number, of: number) => (of === 0 ? 0 : Math.min(1, Math.max(0, part / of)));

/** Right ones as a share of the right options, less wrong ones as a share of the others: ticking all or none gives nothing. */
function markChoices(reply: Extract<Reply, { kind: "choices" }>, ticked: ReadonlySet<string>): Marked {
  const keys = new Set(reply.key);
  const others = reply.options.filter((option) => !keys.has(option.id));
  const right = reply.key.filter((id) => ticked.has(id)).length;
  const wrong = others.filter((option) => ticked.has(option.id)).length;
  const parts = new Map(reply.options.map((option) => [option.id, keys.has(option.id) === ticked.has(option.id)]));
  return { points: Math.max(0, share(right, keys.size) - share(wrong, others.length)), parts };
}

/** What the ticked options are worth together, where their author says so: never less than nothing, never more than all. */
function markCredit({ options, key }: Extract<Reply, { kind: "choices" }>, credit: CreditOf, ticked: ReadonlySet<string>): Marked {
  const keys = new Set(key);
  const parts = new Map(options.map(({ id }) => [id, keys.has(id) === ticked.has(id)]));
  const sum = [...ticked].reduce((total, id) => total + (credit[id] ?? 0), 0);
  // Shares are written with few decimals: three times 33.333 % is the whole.
  return { points: sum > 0.999 ? 1 : Math.max(0, sum), parts };
}

/** The share of neighbours of the key that stand in the right order; an option is right when it does to each of its neighbours. */
function markOrder(key: readonly string[], given: readonly string[]): Marked {
  const place = new Map(given.map((id, i) => [id, i]));
  const stands = (earlier: string | undefined, later: string | undefined) =>
    earlier === undefined || later === undefined || (place.get(earlier) ?? 0) < (place.get(later) ?? -1);
  const right = key.slice(1).filter((id, i) => stands(key[i], id)).length;
  const parts = new Map(key.map((id, i) => [id, stands(key[i - 1], id) && stands(id, key[i + 1])]));
  return { points: share(right, key.length - 1), parts };
}

/** Per item: the share of all items that is right. An item left out counts as not right and moves nothing. */
function markItems(key: Readonly<Record<string, string>>, given: Readonly<Record<string, string>>): Marked {
  const items = Object.keys(key);
  const answered = items.filter((item) => Object.hasOwn(given, item));
  const parts = new Map(answered.map((item) => [item, given[item] === key[item]]));
  return { points: share([...parts.values()].filter(Boolean).length, items.length), parts };
}

function markPoints(key: readonly string[], ticked: ReadonlySet<string>): Marked {
  const parts = new Map(key.map((id) => [id, ticked.has(id)]));
  return { points: share([...parts.values()].filter(Boolean).length, key.length), parts };
}

function markNumber(reply: Extract<Reply, { kind: "number" }>, given: number | string, language: string): Marked {
  const value = typeof given === "number" ? given : readNumber(inEnglishSigns(given, language), reply.unit);
  if (value === null) return whole(false);
  const answers = [{ key: reply.key, tolerance: reply.tolerance, credit: 1 }, ...(reply.also ?? [])];
  return { points: best(answers.filter(({ key, tolerance }) => Math.abs(value - key) <= tolerance)) };
}

const best = (answers: readonly { credit: number }[]): number => Math.max(0, ...answers.map(({ credit }) => credit));

const fitsAlso = (given: string, { text, wild }: AlsoText, names: readonly string[], language: string): boolean =>
  wild ? fitsPattern(given, text) : fitTyped(given, [text], names, language) !== "no";

function markText(reply: Extract<Reply, { kind: "text" }>, given: string, names: readonly string[], language: string): Marked {
  const fit = fitTyped(given, [reply.key, ...reply.accepted], names, language);
  return fit === "no"
    ? { points: best((reply.also ?? []).filter((one) => fitsAlso(given, one, names, language))) }
    : whole(true, fit === "near");
}

/** The rule of each kind of reply: forgetting one does not compile. An answer of another kind has no points. */
function markReply({ reply, language = "en" }: Question, given: Given, names: readonly string[]): Marked {
  switch (reply.kind) {
    case "choice":
      return given.kind !== "choice"
        ? whole(false)
        : given.value === reply.key
          ? whole(true)
          : { points: Math.max(0, reply.credit?.[given.value] ?? 0) };
    case "place":
      return whole(given.kind === "place" && given.value === reply.key);
    case "choices":
      if (given.kind !== "choices") return whole(false);
      return reply.credit ? markCredit(reply, reply.credit, new Set(given.value)) : markChoices(reply, new Set(given.value));
    case "text":
      return given.kind === "text" ? markText(reply, given.value, names, language) : whole(false);
    case "number":
      return given.kind === "number" ? markNumber(reply, given.value, language) : whole(false);
    case "order":
      return given.kind === "order" ? markOrder(reply.key, given.value) : whole(false);
    case "pairs":
    case "boxes":
    case "grid":
      return given.kind === reply.kind ? markItems(reply.key, given.value) : whole(false);
    case "points":
      return given.kind === "points" ? markPoints(reply.key, new Set(given.value)) : whole(false);
    case "grade":
      // Again is wrong; Hard, Good and Easy are ways of having known it.
      return whole(given.kind === "grade" && given.value >= 2);
  }
}

/** Facts right in every answered part that moves them; by code point, so that the order of options never shows. */
function outcomesOf(question: Question, facts: FactsOf, parts: Parts): Outcome[] {
  const right = new Map<string, boolean>();
  for (const [id, isRight] of parts) {
    if (!Object.hasOwn(facts, id)) continue;
    for (const factId of facts[id]!) right.set(factId, (right.get(factId) ?? true) && isRight);
  }
  return [...right.keys()].sort().map((factId) => ({ factId, slot: question.slot, right: right.get(factId)! }));
}

const allOutcomes = (question: Question, right: boolean): Outcome[] =>
  [...question.factIds].sort().map((factId) => ({ factId, slot: question.slot, right }));

/**
 * Marks an answer that `readGiven` let through. Points follow docs/decisions/partial-credit.md; giving up is 0 and every fact wrong. Where
 * the reply has parts that own facts (`reply.facts`), each answered part moves its own facts and nothing else moves; otherwise the answer
 * moves every fact of the question. `names` are the names and aliases of all entities of the set but the right one's.
 */
export function markAnswer(question: Question, given: GivenReply, names: readonly string[]): Mark {
  if ("gaveUp" in given) return { points: 0, near: false, outcomes: gaveUpOutcomes(question) };
  const { points, near = false, parts } = markReply(question, given, names);
  const facts = question.reply.facts;
  const outcomes = parts && facts ? outcomesOf(question, facts, parts) : allOutcomes(question, points === 1);
  return { points, near, outcomes };
}

function gaveUpOutcomes(question: Question): Outcome[] {
  const facts = question.reply.facts;
  if (!facts) return allOutcomes(question, false);
  return outcomesOf(question, facts, new Map(Object.keys(facts).map((id) => [id, false])));
}
