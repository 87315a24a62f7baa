import type { TopicKnowledge } from "@/lib/quizzes/score";
import { fill, percent } from "@/lib/words";
import type { Messages } from "@/messages";
import { language } from "@/messages/language";
import { Progress } from "../ui/progress";
import { Table } from "../ui/table";

type TopicTableProps = { topics: readonly TopicKnowledge[]; words: Messages["scores"]; title: string };

/** What is known of each topic: of the facts asked last, how many were right. */
export function TopicTable({ topics, words, title }: TopicTableProps) {
  const rows = topics.map(({ topic, right, asked }) => {
    const text = fill(words.knownOf, { right, asked });
    return {
      key: topic,
      cells: [
        topic.charAt(0).toUpperCase() + topic.slice(1),
        <span key="bar" className="flex items-center gap-3">
          <Progress value={right} max={asked} label={text} className="hidden min-w-16 flex-1 sm:block" />
          <span className="text-small text-soft">{text}</span>
          <span className="w-14 text-end">{percent(language(), right / asked)}</span>
        </span>,
      ],
    };
  });
  return (
    <div className="grid gap-3">
      <h3>{words.topicsTitle}</h3>
      <Table
        caption={fill(words.topicsOf, { set: title })}
        hideCaption
        columns={[
          { key: "topic", label: words.topic },
          { key: "known", label: words.known },
        ]}
        rows={rows}
      />
    </div>
  );
}
