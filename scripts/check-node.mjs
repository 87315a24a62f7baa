// Imported first, and written so that an old Node can still read it.
const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    "Footing needs Node 20.19 or later, and this is Node " + process.versions.node + ": install a newer one from https://nodejs.org.",
  );
  process.exit(1);
}
