import type { Messages } from "@/messages";
import { buttonClass } from "../ui/button";
import { Message } from "./message";

const WAYS_ON = { home: "/", sets: "/sets" } as const;

/** Nothing here, or not yours: from outside the two look the same. Its links load a new page, so that no page carries code for this one. */
export function Missing({ words }: { words: Messages["missing"] }) {
  return (
    <Message title={words.notFoundTitle} body={words.notFound}>
      <a href={WAYS_ON.home} className={buttonClass()}>
        {words.home}
      </a>
      <a href={WAYS_ON.sets} className={buttonClass({ look: "quiet" })}>
        {words.sets}
      </a>
    </Message>
  );
}
