// The tables of a collection of Anki, as every Anki since 2.0 knows them (schema 11; schema 18 keeps the first four).

const columns = (...names: string[]) => names.map((name) => `${name} integer not null`).join(", ");

/** The one row of settings: note types, decks and options are JSON until schema 11, and empty after. */
export const COL = `CREATE TABLE col (id integer primary key, ${columns("crt", "mod", "scm", "ver", "dty", "usn", "ls")},
  conf text not null, models text not null, decks text not null, dconf text not null, tags text not null);`;

/** Notes: their fields are one text, parted by U+001F. */
export const NOTES = `CREATE TABLE notes (id integer primary key, guid text not null, ${columns("mid", "mod", "usn")}, tags text not null, flds text not null,
  ${columns("sfld", "csum", "flags")}, data text not null);`;

/** Cards: which template or gap of a note, in which deck, and when they are due. */
export const CARDS = `CREATE TABLE cards (id integer primary key,
  ${columns("nid", "did", "ord", "mod", "usn", "type", "queue", "due", "ivl", "factor", "reps", "lapses", "left", "odue", "odid", "flags")}, data text not null);`;

/** The log of answers. */
export const REVLOG = `CREATE TABLE revlog (id integer primary key, ${columns("cid", "usn", "ease", "ivl", "lastIvl", "factor", "time", "type")});`;

/** What was deleted, of schema 11. */
export const GRAVES = `CREATE TABLE graves (${columns("usn", "oid", "type")});`;

/** The indexes of schema 11. */
export const INDEXES = `
CREATE INDEX ix_notes_usn on notes (usn);
CREATE INDEX ix_cards_usn on cards (usn);
CREATE INDEX ix_revlog_usn on revlog (usn);
CREATE INDEX ix_cards_nid on cards (nid);
CREATE INDEX ix_cards_sched on cards (did, queue, due);
CREATE INDEX ix_revlog_cid on revlog (cid);
CREATE INDEX ix_notes_csum on notes (csum);`;
