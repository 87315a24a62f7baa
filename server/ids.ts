const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Whether something that somebody sent may be the id of a row: PostgreSQL refuses to compare an id with anything else. */
export const isUuid = (sent: unknown): sent is string => typeof sent === "string" && UUID.test(sent);

/** A slug or key as somebody sent it: what is no text names nothing. An object in its place would be a filter to the database client. */
export const named = (sent: unknown): string => (typeof sent === "string" ? sent : "");
