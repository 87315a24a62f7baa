import { Chip } from "../ui/chip";
import { Shown } from "../questions/shown";

/** What a line of an editor's list says, and what is said of it. */
export function LineText({ text, detail, chips }: { text: string; detail: string; chips: readonly string[] }) {
  return (
    <>
      <span className="wrap-anywhere [font-family:var(--font-read)]">
        <Shown text={text} />
      </span>
      <span className="flex flex-wrap items-center gap-2 text-tiny text-soft">
        {detail}
        {chips.map((chip) => (
          <Chip key={chip}>{chip}</Chip>
        ))}
      </span>
    </>
  );
}
