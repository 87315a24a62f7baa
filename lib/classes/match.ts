import { plainText } from "../facts/plain-text";

/** Somebody or something with a name. */
type Named = { id: string; name: string };

/** That somebody who joined may be somebody on the roster. */
export type Suggestion = { memberId: string; entryId: string };

const wordsOf = (name: string): string[] => plainText(name).split(" ").filter(Boolean);

/** Whether each word of the one begins one of the other's, each used once: "amir h" in "hassan amir". */
function fits(typed: readonly string[], listed: readonly string[]): boolean {
  const left = [...listed];
  return typed.every((word) => {
    const at = left.findIndex((one) => one === word || one.startsWith(word));
    if (at < 0) return false;
    left.splice(at, 1);
    return true;
  });
}

const sameWords = (one: readonly string[], other: readonly string[]) => [...one].sort().join(" ") === [...other].sort().join(" ");

/** The names on the roster that a typed one may mean: those with the same words, else those whose words it begins. */
function candidates(typed: string, roster: readonly Named[]): readonly Named[] {
  const words = wordsOf(typed);
  if (words.length === 0) return [];
  const same = roster.filter(({ name }) => sameWords(words, wordsOf(name)));
  return same.length > 0 ? same : roster.filter(({ name }) => fits(words, wordsOf(name)));
}

/**
 * Who on the roster those who joined probably are: only where one name fits one, and no other fits it too. Nobody is matched by this; the
 * teacher says so.
 */
export function suggestMatches(members: readonly Named[], roster: readonly Named[]): Suggestion[] {
  const found = members.map((member) => ({ member, fitting: candidates(member.name, roster) }));
  const only = found.flatMap(({ member, fitting }) => (fitting.length === 1 ? [{ memberId: member.id, entryId: fitting[0]!.id }] : []));
  return only.filter(({ entryId }) => found.filter(({ fitting }) => fitting.some((one) => one.id === entryId)).length === 1);
}
