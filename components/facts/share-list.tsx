import type { Messages } from "@/messages";
import { Table } from "../ui/table";
import { DoneButton } from "./done-button";
import type { FormState } from "./form-state";
import { dateText } from "../memory/date-text";
import { language } from "@/messages/language";

type Share = { id: string; allows: "view" | "copy" | "edit"; at: Date; takenBy: string | null; takenAt: Date | null; ended: boolean };
type ShareListProps = { shares: readonly Share[]; end: (shareId: string) => Promise<FormState>; words: Messages["edit"] };

const day = (at: Date) => dateText(language(), at.toISOString().slice(0, 10));

/** Who a set was shared with, and a button that ends it. */
export function ShareList({ shares, end, words }: ShareListProps) {
  const right = { view: words.shareView, copy: words.shareCopy, edit: words.shareEdit };
  const who = ({ takenBy, takenAt }: Share) => (takenAt === null ? words.shareWaiting : (takenBy ?? words.shareUnnamed));
  return (
    <section aria-labelledby="shares" className="grid gap-3">
      <h2 id="shares">{words.shareList}</h2>
      {shares.length === 0 && <p className="text-soft">{words.shareNone}</p>}
      {shares.length > 0 && (
        <Table
          caption={words.shareList}
          hideCaption
          columns={[
            { key: "who", label: words.sharedWith },
            { key: "right", label: words.shareRight },
            { key: "since", label: words.shareSince },
            { key: "end", label: words.shareAction },
          ]}
          rows={shares.map((share) => ({
            key: share.id,
            cells: [
              who(share),
              right[share.allows],
              day(share.takenAt ?? share.at),
              share.ended ? (
                words.shareEnded
              ) : (
                <DoneButton key="end" action={end.bind(null, share.id)} label={words.shareEnd} look="danger" />
              ),
            ],
          }))}
        />
      )}
    </section>
  );
}
