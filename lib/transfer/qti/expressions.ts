import { elementsIn, type XmlElement } from "../xml";
import { mappedBy, numberIn, type ResponseDeclaration } from "./declarations";
import { attributeOf, nameOf, wordsIn } from "./names";

/** A value of QTI: null, or one or several values as they are written; `ordered` tells a list from a heap. */
export type Value = { ordered: boolean; of: readonly string[] } | null;

/**
 * What a file may still take, one budget for all its items, so that reading it has an end whatever it holds: steps of marking, and letters
 * that are written more than once.
 */
export type Budget = { steps: number; letters: number };

/** What an expression may look at, and what it may take. */
export type Scope = {
  variable: (identifier: string) => Value;
  declaration: (identifier: string) => ResponseDeclaration | null;
  budget: Budget;
};

/**
 * What an expression cannot be worked out for: an operator that is not known here, a list that grows without end, or no steps left. It
 * never leaves this folder.
 */
export class Unclear extends Error {}

/** Lists of a real item are short; some expressions double a list each time. */
const LONGEST_LIST = 500;

const listOf = (of: readonly string[], ordered = false): Value => {
  if (of.length > LONGEST_LIST) throw new Unclear("long list");
  return of.length === 0 ? null : { ordered, of };
};
/** One value alone. */
export const single = (value: string | number | boolean): Value => ({ ordered: false, of: [String(value)] });
const isTrue = (value: Value) => value !== null && value.of.length === 1 && value.of[0] === "true";
const isFalse = (value: Value) => value !== null && value.of.length === 1 && value.of[0] === "false";

/** The number that a value is; null when it is none. */
export const numberOf = (value: Value): number | null => (value?.of.length === 1 ? numberIn(value.of[0]!) : null);

function areSame(one: string, other: string): boolean {
  if (one === other) return true;
  const number = numberIn(one);
  return number !== null && number === numberIn(other);
}

const sorted = (values: readonly string[]) => [...values].sort();

function match([one = null, other = null]: readonly Value[]): Value {
  if (!one || !other) return null;
  if (one.of.length !== other.of.length) return single(false);
  const [left, right] = one.ordered || other.ordered ? [one.of, other.of] : [sorted(one.of), sorted(other.of)];
  return single(left.every((value, i) => areSame(value, right[i]!)));
}

/** How far below and above a number others count as equal, from the attributes of `equal`. */
export function toleranceOf(equal: XmlElement, number: number): { below: number; above: number } {
  const mode = attributeOf(equal, "toleranceMode") ?? "exact";
  const said = (attributeOf(equal, "tolerance") ?? "").split(/\s+/).map((part) => Math.abs(numberIn(part) ?? 0));
  const [below = 0, above = below] = said;
  if (mode === "absolute") return { below, above };
  return mode === "relative"
    ? { below: (Math.abs(number) * below) / 100, above: (Math.abs(number) * above) / 100 }
    : { below: 0, above: 0 };
}

/** How far a number may be off and still be rounded to the same, from the attributes of `equalRounded`; 0 where they make no sense. */
export function roundingOf(equal: XmlElement, number: number): number {
  const figures = numberIn(attributeOf(equal, "figures")) ?? 0;
  if (!Number.isInteger(figures) || Math.abs(figures) > 15) return 0;
  const places =
    attributeOf(equal, "roundingMode") === "decimalPlaces" ? figures : figures - 1 - Math.floor(Math.log10(Math.abs(number) || 1));
  return 0.5 * 10 ** -places;
}

/** A little more than nothing: 4.1 ± 0.1 takes in 4.2, which is not quite 4.2 in the machine. */
const SLACK = 1e-9;

function equal(element: XmlElement, [one = null, other = null]: readonly Value[]): Value {
  const [given, right] = [numberOf(one), numberOf(other)];
  if (given === null || right === null) return null;
  const { below, above } = toleranceOf(element, right);
  const slack = SLACK * Math.max(1, Math.abs(right));
  return single(given >= right - below - slack && given <= right + above + slack);
}

function equalRounded(element: XmlElement, [one = null, other = null]: readonly Value[]): Value {
  const [given, right] = [numberOf(one), numberOf(other)];
  return given === null || right === null ? null : single(Math.abs(given - right) <= roundingOf(element, right));
}

const inOneCase = (element: XmlElement) => (text: string) =>
  attributeOf(element, "caseSensitive") === "false" ? text.toLowerCase() : text;

function stringMatch(element: XmlElement, [one = null, other = null]: readonly Value[]): Value {
  if (!one || !other) return null;
  const [given, right] = [one, other].map(({ of }) => inOneCase(element)(of.join(" "))) as [string, string];
  return single(attributeOf(element, "substring") === "true" ? given.includes(right) : given === right);
}

function substring(element: XmlElement, [part = null, whole = null]: readonly Value[]): Value {
  return part && whole ? single(inOneCase(element)(whole.of.join(" ")).includes(inOneCase(element)(part.of.join(" ")))) : null;
}

function member([one = null, list = null]: readonly Value[]): Value {
  return one && list ? single(list.of.some((value) => areSame(value, one.of[0]!))) : null;
}

function contains([list = null, part = null]: readonly Value[]): Value {
  if (!list || !part) return null;
  const there = new Set(list.of);
  return single(part.of.every((value) => there.has(value)));
}

function without([taken = null, list = null]: readonly Value[]): Value {
  return list && taken
    ? listOf(
        list.of.filter((value) => !areSame(value, taken.of[0]!)),
        list.ordered,
      )
    : null;
}

function all(values: readonly Value[]): Value {
  return values.some(isFalse) ? single(false) : values.every(isTrue) ? single(true) : null;
}

function any(values: readonly Value[]): Value {
  return values.some(isTrue) ? single(true) : values.every(isFalse) ? single(false) : null;
}

/** A calculation with numbers: null where one of them is missing, or where nothing finite comes of it. */
function counted(values: readonly Value[], work: (...numbers: number[]) => number | boolean): Value {
  const numbers = values.flatMap((value) => (value ? value.of.map(numberIn) : [null]));
  if (numbers.length > LONGEST_LIST || numbers.some((number) => number === null)) return null;
  const result = work(...(numbers as number[]));
  return typeof result === "number" && !Number.isFinite(result) ? null : single(result);
}

type Operator = (values: readonly Value[], element: XmlElement, scope: Scope) => Value;

const correctOf = (declaration: ResponseDeclaration | null): Value =>
  declaration ? listOf(declaration.correct, declaration.cardinality === "ordered") : null;

function mapResponse(identifier: string, scope: Scope): Value {
  const mapping = scope.declaration(identifier)?.mapping;
  return mapping ? single(mappedBy(mapping, scope.variable(identifier)?.of ?? [])) : null;
}

const identifierOf = (element: XmlElement) => attributeOf(element, "identifier") ?? "";

const OPERATORS: Readonly<Record<string, Operator>> = {
  variable: (_, element, scope) => scope.variable(identifierOf(element)),
  correct: (_, element, scope) => correctOf(scope.declaration(identifierOf(element))),
  mapResponse: (_, element, scope) => mapResponse(identifierOf(element), scope),
  baseValue: (_, element) => single(wordsIn(element)),
  null: () => null,
  multiple: (values) => listOf(values.flatMap((value) => value?.of ?? [])),
  ordered: (values) =>
    listOf(
      values.flatMap((value) => value?.of ?? []),
      true,
    ),
  containerSize: ([list = null]) => single(list?.of.length ?? 0),
  isNull: ([value = null]) => single(value === null || value.of.every((one) => one === "")),
  not: ([value = null]) => (value === null ? null : single(!isTrue(value))),
  and: all,
  or: any,
  match,
  equal: (values, element) => equal(element, values),
  equalRounded: (values, element) => equalRounded(element, values),
  stringMatch: (values, element) => stringMatch(element, values),
  substring: (values, element) => substring(element, values),
  member,
  contains,
  delete: without,
  sum: (values) => counted(values, (...numbers) => numbers.reduce((total, number) => total + number, 0)),
  product: (values) => counted(values, (...numbers) => numbers.reduce((total, number) => total * number, 1)),
  max: (values) => counted(values, (...numbers) => Math.max(...numbers)),
  min: (values) => counted(values, (...numbers) => Math.min(...numbers)),
  subtract: (values) => counted(values, (one = 0, other = 0) => one - other),
  divide: (values) => counted(values, (one = 0, other = 0) => one / other),
  integerDivide: (values) => counted(values, (one = 0, other = 0) => Math.floor(one / other)),
  round: (values) => counted(values, (one = 0) => Math.round(one)),
  truncate: (values) => counted(values, (one = 0) => Math.trunc(one)),
  integerToFloat: ([value = null]) => value,
  gt: (values) => counted(values, (one = 0, other = 0) => one > other),
  gte: (values) => counted(values, (one = 0, other = 0) => one >= other),
  lt: (values) => counted(values, (one = 0, other = 0) => one < other),
  lte: (values) => counted(values, (one = 0, other = 0) => one <= other),
};

/** The value of an expression. Throws `Unclear` for what is not known here. */
export function valueOf(element: XmlElement, scope: Scope): Value {
  const name = nameOf(element);
  const operator = Object.hasOwn(OPERATORS, name) ? OPERATORS[name]! : null;
  if (!operator) throw new Unclear(name);
  const values = elementsIn(element).map((part) => valueOf(part, scope));
  scope.budget.steps -= values.reduce((steps, value) => steps + (value?.of.length ?? 1), 1);
  if (scope.budget.steps < 0) throw new Unclear("no steps left");
  return operator(values, element, scope);
}

/** Whether a condition holds: null counts as no. */
export const holds = (element: XmlElement | undefined, scope: Scope): boolean => element !== undefined && isTrue(valueOf(element, scope));
