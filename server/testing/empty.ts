// What "server-only" is in tests: there it would refuse to be loaded.
export {};
