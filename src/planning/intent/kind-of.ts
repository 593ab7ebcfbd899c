import type { Action } from './verbs.ts';
import type { ReadIntent } from './read-intent.ts';

/** Kinds of work that have an outline of their own. */
export const OUTLINE_KINDS = ['errand', 'write', 'prepare', 'organise', 'trip', 'plan', 'improve', 'learn', 'read', 'fix', 'repair', 'build', 'make', 'test', 'move', 'transfer', 'choose', 'sell', 'decide', 'negotiate', 'research', 'translate', 'redesign', 'tidy', 'renew', 'record', 'follow-up', 'review', 'set-up', 'general'] as const;
export type OutlineKind = (typeof OUTLINE_KINDS)[number];

const has = (text: string): ((read: ReadIntent) => boolean) => {
  const all = text.split(' ');
  const [whole, ends] = [new Set(all.filter((one) => !one.startsWith('~'))), all.filter((one) => one.startsWith('~')).map((one) => one.slice(1))];
  return ({ core, head, around }) => [...core, ...(core.length ? [] : around)].some((word) => whole.has(word)) || (head !== null && ends.some((end) => head.endsWith(end)));
};

// Words of objects, as `keyOf` leaves them; `~` begins the end of a compound.
const TRIP = has('trip journey travel holiday vacation weekend honeymoon tour cruise reise urlaub ~reise ferien voyage vacance sejour viaje vacacion escapada');
const SOFTWARE = has('bug login error crash page code api script app test website site form query server database deploy pipeline layout ci import export feature backend frontend software typo link sync integration webhook plugin build checkout cache timeout search upload fehler seite skript anwendung programm webseite bogue erreur pagina codigo aplicacion mode sso single-sign-on');
const PHYSICAL = has('shelf bookshelf bookcase shed fence deck table chair treehouse house wall garage door window box bench bed cupboard closet wardrobe terrace pergola patio kennel greenhouse pond model kite raft ~regal regal schrank zaun tisch bett ~haus haus ~wand etagere cloture table mueble estanteria valla lampshade birdhouse sandbox swing');
const HOME = has('flat apartment house home city country wohnung haus appartement maison piso casa ciudad place mudanza demenagement umzug');
const BIG = has('laptop computer phone smartphone car bike bicycle camera house flat apartment sofa couch bed mattress printer desk chair tv television machine dishwasher fridge refrigerator server monitor tablet piano guitar oven stove van insurance software tool system phone boat tent drill lawnmower scanner router headphone watch notebook fahrrad auto kamera handy drucker bett matratze waschmaschine ~maschine ~versicherung ordinateur voiture velo telephone matelas coche ordenador bicicleta movil colchon supplier provider vendor');
const DIGITAL = has('domain certificate ssl subscription licence license hosting contract insurance lizenz vertrag ~vertrag abo domaine contrat dominio contrato zertifikat');
const TESTS = has('test unit-test integration-test testing ~test prueba');
const DOCUMENTS = has('book novel textbook paper manual buch ~buch bucher livre libro');
const SHORT_READ = has('note article email mail post page letter contract document changelog memo artikel brief ~vertrag vertrag notice');
const EVENT = has('party birthday wedding dinner lunch anniversary funeral celebration reunion barbecue bbq picnic concert exhibition fair festival ceremony brunch event christening hochzeit geburtstag ~feier feier ~party fest ~fest abendessen anniversaire mariage fete soiree diner boda cumpleano fiesta cena comida');
const TALKS = has('meeting interview talk presentation speech call negotiation exam appointment workshop lesson class session hearing review gesprach ~gesprach sitzung termin prufung vortrag reunion entretien entrevista examen');

const OF_ACTIONS: Partial<Record<Action, OutlineKind>> = {
  call: 'errand', send: 'errand', book: 'errand', pay: 'errand', errand: 'errand', meet: 'errand', choose: 'choose', sell: 'sell', write: 'write', publish: 'write', prepare: 'prepare', organise: 'organise', plan: 'plan', improve: 'improve', attend: 'prepare', learn: 'learn', train: 'learn', read: 'read',
  build: 'build', make: 'make', test: 'test', decide: 'decide', negotiate: 'negotiate', research: 'research', translate: 'translate', redesign: 'redesign', design: 'redesign', tidy: 'tidy', renew: 'renew', record: 'record', chase: 'follow-up', review: 'review', audit: 'review', install: 'set-up',
};

/** A wish without a verb, or with one that says little, by what its object is. */
const OF_HEADS: readonly (readonly [OutlineKind, (read: ReadIntent) => boolean])[] = [
  ['redesign', has('redesign rebrand relaunch makeover neugestaltung refonte rediseno')], ['translation', has('translation ubersetzung ~ubersetzung traduction traduccion')], ['organise', EVENT], ['trip', TRIP],
  ['write', has('report letter essay thesis speech manual handbook book documentation documentary bericht ~bericht brief handbuch rapport lettre memoire informe carta memoria cv resume biography policy guideline concept konzept ~konzept memo contract agreement plan specification spec briefing brief')],
  ['renew', has('renewal visa passport permit registration verlangerung ~antrag antrag reisepass passeport pasaporte')], ['learn', has('course lesson training kurs ~kurs cours curso exam prufung')], ['tidy', has('cleanup clean-up decluttering entrumpelung')], ['research', has('research survey study recherche ~recherche umfrage analysis analyse')],
  ['move', has('relocation umzug demenagement mudanza')], ['transfer', has('migration')], ['repair', has('repair reparatur reparation reparacion')], ['test', TESTS], ['prepare', TALKS], ['review', has('audit check checkup proofreading')], ['record', has('video film photo photoshoot shoot recording foto video')],
].map(([kind, is]) => [kind === 'translation' ? 'translate' : kind, is] as [OutlineKind, (read: ReadIntent) => boolean]);

const MOVING = has('move umzug ~umzug demenagement mudanza relocation'), CLUTTER = has('file desk photo paper document folder inbox closet cupboard wardrobe drawer garage basement cellar attic bookshelf receipt mailbox note bookmark music keller dachboden schreibtisch unterlage unterlagen ordner grenier cave papier bureau armario trastero papel');
const VISITS = has('haircut appointment vaccination jab checkup massage coffee coffe key parcel refund haarschnitt');
const CLEANED = has('window kitchen bathroom floor car oven carpet gutter fridge toilet dish shoe bike fenster kuche bad auto boden schuhe voiture cuisine vitre sol chaussure bano cocina coche suelo ventana zapato');
const TRAINING = has('employee team customer staff user workshop');

/** The kind of work that a wish is, by its verb and what that is done to. */
export function kindOf(read: ReadIntent): OutlineKind {
  const { action } = read;
  switch (action) {
    case 'buy': return BIG(read) ? 'choose' : 'errand';
    case 'tidy': return CLEANED(read) ? 'errand' : 'tidy';
    case 'fix': return PHYSICAL(read) || !SOFTWARE(read) ? 'repair' : 'fix';
    case 'build': return PHYSICAL(read) ? 'make' : 'build';
    case 'write': case 'publish': return TESTS(read) && !has('report')(read) ? 'test' : SOFTWARE(read) && has('code script query app plugin')(read) ? 'build' : 'write';
    case 'move': return HOME(read) || (read.core.length === 0 && !read.around.length) ? 'move' : SOFTWARE(read) || !PHYSICAL(read) ? 'transfer' : 'move';
    case 'read': return SHORT_READ(read) && !DOCUMENTS(read) ? 'review' : 'read';
    case 'train': return TRAINING(read) ? 'prepare' : 'learn';
    case 'plan': return TRIP(read) ? 'trip' : EVENT(read) ? 'organise' : MOVING(read) ? 'move' : 'plan';
    case 'organise': return TRIP(read) ? 'trip' : MOVING(read) ? 'move' : CLUTTER(read) ? 'tidy' : 'organise';
    case 'prepare': return EVENT(read) && !TALKS(read) ? 'organise' : TRIP(read) ? 'trip' : has('report letter document application bericht rapport informe paper summary budget forecast')(read) ? 'write' : 'prepare';
    case 'find': return BIG(read) || HOME(read) ? 'choose' : 'research';
    case 'file': return 'renew';
    case 'create': case 'handle': case 'close': case 'release': case null: {
      if (action === 'handle' && VISITS(read)) return 'errand';
      const named = OF_HEADS.find(([, is]) => is(read))?.[0];
      if (named) return named === 'write' && TESTS(read) ? 'test' : named;
      if (PHYSICAL(read)) return 'make';
      return (action === 'create' || action === 'release') && SOFTWARE(read) ? 'build' : 'general';
    }
    default: return OF_ACTIONS[action] ?? 'general';
  }
}

/** What is renewed without an office: by list, price and a click. */
export const isDigital = DIGITAL;

const SMALL_WRITING = has('cv resume letter email mail note bio post message speech toast memo summary minutes invitation card blurb review testimonial brief lebenslauf einladung lettre carta discours'), LARGE_WRITING = has('book thesis dissertation handbook manual annual report novel documentation paper buch ~arbeit handbuch memoire these livre libro tesis policy terms service');
/** How much larger or smaller than usual such a thing is. */
export const sizeOf = (kind: OutlineKind, read: ReadIntent): number => (kind !== 'write' ? 1 : LARGE_WRITING(read) ? 1.75 : SMALL_WRITING(read) ? 0.6 : 1);
