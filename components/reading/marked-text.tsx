import { Shown } from "../questions/shown";

type Piece = { text: string; marks: readonly { start: number; end: number }[] };

/** The stretches of a piece, marked and not, in order; marks that overlap are one. */
function stretches({ text, marks }: Piece): { words: string; marked: boolean }[] {
  const cuts = [...new Set([0, text.length, ...marks.flatMap(({ start, end }) => [start, end])])].sort((one, other) => one - other);
  return cuts
    .slice(1)
    .map((end, i) => ({ words: text.slice(cuts[i], end), marked: marks.some((mark) => mark.start < end && cuts[i]! < mark.end) }));
}

/** Pieces of a text, one below the other, with the words that facts rest on marked. */
export function MarkedText({ pieces, words }: { pieces: readonly Piece[]; words: { markBegins: string; markEnds: string } }) {
  return (
    <div className="grid gap-4">
      {pieces.map((piece, i) => (
        <p key={i} className="passage whitespace-pre-line">
          {stretches(piece).map(({ words: said, marked }, at) =>
            marked ? (
              <mark key={at}>
                <span className="sr-only">({words.markBegins}) </span>
                <Shown text={said} />
                <span className="sr-only"> ({words.markEnds})</span>
              </mark>
            ) : (
              <span key={at}>
                <Shown text={said} />
              </span>
            ),
          )}
        </p>
      ))}
    </div>
  );
}
