import Link from "next/link";
import { momentText } from "@/lib/people/moment";
import { fill, plural } from "@/lib/words";
import type { Messages } from "@/messages";
import { language } from "@/messages/language";

type ClassCardsProps = {
  classes: readonly { id: string; name: string; pupils: number; openUntil: number | null; zone: string }[];
  hrefOf: (id: string) => string;
  words: Messages["classes"];
};

/** Classes as a list of links. */
export function ClassCards({ classes, hrefOf, words }: ClassCardsProps) {
  const about = ({ pupils, openUntil, zone }: ClassCardsProps["classes"][number]) => [
    pupils === 0 ? words.noPupils : plural(language(), pupils, words.pupils),
    openUntil === null ? words.joiningClosed : fill(words.joiningOpen, { moment: momentText(language(), openUntil, zone) }),
  ];
  return (
    <ul className="grid gap-2">
      {classes.map((one) => (
        <li key={one.id}>
          <Link href={hrefOf(one.id)} prefetch={false} className="card grid gap-0.5 px-4 py-3.5 no-underline hover:border-line-strong">
            <span className="font-read text-h3 font-[560] text-ink">{one.name}</span>
            <span className="text-small text-soft">{about(one).join(" · ")}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
