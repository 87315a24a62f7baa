export const progress = {
  title: "Progress",
  lead: "What holds, what is slipping, and how much there is to do.",
  emptyTitle: "Nothing to show yet",
  empty: "Answer a few questions, and pictures of what you know stand here.",
  toToday: "To today",
  table: "As a table",

  // Days
  daysTitle: "Days",
  daysLabel: { one: "The last weeks: you practised on {count} day.", other: "The last weeks: you practised on {count} days." },
  week: "Week from",
  practised: "Days",
  day: "Day",
  answers: "Answers",
  minutes: "Minutes",
  streak: { one: "{count} day in a row", other: "{count} days in a row" },
  forgiven: { one: "{count} day between was forgiven.", other: "{count} days between were forgiven." },
  hideStreak: "Hide days in a row",

  // Retention
  retentionTitle: "Known when it comes back",
  retentionLabel: "Of what came back, you knew {share} in all; wanted is {wanted}.",
  retentionNone: "When facts have come back to you for a few days, this shows how often you knew them.",
  wanted: "wanted: {share}",
  span: "When",
  fromTo: "{from} to {to}",
  promised: "Expected",
  known: "Known",
  of: "Asked",

  // Forecast
  forecastTitle: "Minutes to come",
  forecastLabel: "Minutes a day for the next {days} days, to keep what you have met: about {mean} a day.",
  forecastNone: "Nothing comes back in the next weeks.",
  minutesOf: { one: "{count} minute", other: "{count} minutes" },
  shortMinutes: "{count} min",

  // Memory curve
  curveTitle: "How one fact is kept",
  curveLabel: "{fact} Answered {answers} times, {right} right; about {share} likely to be known today.",
  curveKey: "A round dot is right, a square one is not. The dashed line is what you want.",
  curveWhich: "Which fact",
  curveShow: "Show",
  right: "right",
  wrong: "not right",
  recallBefore: "Likely before",
  answer: "Answer",

  // Strength
  topicsTitle: "Topics",
  eventsTitle: "Events",
  topic: "Topic",
  event: "Event",
  met: "Met",
  knownToday: "Known today",
  knownOf: "{share} known today",
  knowCaption: "Topics, and how much of each you would know today",
  eventsCaption: "Events, and how much of each you would know today",

  // To keep
  keepTitle: "To keep",
  keepLead: "These come back next, the most useful first.",
  keepNone: "Everything you have met holds for now.",
  fact: "Fact",
  likely: "Likely today",
  missedLast: "missed",
  today: "today",
  practise: "Practise now",

  // Mixed up
  mixTitle: "What you mix up",
  more: "{count} more",
  moreOf: "{what}, further ones",
  mixNone: "Nothing yet.",
  mixTimes: { one: "mixed up once", other: "mixed up {count} times" },
};
