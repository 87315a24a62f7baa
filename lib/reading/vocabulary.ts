/**
 * The English words the rules know, in lists: none of them is about one topic. Everything is lower case; whoever compares lowers first.
 * To teach the reader a word, add it to its list.
 */

const words = (text: string): readonly string[] =>
  text
    .trim()
    .split(/\s*,\s*|\n/)
    .filter(Boolean);

/** Words before a name that say that it is a person’s, and are no part of the name. */
export const HONORIFICS = words(
  "mr, mrs, ms, miss, mx, dr, doctor, prof, professor, sir, dame, lord, lady, rev, reverend, baroness, baron, sister, brother, father, imam, rabbi",
);

/** Ranks: like an honorific, and no office. */
export const RANKS = words(
  "general, admiral, colonel, major, lieutenant, sergeant, corporal, private, brigadier, marshal, commander, commodore, gen, adm, col, maj, lt, sgt, capt, sen, rep, gov",
);

/** The noun that an office is named by. */
export const OFFICE_HEADS = words(
  `president, prime minister, minister, secretary, secretary of state, secretary general, secretary-general, chancellor, vice-chancellor, premier, mayor, governor, senator,
  ambassador, envoy, spokesman, spokeswoman, spokesperson, adviser, advisor, director, director general, director-general, chief executive, chief executive officer, chief financial officer, chief operating officer, chief medical officer, chief technology officer, chief scientific officer, chief scientist, chief of staff, chief constable,
  chief, head, headteacher, head teacher, headmaster, headmistress, chair, chairman, chairwoman, chairperson, commissioner, captain, coach, manager, principal, king, queen,
  crown prince, crown princess, prince, princess, pope, archbishop, bishop, attorney general, attorney-general, speaker, leader, founder, co-founder, owner, editor, editor-in-chief, treasurer,
  curator, conductor, rector, dean, provost, superintendent, inspector, sheriff, prosecutor, judge, justice, chief justice, undersecretary, congressman, congresswoman, councillor,
  lawmaker, ceo, coordinator, co-ordinator, representative, high representative, librarian, caretaker, vice-president, vice president, deputy, first minister, monarch, emperor, sultan, emir, sheikh, ombudsman, auditor, negotiator, trustee, postmaster, organiser, organizer`,
);

/** What people are called by their work or place, which is no office: they say that a name is a person’s. */
export const DESCRIPTIONS = words(
  `scientist, researcher, astronomer, biologist, chemist, physicist, geologist, historian, economist, engineer, botanist, ecologist, author, writer, poet, novelist, actor, actress, singer,
  musician, artist, painter, composer, teacher, pupil, student, nurse, surgeon, farmer, lawyer, journalist, reporter, striker, goalkeeper, midfielder, defender, winger, forward, batter, bowler, sprinter,
  runner, swimmer, cyclist, player, athlete, champion, analyst, expert, activist, campaigner, astronaut, pilot, volunteer, resident, politician, diplomat, officer, counterpart, counterparts, mp, mep, doctor, designer, developer, billionaire, businessman, businesswoman, tycoon, oligarch, dissident, lecturer, climatologist, archaeologist, palaeontologist, zoologist, mathematician, psychologist, sociologist, epidemiologist, virologist`,
);

/** Words that go before the noun of an office. */
export const OFFICE_MODIFIERS = words(
  `prime, foreign, defence, defense, finance, interior, home, health, education, environment, environmental, energy, justice, transport, trade, culture, sport, sports, science, scientific, security,
  national, policy, press, economic, economics, economy, labour, labor, agriculture, climate, industry, technology, housing, immigration, development, digital, treasury, intelligence, military, army,
  police, fire, naval, navy, football, cricket, rugby, basketball, swimming, tennis, athletics, head, assistant, deputy, acting, interim, vice, former, joint, chief, senior, permanent, special, official, executive,
  managing, medical, technical, marketing, communications, research, club, team, school, union, party, opposition, majority, minority, first, lead, general, attorney, crown, associate, political, financial,
  creative, artistic, musical, music, drama, maths, mathematics, english, history, geography, regional, local, city, county, district, state, federal, provincial, municipal, cabinet, government,
  parliamentary, presidential, royal, high, supreme, peace, conservation, project, programme, program, operations, human rights, armed forces, forces, europe, middle east, water, food, business, culture, tourism, forestry, fisheries, commerce, employment, planning, welfare, pensions, equality, oil, gas, arts, heritage, innovation, infrastructure, aviation, shipping, maritime, civil, protection, emergency, relief, council, company, community, group, branch, site, plant, hospital, museum, church, social, family, women, youth, assembly, senate, house, campaign, staff, co, outgoing, incoming, newly elected, new, current, then`,
);

/** Verbs of saying: whoever is their subject is the speaker. */
export const SPEECH_VERBS = words(
  `said, says, say, told, tells, stated, states, declared, declares, announced, announces, claimed, claims, added, adds, argued, argues, insisted, insists, warned, warns, stressed, stresses,
  emphasised, emphasized, emphasises, emphasizes, suggested, suggests, admitted, admits, confirmed, confirms, promised, promises, pledged, vowed, predicted, predicts, acknowledged, acknowledges, explained, explains,
  noted, notes, revealed, reveals, indicated, indicates, posited, posits, denied, denies, wrote, writes, replied, replies, asked, asks, conceded, concedes, estimated, estimates, reported, reports, remarked,
  recalled, recalls, joked, joked, concluded, concludes, observed, cautioned, tweeted, posted, maintained, maintains, reiterated, reiterates, commented, continued, urged, quipped, responded, countered, believes, believe, thinks, hopes, expects, called, calls, described, describes,
  referred to, refers to, labelled, branded, hailed, praised, dismissed, criticised, claiming, indicating, saying, suggesting, insisting, warning, arguing, estimating, telling, announcing, warn, claim, argue, insist, suggest, indicate, stress, admit, fear, fears, feared`,
);

/** Words before a number that belong to it. */
export const HEDGES = words(
  `around, about, approximately, roughly, some, nearly, almost, close to, an estimated, estimated, at least, more than, over, above, no fewer than, not less than, upwards of, in excess of, at most, up to,
  fewer than, less than, under, below, no more than, as many as, as few as, just under, just over, well over, well under, only, exactly, a record, an average of, on average, hundreds of, tens of`,
);

export const NUMBER_WORDS: Readonly<Record<string, number>> = {
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
  "a dozen": 12,
  "two dozen": 24,
};

export const MAGNITUDES: Readonly<Record<string, number>> = {
  hundred: 100,
  thousand: 1e3,
  million: 1e6,
  billion: 1e9,
  trillion: 1e12,
  m: 1e6,
  bn: 1e9,
  k: 1e3,
  mn: 1e6,
  tn: 1e12,
};

/** Nouns that name an event people take part in or that happens at a time and place. */
export const EVENT_NOUNS = words(
  `talks, meeting, summit, call, conference, negotiations, discussions, visit, election, match, final, semi-final, game, race, tournament, concert, festival, ceremony, exhibition, launch, trial, hearing, vote,
  referendum, strike, protest, march, rally, session, debate, workshop, fair, exam, trip, storm, earthquake, explosion, attack, crash, gathering, forum, congress, assembly, parade, wedding, funeral, championship,
  marathon, regatta, derby, expedition, inauguration, screening, premiere, auction, open day, play, performance, assault, raid, outbreak, eruption, flood, reception, dinner, lecture, seminar, signing, opening, inquiry, review meeting, retreat`,
);

/** Nouns at the end of a name that say it is an organisation’s. */
export const ORGANISATION_NOUNS = words(
  `university, school, college, academy, institute, institution, council, agency, ministry, union, bank, party, committee, commission, club, united, rovers, athletic, ltd, limited, inc, plc, llc, corp, corporation, company, association,
  federation, department, office, court, parliament, congress, senate, house, assembly, trust, foundation, group, society, museum, library, hospital, observatory, laboratory, lab, centre, center, authority, service,
  force, army, navy, police, times, post, news, herald, guardian, journal, telegraph, press, radio, television, tv, church, orchestra, theatre, theater, league, fund, organisation, organization, network, alliance, board,
  bureau, cabinet, government, airlines, airways, motors, pictures, records, aquarium, zoo, gallery, opera, ballet, kremlin, palace, treasury, pentagon, administration, nations, programme, survey, county council, fc, afc, cf, rfc, cc`,
);

/** Nouns at the end of a name that say it is a place’s. */
export const PLACE_NOUNS = words(
  `street, road, avenue, square, park, river, lake, sea, ocean, bay, island, islands, mountain, mountains, hill, hills, valley, forest, wood, woods, beach, bridge, airport, station, harbour, harbor, port, county, district, city, town, village, province,
  region, peninsula, desert, canal, stadium, arena, coast, cape, strait, gulf, reef, glacier, moor, fell, loch, cathedral, castle, tower, hall, pier, quarter, north, south, east, west, hotel`,
);

/** Words that are capital at the start of a sentence and name nothing. */
export const COMMON_WORDS = new Set(
  words(
    `a, an, the, this, that, these, those, it, its, he, she, they, we, you, i, his, her, their, our, your, my, who, what, which, when, where, why, how, if, as, at, by, for, from, in, into, of, off, on, onto, over,
  to, under, until, up, upon, with, within, without, after, before, during, since, while, although, though, because, but, and, or, nor, so, yet, not, no, all, any, both, each, few, many, most, much, more, less, several, some,
  such, other, another, one, two, three, four, five, six, seven, eight, nine, ten, first, second, third, last, next, then, there, here, now, today, yesterday, tomorrow, tonight, meanwhile, however, despite, following, according, earlier,
  later, also, even, only, just, still, once, about, among, between, against, across, through, ahead, along, around, further, furthermore, moreover, instead, indeed, perhaps, maybe, can, could, will, would, shall, should, may, might, must, do,
  does, did, is, are, was, were, be, been, being, have, has, had, having, let, yes, people, officials, police, government, military, speaking, asked, talks, new, old, every, everyone, nobody, nothing, something, unlike, like,
  given, amid, nearly, almost, over, than, too, very, never, always, often, sometimes, rather, quite, out, down, back, again, scientists, researchers, pupils, students, teachers, parents, children, women, men, experts, critics, leaders, ministers, sources, residents, supporters,
  discussions, negotiations, foreign, negotiators, neither, either, whether, whose, whom, us, them, him, me, mine, ours, yours, theirs, oh, well, thank, thanks, please, read, sign, click, share, follow, subscribe, one, none, half, our, part, most`,
  ),
);

export const WEEKDAYS = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"] as const;
export const MONTHS = [
  "january",
  "february",
  "march",
  "april",
  "may",
  "june",
  "july",
  "august",
  "september",
  "october",
  "november",
  "december",
] as const;

const quoted = (word: string) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/ /g, "\\s");

/** The source of a pattern that fits any of the words, the longest first. */
export const anyOf = (list: readonly string[]): string =>
  `(?:${[...new Set(list)]
    .sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
    .map(quoted)
    .join("|")})`;
