import { describe, expect, it } from 'vitest';
import { LANGUAGES, plainFacts } from '../plain-facts.ts';

const said = { at: new Date('2026-11-21T16:00:00Z'), zone: 'Europe/Berlin' };
const told = (text: string) => plainFacts(text, said).map((f) => `${f.op === 'assert' ? '' : `${f.op} `}${f.fact_type}${f.fact_key ? `/${f.fact_key}` : ''} = ${f.content}`);

describe('plain statements in German', () => {
  it.each([
    ['Hallo, ich heiße Jonas und wohne in Köln.', ['name = Jonas', 'lives_in = Köln']], ['Mein Name ist Aylin Öztürk.', ['name = Aylin Öztürk']], ['Mein Nachname ist Brandt.', ['name/family name = Brandt']], ['Wir sind nach Rostock gezogen.', ['lives_in = Rostock']], ['Ich wohne nicht mehr in Bremen.', ['end lives_in = Bremen']],
    ['Ich arbeite bei der Deutschen Bahn.', ['employer = Deutschen Bahn']], ['Ich arbeite nicht mehr bei Siemens.', ['end employer = Siemens']], ['Ich bin Lehrerin.', ['role = Lehrerin']], ['Meine Tochter heißt Lena.', ['relation/tochter = tochter: Lena']], ['Wir haben einen Hund namens Bruno.', ['relation/hund = hund: Bruno']],
    ['Meine Lieblingsfarbe ist Türkis.', ['preference/favourite farbe = favourite farbe: Türkis']], ['Ich mag keinen Koriander.', ['preference/koriander = dislikes Koriander']], ['Ich hasse Rosenkohl.', ['preference/rosenkohl = dislikes Rosenkohl']], ['Ich bin allergisch gegen Nüsse.', ['allergy = allergic to Nüsse']], ['Ich habe am 3. Mai Geburtstag.', ['birthday = 3. Mai']],
    ['Merk dir, dass der Schlüssel beim Nachbarn liegt.', ['note = der Schlüssel beim Nachbarn liegt']], ['Ich wohne in Mainz. Nein, ich meinte Worms.', ['lives_in = Worms']], ['Nicht Mainz, sondern Worms.', ['correct  = Worms']],
  ])('%s', (text, facts) => expect(told(text)).toEqual(facts));
  it.each(['Wohne ich in Köln?', 'Wenn ich in Köln wohne, ist alles gut.', 'Ich würde gern in Köln wohnen.', 'Er sagte: „Ich wohne in Köln.“', 'Meine Schwester wohnt in Köln.', 'Ich war in Köln.', 'Vielleicht arbeite ich bei Bosch.', 'Ich mag das nicht.', 'Übersetze den Text: Ich wohne in Köln.', 'Ich arbeite an einem Projekt.', 'Ich bin müde.', 'Im Roman heiße ich Karl.'])('nothing from: %s', (text) => expect(told(text)).toEqual([]));
  it('knows when', () => {
    expect(plainFacts('Ich bin letzten Monat nach Hamburg gezogen.', said)[0]).toMatchObject({ content: 'Hamburg', valid_from: '2026-09-30T22:00:00.000Z' });
    expect(plainFacts('Seit 2019 wohne ich in Trier. Ich wohne seit 2018 in Trier.', said)[0]).toMatchObject({ content: 'Trier', valid_from: '2017-12-31T23:00:00.000Z' });
  });
});

describe('plain statements in French', () => {
  it.each([
    ["Bonjour, je m'appelle Chloé et j'habite à Lyon.", ['name = Chloé', 'lives_in = Lyon']], ['Mon nom de famille est Moreau.', ['name/family name = Moreau']], ["J'ai déménagé à Nantes.", ['lives_in = Nantes']], ["Je n'habite plus à Lille.", ['end lives_in = Lille']], ['Je travaille chez Airbus.', ['employer = Airbus']], ['Je ne travaille plus chez Renault.', ['end employer = Renault']],
    ['Je suis infirmière.', ['role = infirmière']], ["Mon frère s'appelle Théo.", ['relation/frère = frère: Théo']], ["Nous avons un chat qui s'appelle Moka.", ['relation/chat = chat: Moka']], ['Ma couleur préférée est le vert.', ['preference/favourite couleur = favourite couleur: vert']], ['Je déteste les champignons.', ['preference/champignons = dislikes champignons']], ["J'adore le fromage.", ['preference/fromage = likes fromage']],
    ['Je suis allergique aux noix.', ['allergy = allergic to noix']], ['Mon anniversaire est le 3 mai.', ['birthday = 3 mai']], ["N'oublie pas que la clé est chez Paul.", ['note = la clé est chez Paul']], ["J'habite à Metz. Pardon, je voulais dire Nancy.", ['lives_in = Nancy']],
  ])('%s', (text, facts) => expect(told(text)).toEqual(facts));
  it.each(["Est-ce que j'habite à Lyon ?", "Si j'habite à Lyon, tant mieux.", "J'aimerais habiter à Lyon.", 'Il a dit : « Je travaille chez Airbus. »', 'Ma sœur habite à Lyon.', "Je suis allé à Lyon.", "J'aime ça.", 'Traduis ce texte : Je travaille chez Airbus.', 'Je suis fatiguée.', 'Peut-être que je travaille chez Airbus.'])('nothing from: %s', (text) => expect(told(text)).toEqual([]));
});

describe('plain statements in Spanish', () => {
  it.each([
    ['Hola, me llamo Lucía y vivo en Sevilla.', ['name = Lucía', 'lives_in = Sevilla']], ['Mi apellido es Ortega.', ['name/family name = Ortega']], ['Me mudé a Granada.', ['lives_in = Granada']], ['Ya no vivo en Cádiz.', ['end lives_in = Cádiz']], ['Trabajo en Iberia.', ['employer = Iberia']], ['Ya no trabajo en Repsol.', ['end employer = Repsol']], ['Soy enfermera.', ['role = enfermera']],
    ['Mi hermana se llama Carmen.', ['relation/hermana = hermana: Carmen']], ['Tenemos un perro que se llama Trufa.', ['relation/perro = perro: Trufa']], ['Mi color favorito es el verde.', ['preference/favourite color = favourite color: verde']], ['Odio el cilantro.', ['preference/cilantro = dislikes cilantro']], ['Me gusta el ajedrez.', ['preference/ajedrez = likes ajedrez']], ['Amo el café.', ['preference/café = likes café']],
    ['Soy alérgica a las nueces.', ['allergy = allergic to nueces']], ['Mi cumpleaños es el 3 de mayo.', ['birthday = 3 de mayo']], ['Recuerda que la llave está con Paula.', ['note = la llave está con Paula']], ['Vivo en León. Perdón, quise decir Lugo.', ['lives_in = Lugo']], ['No es León, sino Lugo.', ['correct  = Lugo']],
  ])('%s', (text, facts) => expect(told(text)).toEqual(facts));
  it.each(['¿Vivo en Sevilla?', 'Si vivo en Sevilla, mejor.', 'Quisiera vivir en Sevilla.', 'Dijo: «Vivo en Sevilla».', 'Mi hermana vive en Sevilla.', 'Fui a Sevilla.', 'Me gusta eso.', 'Traduce el texto: Vivo en Sevilla.', 'Estoy cansada.', 'Tal vez trabajo en Iberia.'])('nothing from: %s', (text) => expect(told(text)).toEqual([]));
});

describe('the work that rules take', () => {
  const rules = LANGUAGES.flatMap((language) => language.rules);
  it('begins at the start of a clause', () => expect(rules.filter(({ when }) => !when.source.startsWith('^(?:')).map((r) => r.name)).toEqual([]));
  it('is bounded: no pattern repeats without an end', () => {
    const endless = (source: string) => /[*+]|\{\d+,\}/.test(source.replace(/\\./g, 'x').replace(/\[[^\]]*\]/g, 'x'));
    const all = [...rules.map((r) => r.when), ...LANGUAGES.flatMap((l) => [...l.corrections, l.opener, l.correcting, l.unsaid, l.doubtful, l.handedOver, l.split, l.time.past])];
    expect(all.filter((form) => endless(form.source.replaceAll(String.raw`;\s`, ';'))).map((form) => form.source)).toEqual([]);
  });
  it('stays small on 20,000 characters made to be slow', () => {
    for (const unit of ['My name is A ', '"', '“', '`', 'I live in A, ', 'my my my ', 'no, no, no, it is ', 'a', ' ', '\n', 'I moved from A to ', 'and I ', 'last last last ', '1 May ', "''", 'A. ', '> ', 'I love a and ', 'I work as a ', 'I bought a ', 'my sister Ana ', 'we moved from A B C ', 'I speak English, ', 'not a, but b ', 'every day I a, ', 'I am allergic to a and ', 'We have a dog, a ', 'yesterday in May 2 ']) {
      const began = process.cpuUsage();
      plainFacts(unit.repeat(Math.ceil(20_000 / unit.length)), said);
      plainFacts(`${unit.repeat(Math.floor(590 / unit.length)).trim()}. `.repeat(34), said); // sentences as long as sentences may be
      const spent = process.cpuUsage(began);
      expect((spent.user + spent.system) / 1000, unit).toBeLessThan(5000); // a hundredfold of what it takes; something quadratic takes minutes
    }
  });
});
