import { z } from "zod";
import type { FactForm } from "./fact-form";

const line = z.string().trim().max(300).default("");
const quote = z.object({ source: z.string().max(100), quote: z.string().trim().max(2000) }).strict();

/** A fact’s form as it arrives. */
export const factFormSchema: z.ZodType<FactForm> = z
  .object({
    subject: line,
    relation: line,
    object: line,
    unit: line,
    from: line,
    to: line,
    precision: line,
    status: line,
    negated: z.boolean().default(false),
    hedge: line,
    by: line,
    mode: line,
    asOf: line,
    reviewBy: line,
    trivial: z.boolean().default(false),
    topic: line,
    quotes: z.array(quote).max(12).default([]),
  })
  .strict();

/** A person, place or term’s form as it arrives. */
export const entityFormSchema = z
  .object({
    name: z.string().trim().min(1, "Give a name.").max(200),
    article: z.enum(["", "the"]).default(""),
    kind: line,
    subtype: line,
    aliases: z.string().max(2000).default(""),
    note: line,
    latitude: line,
    longitude: line,
  })
  .strict();

export type EntityForm = z.infer<typeof entityFormSchema>;

/** What is split off from a person, place or term: the name of the new one, and the facts that are about it. */
export const splitFormSchema = z
  .object({
    second: z.string().trim().min(1, "Give the second one a name.").max(200),
    secondAliases: z.string().max(2000).default(""),
    factIds: z.array(z.string().max(120)).max(1000),
  })
  .strict();

export type SplitForm = z.infer<typeof splitFormSchema>;

const words = z.string().trim().max(300).default("");

/** A kind of fact’s form as it arrives. */
export const relationFormSchema = z
  .object({
    label: z.string().trim().min(1, "Give the kind of fact a name.").max(200),
    subjectKinds: z.array(z.string().max(40)).max(20),
    takes: z.string().max(40),
    objectKinds: z.array(z.string().max(40)).max(20),
    functional: z.boolean(),
    inverseFunctional: z.boolean(),
    scope: z.string().max(20),
    wordings: z
      .object({
        askObject: words,
        askSubject: words,
        state: words,
        askObjectPlanned: words,
        askSubjectPlanned: words,
        statePlanned: words,
        stateNegated: words,
      })
      .strict(),
  })
  .strict();

const answerLines = z.string().max(3000).default("");

/** A question written from scratch, as its form arrives. */
export const authoredFormSchema = z
  .object({
    kind: z.string().max(40),
    context: z.string().trim().max(300),
    stem: z.string().trim().max(600),
    right: answerLines,
    wrong: answerLines,
    unit: z.string().trim().max(100).default(""),
    tolerance: z.string().trim().max(40).default("0"),
    explanation: z.string().trim().max(1000).default(""),
    topic: z.string().trim().max(200).default(""),
  })
  .strict();

/** Which wrong options a question is to have: ids of some that are shown wrong, and words that its author states to be. */
export const optionsFormSchema = z
  .object({ optionIds: z.array(z.string().max(100)).max(30), stated: z.array(z.string().trim().min(1).max(300)).max(8) })
  .strict();

export type OptionsForm = z.infer<typeof optionsFormSchema>;

/** A reworded question’s form as it arrives. */
export const rewordFormSchema = z
  .object({
    context: z.string().trim().min(1, "Say what the question is about.").max(300),
    stem: z.string().trim().min(1, "Write the question.").max(600),
    explanation: z.string().trim().max(1000).default(""),
  })
  .strict();

export type RewordForm = z.infer<typeof rewordFormSchema>;
