import { plural, type Plural } from "@/lib/words";
import { language } from "@/messages/language";
import { Notice } from "../ui/notice";

/** From so many misses in a row on, reading is offered instead of another card. */
export const STRUGGLES_FROM = 3;

type StruggleProps = { misses: number; says: Plural; readHref: string | null; readText: string };

/** Says that a fact was missed again and again, and offers its passage. */
export function StruggleNote({ misses, says, readHref, readText }: StruggleProps) {
  if (misses < STRUGGLES_FROM) return null;
  return (
    <Notice>
      <p>{plural(language(), misses, says)}</p>
      {readHref && (
        <p>
          <a href={readHref} target="_blank" className="link inline-block min-h-8 font-[550]">
            {readText}
          </a>
        </p>
      )}
    </Notice>
  );
}
