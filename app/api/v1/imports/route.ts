import { bringFile } from "@/server/import-files";
import { readFileRequest, wentToImport } from "@/server/import-requests";
import { notHere } from "@/server/json-requests";
import { whoIsWriting } from "@/server/session";
import { editableSetId } from "@/server/sets-access";

/** Takes a file as it comes, and says where its plan will be. */
export async function POST(request: Request): Promise<Response> {
  const read = await readFileRequest(request);
  if ("response" in read) return read.response;
  const { name, format, set, bytes } = read.value;
  const who = await whoIsWriting();
  const setId = set === null ? null : await editableSetId(who, set);
  if (set !== null && setId === null) return notHere();
  return wentToImport(request, await bringFile(who, { name, format, setId }, bytes));
}
