// The formats, one line each. Adding one: a file beside this, and its line here. Nothing else: the contract tests find it by themselves.
export { fillTheGap } from "./fill-the-gap";
export { flashcard } from "./flashcard";
export { gapFromBank } from "./gap-from-bank";
export { howSure } from "./how-sure";
export { inOrder } from "./in-order";
export { matching } from "./matching";
export { multipleChoice } from "./multiple-choice";
export { multipleSelect } from "./multiple-select";
export { numeric } from "./numeric";
export { sayIt } from "./say-it";
export { shortAnswer } from "./short-answer";
export { trueFalse } from "./true-false";
export { twoReports } from "./two-reports";
export { whatComesFirst } from "./what-comes-first";
export { whatItMeans } from "./what-it-means";
export { whoSaid } from "./who-said";
export { whoWasThere } from "./who-was-there";
