import type { Messages } from "@/messages";
import { Button } from "../ui/button";
import { ButtonLink } from "../ui/button-link";

/** A result that is not there yet: go on, or hand in. */
export function Unfinished({ words, goOnHref, handIn }: { words: Messages["quiz"]; goOnHref: string; handIn: () => Promise<void> }) {
  return (
    <main id="main" className="narrow grid grow content-start gap-6 pt-8 pb-16">
      <div className="grid gap-2">
        <h1>{words.stillOpenTitle}</h1>
        <p className="text-soft">{words.stillOpen}</p>
      </div>
      <ButtonLink size="big" full href={goOnHref} prefetch={false}>
        {words.goOn}
      </ButtonLink>
      <form action={handIn}>
        <Button type="submit" look="quiet" size="big" full>
          {words.handIn}
        </Button>
      </form>
    </main>
  );
}
