import { environment } from "@/server/environment";
import { makeResetToken } from "@/server/password-reset";
import { refusal, UsageError, type Command } from "./command";

export const personReset: Command = {
  usage: "person:reset EMAIL",
  summary: "makes a link with which the person of this account chooses a new password, once and within an hour",
  options: {},
  async run([email]) {
    if (!email) throw new UsageError("Usage: person:reset EMAIL");
    const token = await makeResetToken(email);
    if (!token) return refusal({ where: "EMAIL", message: "There is no account under this address." });
    const link = `${environment().PUBLIC_URL?.replace(/\/$/, "") ?? ""}/reset/${token}`;
    return {
      json: { link, minutes: 60 },
      lines: [link, "Good once, for an hour. It opens the account: give it to its owner only."],
      problems: false,
    };
  },
};
