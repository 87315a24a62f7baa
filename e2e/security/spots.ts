import { fillIn, type Rule, type Things } from "../authority";
import { ask, callAction, type Received } from "../visitor";
import { wellFormed } from "./payloads";

// Every place of every request where somebody may write what they like: the arguments and fields of actions, the bodies of handlers, the
// ids in addresses, and what stands behind the question mark.

/** A place in a request, and the request with something else there. */
export type Spot = { where: string; send: (value: unknown, cookie: string | null) => Promise<Received> };

type Path = readonly (string | number)[];

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !(value instanceof FormData);

/** The paths of all texts, numbers and switches in a value; a form's fields count as its texts. */
function leaves(value: unknown, path: Path = []): Path[] {
  if (value instanceof FormData) return [...new Set(value.keys())].map((name) => [...path, name]);
  if (isPlain(value)) return Object.entries(value).flatMap(([key, inner]) => leaves(inner, [...path, key]));
  return value === undefined ? [] : [path];
}

/** What a field of a form holds: a text, or a file where something else is to be there. */
const fieldOf = (value: unknown): string | Blob => (typeof value === "string" ? value : new Blob([JSON.stringify(value) ?? ""]));

function formWith(form: FormData, name: string, value: unknown): FormData {
  const copy = new FormData();
  for (const [key, kept] of form) if (key !== name) copy.append(key, kept);
  copy.append(name, fieldOf(value));
  return copy;
}

/** The value with something else at a path. */
function withAt(value: unknown, [step, ...rest]: Path, put: unknown): unknown {
  if (step === undefined) return put;
  if (value instanceof FormData) return formWith(value, String(step), put);
  if (Array.isArray(value)) return value.map((inner: unknown, i) => (String(i) === String(step) ? withAt(inner, rest, put) : inner));
  return { ...(value as object), [step]: withAt((value as Record<string, unknown>)[step], rest, put) };
}

const JSON_BODY = { "content-type": "application/json" };

/** What a page reads behind the question mark. */
const ASKED = [
  "search",
  "show",
  "next",
  "page",
  "set",
  "fact",
  "question",
  "quiz",
  "give",
  "as",
  "topic",
  "source",
  "mark",
  "deleted",
  "name",
  "format",
  "from",
  "to",
  "version",
  "kind",
];

/** A part of an address as it is sent: text is written so that it stays one part. */
const partOf = (value: unknown): string => {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  // Longer addresses do not come to the app: what is before it ends the connection.
  return encodeURIComponent(wellFormed(text.slice(0, 150)));
};

const STATE_ARGUMENT = "problems";

/** The places in an action's arguments. What the form was told before is not read by anybody. */
function spotsOfAction(name: string, rule: Rule, its: () => Things): Spot[] {
  const args = rule.args!(its());
  const told = args.findIndex((one) => isPlain(one) && STATE_ARGUMENT in one);
  return leaves(args)
    .filter(([first]) => first !== told && Number(first) !== told)
    .map((path) => ({
      where: `${name} ${path.join(".")}`,
      send: (value, cookie) => callAction(name, withAt(rule.args!(its()), path, value) as unknown[], { cookie }),
    }));
}

function spotsOfBody(name: string, rule: Rule, its: () => Things): Spot[] {
  if (!rule.body) return [];
  const [method, address] = name.split(" ") as [string, string];
  return leaves(rule.body(its())).map((path) => ({
    where: `${name} ${path.join(".")}`,
    send: (value, cookie) =>
      ask(fillIn(address, rule, its()), {
        method,
        cookie,
        headers: JSON_BODY,
        body: JSON.stringify(withAt(rule.body!(its()), path, value)),
      }),
  }));
}

function spotsOfAddress(name: string, rule: Rule, its: () => Things): Spot[] {
  const [verb, address] = name.split(" ") as [string, string];
  const method = verb === "page" ? "GET" : verb;
  const send = (target: string, cookie: string | null) =>
    ask(target, {
      method,
      cookie,
      headers: method === "GET" ? { accept: "text/html" } : JSON_BODY,
      body: rule.body && JSON.stringify(rule.body(its())),
    });
  const parts = [...address.matchAll(/\[(\w+)\]/g)].map(([, part]) => part as keyof Things);
  const ids = parts.map((part) => ({
    where: `${name} [${part}]`,
    send: (value: unknown, cookie: string | null) =>
      send(fillIn(address, { to: rule.to }, { ...its(), ...rule.at?.(its()), [part]: partOf(value) }), cookie),
  }));
  if (method !== "GET") return ids;
  const asked = {
    where: `${name} ?`,
    send: (value: unknown, cookie: string | null) =>
      send(`${fillIn(address, rule, its())}?${ASKED.map((key) => `${key}=${partOf(value)}`).join("&")}`, cookie),
  };
  return [...ids, asked];
}

/** Every place of one row. */
export function spotsOf(name: string, rule: Rule, its: () => Things): Spot[] {
  return name.includes("#") ? spotsOfAction(name, rule, its) : [...spotsOfAddress(name, rule, its), ...spotsOfBody(name, rule, its)];
}

/** Those fields that have no place there of their own. */
const besides = (more: Readonly<Record<string, unknown>>, there: readonly string[]) =>
  Object.fromEntries(Object.entries(more).filter(([key]) => key === "__proto__" || !there.includes(key)));

/** The request of a row with more beside what belongs there: in its form, its objects or its body; null where it has none. */
export function withMore(
  name: string,
  rule: Rule,
  its: Things,
  more: Readonly<Record<string, unknown>>,
  cookie: string | null,
): Promise<Received> | null {
  if (!name.includes("#")) {
    const [method, address] = name.split(" ") as [string, string];
    const body = rule.body?.(its);
    if (!isPlain(body) || Array.isArray(body)) return null;
    return ask(fillIn(address, rule, its), { method, cookie, headers: JSON_BODY, body: jsonWith(body, besides(more, Object.keys(body))) });
  }
  const args = rule.args!(its);
  const at = args.findLastIndex((one) => one instanceof FormData || (isPlain(one) && !Array.isArray(one)));
  if (at < 0) return null;
  const target = args[at];
  const added =
    target instanceof FormData
      ? Object.entries(besides(more, [...target.keys()])).reduce(
          (form, [key, value]) => formWith(form, key, typeof value === "object" ? JSON.stringify(value) : String(value)),
          target,
        )
      : { ...(target as object), ...besides(more, Object.keys(target as object)) };
  return callAction(name, args.with(at, added), { cookie });
}

/** JSON in which `__proto__` stands as a key of its own, as only a text can have it. */
function jsonWith(body: object, more: Readonly<Record<string, unknown>>): string {
  const own = Object.entries(more).map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`);
  return `{${[...own, ...Object.entries(body).map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`)].join(",")}}`;
}
