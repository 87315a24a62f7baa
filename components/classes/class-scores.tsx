import { percent } from "@/lib/words";
import type { Messages } from "@/messages";
import { language } from "@/messages/language";
import { Chip } from "../ui/chip";
import { Table } from "../ui/table";

type ClassScoresProps = { scores: readonly { name: string; share: number; isOwn: boolean }[]; words: Messages["classes"] };

/** What everybody in the class has who is done, by name: nobody is first or last. */
export function ClassScores({ scores, words }: ClassScoresProps) {
  const rows = scores.map(({ name, share, isOwn }) => ({
    key: name,
    cells: [
      <>
        {name} {isOwn && <Chip tone="accent">{words.you}</Chip>}
      </>,
      percent(language(), share),
    ],
  }));
  return (
    <Table
      caption={words.classScores}
      columns={[
        { key: "name", label: words.pupil },
        { key: "score", label: words.score, end: true },
      ]}
      rows={rows}
    />
  );
}
