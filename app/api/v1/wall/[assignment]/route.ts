import { readWallMove } from "@/lib/classes/wall-move.schema";
import { notHere, readJson, signedOut } from "@/server/json-requests";
import { whoIsAsking } from "@/server/session";
import { etagOf, moveWall, pupilWall, teacherWall, wallSlide } from "@/server/wall";

type Context = RouteContext<"/api/v1/wall/[assignment]">;

/**
 * Where a class is on the wall: in a few bytes for its pupils' phones, with counts and the question for its teacher. Unchanged it is 304.
 */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const who = await whoIsAsking();
  if (!who) return signedOut();
  const { assignment } = await params;
  const content = (await pupilWall(who, assignment)) ?? (await ofTeacher(who, assignment));
  if (!content) return notHere();
  const headers = { etag: etagOf(content) };
  return request.headers.get("if-none-match") === headers.etag
    ? new Response(null, { status: 304, headers })
    : Response.json(content, { headers });
}

async function ofTeacher(who: { personId: string }, assignment: string) {
  const wall = await teacherWall(who, assignment);
  return wall && { ...wall, slide: await wallSlide(who, assignment) };
}

/** The teacher goes on, from where they saw the class to be: 409 when it is elsewhere by now. */
export async function PUT(request: Request, { params }: Context): Promise<Response> {
  const who = await whoIsAsking();
  if (!who) return signedOut();
  const { assignment } = await params;
  const read = await readJson(request, readWallMove);
  if ("response" in read) return read.response;
  const moved = await moveWall(who, assignment, read.value.from, read.value.to);
  if (!moved) return notHere();
  return Response.json(await ofTeacher(who, assignment), { status: moved === "moved" ? 200 : 409 });
}
