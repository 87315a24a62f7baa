import type { Entity, Fact, FactSet } from "../../facts/fact";
import { graphOf, plainText, type Graph } from "../../facts/graph";
import { nameAlone } from "../../facts/wording";
import { random } from "../../random";
import type { Option, Question, Reply } from "../question";
import { verdictOf } from "./proofs";

/** For tests: good questions of a set, each spoilt in one way, so that the linter has to say which rule was broken. */

/** What is being spoilt: `spoiltQuestions` sets it before it spoils anything. */
let set: FactSet;
let graph: Graph;
let good: readonly Question[];

type Of<K extends Reply["kind"]> = Extract<Reply, { kind: K }>;
type Spoilt = Question | { question: Question; graph: Graph } | null;
/** What is done to a question; null where it cannot be done to this one. */
type Spoil = (question: Question) => Spoilt;

const withReply = (question: Question, change: object): Question => ({ ...question, reply: { ...question.reply, ...change } as Reply });
const asks = (question: Question, ...formats: string[]) => formats.includes(question.format);
const factOf = (question: Question): Fact => graph.fact(question.factIds[0]!)!;
const end = (question: Question) => (question.slot === "subject" ? "subject" : "object") as "subject" | "object";

/** A choice with entities of its own. */
const isChoice = (question: Question) => asks(question, "multiple-choice", "who-said", "what-it-means", "gap-from-bank");
const choiceOf = (question: Question): Of<"choice"> | null => (isChoice(question) ? (question.reply as Of<"choice">) : null);
const namesEntity = (question: Question) => end(question) === "subject" || "entity" in factOf(question).object;

/** The question with another text for one wrong option (the first, or the nth). */
function wrongOption(question: Question, text: string, nth = 0): Question {
  const reply = question.reply as Of<"choice">;
  const wrong = reply.options.filter(
    (option) => option.id !== reply.key && !(Array.isArray(reply.key) && (reply.key as string[]).includes(option.id)),
  )[nth];
  return withReply(question, { options: reply.options.map((option) => (option === wrong ? { ...option, text } : option)) });
}

function keyText(question: Question, change: (text: string) => string): Question {
  const reply = question.reply as Of<"choice">;
  return withReply(question, {
    options: reply.options.map((option) => (option.id === reply.key ? { ...option, text: change(option.text) } : option)),
  });
}

const keyOf = (question: Question): Option =>
  (question.reply as Of<"choice">).options.find((option) => option.id === (question.reply as Of<"choice">).key)!;
const wrongOf = (question: Question): Option[] =>
  (question.reply as Of<"choice">).options.filter((option) => option.id !== (question.reply as Of<"choice">).key);
const entityAt = (question: Question): Entity | undefined => {
  const fact = factOf(question);
  return graph.entity(end(question) === "subject" ? fact.subject : "entity" in fact.object ? fact.object.entity : "");
};
const alike = (entity: Entity) => graph.entitiesOf(entity.kind, entity.subtype).filter((other) => other.id !== entity.id);
const verdict = (question: Question, text: string) => verdictOf(graph, question.layer, factOf(question), end(question), text).value;

/** A wrong option replaced by one of the key's kind on which the facts' verdict is this. */
const optionWith =
  (value: string): Spoil =>
  (question) => {
    const entity = choiceOf(question) && namesEntity(question) ? entityAt(question) : undefined;
    const other = entity && alike(entity).find((one) => verdict(question, nameAlone(graph, one.id)) === value);
    const proofs = question.proofs.map((proof) => ({ ...proof, kind: "functional" as const }));
    return other ? { ...wrongOption(question, nameAlone(graph, other.id)), proofs } : null;
  };

const changedStem =
  (change: (stem: string, question: Question) => string, when: (question: Question) => boolean = () => true): Spoil =>
  (question) => {
    const stem = when(question) ? change(question.stem, question) : question.stem;
    return stem === question.stem ? null : { ...question, stem };
  };

const changedFacts = (question: Question, change: (fact: Fact) => Fact, more: Fact[] = []): Spoilt => ({
  question,
  graph: graphOf({ ...set, facts: [...set.facts.map(change), ...more] }),
});
const isAsking = (question: Question) =>
  asks(question, "multiple-choice", "multiple-select", "short-answer", "numeric", "who-said", "what-it-means");
const hasDates = (question: Question) => isChoice(question) && end(question) === "object" && "from" in factOf(question).object;
const hasNumbers = (question: Question) => isChoice(question) && end(question) === "object" && "number" in factOf(question).object;
const numberOf = (question: Question) => Number(keyOf(question).text.replace(/\D/g, ""));
const isTextClosed = (question: Question) => isChoice(question) && question.proofs.some((proof) => proof.kind === "text-closed");
const firstName = (text: string) => text.split(" ")[0]!;
const without = (text: string, part: string) => text.replace(part, "").replace(/ {2,}/g, " ").trim();
const allStatus = (question: Question, status: Fact["status"]) => question.factIds.every((id) => graph.fact(id)?.status === status);
const longText = "which nobody who was asked about it at any time in those weeks would have wanted to put in so many words";

const MUTANTS: [rule: string, what: string, spoil: Spoil][] = [
  [
    "L01",
    "offsets shifted",
    (question) => ({ ...question, evidence: question.evidence.map((one) => ({ ...one, start: one.start + 2, end: one.end + 2 })) }),
  ],
  ["L01", "evidence dropped", (question) => ({ ...question, evidence: [] })],
  [
    "L01",
    "another quotation",
    (question) => ({ ...question, evidence: question.evidence.map((one) => ({ ...one, quote: `${one.quote}!` })) }),
  ],
  ["L01", "a fact of no set", (question) => ({ ...question, factIds: [...question.factIds, "zz-nowhere"] })],
  [
    "L01",
    "evidence of another fact",
    (question) => ({
      ...question,
      evidence: [
        good.find((other) => other.evidence[0]!.quote !== question.evidence[0]!.quote && other.factIds[0] !== question.factIds[0])!
          .evidence[0]!,
      ].filter((one) => !question.evidence.some((own) => own.start === one.start && own.source === one.source)),
    }),
  ],
  [
    "L01",
    "a fact taken back to review",
    (question) => changedFacts(question, (fact) => (question.factIds.includes(fact.id) ? { ...fact, review: "pending" } : fact)),
  ],
  ["L02", "the wrong key", (question) => (choiceOf(question) ? withReply(question, { key: wrongOf(question)[0]!.id }) : null)],
  [
    "L02",
    "a statement keyed the other way",
    (question) =>
      asks(question, "true-false") && keyOf(question).text === "False" ? withReply(question, { key: wrongOf(question)[0]!.id }) : null,
  ],
  ["L02", "another number", (question) => (question.reply.kind === "number" ? withReply(question, { key: question.reply.key + 7 }) : null)],
  ["L02", "another back", (question) => (question.reply.kind === "grade" ? withReply(question, { back: "Timbuktu" }) : null)],
  [
    "L02",
    "a key that a second report disputes",
    (question) =>
      hasDates(question)
        ? changedFacts(question, (fact) => fact, [
            { ...factOf(question), id: "zz-other", object: { from: "2025-01-02", to: "2025-01-02", precision: "day" } },
          ])
        : null,
  ],
  [
    "L02",
    "the wrong box",
    (question) => (question.reply.kind === "boxes" ? withReply(question, { key: swapped(question.reply.key) }) : null),
  ],
  [
    "L02",
    "the wrong cell",
    (question) => (question.reply.kind === "grid" ? withReply(question, { key: swapped(question.reply.key) }) : null),
  ],
  [
    "L02",
    "the wrong answer about two reports",
    (question) => (asks(question, "two-reports") ? withReply(question, { key: wrongOf(question)[0]!.id }) : null),
  ],
  ["L03", "a true wrong option", optionWith("true")],
  ["L03", "an unknown wrong option", optionWith("unknown")],
  [
    "L03",
    "a wrong option that a pending fact makes true",
    (question) => {
      const entity = choiceOf(question) && namesEntity(question) ? graph.entitiesNamed(wrongOf(question)[0]!.text)[0] : undefined;
      if (!entity) return null;
      const ends = end(question) === "subject" ? { subject: entity.id } : { object: { entity: entity.id } };
      return changedFacts(question, (fact) => fact, [{ ...factOf(question), ...ends, id: "zz-pending", review: "pending" }]);
    },
  ],
  ["L03", "a proof dropped", (question) => (choiceOf(question) ? { ...question, proofs: question.proofs.slice(1) } : null)],
  [
    "L03",
    "a proof of the wrong kind",
    (question) =>
      choiceOf(question) ? { ...question, proofs: question.proofs.map((proof) => ({ ...proof, kind: "silent" as const })) } : null,
  ],
  [
    "L03",
    "a text-closed option that the sentence names",
    (question) => {
      if (!isTextClosed(question)) return null;
      const told = question.evidence
        .filter((one) => `${question.context} ${question.stem}`.includes(one.title))
        .map((one) => plainText(one.quote));
      const named = set.entities.find(
        (other) => told.some((quote) => ` ${quote} `.includes(` ${plainText(other.name)} `)) && verdict(question, other.name) === "unknown",
      );
      return named ? wrongOption(question, named.name) : null;
    },
  ],
  [
    "L03",
    "a text-closed question that names no report",
    (question) => {
      // Where the list is closed, its options are false without any report.
      const needsReport = isTextClosed(question) && wrongOf(question).some((option) => verdict(question, option.text) !== "false");
      const source = needsReport ? graph.source(question.evidence[0]!.source) : undefined;
      return source
        ? {
            ...question,
            context: "In those weeks",
            stem: question.stem
              .replaceAll(source.title, "the news")
              .replace(/the report of [^,]*? (?:say|name|give)/, "the news $1")
              .replace(/\d{1,2} [A-Z][a-z]+ \d{4}/g, "2025"),
          }
        : null;
    },
  ],
  [
    "L03",
    "a closed list that nobody closed",
    (question) =>
      isChoice(question) && question.proofs.some((proof) => proof.kind === "closed")
        ? { question, graph: graphOf({ ...set, closures: [] }) }
        : null,
  ],
  [
    "L03",
    "a proof dropped from a grid",
    (question) =>
      question.reply.kind === "grid" || question.reply.kind === "boxes" ? { ...question, proofs: question.proofs.slice(2) } : null,
  ],
  [
    "L04",
    "two names of one",
    (question) => {
      const entity = choiceOf(question) && namesEntity(question) ? graph.entitiesNamed(wrongOf(question)[0]!.text)[0] : undefined;
      const alias = entity?.aliases?.find((one) => !plainText(one).includes(plainText(entity.name)));
      return alias && entity!.kind === "place" ? wrongOption(question, alias, 1) : null;
    },
  ],
  [
    "L04",
    "a part and its whole",
    (question) => {
      const place = choiceOf(question) && namesEntity(question) ? graph.entitiesNamed(wrongOf(question)[0]!.text)[0] : undefined;
      return place?.in ? wrongOption(question, nameAlone(graph, place.in), 1) : null;
    },
  ],
  [
    "L04",
    "dates that meet",
    (question) =>
      hasDates(question) && /^\d{1,2} [A-Z]/.test(wrongOf(question)[0]!.text)
        ? wrongOption(question, `1 to ${wrongOf(question)[0]!.text}`, 1)
        : null,
  ],
  [
    "L05",
    "a vague event",
    (question) => {
      const event = [
        factOf(question).subject,
        "entity" in factOf(question).object ? (factOf(question).object as { entity: string }).entity : "",
      ]
        .map((id) => graph.entity(id))
        .find((entity) => entity?.kind === "event");
      const told =
        event && isAsking(question) && question.stem.includes(event.name) ? question.stem.replace(event.name, "Paris meeting") : null;
      return told ? { ...question, context: "Paris", stem: told } : null;
    },
  ],
  [
    "L06",
    "the hedge dropped",
    changedStem(
      (stem, question) => without(stem, new RegExp(factOf(question).hedge ?? "zz", "i").exec(stem)?.[0] ?? "zz"),
      (question) => asks(question, "numeric") && factOf(question).hedge !== undefined,
    ),
  ],
  [
    "L06",
    "the speaker dropped",
    changedStem(
      (stem) => stem.replace(/^According to [^,]+, (\w)/, (_, letter: string) => letter.toUpperCase()),
      (question) => factOf(question).by !== undefined && question.factIds.length === 1 && !asks(question, "who-said"),
    ),
  ],
  [
    "L06",
    "what is possible as a fact",
    changedStem(
      (stem) => stem.replace(/\bcould\b/, "did"),
      (question) => allStatus(question, "possible") && question.factIds.length === 1 && !asks(question, "say-it", "two-reports"),
    ),
  ],
  [
    "L07",
    "a plan as a fact",
    changedStem(
      (stem) =>
        stem
          .replace(/\bwas due to\b|\bplanned to\b|\bplan to\b/i, "did")
          .replace(/^The plan was for/i, "They say that")
          .replace("planned ", ""),
      (question) => allStatus(question, "planned") && question.factIds.length === 1 && !asks(question, "say-it", "two-reports"),
    ),
  ],
  [
    "L07",
    "a fact as a plan",
    changedStem(
      (stem) => stem.replace(/\?$/, ", as was planned to be?"),
      (question) => allStatus(question, "asserted") && isAsking(question),
    ),
  ],
  [
    "L08",
    "a name from a byline",
    (question) => (choiceOf(question) && namesEntity(question) ? wrongOption(question, "Getty Images") : null),
  ],
  ["L08", "the words of a caption", changedStem((stem) => stem.replace(/\?$/, " in the photograph by a reporter?"), isAsking)],
  [
    "L08",
    "somebody in no fact",
    (question) => {
      const entity = choiceOf(question) && entityAt(question)?.kind === "person" ? entityAt(question) : undefined;
      return entity
        ? {
            question: wrongOption(question, "Ann Onymous"),
            graph: graphOf({
              ...set,
              entities: [...set.entities, { id: "ann", kind: "person", subtype: entity.subtype!, name: "Ann Onymous" }],
            }),
          }
        : null;
    },
  ],
  [
    "L09",
    "words that are broken in the source",
    (question) => {
      const [one] = question.evidence;
      const word = one && /\p{L}{7,}/u.exec(one.quote);
      if (!one || !word || !isAsking(question)) return null;
      const start = one.start + word.index;
      const sources = set.sources.map((source) =>
        source.id === one.source ? { ...source, damaged: [[start, start + word[0].length]] as [number, number][] } : source,
      );
      return { question: { ...question, stem: question.stem.replace(/\?$/, `, “${word[0]}”?`) }, graph: graphOf({ ...set, sources }) };
    },
  ],
  ["L10", "tomorrow", changedStem((stem) => stem.replace(/\?$/, " tomorrow?"), isAsking)],
  ["L10", "last week", changedStem((stem) => stem.replace(/\?$/, " last week?"), isAsking)],
  ["L10", "on Tuesday", changedStem((stem) => stem.replace(/\?$/, " on Tuesday?"), isAsking)],
  ["L11", "he", changedStem(() => "Who did he meet there?", isAsking)],
  [
    "L11",
    "they",
    changedStem(
      (stem) => stem.replace(/\?$/, " before they came?"),
      (question) => isAsking(question) && !/[“◦]/.test(question.stem),
    ),
  ],
  ["L11", "this", changedStem((stem) => stem.replace(/\?$/, " after this?"), isAsking)],
  ["L11", "the summit of nobody knows whom", changedStem((stem) => stem.replace(/\?$/, " before the conference?"), isAsking)],
  [
    "L20",
    "no gap",
    changedStem(
      (stem) => stem.replace("___", "it"),
      (question) => asks(question, "fill-the-gap", "gap-from-bank"),
    ),
  ],
  [
    "L20",
    "two gaps",
    changedStem(
      (stem) => stem.replace("___", "___ of ___"),
      (question) => asks(question, "fill-the-gap", "gap-from-bank"),
    ),
  ],
  ["L20", "no question mark", changedStem((stem) => stem.replace("?", "."), isAsking)],
  ["L21", "46 words", changedStem((stem) => `${"Think of it well and ".repeat(9)}${stem}`, isAsking)],
  [
    "L22",
    "not",
    changedStem(
      (stem) => stem.replace(/^Who /, "Who did not say who "),
      (question) => isAsking(question) && question.stem.startsWith("Who "),
    ),
  ],
  ["L22", "except", changedStem((stem) => stem.replace(/\?$/, " except one?"), isAsking)],
  [
    "L24",
    "copied from the source",
    changedStem(
      (_, question) => `${question.evidence[0]!.quote.split(" ").slice(0, 14).join(" ")}?`,
      (question) =>
        asks(question, "multiple-choice") &&
        question.evidence[0]!.quote.split(" ").length > 14 &&
        !question.evidence[0]!.quote.includes("“"),
    ),
  ],
  [
    "L25",
    "the answer in the stem",
    changedStem(
      (stem, question) => stem.replace(/\?$/, `, like ${keyOf(question).text}?`),
      (question) => choiceOf(question) !== null && isAsking(question),
    ),
  ],
  [
    "L25",
    "a word of the answer in the stem",
    changedStem(
      (stem, question) => stem.replace(/\?$/, `, dear ${firstName(keyOf(question).text)}?`),
      (question) =>
        choiceOf(question) !== null &&
        isAsking(question) &&
        entityAt(question)?.kind === "person" &&
        firstName(keyOf(question).text).length > 3 &&
        !question.evidence.some((one) => one.quote.includes("zz")),
    ),
  ],
  [
    "L26",
    "two questions",
    changedStem(
      (stem) => stem.replace(/\?$/, ", and when did it start?"),
      (question) => isAsking(question) && !asks(question, "multiple-select"),
    ),
  ],
  [
    "L30",
    "two options",
    (question) => (asks(question, "multiple-choice") ? withReply(question, { options: [keyOf(question), wrongOf(question)[0]!] }) : null),
  ],
  ["L30", "a key that is no option", (question) => (choiceOf(question) ? withReply(question, { key: "zz" }) : null)],
  ["L31", "the same option twice", (question) => (choiceOf(question) ? wrongOption(question, wrongOf(question)[1]!.text) : null)],
  [
    "L31",
    "a title does not make two",
    (question) =>
      choiceOf(question) && entityAt(question)?.kind === "person" ? wrongOption(question, `Mr ${wrongOf(question)[1]!.text}`) : null,
  ],
  ["L32", "the longest key", (question) => (choiceOf(question) ? keyText(question, (text) => `${text}, ${longText}`) : null)],
  [
    "L32",
    "an option far longer than the others",
    (question) => (choiceOf(question) ? wrongOption(question, `${wrongOf(question)[0]!.text}, ${longText}, ${longText}`) : null),
  ],
  [
    "L33",
    "an option of another subtype",
    (question) => {
      const entity = choiceOf(question) && namesEntity(question) ? entityAt(question) : undefined;
      const other =
        entity?.subtype &&
        set.entities.find(
          (one) => one.kind === entity.kind && one.subtype !== entity.subtype && !plainText(one.name).includes(plainText(entity.name)),
        );
      return other ? wrongOption(question, nameAlone(graph, other.id)) : null;
    },
  ],
  [
    "L33",
    "a day, days and a month",
    (question) => (hasDates(question) && /^\d/.test(keyOf(question).text) ? wrongOption(question, "May 2025") : null),
  ],
  [
    "L33",
    "another unit",
    (question) => (hasNumbers(question) ? wrongOption(question, wrongOf(question)[0]!.text.replace(/\p{L}+$/u, "miles")) : null),
  ],
  [
    "L34",
    "a name without its capital",
    (question) =>
      choiceOf(question) && entityAt(question)?.kind === "person"
        ? wrongOption(
            question,
            wrongOf(question)[0]!.text.replace(/^./, (letter) => letter.toLowerCase()),
          )
        : null,
  ],
  ["L35", "all of the above", (question) => (choiceOf(question) ? wrongOption(question, "All of the above") : null)],
  [
    "L35",
    "two options in one",
    (question) =>
      choiceOf(question) && wrongOf(question).length > 2
        ? wrongOption(question, `${wrongOf(question)[1]!.text} and ${wrongOf(question)[2]!.text}`)
        : null,
  ],
  [
    "L37",
    "numbers and dates out of order",
    (question) =>
      hasDates(question) || hasNumbers(question)
        ? withReply(question, { options: [...(question.reply as Of<"choice">).options].reverse() })
        : null,
  ],
  [
    "L41",
    "numbers too close",
    (question) =>
      hasNumbers(question) && numberOf(question) > 10
        ? wrongOption(
            question,
            keyOf(question).text.replace(/[\d,]+/, (digits) => String(Number(digits.replace(/,/g, "")) + 1)),
          )
        : null,
  ],
  [
    "L50",
    "everything right",
    (question) =>
      question.reply.kind === "choices"
        ? withReply(question, {
            options: question.reply.options.filter((option) => (question.reply as Of<"choices">).key.includes(option.id)),
          })
        : null,
  ],
  [
    "L50",
    "no “select all”",
    changedStem(
      (stem) => without(stem, "Select all that apply."),
      (question) => question.reply.kind === "choices",
    ),
  ],
  [
    "L51",
    "two changes",
    changedStem(
      (stem) => stem.replace(/^(?:The )?\S+/, "Nobody else than Sweden"),
      (question) => asks(question, "true-false") && question.slot === "object",
    ),
  ],
  [
    "L52",
    "two fits",
    (question) => (asks(question, "matching") ? withReply(question, { options: extraReplaced(question.reply as Of<"pairs">) }) : null),
  ],
  [
    "L52",
    "no option over",
    (question) =>
      asks(question, "matching")
        ? withReply(question, {
            options: (question.reply as Of<"pairs">).options.filter((option) =>
              Object.values((question.reply as Of<"pairs">).key).includes(option.id),
            ),
          })
        : null,
  ],
  [
    "L52",
    "three pairs",
    (question) => (asks(question, "matching") ? withReply(question, { items: (question.reply as Of<"pairs">).items.slice(0, 3) }) : null),
  ],
  [
    "L53",
    "two events the other way round",
    (question) =>
      question.reply.kind === "order"
        ? withReply(question, { key: [question.reply.key[1]!, question.reply.key[0]!, ...question.reply.key.slice(2)] })
        : null,
  ],
  [
    "L53",
    "events whose days meet",
    (question) =>
      question.reply.kind === "order"
        ? changedFacts(question, (fact) => (question.factIds.includes(fact.id) ? inAllYear(fact) : unsaidOrder(fact)))
        : null,
  ],
  [
    "L53",
    "two events",
    (question) =>
      question.reply.kind === "order"
        ? withReply(question, {
            key: question.reply.key.slice(0, 2),
            options: question.reply.options.filter((option) => (question.reply as Of<"order">).key.slice(0, 2).includes(option.id)),
          })
        : null,
  ],
  ["L54", "a tolerance for a count", (question) => (question.reply.kind === "number" ? withReply(question, { tolerance: 3 }) : null)],
  [
    "L54",
    "no unit",
    changedStem(
      (stem, question) =>
        stem.replace(new RegExp((question.reply as Of<"number">).unit.split(" ")[0]!.slice(0, 5) + "\\w*", "gi"), "of those"),
      (question) => question.reply.kind === "number" && question.reply.unit !== "",
    ),
  ],
  [
    "L55",
    "six words to type",
    (question) =>
      question.reply.kind === "text" ? withReply(question, { key: `${question.reply.key} or else some other thing entirely` }) : null,
  ],
  [
    "L55",
    "an alias refused",
    (question) =>
      question.reply.kind === "text" && (entityAt(question)?.aliases?.length ?? 0) > 0 ? withReply(question, { accepted: [] }) : null,
  ],
  [
    "L55",
    "somebody else accepted",
    (question) => {
      const entity = question.reply.kind === "text" ? entityAt(question) : undefined;
      const other =
        entity && alike(entity).find((one) => verdict(question, one.name) === "false" || verdict(question, one.name) === "unknown");
      return other ? withReply(question, { accepted: [...(question.reply as Of<"text">).accepted, other.name] }) : null;
    },
  ],
  [
    "L56",
    "a gap to begin with",
    changedStem(
      (stem) => `___ ${without(stem, "___")}`,
      (question) => asks(question, "fill-the-gap", "gap-from-bank"),
    ),
  ],
  [
    "L56",
    "the answer twice",
    changedStem(
      (stem, question) => stem.replace("___", `${(question.reply as Of<"text">).key} and in ___`),
      (question) => asks(question, "fill-the-gap"),
    ),
  ],
  [
    "L57",
    "a back too long",
    (question) => (question.reply.kind === "grade" ? withReply(question, { back: `${question.reply.back}, ${longText}` }) : null),
  ],
  [
    "L57",
    "yes or no",
    changedStem(
      () => "Did it take place in Paris in March 2025?",
      (question) => question.reply.kind === "grade",
    ),
  ],
  [
    "L57",
    "two facts on a card",
    (question) =>
      question.reply.kind === "grade"
        ? { ...question, factIds: [...question.factIds, good.find((other) => other.factIds[0] !== question.factIds[0])!.factIds[0]!] }
        : null,
  ],
  [
    "L58",
    "a place moved",
    (question) =>
      question.reply.kind === "place"
        ? withReply(question, {
            options: question.reply.options.map((option, i) => (i === 0 ? { ...option, at: [option.at[0] + 1, option.at[1]] } : option)),
          })
        : null,
  ],
  [
    "L58",
    "three places",
    (question) =>
      question.reply.kind === "place" ? withReply(question, { options: [keyOf(question), ...wrongOf(question)].slice(0, 3) }) : null,
  ],
];

/** A day that is the whole year; other facts as they are. */
const inAllYear = (fact: Fact): Fact =>
  "from" in fact.object ? { ...fact, object: { from: "2025-01-01", to: "2025-12-31", precision: "day" } } : fact;

/** A fact of what came first, not approved any more, so that only days can show it. */
const unsaidOrder = (fact: Fact): Fact => (fact.relation === "came-before" ? { ...fact, review: "pending" } : fact);

/** The first two items keyed each as the other. */
function swapped(key: Readonly<Record<string, string>>): Record<string, string> {
  const entries = Object.entries(key);
  const [one, other] = [entries[0]!, entries.find(([, option]) => option !== entries[0]![1])!];
  return { ...key, [one[0]]: other[1], [other[0]]: one[1] };
}

/** The option that is over, made the same as a right one. */
function extraReplaced({ options, key }: Of<"pairs">): Option[] {
  const right = options.find((option) => Object.values(key).includes(option.id))!;
  return options.map((option) => (Object.values(key).includes(option.id) ? option : { ...option, text: right.text }));
}

/** A rule, how it is broken, and the questions that break it: with a graph of its own where the facts are spoilt, not the question. */
export type Mutant = { rule: string; what: string; spoilt: { question: Question; graph?: Graph }[] };

function spoiltBy(what: string, spoil: Spoil, times: number): Mutant["spoilt"] {
  const made: Mutant["spoilt"] = [];
  for (const question of random(`mutant ${what}`).shuffle(good)) {
    const spoilt = spoil(question);
    if (spoilt) made.push("graph" in spoilt ? spoilt : { question: spoilt });
    if (made.length === times) break;
  }
  return made;
}

/** Each mutant made of so many good questions of a set, taken by chance with a fixed seed. */
export function spoiltQuestions(facts: FactSet, questions: readonly Question[], times: number): Mutant[] {
  [set, graph, good] = [facts, graphOf(facts), questions];
  return MUTANTS.map(([rule, what, spoil]) => ({ rule, what, spoilt: spoiltBy(what, spoil, times) }));
}
