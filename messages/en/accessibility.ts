export const accessibility = {
  title: "Accessibility",
  lead: "Footing is meant for everybody who learns or teaches: with a keyboard, a screen reader, large text, other colours, or more time.",
  aimTitle: "What it aims at",
  aim: "Every page is to meet the Web Content Accessibility Guidelines 2.2 at the levels A and AA.",
  doTitle: "What you can do",
  doKeys: "Answer every kind of question, and do everything else, with the keyboard alone. Single keys can be switched off.",
  doDrag: "Press a button or choose from a list wherever others drag something or point to a map.",
  doLook: "Take larger text, more space between the lines, a light or a dark page, or the colours of your own device.",
  doTime: "Take more time, or have no limit at all: that then holds in every quiz, also in those of a class.",
  doRead: "Have a question read aloud by your device.",
  toSettings: "To the settings",
  checkedTitle: "What was checked, and how",
  checked:
    "Forty points are checked by programs in a real browser (Chromium), over the pages of learners and teachers, by day and by night, on a narrow and on a wide window: names, headings, the order of the keyboard, the ring that shows where you are, contrast, size, what is announced, and time. What is found is put right before a change is taken over.",
  missingTitle: "What fails, or was not tried",
  missingEar:
    "No person has gone through it with a screen reader yet. What NVDA, JAWS, VoiceOver and TalkBack are told by the browser was read, not heard.",
  missingPeople: "People with disabilities have not tested it yet.",
  missingBrowsers: "The checks use Chromium alone. Firefox and Safari were not tried.",
  missingPictures:
    "Pictures that came with a file without words for them have none here: an answer that is such a picture is called by its number.",
  missingSounds: "Sounds that came with a file have no text, unless whoever made the file wrote one.",
  missingLanguages:
    "A set says its language as a whole. Single words in another language within a text are read out in the language of the text.",
  missingMap: "The map of a question about places is for the eye. The same places stand in a list, which is as good an answer.",
  missingPaper: "The printed pages were checked as pages in the browser, not as files with tags.",
  tellTitle: "Tell of a problem",
  tell: "If something keeps you from learning or teaching here, write to {contact}, and say what you wanted to do and on which page.",
  tellSomebody:
    "If something keeps you from learning or teaching here, tell whoever gave you this address: your teacher, or whoever runs this server. Say what you wanted to do and on which page.",
  tellQuestion:
    "If a question cannot be answered, press “This question is wrong” below it. Whoever made the set sees it, without your name.",
};
