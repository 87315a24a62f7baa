"use client";

import { useWords } from "../layout/words";
import { Select } from "../ui/field";

type ChosenProps = { value: string };

/** How firm a fact is. */
export function StatusSelect({ value }: ChosenProps) {
  const words = useWords("edit");
  return (
    <Select name="status" label={words.how} defaultValue={value}>
      <option value="asserted">{words.asserted}</option>
      <option value="planned">{words.planned}</option>
      <option value="possible">{words.possible}</option>
    </Select>
  );
}

/** How exact the date of a fact is. */
export function PrecisionSelect({ value }: ChosenProps) {
  const words = useWords("edit");
  return (
    <Select name="precision" label={words.precision} defaultValue={value}>
      <option value="day">{words.precisionDay}</option>
      <option value="week">{words.precisionWeek}</option>
      <option value="month">{words.precisionMonth}</option>
      <option value="year">{words.precisionYear}</option>
    </Select>
  );
}

/** The ways of taking part, for a select of one’s own. */
export function ModeOptions() {
  const words = useWords("edit");
  return (
    <>
      <option value="">{words.modeNone}</option>
      <option value="in-person">{words.modeInPerson}</option>
      <option value="remote">{words.modeRemote}</option>
      <option value="representative">{words.modeRepresentative}</option>
    </>
  );
}

/** How somebody took part. */
export function ModeSelect({ value }: ChosenProps) {
  return (
    <Select name="mode" label={useWords("edit").mode} defaultValue={value}>
      <ModeOptions />
    </Select>
  );
}
