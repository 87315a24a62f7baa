import type { PaperForm as Form } from "@/lib/quizzes/paper";
import { fill } from "@/lib/words";
import type { Messages } from "@/messages";
import { drawLand } from "../charts/land";
import { Shown } from "../questions/shown";

type Words = Messages["quizzes"];

const BOX = "inline-block size-[1.05em] shrink-0 border-[1.5px] border-ink align-[-0.15em]";

/** Lines to write on: as far apart as handwriting needs. */
function Lines({ count }: { count: number }) {
  return (
    <div>
      {Array.from({ length: count }, (_, i) => (
        <div key={i} className="h-9 border-b border-line-strong" />
      ))}
    </div>
  );
}

/** Dots with numbers on the land around them. */
function PaperMap({ places, words }: { places: Extract<Form, { kind: "map" }>["places"]; words: Words }) {
  const { size, land, points } = drawLand(
    places.map(({ at }) => at),
    620,
    40,
  );
  return (
    <svg
      role="img"
      aria-label={fill(words.mapLabel, { count: places.length })}
      viewBox={`0 0 ${size.width} ${size.height}`}
      className="h-auto max-h-[95mm] w-full border border-line"
    >
      <path d={land} className="fill-sunk stroke-line-strong" />
      {points.map(({ x, y }, i) => (
        <g key={places[i]!.mark}>
          <circle cx={x} cy={y} r="11" className="fill-card stroke-ink" strokeWidth="2" />
          <text x={x} y={y + 5} textAnchor="middle" className="fill-ink text-[14px] font-[700]">
            {places[i]!.mark}
          </text>
        </g>
      ))}
    </svg>
  );
}

const CELL = "border border-line-strong px-2 py-1.5 text-start align-top";

function Letters({ options }: { options: readonly { mark: string; text: string }[] }) {
  return (
    <ol className="grid gap-1 sm:grid-cols-2 print:grid-cols-2">
      {options.map(({ mark, text }) => (
        <li key={mark} className="leading-snug">
          <b>{mark})</b> <Shown text={text} />
        </li>
      ))}
    </ol>
  );
}

/** What to do with a form, in a few words. */
function instructionFor(form: Form, words: Words): string | null {
  switch (form.kind) {
    case "tick":
      return form.several ? words.tickAll : words.tickOne;
    case "bank":
      return words.fillGap;
    case "gap":
      return null;
    case "line":
      return form.unit ? words.writeNumber : words.writeAnswer;
    case "lines":
      return words.writeSentences;
    case "order":
      return words.writeOrder;
    case "match":
      return words.writeLetters;
    case "table":
      return words.tickRow;
    case "grid":
      return words.writeCells;
    case "map":
      return words.writePlace;
  }
}

function FormBody({ form, words }: { form: Form; words: Words }) {
  switch (form.kind) {
    case "tick":
      return (
        <ol className="grid gap-1.5">
          {form.options.map(({ mark, text }) => (
            <li key={mark} className="flex items-baseline gap-2.5 leading-snug">
              <span aria-hidden="true" className={BOX} />
              <span>
                {mark}) <Shown text={text} />
              </span>
            </li>
          ))}
        </ol>
      );
    case "bank":
      return (
        <ul className="flex flex-wrap gap-x-6 gap-y-1 border border-line-strong px-3 py-2">
          {form.words.map((text) => (
            <li key={text}>
              <Shown text={text} />
            </li>
          ))}
        </ul>
      );
    case "gap":
      return null;
    case "line":
      return (
        <p className="flex items-end gap-2">
          <span className="h-8 w-full max-w-64 border-b border-ink" />
          {form.unit}
        </p>
      );
    case "lines":
      return <Lines count={form.count} />;
    case "order":
      return (
        <ul className="grid gap-2">
          {form.texts.map((text) => (
            <li key={text} className="flex items-center gap-3 leading-snug">
              <span aria-hidden="true" className="size-7 shrink-0 border-[1.5px] border-ink" />
              <span>
                <Shown text={text} />
              </span>
            </li>
          ))}
        </ul>
      );
    case "match":
      return (
        <div className="grid gap-6 sm:grid-cols-2 print:grid-cols-2">
          <ol className="grid content-start gap-2">
            {form.items.map(({ mark, text }) => (
              <li key={mark} className="flex items-end justify-between gap-3 leading-snug">
                <span>
                  {mark}. <Shown text={text} />
                </span>
                <span className="w-10 shrink-0 border-b border-ink" />
              </li>
            ))}
          </ol>
          <ol className="grid content-start gap-2">
            {form.options.map(({ mark, text }) => (
              <li key={mark} className="leading-snug">
                <b>{mark})</b> <Shown text={text} />
              </li>
            ))}
          </ol>
        </div>
      );
    case "table":
      return (
        <div tabIndex={0} role="group" aria-label={words.tickRow} className="overflow-x-auto print:overflow-visible">
          <table className="w-full border-collapse text-small">
            <thead>
              <tr>
                <td className={CELL} />
                {form.options.map((option) => (
                  <th key={option} scope="col" className={`${CELL} text-center font-[550]`}>
                    <Shown text={option} />
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {form.items.map((item) => (
                <tr key={item}>
                  <th scope="row" className={`${CELL} font-[450]`}>
                    <Shown text={item} />
                  </th>
                  {form.options.map((option) => (
                    <td key={option} className={`${CELL} text-center`}>
                      <span aria-hidden="true" className={BOX} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      );
    case "grid":
      return (
        <div className="grid gap-3">
          <Letters options={form.options} />
          <div tabIndex={0} role="group" aria-label={words.writeCells} className="overflow-x-auto print:overflow-visible">
            <table className="w-full border-collapse text-small">
              <thead>
                <tr>
                  <td className={CELL} />
                  {form.columns.map((column) => (
                    <th key={column} scope="col" className={`${CELL} font-[550]`}>
                      <Shown text={column} />
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {form.rows.map((row, i) => (
                  <tr key={row}>
                    <th scope="row" className={`${CELL} font-[450]`}>
                      <Shown text={row} />
                    </th>
                    {form.columns.map((column, j) =>
                      form.cells[i]![j] ? (
                        <td key={column} className={`${CELL} h-9`} />
                      ) : (
                        <td key={column} className={`${CELL} bg-sunk text-center text-soft`}>
                          <span aria-label={words.notAsked}>–</span>
                        </td>
                      ),
                    )}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </div>
      );
    case "map":
      return (
        <div className="grid gap-2">
          <PaperMap places={form.places} words={words} />
          <p className="flex items-end">
            <span className="h-8 w-16 border-b border-ink" />
          </p>
        </div>
      );
  }
}

/** How a question is answered on paper: what to do, and the place to do it. */
export function PaperForm({ form, words }: { form: Form; words: Words }) {
  const instruction = instructionFor(form, words);
  return (
    <div className="grid gap-2">
      {instruction && <p className="text-small text-soft">{instruction}</p>}
      <FormBody form={form} words={words} />
    </div>
  );
}
