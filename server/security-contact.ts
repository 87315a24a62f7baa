import "server-only";
import { environment } from "./environment";
import { originHere } from "./session";

const DAYS = 180;

/** The text of /.well-known/security.txt (RFC 9116): whom to write to, and until when that holds. Null where nobody was named. */
export async function securityContact(now = new Date()): Promise<string | null> {
  const { SECURITY_CONTACT } = environment();
  if (!SECURITY_CONTACT) return null;
  const expires = new Date(now.getTime() + DAYS * 86_400_000).toISOString().replace(/\.\d+Z$/, "Z");
  return [
    `Contact: ${SECURITY_CONTACT}`,
    `Expires: ${expires}`,
    "Preferred-Languages: en, de",
    `Canonical: ${await originHere()}/.well-known/security.txt`,
    "",
  ].join("\n");
}
