// Every format that sets come in or leave as, one line each. `../registry.ts` reads this list.
export { anki } from "./anki";
export { factSet } from "./fact-set";
export { table } from "./table";
export { xlsx } from "./xlsx";
export { gift } from "./gift";
export { aiken } from "./aiken";
export { qti } from "./qti";
export { qti22 } from "./qti22";
export { moodleXml } from "./moodle-xml";
export { markdown } from "./markdown";
export { page } from "./page";
