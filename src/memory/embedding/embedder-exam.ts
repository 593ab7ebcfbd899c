import { dot } from './vector-math.ts';

// How much a model knows that words do not tell. An embedder that only sees letters (or is broken, or trained for something else)
// makes recall worse when it has a say in every question; one that knows what words mean makes it better. Which of the two it is
// shows in some sentences: each with one that says the same in other words, and one that says something else in the same words.
// Measured with an embedder of hashed letters: without this, nDCG@10 on TimeQA fell by .03 at every weight that was of any use.

const ENGLISH: readonly (readonly [string, string, string])[] = [
  ['My dog is ill.', 'Our puppy has caught a disease and the vet was called.', 'My hot dog stand is illuminated.'],
  ['The car would not start this morning.', 'Our automobile broke down at dawn.', 'We start the morning meeting with the cartoon.'],
  ['She purchased a new laptop.', 'Her freshly bought notebook computer arrived.', 'She wore her new coat on her lap.'],
  ['He is allergic to peanuts.', 'Groundnuts make him sick.', 'He sells peanuts at the stadium.'],
  ['The meeting was postponed.', 'Our appointment got moved to another day.', 'The meeting room was painted.'],
  ['They are getting married in June.', 'Their wedding is at the beginning of summer.', 'They are getting a new printer in June.'],
  ['I quit smoking last year.', 'Twelve months ago I gave up cigarettes.', 'I bought a smoking jacket last year.'],
  ['What does the doctor recommend for my back pain?', 'The physician advised exercises against an aching spine.', 'I came back from the doctor by train.'],
  ['My salary went up.', 'I earn more money now.', 'The elevator went up to my floor.'],
  ['The film was boring.', 'That movie put us all to sleep.', 'The film on the water was oil.'],
];
const LANGUAGES: readonly (readonly [string, string, string])[] = [
  ['My dog is ill.', 'Mein Hund ist krank.', 'My dog house is red.'],
  ['The meeting was postponed.', 'La reunión fue aplazada.', 'The meeting room was painted.'],
  ['She bought a house by the sea.', 'Elle a acheté une maison au bord de la mer.', 'She bought a book by the novelist.'],
  ['I drink green tea every morning.', '我每天早上喝绿茶。', 'I mow the green lawn every morning.'],
  ['He lives in Moscow.', 'Он живёт в Москве.', 'He lives on bread.'],
  ['Where is the train station?', 'أين محطة القطار؟', 'Where is the radio station?'],
];

/** Every sentence of the exam, in the order in which `grade` wants their vectors. */
export const EXAM: readonly string[] = [...ENGLISH, ...LANGUAGES].flat();

/** From 0 (knows letters at best) to 1. A model of one language is as good as one of many: the better part counts. Vectors of length 1. */
export function grade(vectors: readonly Float32Array[]): number {
  const share = (from: number, howMany: number): number => {
    let right = 0;
    for (let i = from; i < from + howMany; i++) {
      const [said, same, other] = [vectors[i * 3], vectors[i * 3 + 1], vectors[i * 3 + 2]] as [Float32Array, Float32Array, Float32Array];
      if (dot(said, same) > dot(said, other)) right++;
    }
    return right / howMany;
  };
  const best = Math.max(share(0, ENGLISH.length), share(ENGLISH.length, LANGUAGES.length));
  return Math.min(1, Math.max(0, (best - 0.5) / 0.4)); // half of them are right by chance
}
