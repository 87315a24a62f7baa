import "server-only";
import { environment } from "./environment";

/** How whoever runs this server can be reached, as people read it and as a link; null where they did not say. */
export function operatorContact(): { text: string; href: string } | null {
  const { CONTACT } = environment();
  if (!CONTACT) return null;
  return { text: CONTACT, href: CONTACT.includes("://") ? CONTACT : `mailto:${CONTACT}` };
}
