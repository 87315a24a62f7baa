export const dynamic = "force-dynamic";

/**
 * Reads the body as JSON and says so: what `npm run bench` holds the answers against. Not there in production unless FOOTING_GALLERY is 1.
 */
export async function PUT(request: Request): Promise<Response> {
  if (process.env.NODE_ENV === "production" && process.env.FOOTING_GALLERY !== "1") return new Response(null, { status: 404 });
  try {
    await request.json();
  } catch {
    return Response.json({ problems: [{ where: "body", message: "is not JSON" }] }, { status: 422 });
  }
  return Response.json({ parsed: true });
}
