import type { FactCell, PupilRow } from "@/lib/analysis/class-results";
import { fill } from "@/lib/words";
import type { Messages } from "@/messages";
import { Matrix, type MatrixCell } from "./matrix";
import { Pages, type Paging } from "./pages";
import { PupilName } from "./pupil-matrix";

type Words = Messages["results"];
type FactMatrixProps = {
  pupils: readonly PupilRow[];
  names: ReadonlyMap<string, string>;
  /** The facts in the order of the columns; `at` is their place among the cells of a pupil. */
  facts: readonly { factId: string; at: number }[];
  paging: Paging;
  /** Where the results stand. */
  href: string;
  words: Words;
};

function cellOf(cell: FactCell | null, words: Words): MatrixCell | null {
  if (cell === null) return null;
  const { right, asked } = cell;
  const text = asked === 1 ? (right === 1 ? words.right : words.wrong) : fill(words.factCell, { right, asked });
  if (right === asked) return { sign: "✓", text, tone: "right" };
  return right === 0 ? { sign: "✗", text, tone: "wrong" } : { sign: `${right}/${asked}`, text, tone: "soft" };
}

/** What each pupil showed of each fact; the numbers are those of the list of facts. */
export function FactMatrix({ pupils, names, facts, paging, href, words }: FactMatrixProps) {
  const columns = facts.map(({ factId }, i) => ({ key: factId, label: i + 1, name: fill(words.factNumber, { number: i + 1 }) }));
  const rows = pupils.slice(paging.from, paging.to).map((pupil) => ({
    key: pupil.personId,
    name: <PupilName pupil={pupil} names={names} href={href} words={words} />,
    sums: [],
    cells: facts.map(({ at }) => cellOf(pupil.facts[at] ?? null, words)),
  }));
  return (
    <section aria-labelledby="pupil-facts" className="grid min-w-0 gap-3">
      <h2 id="pupil-facts">{words.pupilFacts}</h2>
      <Matrix caption={words.factTable} corner={words.pupil} sums={[]} columns={columns} rows={rows} none={words.notAnswered} />
      <Pages paging={paging} words={words} />
    </section>
  );
}
