import { expect, test } from "vitest";
import { momentText } from "./moment";

const at = Date.UTC(2025, 2, 30, 23, 5);

test.each([
  ["UTC", "30 March 2025, 23:05"],
  ["Europe/Kyiv", "31 March 2025, 02:05"],
  ["Not/AZone", "30 March 2025, 23:05"],
])("%s", (zone, text) => expect(momentText("en-GB", at, zone)).toBe(text));
