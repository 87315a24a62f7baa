import "server-only";
import { createTransport } from "nodemailer";
import { environment } from "./environment";
import { log } from "./log";

/** A letter in plain words. */
export type Letter = { to: string; subject: string; text: string };

/** Whether this server can send mail: SMTP_URL and MAIL_FROM are set. */
export function canSendMail(): boolean {
  const { SMTP_URL, MAIL_FROM } = environment();
  return SMTP_URL !== undefined && MAIL_FROM !== undefined;
}

/** Sends a letter; false when that is not configured, or did not work, which goes into the log without the address. */
export async function sendMail({ to, subject, text }: Letter): Promise<boolean> {
  const { SMTP_URL, MAIL_FROM } = environment();
  if (!SMTP_URL || !MAIL_FROM) return false;
  try {
    await createTransport(SMTP_URL).sendMail({ from: MAIL_FROM, to, subject, text });
    return true;
  } catch (error) {
    log.warn({ error: (error as { code?: string }).code ?? "unknown" }, "a letter was not sent");
    return false;
  }
}
