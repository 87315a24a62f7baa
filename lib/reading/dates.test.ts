import { expect, test } from "vitest";
import { datesOf } from "./dates";
import { linesOf } from "./lines";
import { sentencesOf } from "./sentences";

/** A Tuesday. */
const DATE = "2031-05-06";

const daysIn = (text: string) =>
  datesOf(text, sentencesOf(text, linesOf(text)), DATE).map(
    ({ words, from, to }) => `${words}: ${from === to ? from : `${from} to ${to}`}`,
  );

test.each([
  ["The council will meet on Friday.", "Friday: 2031-05-09"],
  ["The council met on Friday.", "Friday: 2031-05-02"],
  ["She said that she had spoken to him on Monday.", "Monday: 2031-05-05"],
  ["They are in Nairobi on Tuesday.", "Tuesday: 2031-05-06"],
  ["Talks between both sides on Wednesday come after a long pause.", "Wednesday: 2031-05-07"],
  ["Ministers will meet from Wednesday to Friday.", "Wednesday to Friday: 2031-05-07 to 2031-05-09"],
  ["In a statement issued by the palace on Saturday, she thanked them.", "Saturday: 2031-05-03"],
  ["A well-planned trip will begin with like-minded friends on Sunday.", "Sunday: 2031-05-11"],
  ["He spoke last week.", "last week: 2031-04-28 to 2031-05-04"],
  ["She was in Oslo for talks over the weekend.", "over the weekend: 2031-05-03 to 2031-05-04"],
  ["It opened on 12 March 2030.", "12 March 2030: 2030-03-12"],
  ["The festival takes place from 12 to 14 June.", "12 to 14 June: 2031-06-12 to 2031-06-14"],
  ["A decision is expected in June.", "June: 2031-06-01 to 2031-06-30"],
  ["It was built in 1974.", "in 1974: 1974-01-01 to 1974-12-31"],
  ["They left three days ago.", "three days ago: 2031-05-03"],
  ["It will rain tomorrow.", "tomorrow: 2031-05-07"],
])("%s", (text, wanted) => expect(daysIn(text)).toContain(wanted));

test.each(["They may march again.", "He will mar the view.", "The 30 February party was fun.", "April Jones sang."])(
  "no date: %s",
  (text) => expect(daysIn(text)).toEqual([]),
);
