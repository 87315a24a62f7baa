import { signOutAccount } from "@/server/accounts";
import { refusal, UsageError, type Command } from "./command";

export const personSignout: Command = {
  usage: "person:signout EMAIL",
  summary: "ends every session of this account, on every device",
  options: {},
  async run([email]) {
    if (!email) throw new UsageError("Usage: person:signout EMAIL");
    if (!(await signOutAccount(email))) return refusal({ where: "EMAIL", message: "There is no account under this address." });
    return { json: { ended: true }, lines: ["Every session of this account is over."], problems: false };
  },
};
