const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Whether something that somebody sent may be the id of a row: PostgreSQL refuses to compare an id with anything else. */
export const isUuid = (sent: unknown): sent is string => typeof sent === "string" && UUID.test(sent);
