import { readClozes, type ClozeText } from "./cloze";
import type { Card, Note, NoteType } from "./collection";
import { ownTypeOf, type OwnType } from "./own";
import type { Tally } from "./tally";
import { fieldsAsked, fieldsShown, readTemplate, type TemplatePart } from "./template";

/** Both sides of a card, as templates. */
export type Face = { front: TemplatePart[]; back: TemplatePart[] };

/**
 * A note type, ready to show its notes. `sources` are the places of fields that say where a note is from, `unshown` of those that are on no
 * card.
 */
export type Prepared = {
  type: NoteType;
  own: OwnType | null;
  faces: ReadonlyMap<number, Face>;
  sources: readonly number[];
  unshown: readonly number[];
};

const SOURCE_NAME = /^(?:sources?|quellen?|references?|referenz(?:en)?|fuentes?|fonti?|bron(?:nen)?)$/i;

const word = (words: string): TemplatePart => ({ kind: "words", words });
const fieldPart = (name: string): TemplatePart => ({ kind: "field", name, filters: [] });

/** The first field on the front and the others on the back: what is left where a template cannot be read. */
function plainFace({ fields: [first, ...others] }: NoteType): Face {
  return { front: first === undefined ? [] : [fieldPart(first)], back: others.flatMap((name) => [fieldPart(name), word("<br>")]) };
}

const BROKEN_TEMPLATE = "A template of it is broken, so its cards show their first field on the front and the others on the back.";

function facesOf(type: NoteType, tally: Tally): Map<number, Face> {
  return new Map(
    type.templates.map(({ ord, front, back }) => {
      const [frontParts, backParts] = [readTemplate(front), readTemplate(back)];
      if (!frontParts || !backParts) tally.drop(`note type “${type.name}”`, BROKEN_TEMPLATE);
      return [ord, frontParts && backParts ? { front: frontParts, back: backParts } : plainFace(type)];
    }),
  );
}

/** The places of the fields of some names. */
const placesOf = ({ fields }: NoteType, isOne: (name: string) => boolean) => fields.flatMap((name, place) => (isOne(name) ? [place] : []));

/** A note type with its templates read; one that is broken is told. */
export function prepare(type: NoteType, tally: Tally): Prepared {
  const faces = facesOf(type, tally);
  const fronts = [...faces.values()].map(({ front }) => front);
  const backs = [...faces.values()].map(({ back }) => back);
  const onFronts = new Set(fronts.flatMap(fieldsShown).map(({ name }) => name));
  const used = new Set([...onFronts, ...backs.flatMap(fieldsShown).map(({ name }) => name), ...[...fronts, ...backs].flatMap(fieldsAsked)]);
  const isSource = (name: string) => SOURCE_NAME.test(name) && !onFronts.has(name);
  return {
    type,
    own: ownTypeOf(type.name, type.fields),
    faces,
    sources: placesOf(type, isSource),
    unshown: placesOf(type, (name) => !used.has(name) && !isSource(name)),
  };
}

const OCCLUSION_NAME = /image occlusion/i;
/** Whether a note is a picture with covered parts, of Anki or of the add-on that had them first. */
export const isOcclusion = ({ type }: Prepared, note: Note): boolean =>
  type.isOcclusion || OCCLUSION_NAME.test(type.name) || note.fields.some((field) => field.includes("::image-occlusion:"));

/** The numbers of the gaps in a text. */
const numbersIn = (text: ClozeText): number[] =>
  text.flatMap((part) => (typeof part === "string" ? [] : [...part.numbers, ...numbersIn(part.inside)]));

/** The cards of a note that came without: those that Anki would make of it. */
export function missingCards({ type, faces }: Prepared, { fields }: Note): Card[] {
  const ords = type.isCloze
    ? [...new Set(fields.flatMap((field) => numbersIn(readClozes(field))))].map((number) => number - 1)
    : [...faces.keys()];
  return ords.sort((one, other) => one - other).map((ord) => ({ id: 0, ord, deck: [], isAside: false }));
}
