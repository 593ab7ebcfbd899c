import { type StarterWorkflow, step } from './starter-workflow.ts';

export const making: readonly StarterWorkflow[] = [
  {
    slug: 'newsletter-issue', name: 'Newsletter issue', capability: 'marketing',
    description: 'One issue that readers open, understand and answer, sent on the day that was promised.',
    steps: [
      step('s1', 'Choose the one thing of this issue', 'Look at what readers answered and clicked last time. One main piece, at most two short ones, and the one thing a reader should do.', [0.25, 0.5, 1]),
      step('s2', 'Collect material and links', 'Quotes, numbers, pictures, dates. Ask contributors today, with a day by which you need it.', [0.3, 0.75, 1.5], { after: ['s1'] }),
      step('s3', 'Write the issue', 'The main piece first. Short paragraphs, one question to the reader, no throat-clearing.', [1, 2, 3.5], { after: ['s2'], tags: ['deep', 'writing'] }),
      step('s4', 'Write three subject lines', 'Plain, under fifty characters, true. Choose with the preview text beside it.', [0.15, 0.25, 0.5], { after: ['s3'], tags: ['writing'] }),
      step('s5', 'Clean the list and choose the segment', 'Take out bounces and those who left; check consent. Who should not get this issue?', [0.15, 0.3, 0.75], { after: ['s1'], tags: ['admin'] }),
      step('s6', 'Set it up and test it', 'Send it to yourself: phone, desktop, dark mode. Click every link, check the unsubscribe line and the sender.', [0.4, 0.75, 1.5], { after: ['s4', 's5'] }),
      step('s7', 'Send, answer, read the numbers', 'Send when readers sit at their desk. Answer replies the same day. After three days note opens, clicks, answers and one lesson.', [0.3, 0.5, 1], { after: ['s6'] }),
    ],
  },
  {
    slug: 'talk', name: 'Talk or presentation', capability: 'marketing',
    description: 'A talk that {{audience}} can repeat in one sentence the day after. Also for a presentation, keynote, lecture, webinar or workshop session.',
    steps: [
      step('s1', 'Ask who listens and write the one sentence', 'How many, what they know, what they should do afterwards, how long, in which room. Then the one sentence they should remember.', [0.3, 0.5, 1], { tags: ['deep'] }),
      step('s2', 'Collect stories, numbers and examples', 'Three stories from own work, two numbers with their source, one demonstration that cannot fail.', [0.75, 1.5, 3], { after: ['s1'] }),
      step('s3', 'Build the storyline', 'On paper: opening with the problem, three points, the end that goes back to the opening. Cut until it fits in four fifths of the time.', [0.75, 1, 2], { after: ['s2'], tags: ['deep'] }),
      step('s4', 'Make the slides', 'One thought each, large type, no sentences to read aloud. Notes belong below the slide.', [1.5, 3, 5], { after: ['s3'], tags: ['deep'] }),
      step('s5', 'Rehearse aloud three times', 'With a clock, standing. Once to somebody who may interrupt. Change what you stumble over.', [1, 2, 3], { after: ['s4'] }),
      step('s6', 'Check room, equipment and fallback', 'Adapter, clicker, sound, a copy on a stick and as PDF. Contact of the person on site.', [0.2, 0.3, 0.75], { after: ['s1'], tags: ['admin'] }),
      step('s7', 'Give it, collect questions, send what was promised', 'Be there half an hour early. Write down the questions; send slides and links the same day.', [1, 1.5, 3], { after: ['s5', 's6'] }),
    ],
  },
  {
    slug: 'episode', name: 'Podcast or video episode', capability: 'marketing',
    description: 'One episode from idea to published, with sound that nobody notices.',
    steps: [
      step('s1', 'Choose the question and the guest', 'One question that the audience has. Ask the guest with two dates, length, and what you will not ask.', [0.3, 0.5, 1]),
      step('s2', 'Research and write the questions', 'What the guest has said often already goes out. Eight questions in an order that builds, two to fall back on.', [0.75, 1.5, 2.5], { after: ['s1'], tags: ['deep'] }),
      step('s3', 'Check place, sound and picture', 'Test recording of two minutes with the real equipment; headphones, light, disk space, a second recorder.', [0.25, 0.5, 1], { after: ['s1'] }),
      step('s4', 'Record', 'Five minutes of talk before. Leave silence; ask again where the answer was long. Save to two places at once.', [0.75, 1.25, 2.5], { after: ['s2', 's3'], tags: ['call'] }),
      step('s5', 'Cut and mix', 'Cut what does not serve the question. Levels, noise, intro and outro; listen once on cheap headphones.', [1.5, 3, 6], { after: ['s4'], tags: ['deep'] }),
      step('s6', 'Title, notes, transcript, clip', 'Title that says the answer, notes with times and links, a transcript, one clip of under a minute.', [0.75, 1.25, 2], { after: ['s5'], tags: ['writing'] }),
      step('s7', 'Publish and tell the guest', 'Upload, check the feed on a phone, send the guest link and clip, post it where the audience is.', [0.3, 0.5, 1], { after: ['s6'] }),
    ],
  },
  {
    slug: 'web-page', name: 'Web page', capability: 'marketing',
    description: 'One page for {{offer}} that a stranger understands in five seconds and acts on. Also for a landing page, pricing page or microsite.',
    steps: [
      step('s1', 'Write the goal and the visitor', 'Who comes from where with which question, the one action, and the number that shows it works.', [0.3, 0.5, 1], { tags: ['deep'] }),
      step('s2', 'Write the copy', 'Headline with the outcome, three proofs, objections answered, one button text. Words before pictures.', [1, 2, 4], { after: ['s1'], tags: ['writing', 'deep'] }),
      step('s3', 'Collect proof and pictures', 'Quotes with names, logos with permission, one real picture or screenshot.', [0.5, 1, 2], { after: ['s1'] }),
      step('s4', 'Sketch the layout', 'Phone first. Order of the blocks, where the button stands, what can go.', [0.75, 1.5, 3], { after: ['s2'], tags: ['deep'] }),
      step('s5', 'Build it', 'In {{tool}}. Semantic headings, form with as few fields as possible, fast images, thank-you page.', [2, 4, 8], { after: ['s3', 's4'], tags: ['deep'] }),
      step('s6', 'Set up measuring and search', 'Event on the action, source kept, title and description, link preview, consent.', [0.3, 0.75, 1.5], { after: ['s5'] }),
      step('s7', 'Test with three people and publish', 'Five seconds, then: what is offered, what would you do? Mend, check links and forms on two phones, publish.', [0.75, 1.25, 2.5], { after: ['s6'] }),
      step('s8', 'Look at the numbers after two weeks', 'Visits, action rate, where they leave. Decide on one change or leave it.', [0.25, 0.5, 0.75], { after: ['s7'] }),
    ],
  },
  {
    slug: 'ab-test', name: 'A/B test', capability: 'product',
    description: 'A test that ends in a decision: one change, one number, enough people.',
    steps: [
      step('s1', 'Write the hypothesis', 'Because we saw …, we believe that … will change … . One main number, two that must not get worse.', [0.3, 0.5, 1], { tags: ['deep'] }),
      step('s2', 'Work out how many people and days it takes', 'Rate today, smallest change worth having, visitors a week. If it takes more than six weeks, test something bolder.', [0.3, 0.5, 1], { after: ['s1'] }),
      step('s3', 'Make the variant', 'Change only what the hypothesis says. Words, picture and states, also on a phone.', [0.75, 2, 5], { after: ['s1'], tags: ['deep'] }),
      step('s4', 'Set up and check the split', 'Everybody sees the same variant again; events fire once in both; leave out the team. A day of A against A shows a broken split.', [0.75, 1.5, 3], { after: ['s2', 's3'] }),
      step('s5', 'Start it and leave it alone', 'Write down start and end. Look daily for errors only, and never stop because it looks good.', [0.25, 0.5, 1], { after: ['s4'] }),
      step('s6', 'Read the result', 'On the day that was set. Effect with its range, the two other numbers, differences by device only where planned.', [0.5, 1, 2], { after: ['s5'], tags: ['deep'] }),
      step('s7', 'Decide, roll out or back, write it down', 'Half a page: what we did, what came out, what we do now, what to test next. Remove the loser from the code.', [0.4, 0.75, 1.5], { after: ['s6'], tags: ['writing'] }),
    ],
  },
];
