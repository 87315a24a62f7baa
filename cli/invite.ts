import { environment } from "@/server/environment";
import { makeInvitation } from "@/server/sign-up-policy";
import { wholeNumber, type Command } from "./command";

const address = () => `${environment().PUBLIC_URL?.replace(/\/$/, "") ?? ""}/sign-up`;

export const invite: Command = {
  usage: "invite [--days 14]",
  summary: "makes an invitation: it lets one person make an account where the server asks for one (SIGN_UP=invitation)",
  options: { days: { type: "string" } },
  async run(_, options) {
    const days = wholeNumber(options, "days", 14);
    const invitation = await makeInvitation(days);
    return {
      json: { invitation, days, address: address() },
      lines: [invitation, `Good for one person and ${days} days, at ${address()}`],
      problems: false,
    };
  },
};
