import { describe, expect, test } from "vitest";
import { DEFAULT_SETTINGS } from "./settings";
import { readSettingsChange, toSettings } from "./settings.schema";

describe("stored settings", () => {
  test.each([null, undefined, "text", 3, [], {}])("%j is as if nothing was set", (stored) =>
    expect(toSettings(stored)).toEqual(DEFAULT_SETTINGS),
  );

  test("what is allowed is kept, what is not is as if not set", () => {
    expect(toSettings({ theme: "dark", textSize: "huge", timeMultiplier: null, __proto__: { spacing: "wide" }, extra: 1 })).toEqual({
      ...DEFAULT_SETTINGS,
      theme: "dark",
      timeMultiplier: null,
    });
  });
});

describe("a change of settings", () => {
  test("some of them may be given", () =>
    expect(readSettingsChange({ timeMultiplier: 1.5 })).toEqual({ ok: true, value: { timeMultiplier: 1.5 } }));
  test.each([
    [{ theme: "pink" }, "theme"],
    [{ timeMultiplier: 3 }, "timeMultiplier"],
    [{ shortcuts: "on" }, "shortcuts"],
    [{ personId: "x" }, "settings"],
    ["dark", "settings"],
  ])("%j names the place", (body, where) => {
    expect(readSettingsChange(body)).toMatchObject({ ok: false, problems: [{ where }] });
  });
});
