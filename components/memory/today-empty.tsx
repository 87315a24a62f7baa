import Link from "next/link";
import type { Messages } from "@/messages";
import { ButtonLink } from "../ui/button-link";

/** What is shown to somebody who has answered nothing yet: the next step. */
export function TodayEmpty({ words }: { words: Messages["today"] }) {
  return (
    <div className="grid justify-items-start gap-4">
      <h1 className="text-[2.1rem]">{words.emptyTitle}</h1>
      <p className="max-w-[34rem] text-lead text-soft">{words.empty}</p>
      <ButtonLink href="/sets" size="big">
        {words.toSets}
      </ButtonLink>
      <Link href="/today/practise" className="link min-h-11 content-center">
        {words.startFresh}
      </Link>
    </div>
  );
}
