import type { Fact } from "../../facts/fact";
import { NEAREST, nearestOf, placeNamed } from "../places";
import type { PlaceOption } from "../question";
import { relationsFor } from "../roles";
import { endAsked, trialsOf, verdictIn, type Trial } from "./proofs";
import { endsRead } from "./values";
import { GAPS, isGap, namesOf, stands, type Reading } from "./reading";
import { complaintsOf, FINE, optionPlace, together, when, type Asking, type Complaint, type Rule } from "./rule";
import { judgedIn } from "./statement";
import { gapsIn } from "./stem";
import { seek } from "./seek";
import { lineOf, stemLineOf } from "./words";

const isFormat =
  (name: string) =>
  ({ format }: Asking) =>
    format === name;

/** A list counts as closed when the set closes it; what a report names is closed by its text. */
function isListClosed({ graph, question }: Reading, fact: Fact): boolean {
  const end = question.slot === "subject" ? ("entity" in fact.object ? { object: fact.object.entity } : null) : { subject: fact.subject };
  return end !== null && graph.closuresOf(question.layer, fact.relation, end).length > 0;
}

/** A proof by a closed list needs the closure in the set. */
function unclosed(reading: Reading): readonly Complaint[] {
  const [fact] = reading.asked;
  const claimed = reading.question.proofs.some((proof) => proof.kind === "closed");
  return when(
    claimed && fact !== undefined && !isListClosed(reading, fact),
    "The question takes the list for complete, and nobody said that it is. Close the list, or ask what a report names.",
  );
}

const selectAll: Rule = {
  rule: "L50",
  level: "E",
  name: "a closed list, two right at least, two wrong at least",
  isFor: isFormat("multiple-select"),
  check(reading) {
    const { reply, stem, context } = reading.question;
    if (reply.kind !== "choices") return FINE;
    const [all, right] = [reply.options.length, reply.key.length];
    const unscored = reply.key.some((id) => reply.facts && !Object.hasOwn(reply.facts, id));
    const stray = reply.key.some((id) => !reply.options.some((option) => option.id === id));
    return [
      ...when(all < 5 || all > 8, () => `There are ${all} options. Give five to eight.`),
      ...when(right < 2 || right > all - 2, () => `${right} of ${all} options are right. Two at least must be right, and two wrong.`),
      ...when(right > 0.6 * all, "More than three options in five are right. Add wrong ones, or show fewer of the right ones."),
      ...when(stray || unscored, "A right option is missing or moves no fact. Give every right option its fact."),
      ...when(
        !/\b(?:select|choose|tick|mark|pick) all\b|\b(?:wähle|kreuze) alles\b/i.test(`${context} ${stem}`),
        "The stem does not say that several are right. Add “Select all that apply.”",
        "stem",
      ),
      ...unclosed(reading),
    ];
  },
};

/** A statement that has the same thing at both ends says nothing. */
function saysNothing(reading: Reading, fact: Fact, filler: string): boolean {
  const asked = endAsked(reading.question);
  const other = asked === "object" ? fact.subject : "entity" in fact.object ? fact.object.entity : undefined;
  return endsRead(reading.graph, fact, asked, filler).some((end) => "entity" in end && end.entity === other);
}

const CLAUSES = seek(
  /\b(?:and|but|while|whereas|although) (?:did|does|was|were|is|are|has|had|have|will|would|could|also|not|then)\b/i,
  "and but while whereas although",
);

const oneChange: Rule = {
  rule: "L51",
  level: "E",
  name: "a statement that differs from the fact at one end at most",
  isFor: isFormat("true-false"),
  check(reading) {
    const judged = judgedIn(reading);
    if (!judged) return when(true, "The question needs a fact, and the options True and False.");
    return together(
      when(judged.filler === null, "The statement differs from its fact in more than one place. Change one end only.", "stem"),
      when(
        judged.filler !== null && saysNothing(reading, judged.fact, judged.filler),
        "The statement has the same at both ends. Take another.",
        "stem",
      ),
      when(reading.own.text.includes(";") || CLAUSES.inRead(reading.own) !== null, "The statement says two things. Say one.", "stem"),
    );
  },
};

const fitsAsWell = (reading: Reading, trial: Trial) =>
  !trial.right && ["true", "doubtful"].includes(verdictIn(reading, trial.fact, trial.option.text).value);

/** Left items that two options fit: the facts say that another is right too. */
function doubles(reading: Reading): readonly Complaint[] {
  return complaintsOf(trialsOf(reading), (trial) =>
    when(fitsAsWell(reading, trial), () => `"${trial.option.text}" fits this item as well. Every item needs one match only.`, trial.at),
  );
}

const matching: Rule = {
  rule: "L52",
  level: "E",
  name: "four to six pairs, one match each, one or two over",
  isFor: isFormat("matching"),
  check(reading) {
    const { reply } = reading.question;
    if (reply.kind !== "pairs") return FINE;
    const [items, options] = [reply.items.length, reply.options.length];
    const keys = reply.items.map((item) => reply.key[item.id]);
    const unkeyed = keys.some((key) => !reply.options.some((option) => option.id === key));
    return [
      ...when(items < 4 || items > 6, () => `There are ${items} pairs. Give four to six.`),
      ...when(
        options - items < 1 || options - items > 2,
        () => `There are ${options - items} options over. Give one or two, so that the last pair is no gift.`,
      ),
      ...when(unkeyed || new Set(keys).size < keys.length, "Two items have the same match, or one has none. Give each its own."),
      ...when(new Set(reply.items.map((item) => lineOf(item.text))).size < items, "Two items are the same. Give each once."),
      ...doubles(reading),
    ];
  },
};

type Span = { from: string; to: string };

/** From the first to the last day that anybody on the layer tells of an event; null where nobody tells any. */
function spanOf(reading: Reading, event: string): Span | null {
  const { graph, question } = reading;
  const facts = relationsFor(graph, "date").flatMap((relation) => graph.factsOf(question.layer, relation.id, { subject: event }));
  const days = facts.filter((fact) => !fact.negated).flatMap(({ object }) => ("from" in object ? [object] : []));
  if (days.length === 0) return null;
  return { from: days.map((day) => day.from).sort()[0]!, to: days.map((day) => day.to).sort()[days.length - 1]! };
}

/** Whether somebody states that one event came before the other. */
function isStatedBefore(reading: Reading, earlier: string, later: string): boolean {
  const { graph, question } = reading;
  return relationsFor(graph, "order").some((relation) =>
    graph
      .factsOf(question.layer, relation.id, { subject: earlier, object: later })
      .some((fact) => !fact.negated && fact.review !== "pending"),
  );
}

/** The event that an option names, which is the subject of the fact that it moves; undefined where the two do not fit. */
function eventOf(reading: Reading, id: string): string | undefined {
  const at = reading.options.findIndex((option) => option.id === id);
  const named = reading.optionReadings[at]?.entities ?? [];
  const [moved] = reading.question.reply.facts?.[id] ?? [];
  const subject = moved === undefined ? undefined : reading.graph.fact(moved)?.subject;
  return named.find((entity) => subject === undefined || entity.id === subject)?.id;
}

function inTurn(reading: Reading, earlier: string, later: string): boolean {
  const [one, other] = [eventOf(reading, earlier), eventOf(reading, later)];
  if (one === undefined || other === undefined) return false;
  const [first, second] = [spanOf(reading, one), spanOf(reading, other)];
  return (first !== null && second !== null && first.to < second.from) || isStatedBefore(reading, one, other);
}

const inOrder: Rule = {
  rule: "L53",
  level: "E",
  name: "three to six events, one surely after the other",
  isFor: isFormat("in-order"),
  check(reading) {
    const { reply } = reading.question;
    if (reply.kind !== "order") return FINE;
    const same = new Set(reply.key).size === reply.options.length && reply.options.every((option) => reply.key.includes(option.id));
    if (!same) return when(true, "The key does not hold every option once. Put each in its place.");
    const unsure = reply.key
      .slice(1)
      .flatMap((later, i) =>
        when(
          !inTurn(reading, reply.key[i]!, later),
          () => `It is not sure that event ${i + 2} came after event ${i + 1}: their dates meet, and nobody says so. Leave one out.`,
          `key[${i + 1}]`,
        ),
      );
    return [
      ...when(reply.key.length < 3 || reply.key.length > 6, () => `There are ${reply.key.length} events. Give three to six.`),
      ...unsure,
    ];
  },
};

const SIGNS: Readonly<Record<string, readonly string[]>> = {
  "%": ["%", "percent", "per cent"],
  "°c": ["degrees"],
  "€": ["euros"],
  $: ["dollars"],
  "£": ["pounds"],
};

function tellsUnit(reading: Reading, unit: string): boolean {
  if (unit === "") return true;
  const signs = SIGNS[unit.toLowerCase()];
  if (signs) return signs.some((sign) => reading.standing.toLowerCase().includes(sign));
  return stemLineOf(reading.standing).includes(stemLineOf(unit)) || stands(reading, unit);
}

const numeric: Rule = {
  rule: "L54",
  level: "E",
  name: "the unit is told, and a count is exact",
  isFor: ({ reply }) => reply === "number",
  check(reading) {
    const { reply } = reading.question;
    if (reply.kind !== "number") return FINE;
    const most = Number.isInteger(reply.key) ? 0 : Math.abs(reply.key) * 0.05;
    return [
      ...when(!tellsUnit(reading, reply.unit), () => `The stem does not say that the answer is in ${reply.unit}. Name the unit.`, "stem"),
      ...when(reply.tolerance > most, "A count is right or wrong. Set the tolerance to 0."),
    ];
  },
};

/** A fact that would be as good an answer: same statement, other value at the end that is asked. */
function rivalOf(reading: Reading, fact: Fact): Fact | undefined {
  const { graph, question } = reading;
  const slot = endAsked(question);
  const facts = graph.factsOf(question.layer, fact.relation, slot === "subject" ? { object: fact.object } : { subject: fact.subject });
  const valueOf = (one: Fact) => (slot === "subject" ? one.subject : JSON.stringify(one.object));
  const alike = (one: Fact) =>
    one.status === fact.status &&
    one.by === fact.by &&
    Boolean(one.negated) === Boolean(fact.negated) &&
    (fact.mode === undefined || one.mode === undefined || one.mode === fact.mode) &&
    (fact.event === undefined || one.event === fact.event);
  const apart = (one: Fact) =>
    (one.to !== undefined && fact.from !== undefined && one.to < fact.from) ||
    (fact.to !== undefined && one.from !== undefined && fact.to < one.from);
  return facts.find((one) => one.id !== fact.id && alike(one) && !apart(one) && valueOf(one) !== valueOf(fact));
}

/** The names of the entity asked for; of a value there are none. */
function namesAsked(reading: Reading, fact: Fact): readonly string[] {
  const id = endAsked(reading.question) === "subject" ? fact.subject : "entity" in fact.object ? fact.object.entity : undefined;
  return id === undefined ? [] : namesOf(reading.graph.entity(id));
}

function namesAnother(reading: Reading, fact: Fact, text: string): boolean {
  const verdict = verdictIn(reading, fact, text);
  return verdict.value !== "true" && verdict.value !== "nameless" && namesAsked(reading, fact).length > 0;
}

const typed: Rule = {
  rule: "L55",
  level: "E",
  name: "a short answer, with every other name of it",
  isFor: ({ reply }) => reply === "text",
  check(reading) {
    const { reply } = reading.question;
    const [fact] = reading.asked;
    if (reply.kind !== "text" || !fact) return FINE;
    const known = new Set([reply.key, ...reply.accepted].map(lineOf));
    const missing = namesAsked(reading, fact).filter((name) => !known.has(lineOf(name)));
    const rival = GAPS.includes(reading.question.format) ? undefined : rivalOf(reading, fact);
    return together(
      when(
        reply.key.split(/\s+/).length > 4,
        "The answer has more than four words. Nobody types that: ask in another format.",
        "reply.key",
      ),
      missing.map((name) => ({ at: "reply.accepted", message: `“${name}” is another name of the answer. Accept it.` })),
      reply.accepted
        .filter((text) => namesAnother(reading, fact, text))
        .map((text) => ({ at: "reply.accepted", message: `“${text}” is also the name of something else. Do not accept it.` })),
      when(rival !== undefined, () => `"${rival?.id ?? ""}" would be right as well, and is not accepted. Ask so that one answer is right.`),
    );
  },
};

/** The text of the right answer of a gap. */
function gapKey({ question, options }: Reading): string {
  const { reply } = question;
  if (reply.kind === "text") return reply.key;
  return reply.kind === "choice" ? (options.find((option) => option.id === reply.key)?.text ?? "") : "";
}

const gaps: Rule = {
  rule: "L56",
  level: "E",
  name: "one gap, one answer, enough words around it",
  isFor: isGap,
  check(reading) {
    const [fact] = reading.asked;
    const { stem } = reading.question;
    if (!fact || gapsIn(stem) !== 1) return FINE;
    const names = [...namesAsked(reading, fact), gapKey(reading)];
    const rival = reading.question.format === "fill-the-gap" ? rivalOf(reading, fact) : undefined;
    return together(
      when(/^[\s“"(]*_{3,}/.test(stem), "The gap is the first word. Begin with other words.", "stem"),
      when(reading.words.length < 6, "Fewer than six words stand around the gap. Say more, so that one answer fits.", "stem"),
      when(
        names.some((name) => stands(reading, name)),
        "The answer stands elsewhere in the sentence. Leave it out there.",
        "stem",
      ),
      when(rival !== undefined, () => `"${rival?.id ?? ""}" fits the gap as well. Say more, so that one answer fits.`, "stem"),
    );
  },
};

const YES_NO = /^(?:is|are|was|were|did|does|do|has|have|had|can|could|will|would|should) /i;

const card: Rule = {
  rule: "L57",
  level: "E",
  name: "a card with one fact, short on both sides",
  isFor: ({ reply }) => reply === "grade",
  check(reading) {
    const { reply, stem, factIds } = reading.question;
    if (reply.kind !== "grade") return FINE;
    const back = reply.back.replace(/\s*\([^)]*\d{4}[^)]*\)\s*$/, "").trim();
    return together(
      when(stem.split(/\s+/).length > 25, "The front has more than 25 words. Ask in fewer.", "stem"),
      when(back.split(/\s+/).length > 12, "The back has more than 12 words. Answer in fewer.", "reply.back"),
      when(back === "", "The back is empty. Put the answer there.", "reply.back"),
      when(factIds.length !== 1, () => `The card asks ${factIds.length} facts. Ask one.`),
      when(YES_NO.test(stem), "The front can be answered with yes or no. Ask for the thing itself.", "stem"),
    );
  },
};

/** Whether a place lies elsewhere than the set has it. */
function isMoved(reading: Reading, { text, at }: PlaceOption): boolean {
  const known = placeNamed(reading.graph, text)?.at;
  return known?.[0] !== at[0] || known?.[1] !== at[1];
}

const onMap: Rule = {
  rule: "L58",
  level: "E",
  name: "four to six places where the set has them, told apart on a small map",
  isFor: ({ reply }) => reply === "place",
  check(reading) {
    const { reply } = reading.question;
    if (reply.kind !== "place") return FINE;
    const { options } = reply;
    const nearest = nearestOf(options);
    return [
      ...when(options.length < 4, () => `There are ${options.length} places. Give four at least.`),
      ...options.flatMap((option, i) =>
        when(
          isMoved(reading, option),
          () => `The set has "${option.text}" elsewhere, or does not say where it is. Take its coordinates from there.`,
          optionPlace(i),
        ),
      ),
      ...when(
        nearest < NEAREST,
        () => `Two places lie ${Math.round(nearest)} pixels apart on a telephone. Take places that are farther from each other.`,
      ),
    ];
  },
};

/** What single formats ask for. */
export const FORMAT_RULES: readonly Rule[] = [selectAll, oneChange, matching, inOrder, numeric, typed, gaps, card, onMap];
