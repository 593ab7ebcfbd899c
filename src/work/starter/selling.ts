import { type StarterWorkflow, step } from './starter-workflow.ts';

export const selling: readonly StarterWorkflow[] = [
  {
    slug: 'proposal', name: 'Proposal', capability: 'sales',
    description: 'A proposal that {{client}} can say yes to: their words, three options, one next step. Also for a quote, offer, pitch, estimate or statement of work.',
    steps: [
      step('s1', 'Qualify before writing', 'Budget range, who decides, by when, what happens if nothing is done. If two of the four are unknown, ask instead of writing.', [0.3, 0.5, 1], { tags: ['call'] }),
      step('s2', 'Gather their words', 'From call notes and mails: the problem, the cost of it, what they tried, what success looks like, in quotes.', [0.3, 0.5, 1], { after: ['s1'] }),
      step('s3', 'Shape three options', 'Small, fitting and ambitious for {{outcome}}: scope, what is out, time, price. Estimate the hours at P80 and check the effective rate.', [1, 1.5, 2.5], { after: ['s2'], tags: ['deep'] }),
      step('s4', 'Write the proposal', 'Two pages: situation, outcome, options, proof from similar work, terms, what happens on the first three days.', [1, 2, 3], { after: ['s3'], tags: ['writing'] }),
      step('s5', 'Check the risks', 'Scope edges, dependencies on {{client}}, payment plan, cancellation, rights. Let it rest overnight and read it once more.', [0.3, 0.5, 1], { after: ['s4'] }),
      step('s6', 'Walk through it together', 'Present live and do not just send. Ask which option, what would have to change, who else must see it.', [0.5, 0.75, 1], { after: ['s5'], tags: ['call'] }),
      step('s7', 'Follow up and close', 'Send the agreed option for signature the same day. Follow up after two and five working days; then ask for a no.', [0.3, 0.5, 1], { after: ['s6'], tags: ['writing'] }),
    ],
  },
  {
    slug: 'content-piece', name: 'Content piece', capability: 'marketing',
    description: 'One piece on {{topic}} from question to reuse, for readers who have the problem. Also for a blog post, article, newsletter, guide, video, podcast or talk.',
    steps: [
      step('s1', 'Choose the question', 'One question that three customers asked in their own words. Write who reads it, what they do afterwards, and where it will be found.', [0.3, 0.5, 1]),
      step('s2', 'Research {{topic}}', 'Own cases first, then two or three sources worth citing. Collect numbers, one counter-example, one picture.', [1, 2, 3], { after: ['s1'], tags: ['deep'] }),
      step('s3', 'Outline', 'Answer first, then the proof, then how to do it. Every heading a sentence. Cut a third.', [0.3, 0.5, 1], { after: ['s2'], tags: ['writing'] }),
      step('s4', 'Write the draft', 'In one sitting, without editing. Examples with numbers, no warming up.', [1.5, 2.5, 4], { after: ['s3'], tags: ['deep', 'writing'] }),
      step('s5', 'Edit the next day', 'Read aloud. Shorten sentences, check every claim and link, write three headlines and choose the plainest.', [0.75, 1, 2], { after: ['s4'], tags: ['writing'] }),
      step('s6', 'Picture, metadata, publish', 'One picture that explains something. Title, description, canonical link; look at it on a phone.', [0.5, 1, 1.5], { after: ['s5'] }),
      step('s7', 'Reuse and answer', 'Cut three posts and one mail from it, spread over two weeks. Answer every comment. Note after a month what it brought.', [0.75, 1, 2], { after: ['s6'], tags: ['writing'] }),
    ],
  },
  {
    slug: 'outbound-week', name: 'Outbound week', capability: 'sales',
    description: 'A week of finding and writing to twenty people who have the problem that {{offer}} solves. Also for prospecting, cold email, lead generation and sales calls.',
    steps: [
      step('s1', 'Write down who and why now', 'Role, size, signal that the problem is there this quarter. Three companies that fit and one that does not.', [0.5, 0.75, 1], { tags: ['deep'] }),
      step('s2', 'Build the list of twenty', 'One person each, the signal with its link, how to reach them. No bought lists.', [1, 2, 3], { after: ['s1'] }),
      step('s3', 'Write the message', 'Four sentences: the signal, the problem in their words, one result, one small question. No attachment, no calendar link.', [0.5, 1, 1.5], { after: ['s1'], tags: ['writing'] }),
      step('s4', 'Send ten a day on two days', 'Change the first sentence for each. Note date and variant.', [1, 1.5, 2], { after: ['s2', 's3'] }),
      step('s5', 'Answer and book', 'Within two hours on working days. Offer two times. A no gets thanks and a question.', [0.75, 1.5, 3], { after: ['s4'], tags: ['call'] }),
      step('s6', 'Follow up once', 'After four working days, with something useful and not "just checking in".', [0.5, 1, 1.5], { after: ['s4'], tags: ['writing'] }),
      step('s7', 'Read the numbers', 'Answers and meetings by variant and signal. Keep the better half, write down what the conversations taught.', [0.3, 0.5, 0.75], { after: ['s5', 's6'] }),
    ],
  },
];
