import Link from "next/link";
import type { Messages } from "@/messages";

/** Leads to what was done to a thing, and to how it is taken back. */
export function HistoryLink({ href, words }: { href: string; words: Pick<Messages["edit"], "whatWasDone"> }) {
  return (
    <p>
      <Link prefetch={false} className="link text-small" href={href}>
        {words.whatWasDone}
      </Link>
    </p>
  );
}
