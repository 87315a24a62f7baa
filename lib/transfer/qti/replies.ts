import type { XmlElement } from "../xml";
import { isRefused, refused, type Asked, type Refused, type Setting } from "./asked";
import { choiceOf, hottextOf, orderOf } from "./chosen";
import { nameOf, partsOf } from "./names";
import { associateOf, gapMatchOf, matchOf } from "./paired";
import { entryOf, extendedOf } from "./typed";

/** Interactions without a counterpart, as a person would say what is done in them. */
const WITHOUT_COUNTERPART: Readonly<Record<string, string>> = {
  sliderInteraction: "answered on a slider",
  uploadInteraction: "answered with a file",
  drawingInteraction: "answered with a drawing",
  mediaInteraction: "a recording to play",
  hotspotInteraction: "answered in a picture",
  selectPointInteraction: "answered in a picture",
  positionObjectInteraction: "answered in a picture",
  graphicOrderInteraction: "answered in a picture",
  graphicAssociateInteraction: "answered in a picture",
  graphicGapMatchInteraction: "answered in a picture",
  portableCustomInteraction: "answered in a program of its own",
  customInteraction: "answered in a program of its own",
};

const asList = (asked: Asked | Refused): Asked[] | Refused => (isRefused(asked) ? asked : [asked]);

/** What an interaction asks, with its key: one reply, or several where one cannot hold it. */
export function askedBy(interaction: XmlElement, setting: Setting): Asked[] | Refused {
  const name = nameOf(interaction);
  switch (name) {
    case "choiceInteraction":
      return asList(choiceOf(interaction, setting, partsOf(interaction, "simpleChoice")));
    case "inlineChoiceInteraction":
      return asList(choiceOf(interaction, setting, partsOf(interaction, "inlineChoice")));
    case "hottextInteraction":
      return asList(hottextOf(interaction, setting));
    case "orderInteraction":
      return asList(orderOf(interaction, setting));
    case "matchInteraction":
      return matchOf(interaction, setting);
    case "associateInteraction":
      return associateOf(interaction, setting);
    case "gapMatchInteraction":
      return gapMatchOf(interaction, setting);
    case "textEntryInteraction":
      return asList(entryOf(interaction, setting));
    case "extendedTextInteraction":
      return asList(extendedOf(interaction, setting));
    default:
      return refused(
        `It is ${WITHOUT_COUNTERPART[name] ?? "of a kind that is not known here"} (${name.slice(0, 60)}), which has no counterpart here.`,
      );
  }
}
