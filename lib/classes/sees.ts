/** What pupils of a class see of each other: nothing, their names, or also their scores under them, once these may be told. */
export const CLASS_SEES = ["nothing", "names", "scores"] as const;
export type ClassSees = (typeof CLASS_SEES)[number];

/** What the two columns of a class say together. */
export const seesOf = ({ showNames, showScores }: { showNames: boolean; showScores: boolean }): ClassSees =>
  showScores ? "scores" : showNames ? "names" : "nothing";
