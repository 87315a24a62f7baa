-- What changed is looked for whenever somebody comes.
CREATE INDEX "Memory_changed" ON "Memory" ("personId") WHERE "changed";
