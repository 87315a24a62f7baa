import { slugOf } from "./slug";
import type { Entity } from "../facts/fact";

/** Countries by their ISO 3166 code, with the adjectives that mean them. The names come from Intl.DisplayNames. */
const ADJECTIVES: Readonly<Record<string, string>> = {
  AF: "Afghan", AL: "Albanian", DZ: "Algerian", AD: "Andorran", AO: "Angolan", AR: "Argentine|Argentinian", AM: "Armenian", AU: "Australian", AT: "Austrian", AZ: "Azerbaijani|Azeri", BS: "Bahamian", BH: "Bahraini",
  BD: "Bangladeshi", BB: "Barbadian", BY: "Belarusian", BE: "Belgian", BZ: "Belizean", BJ: "Beninese", BT: "Bhutanese", BO: "Bolivian", BA: "Bosnian", BW: "Botswanan", BR: "Brazilian", BN: "Bruneian", BG: "Bulgarian", BF: "Burkinabe",
  BI: "Burundian", KH: "Cambodian", CM: "Cameroonian", CA: "Canadian", CV: "Cape Verdean", TD: "Chadian", CL: "Chilean", CN: "Chinese", CO: "Colombian", CR: "Costa Rican", CI: "Ivorian", HR: "Croatian", CU: "Cuban", CY: "Cypriot", CZ: "Czech",
  DK: "Danish", DJ: "Djiboutian", DM: "", DO: "", EC: "Ecuadorian", EG: "Egyptian", SV: "Salvadoran", ER: "Eritrean", EE: "Estonian", ET: "Ethiopian", FJ: "Fijian", FI: "Finnish", FR: "French", GA: "Gabonese", GM: "Gambian", GE: "Georgian", DE: "German",
  GH: "Ghanaian", GR: "Greek", GD: "Grenadian", GT: "Guatemalan", GN: "Guinean", GY: "Guyanese", HT: "Haitian", HN: "Honduran", HU: "Hungarian", IS: "Icelandic", IN: "Indian", ID: "Indonesian", IR: "Iranian", IQ: "Iraqi", IE: "Irish", IL: "Israeli", IT: "Italian",
  JM: "Jamaican", JP: "Japanese", JO: "Jordanian", KZ: "Kazakh", KE: "Kenyan", KI: "", KP: "North Korean", KR: "South Korean", KW: "Kuwaiti", KG: "Kyrgyz", LA: "Laotian", LV: "Latvian", LB: "Lebanese", LS: "", LR: "Liberian", LY: "Libyan", LI: "", LT: "Lithuanian", LU: "",
  MG: "Malagasy", MW: "Malawian", MY: "Malaysian", MV: "Maldivian", ML: "Malian", MT: "Maltese", MR: "Mauritanian", MU: "Mauritian", MX: "Mexican", MD: "Moldovan", MC: "", MN: "Mongolian", ME: "Montenegrin", MA: "Moroccan", MZ: "Mozambican", MM: "Burmese", NA: "Namibian", NP: "Nepali|Nepalese",
  NL: "Dutch", NZ: "", NI: "Nicaraguan", NE: "", NG: "Nigerian", MK: "Macedonian", NO: "Norwegian", OM: "Omani", PK: "Pakistani", PS: "Palestinian", PA: "Panamanian", PG: "", PY: "Paraguayan", PE: "Peruvian", PH: "Filipino|Philippine", PL: "Polish", PT: "Portuguese", QA: "Qatari",
  RO: "Romanian", RU: "Russian", RW: "Rwandan", SA: "Saudi|Saudi Arabian", SN: "Senegalese", RS: "Serbian", SC: "", SL: "", SG: "Singaporean", SK: "Slovak", SI: "Slovenian", SO: "Somali", ZA: "South African", SS: "South Sudanese", ES: "Spanish", LK: "Sri Lankan", SD: "Sudanese", SR: "Surinamese",
  SZ: "", SE: "Swedish", CH: "Swiss", SY: "Syrian", TW: "Taiwanese", TJ: "Tajik", TZ: "Tanzanian", TH: "Thai", TG: "Togolese", TO: "Tongan", TT: "", TN: "Tunisian", TR: "Turkish", TM: "Turkmen", UG: "Ugandan", UA: "Ukrainian", AE: "Emirati", GB: "British|UK", US: "American|US|U.S.", UY: "Uruguayan",
  UZ: "Uzbek", VU: "", VA: "", VE: "Venezuelan", VN: "Vietnamese", YE: "Yemeni", ZM: "Zambian", ZW: "Zimbabwean", XK: "Kosovar",
};

/** Names that Intl does not give, or not as they are written in reports. */
const OTHER_NAMES: Readonly<Record<string, { name?: string; article?: string; aliases: string[] }>> = {
  GB: { name: "UK", article: "the", aliases: ["United Kingdom", "Britain", "Great Britain", "U.K."] },
  US: { name: "US", article: "the", aliases: ["United States", "United States of America", "USA", "U.S.", "U.S.A.", "America"] },
  AE: { article: "the", aliases: ["UAE"] },
  NL: { article: "the", aliases: ["Holland"] },
  PH: { article: "the", aliases: [] },
  CZ: { aliases: ["Czech Republic"] },
  CI: { name: "Ivory Coast", aliases: ["Côte d’Ivoire"] },
  TR: { name: "Turkey", aliases: ["Türkiye"] },
  MM: { name: "Myanmar", aliases: ["Burma"] },
  PS: { name: "Palestine", aliases: ["Palestinian Territories"] },
  BA: { name: "Bosnia and Herzegovina", aliases: ["Bosnia"] },
  CD: { name: "Democratic Republic of Congo", article: "the", aliases: ["DR Congo", "DRC"] },
};

/** Parts of states that reports treat as countries, and the parts of the world. */
const NATIONS: readonly { name: string; adjectives: string[]; subtype?: string; article?: string }[] = [
  { name: "Europe", adjectives: ["European"], subtype: "continent" },
  { name: "Asia", adjectives: ["Asian"], subtype: "continent" },
  { name: "Africa", adjectives: ["African"], subtype: "continent" },
  { name: "North America", adjectives: [], subtype: "continent" },
  { name: "South America", adjectives: [], subtype: "continent" },
  { name: "Antarctica", adjectives: ["Antarctic"], subtype: "continent" },
  { name: "Middle East", adjectives: [], subtype: "region", article: "the" },
  { name: "England", adjectives: ["English"] },
  { name: "Scotland", adjectives: ["Scottish"] },
  { name: "Wales", adjectives: ["Welsh"] },
  { name: "Northern Ireland", adjectives: ["Northern Irish"] },
];

/** A country, and the adjectives that stand for it: "French" for France. */
export type Country = { entity: Entity; adjectives: readonly string[] };

function countryOf(code: string, displayed: string | undefined): Country {
  const other = OTHER_NAMES[code];
  const name = other?.name ?? displayed?.replace(/ \(.*\)$/, "").replaceAll("&", "and") ?? code;
  const aliases = other?.aliases.length ? { aliases: [...other.aliases] } : {};
  const article = other?.article ? { article: other.article } : {};
  const adjectives = (ADJECTIVES[code] ?? "").split("|").filter(Boolean);
  return { entity: { id: slugOf(name), kind: "place", subtype: "country", name, ...article, ...aliases }, adjectives };
}

const nationOf = ({ name, adjectives, subtype = "country", article }: (typeof NATIONS)[number]): Country => ({ entity: { id: slugOf(name), kind: "place", subtype, name, ...(article ? { article } : {}) }, adjectives });

function allCountries(): Country[] {
  const names = new Intl.DisplayNames(["en"], { type: "region" });
  const states = [...Object.keys(ADJECTIVES), "CD"].map((code) => countryOf(code, names.of(code)));
  return [...states, ...NATIONS.map(nationOf)];
}

/** Every country with its names. */
export const COUNTRIES: readonly Country[] = allCountries();

const BY_ADJECTIVE = new Map(COUNTRIES.flatMap((country) => country.adjectives.map((adjective) => [adjective.toLowerCase(), country] as const)));

/** The country an adjective stands for ("French"), or null. */
export const countryOfAdjective = (word: string): Country | null => BY_ADJECTIVE.get(word.toLowerCase()) ?? null;

/** The adjectives of all countries, as they are written. */
export const COUNTRY_ADJECTIVES: readonly string[] = COUNTRIES.flatMap(({ adjectives }) => adjectives);
