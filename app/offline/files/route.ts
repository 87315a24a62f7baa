import { listStaticFiles } from "@/server/static-files";

// Read when it is asked for: during the build the files are not there yet.
export const dynamic = "force-dynamic";

/** What the page for practice without a network is made of: names of files that anybody may load. */
export function GET(): Response {
  return Response.json(listStaticFiles());
}
