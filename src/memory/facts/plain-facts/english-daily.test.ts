import { describe, expect, it } from 'vitest';
import { plainFacts } from '../plain-facts.ts';

const said = { at: new Date('2026-11-21T16:00:00Z'), zone: 'Europe/Berlin' };
const told = (text: string) => plainFacts(text, said).map((f) => `${f.op === 'assert' ? '' : `${f.op} `}${f.subject_id === 'self' ? '' : `${f.subject_id}: `}${f.fact_type}${f.fact_key ? `/${f.fact_key}` : ''} = ${f.content}`);

describe('plain statements of every day', () => {
  it.each([
    // Who and where.
    ["The name's Odile, by the way.", ['name = Odile']], ['This is Bram Claes speaking.', ['name = Bram Claes']], ['Born and raised in Galway, now based in Utrecht.', ['birthplace = Galway', 'lives_in = Utrecht']], ["Originally I'm from Malmö.", ['origin = Malmö']],
    ['I grew up in a small village called Llanrwst.', ['origin = Llanrwst']], ['Just moved to Ghent for good.', ['lives_in = Ghent']],
    // Work.
    ["I've only just started at Meyer Optics.", ['employer = Meyer Optics']], ['I work for Tolland Rail as a signal engineer.', ['employer = Tolland Rail', 'role = signal engineer']], ["I'm a freelance proofreader, so my evenings are free.", ['role = freelance proofreader']], ['They promoted me to head of logistics!', ['role = head of logistics']], ['I make my living as a glass blower.', ['role = glass blower']],
    // People and animals.
    ['Our dentist is Dr. Okafor.', ['relation/dentist = dentist: Dr. Okafor']], ['My neighbour Petra grows tomatoes.', ['relation/neighbour = neighbour: Petra']], ['We have a whippet called Juno who hates rain.', ['relation/whippet = whippet: Juno']], ['Our whippet is called Juno.', ['relation/whippet = whippet: Juno']],
    ['My sister lives in Rome.', ['family/sister lives in = sister lives in Rome']], ['My brother works for Lindt.', ['family/brother works at = brother works at Lindt']], ["Lena's birthday is on 3 June.", ['family/birthday of lena = birthday of Lena: 3 June']], ['My dad is allergic to penicillin.', ['family/dad is allergic to = dad is allergic to penicillin']], ['My wife is vegan.', ['family/wife is = wife is vegan']],
    // How to reach somebody.
    ['My work email: kim@example.org', ['contact/email = email: kim@example.org']], ['You can reach me at kim@example.org if anything comes up.', ['contact/email = email: kim@example.org']], ['My Telegram handle is @kim_b.', ['contact/telegram = telegram: @kim_b']], ['On Mastodon I am @kim@example.social', ['contact/mastodon = mastodon: @kim@example.social']],
    // Numbers of one's own.
    ['I weigh 71 kilos.', ['detail/weight = weight: 71 kilos']], ["I'm 1.84 m tall, so beds are short.", ['detail/height = height: 1.84 m']], ['My salary is €52,000 before tax.', ['detail/salary = salary: €52,000']], ['Our budget for the bathroom is 9,500 euros.', ['detail/budget for bathroom = budget for bathroom: 9,500 euros']], ['I pay 930 euros in rent.', ['detail/rent = rent: 930 euros']], ['I wear size 42.', ['detail/shoe size = shoe size: 42']],
    // Health.
    ['I was diagnosed with asthma as a child.', ['health/asthma = asthma']], ['I have type 2 diabetes.', ['health/type 2 diabetes = type 2 diabetes']], ["I'm histamine intolerant.", ['allergy/histamine = histamine intolerant']], ['I take metformin twice a day.', ['health/metformin = takes metformin']], ["I can't eat shellfish, it makes me ill.", ['diet/shellfish = cannot eat shellfish']], ['cant stand marzipan, it sticks', ['preference/marzipan = dislikes marzipan']],
    // Learned and able.
    ["I'm studying marine biology.", ['education = studies marine biology']], ["I'm studying old maps at Leiden.", ['education = studies old maps', 'education/school = school: Leiden']], ['I have a PhD in soil chemistry.', ['education/degree = studied soil chemistry']], ['I can weld, so the gate is no issue.', ['skill/weld = can weld']],
    // Owned and liked.
    ['I ride a Moto Guzzi V7, mostly on Sundays.', ['possession/car = drives a Moto Guzzi V7']], ['We have a heat pump in the cellar.', ['possession = has: heat pump']], ['Green tea is my favourite drink, by the way.', ['preference/favourite drink = favourite drink: Green tea']], ['For flights I prefer an aisle seat.', ['preference = prefers an aisle seat']],
    // Habits.
    ['On Sundays I call my aunt.', ['habit = call my aunt on Sundays']], ['I volunteer at the food bank every Saturday.', ['habit = volunteer at the food bank every Saturday']], ['Every Tuesday evening I go to choir.', ['habit = every Tuesday evening I go to choir']],
    // When something is.
    ['My dentist appointment is next Thursday at half past nine.', ['plan = dentist appointment on 2026-11-26']], ['The grant application is due in three weeks, I am nervous.', ['plan = grant application due on 2026-12-12']], ['Got my MRI booked for Tuesday.', ['plan = MRI on 2026-11-24']], ['I fly to Lisbon the day after tomorrow.', ['plan = fly to Lisbon on 2026-11-23']], ["We're getting married on 21 September 2027.", ['plan = getting married on 2027-09-21']],
    // A statement before a question states all the same.
    ['My phone is a Pixel 9, does it take two SIM cards?', ['possession/phone = phone: Pixel 9']], ['I live in Ulm, where can I swim?', ['lives_in = Ulm']],
  ])('%s', (text, facts) => expect(told(text)).toEqual(facts));

  it.each([
    'The name is not important.', 'This is Bob’s idea.', 'I have started at the beginning.', 'They made me laugh.', 'They made me sign a form.', 'I am a full-time mess.', 'My dentist is great.', 'We have a song called Hallelujah.', 'My sister lives in fear.', 'My sister lives nearby.', 'My wife is tired.',
    'I weigh my options.', 'My salary is too low.', 'My rent is due.', 'I pay 20 euros for lunch.', 'I make 20 euros.', 'I have a bad feeling.', 'I have an idea.', 'I can not eat it.', 'I can not eat anything now.', 'I can see you.', 'I can drive you home tomorrow.', 'I take it every day.', 'I take the bus twice a day.', 'I studied the map.', 'I am studying for my exam.', 'I am studying sequences.',
    'My phone is a disaster.', 'My Instagram is private.', 'On Monday I was ill.', 'On Sundays I would love to sleep.', 'Is my phone a Pixel 9, do you think?', 'If my phone is a Pixel 9, does it take two SIM cards?', 'Do I live in Ulm, or where?', 'Give me sample sentences such as: I weigh 80 kilos.', 'Translate into Italian: I have a PhD in soil chemistry.', 'Five sentences with "weigh", please. I weigh 80 kilos.', 'My boss said I was diagnosed with asthma.', 'Imagine I work for Tolland Rail as a cook.',
    'The deadline is due to bad planning.', 'I would fly to Lisbon tomorrow.', 'Maybe I fly to Lisbon tomorrow.',
  ])('nothing from: %s', (text) => expect(told(text)).toEqual([]));
});
