export const today = {
  title: "Today",
  // The names of the numbers from zero to twenty, in their order.
  numbers:
    "no one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty",
  ready: { one: "{number} minute is ready.", other: "{number} minutes are ready." },
  keep: { one: "{number} fact to keep", other: "{number} facts to keep" },
  missed: { one: "{number} you missed", other: "{number} you missed" },
  fresh: { one: "{number} new one", other: "{number} new ones" },
  freshOnly: { one: "{number} new fact", other: "{number} new facts" },
  holds: "Everything holds today.",
  holdsLead: "Nothing has to be asked now. Practise something anyway, or begin a new set.",
  begin: "Begin",
  beginning: "Choosing what to ask",
  howLong: "How many minutes",
  minutes: "minutes",
  minutesOf: { one: "{count} minute", other: "{count} minutes" },
  own: "Other",
  ownMinutes: "Your own minutes, 1 to 120",
  openTitle: "You have a session under way",
  openLeft: { one: "{count} minute of it is left.", other: "{count} minutes of it are left." },
  goOn: "Go on",
  orNew: "Or begin a new one",

  // Somebody new
  emptyTitle: "Ten minutes a day",
  empty: "Take a quiz first. What you miss comes back here, when it is worth asking, until you keep it.",
  toSets: "Choose a set",
  startFresh: "Or learn a set with cards from the start",

  // This changed
  changedTitle: { one: "This changed", other: "These changed" },
  changedLead: "You learnt it the old way. Your schedule stays, and it is asked again soon.",
  before: "You learnt",
  after: "It is now",
  source: "Where it says so",
  understood: "Understood",

  // What you know
  knowTitle: "What you know",
  allProgress: "All progress",
  topic: "Topic",
  facts: "Facts",
  known: "Known today",
  knownOf: "{share} known today",
  knowCaption: "Topics, and how much of each you would know today",

  // What is mixed up
  mixTitle: "You mix these up",
  askBoth: "Ask me both",
  askBothOf: "Ask me both: {first} and {second}",

  // Days
  daysTitle: "Days",
  streak: { one: "{count} day in a row", other: "{count} days in a row" },
  forgiven: { one: "{count} day between was forgiven.", other: "{count} days between were forgiven." },
  daysLabel: { one: "The last weeks: you practised on {count} day.", other: "The last weeks: you practised on {count} days." },
  daysTable: "Days as a table",
  day: "Day",
  answers: "Answers",
  minutesColumn: "Minutes",

  // Practise now
  practiseTitle: "Practise a topic now",
  practiseLead: "Choose what, and for how long.",
  counts: "Let it count",
  countsHint: "What you answer is remembered and comes back when it is worth asking. Otherwise nothing that is due is touched.",
  practise: "Practise a topic",
  whichSet: "Which set",
  topics: "Topics",
  topicsHint: "Tick none and you get all of them.",
  practiseStart: "Practise now",
  changePlan: "Change your plan",
  setAside: "What you put away",
  notStarted: "That session could not begin. Try again.",
  nothingToAsk: "There is nothing to ask about this yet.",
};
