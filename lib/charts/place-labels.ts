/** A dot on a picture and what to write beside it, in the picture's own units. */
export type Dot = { id: string; x: number; y: number; name: string; detail: string };

/** A label that found room: where its text begins (or ends, by `anchor`) on its base line, and how much of it is written. */
export type PlacedLabel = { id: string; x: number; y: number; anchor: "start" | "middle" | "end"; name: string; detail: string };

type Box = { left: number; right: number; top: number; bottom: number };
type Size = { width: number; height: number };
type Lettering = { letter: number; line: number; dot: number };

const overlaps = (a: Box, b: Box) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
const within = (box: Box, { width, height }: Size) => box.left >= 0 && box.right <= width && box.top >= 0 && box.bottom <= height;

/** Right of the dot, left of it, under it, over it: the order in which a reader would look. */
function tries(
  dot: Dot,
  text: string,
  { letter, line, dot: radius }: Lettering,
): { box: Box; label: Pick<PlacedLabel, "x" | "y" | "anchor"> }[] {
  const long = text.length * letter;
  const gap = radius + 4;
  const place = (x: number, middle: number, anchor: PlacedLabel["anchor"]) => {
    const left = anchor === "start" ? x : anchor === "end" ? x - long : x - long / 2;
    return {
      box: { left, right: left + long, top: middle - line / 2, bottom: middle + line / 2 },
      label: { x, y: middle + line * 0.3, anchor },
    };
  };
  return [
    place(dot.x + gap, dot.y, "start"),
    place(dot.x - gap, dot.y, "end"),
    place(dot.x, dot.y + gap + line / 2, "middle"),
    place(dot.x, dot.y - gap - line / 2, "middle"),
  ];
}

const boxOf = ({ x, y }: Dot, radius: number): Box => ({ left: x - radius, right: x + radius, top: y - radius, bottom: y + radius });

/**
 * Finds room for the labels of dots on a picture, so that no label lies on another, on a dot, or over the edge: first with the detail, then
 * the name alone, and where there is no room, nothing. Earlier dots choose first. `letter` is the usual width of a letter, `line` the
 * height of a line, `dot` the radius of a dot, all in the picture's units.
 */
export function placeLabels(dots: readonly Dot[], size: Size, lettering: Lettering): PlacedLabel[] {
  const taken = dots.map((dot) => boxOf(dot, lettering.dot));
  const placed: PlacedLabel[] = [];
  for (const dot of dots) {
    const texts = dot.detail ? [`${dot.name} ${dot.detail}`, dot.name] : [dot.name];
    const found = texts
      .flatMap((text, i) => tries(dot, text, lettering).map((one) => ({ ...one, detail: i === 0 ? dot.detail : "" })))
      .find(({ box }) => within(box, size) && !taken.some((other) => overlaps(box, other)));
    if (!found) continue;
    taken.push(found.box);
    placed.push({ id: dot.id, ...found.label, name: dot.name, detail: found.detail });
  }
  return placed;
}
