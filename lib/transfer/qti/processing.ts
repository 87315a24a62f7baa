import { elementsIn, type XmlElement } from "../xml";
import { mappedBy, type ResponseDeclaration } from "./declarations";
import { holds, numberOf, single, Unclear, valueOf, type Budget, type Scope, type Value } from "./expressions";
import { attributeOf, foundIn, nameOf, partOf, partsOf, wordsIn } from "./names";

/** Answers to the responses of an item; one that is missing was left empty. */
export type Answers = ReadonlyMap<string, readonly string[]>;

/**
 * What comes of answers: the points (null where that cannot be told), and the values of the outcomes that say which feedback is shown (null
 * where the item does not say, or in a way that cannot be followed).
 */
export type Outcomes = { score: number | null; shows: ReadonlyMap<string, readonly string[]> | null };

/** How an item is marked, and whether the answer to a response is worth what its mapping says. */
export type Processing = { outcomesOf: (answers: Answers) => Outcomes; usesMapping: (identifier: string) => boolean };

const lastOf = (uri: string) =>
  uri
    .replace(/\.xml$/i, "")
    .split(/[/\\#]/)
    .at(-1) ?? "";

/** What the answer to one response is worth by the standard rules. */
function standardPoints({ correct, mapping, cardinality }: ResponseDeclaration, values: readonly string[], byMap: boolean): number {
  if (byMap && mapping) return values.length === 0 ? 0 : mappedBy(mapping, values);
  const [given, right] = cardinality === "ordered" ? [values, correct] : [[...values].sort(), [...correct].sort()];
  return right.length > 0 && right.length === given.length && right.every((value, i) => value === given[i]) ? 1 : 0;
}

function standardProcessing(template: string | null, responses: ReadonlyMap<string, ResponseDeclaration>): Processing {
  const byMap = template === null || /map/i.test(lastOf(template));
  const pointsOf = (answers: Answers) =>
    [...answers].reduce(
      (sum, [identifier, values]) => sum + (responses.has(identifier) ? standardPoints(responses.get(identifier)!, values, byMap) : 0),
      0,
    );
  return {
    outcomesOf: (answers) => ({ score: pointsOf(answers), shows: null }),
    usesMapping: (identifier) => byMap && Boolean(responses.get(identifier)?.mapping),
  };
}

const defaultsOf = (declaration: XmlElement): Value => {
  const values = partOf(declaration, "defaultValue");
  return values ? { ordered: false, of: partsOf(values, "value").map(wordsIn) } : null;
};

/** A count has a value from the first: QTI gives outcomes that are numbers 0. */
const startOf = (declaration: XmlElement): Value =>
  defaultsOf(declaration) ?? (/^(float|integer)$/.test(attributeOf(declaration, "baseType") ?? "") ? single(0) : null);

type State = { scope: Scope; outcomes: Map<string, Value> };

/** Carries out rules in their order; true when one of them ended the marking. */
function follow(rules: readonly XmlElement[], state: State): boolean {
  return rules.some((rule) => carryOut(rule, state));
}

function carryOut(rule: XmlElement, state: State): boolean {
  const [first, ...rest] = elementsIn(rule);
  switch (nameOf(rule)) {
    case "setOutcomeValue":
      state.outcomes.set(attributeOf(rule, "identifier") ?? "", first ? valueOf(first, state.scope) : null);
      return false;
    case "responseCondition":
      return follow(branchOf(elementsIn(rule), state), state);
    case "responseProcessingFragment":
      return follow(first ? [first, ...rest] : [], state);
    case "exitResponse":
      return true;
    default:
      throw new Unclear(nameOf(rule));
  }
}

/** The rules of the first branch whose condition holds. */
function branchOf(branches: readonly XmlElement[], { scope }: State): XmlElement[] {
  for (const branch of branches) {
    const parts = elementsIn(branch);
    if (nameOf(branch) === "responseElse") return parts;
    if (holds(parts[0], scope)) return parts.slice(1);
  }
  return [];
}

const isScore = (identifier: string) => /score|grade|points/i.test(identifier) && !/^(max|min|norm)|(max|min)$/i.test(identifier);

function scoreOf(outcomes: ReadonlyMap<string, Value>): number | null {
  const name = outcomes.has("SCORE") ? "SCORE" : [...outcomes.keys()].find(isScore);
  return name === undefined ? null : numberOf(outcomes.get(name) ?? null);
}

function ownProcessing(
  rules: readonly XmlElement[],
  item: XmlElement,
  responses: ReadonlyMap<string, ResponseDeclaration>,
  budget: Budget,
): Processing {
  const start = partsOf(item, "outcomeDeclaration").map(
    (declaration) => [attributeOf(declaration, "identifier") ?? "", startOf(declaration)] as const,
  );
  const outcomesOf = (answers: Answers): Outcomes => {
    const outcomes = new Map<string, Value>(start);
    const given = (identifier: string): Value => {
      const values = answers.get(identifier);
      return values && values.length > 0 ? { ordered: responses.get(identifier)?.cardinality === "ordered", of: values } : null;
    };
    const variable = (identifier: string) => (outcomes.has(identifier) ? outcomes.get(identifier)! : given(identifier));
    const scope: Scope = { variable, declaration: (identifier) => responses.get(identifier) ?? null, budget };
    const isClear = tried(() => follow(rules, { scope, outcomes }));
    return isClear
      ? { score: scoreOf(outcomes), shows: new Map([...outcomes].map(([identifier, value]) => [identifier, value?.of ?? []])) }
      : { score: null, shows: null };
  };
  const mapped = new Set(
    rules
      .flatMap((rule) => foundIn(rule, (element) => nameOf(element) === "mapResponse"))
      .map((element) => attributeOf(element, "identifier")),
  );
  return { outcomesOf, usesMapping: (identifier) => mapped.has(identifier) && Boolean(responses.get(identifier)?.mapping) };
}

/** Whether a work came to its end: what is unclear ends it, and what was found until then stays. */
function tried(work: () => unknown): boolean {
  try {
    work();
    return true;
  } catch (error) {
    if (error instanceof Unclear) return false;
    throw error;
  }
}

/**
 * How an item marks its responses: by its own conditions, by the template it names, or, where it says nothing, by its mapping or its right
 * answer.
 */
export function processingOf(item: XmlElement, responses: ReadonlyMap<string, ResponseDeclaration>, budget: Budget): Processing {
  const element = partOf(item, "responseProcessing");
  const rules = element ? elementsIn(element) : [];
  return rules.length > 0
    ? ownProcessing(rules, item, responses, budget)
    : standardProcessing(element ? attributeOf(element, "template") : null, responses);
}

/** Conditions of an item that look at one response: elements of these names with a `variable` of that identifier directly in them. */
export function conditionsOn(item: XmlElement, identifier: string, names: readonly string[]): XmlElement[] {
  const element = partOf(item, "responseProcessing");
  const found: XmlElement[] = [];
  const look = (within: XmlElement) => {
    for (const child of elementsIn(within)) {
      if (
        names.includes(nameOf(child)) &&
        partsOf(child, "variable").some((variable) => attributeOf(variable, "identifier") === identifier)
      )
        found.push(child);
      look(child);
    }
  };
  if (element) look(element);
  return found;
}

/** The values that are written out in a condition. */
export const literalsIn = (condition: XmlElement): string[] =>
  foundIn(condition, (element) => nameOf(element) === "baseValue").map(wordsIn);
