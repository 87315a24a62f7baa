import { describe, expect, test } from "vitest";
import { graphOf } from "../../facts/graph";
import * as examples from "./example-questions";
import { lintQuestion } from "./index";

const graph = graphOf(examples.EXAMPLE_SET);

describe("good questions pass", () => {
  test.each(Object.entries(examples.EXAMPLES))("%s", (_, example) => {
    expect(lintQuestion(graph, example(graph))).toEqual([]);
  });
  test("a false statement", () => expect(lintQuestion(graph, examples.statement(graph, "luma"))).toEqual([]));
});
