// What people say they want to do: leading verbs of English, German, French and Spanish, each with the action it stands for.

export type Language = 'en' | 'de' | 'fr' | 'es';
export const LANGUAGES: readonly Language[] = ['en', 'de', 'fr', 'es'];

/** Verbs of an action by language, in the form that intents have: imperative or infinitive. */
const VERBS = {
  call: ['call phone ring telephone', 'anrufen telefonieren', 'appeler telephoner', 'llamar telefonear'],
  send: ['send email mail text message forward submit post', 'schicken senden verschicken abschicken versenden mailen', 'envoyer expedier transmettre', 'enviar mandar'],
  book: ['book reserve schedule', 'buchen reservieren vereinbaren', 'reserver', 'reservar agendar'],
  pay: ['pay transfer', 'bezahlen zahlen uberweisen begleichen', 'payer regler virer', 'pagar'],
  errand: ['collect fetch return drop cancel order sign print ask tell remind reply answer confirm thank water feed take bring wash visit invite walk unsubscribe scan lend borrow give put empty vacuum iron mow charge report notify introduce', 'abholen zuruckgeben zuruckbringen kundigen bestellen unterschreiben drucken ausdrucken fragen absagen bestatigen antworten beantworten giessen einkaufen besuchen bringen holen wegbringen einladen danken melden futtern erinnern', 'recuperer chercher annuler commander signer imprimer demander rappeler repondre confirmer rendre rapporter arroser inviter remercier resilier', 'recoger cancelar pedir firmar imprimir preguntar responder confirmar devolver sacar regar invitar llevar recordar'],
  meet: ['meet see', 'treffen', 'rencontrer voir', 'ver quedar'],
  buy: ['buy purchase', 'kaufen besorgen anschaffen', 'acheter', 'comprar'],
  choose: ['choose select compare shortlist pick', 'auswahlen aussuchen vergleichen wahlen', 'choisir comparer selectionner', 'elegir comparar escoger'],
  sell: ['sell', 'verkaufen', 'vendre', 'vender'],
  write: ['write draft rewrite compose author document reword summarise summarize', 'schreiben verfassen entwerfen formulieren aufsetzen ausarbeiten umschreiben', 'ecrire rediger reecrire', 'escribir redactar reescribir'],
  publish: ['publish', 'veroffentlichen', 'publier', 'publicar'],
  prepare: ['prepare prep ready', 'vorbereiten', 'preparer', 'preparar'],
  organise: ['organise organize host throw celebrate arrange coordinate', 'organisieren veranstalten ausrichten feiern', 'organiser feter', 'organizar celebrar'],
  plan: ['plan', 'planen', 'planifier prevoir', 'planear planificar'],
  learn: ['learn study practise practice memorise memorize master', 'lernen uben studieren', 'apprendre etudier pratiquer reviser', 'aprender estudiar practicar'],
  train: ['train exercise', 'trainieren', "entrainer s'entrainer", 'entrenar'],
  read: ['read', 'lesen', 'lire', 'leer'],
  fix: ['fix debug resolve solve patch repair mend', 'beheben reparieren losen fixen debuggen ausbessern', 'reparer corriger resoudre', 'arreglar reparar corregir solucionar'],
  build: ['build implement develop code program add integrate automate prototype extend', 'bauen entwickeln programmieren implementieren umsetzen einbauen automatisieren erganzen', 'developper construire implementer coder programmer ajouter automatiser', 'desarrollar construir implementar programar anadir automatizar'],
  create: ['create make generate produce', 'erstellen machen anlegen fertigen produzieren', 'creer faire produire etablir', 'crear hacer producir elaborar'],
  design: ['design', 'gestalten designen', 'concevoir dessiner', 'disenar'],
  redesign: ['redesign restyle rebrand revamp relaunch modernise modernize refresh overhaul rework', 'neugestalten umgestalten uberarbeiten relaunchen', 'refondre repenser moderniser', 'redisenar modernizar'],
  make: ['paint bake cook sew knit assemble plant hang carve tile plaster wallpaper varnish crochet brew', 'streichen malen backen kochen nahen stricken pflanzen zusammenbauen tapezieren', 'peindre cuisiner coudre tricoter planter', 'pintar cocinar coser tejer plantar montar'],
  test: ['test try verify', 'testen ausprobieren', 'tester essayer', 'probar testear'],
  move: ['move migrate relocate port switch convert import export', 'umziehen migrieren verschieben umstellen ubertragen verlegen', 'demenager migrer transferer deplacer', 'mudar mudarse migrar trasladar mover'],
  decide: ['decide settle', 'entscheiden', 'decider', 'decidir'],
  negotiate: ['negotiate renegotiate bargain', 'verhandeln aushandeln nachverhandeln', 'negocier', 'negociar'],
  research: ['research investigate explore analyse analyze assess evaluate understand benchmark examine', 'recherchieren untersuchen erforschen analysieren auswerten herausfinden', 'rechercher analyser explorer evaluer', 'investigar analizar explorar evaluar averiguar'],
  find: ['find', 'finden suchen', 'trouver', 'buscar encontrar'],
  translate: ['translate localise localize', 'ubersetzen', 'traduire', 'traducir'],
  tidy: ['clean tidy sort declutter archive purge prune', 'aufraumen sortieren ausmisten putzen bereinigen ordnen entrumpeln saubern', 'ranger trier nettoyer', 'ordenar limpiar'],
  renew: ['renew extend apply register', 'verlangern erneuern beantragen anmelden', 'renouveler prolonger', 'renovar solicitar tramitar prorrogar'],
  record: ['record film shoot photograph', 'aufnehmen filmen drehen fotografieren', 'enregistrer filmer tourner photographier', 'grabar filmar fotografiar rodar'],
  chase: ['chase nudge follow', 'nachfassen nachhaken mahnen anmahnen', 'relancer', 'reclamar'],
  review: ['review proofread check inspect', 'prufen korrekturlesen durchsehen kontrollieren', 'relire verifier controler', 'revisar comprobar'],
  audit: ['audit diagnose', 'auditieren', 'auditer diagnostiquer', 'auditar diagnosticar'],
  install: ['install configure', 'einrichten installieren konfigurieren', 'installer configurer', 'instalar configurar'],
  hire: ['hire recruit employ', 'einstellen rekrutieren', 'recruter embaucher', 'contratar reclutar'],
  onboard: ['onboard welcome', 'onboarden einarbeiten begrussen', 'accueillir integrer', 'incorporar acoger'],
  offboard: ['offboard', 'offboarden', 'offboarder', 'desvincular'],
  release: ['release ship deploy launch', 'releasen ausrollen ausliefern deployen launchen', 'lancer deployer livrer', 'lanzar desplegar'],
  invoice: ['invoice bill', 'fakturieren abrechnen', 'facturer', 'facturar'],
  file: ['file lodge declare', 'einreichen abgeben', 'declarer deposer', 'presentar declarar'],
  interview: ['interview', 'interviewen befragen', 'interviewer', 'entrevistar'],
  close: ['close finish complete end wrap finalise finalize', 'abschliessen beenden fertigstellen', 'cloturer terminer finir', 'cerrar terminar finalizar'],
  prospect: ['prospect', 'akquirieren', 'prospecter', 'prospectar'],
  improve: ['improve increase reduce grow boost optimise optimize cut lower lose raise strengthen', 'verbessern steigern senken erhohen optimieren reduzieren abnehmen', 'ameliorer augmenter reduire optimiser', 'mejorar aumentar reducir optimizar perder'],
  attend: ['attend', 'teilnehmen', 'assister', 'asistir'],
  handle: ['handle manage do run hold respond perform process update get have', 'bearbeiten durchfuhren erledigen abhalten', 'gerer traiter mener tenir', 'gestionar realizar llevar'],
} as const satisfies Record<string, readonly [string, string, string, string]>;

export type Action = keyof typeof VERBS;

/** Two words that mean another action than the first of them alone. */
const PHRASES: readonly (readonly [string, Action])[] = [
  ['clean up', 'tidy'], ['tidy up', 'tidy'], ['sort out', 'tidy'], ['clear out', 'tidy'], ['set up', 'install'], ['put up', 'make'], ['find out', 'research'], ['look into', 'research'], ['look at', 'review'], ['look up', 'research'], ['go through', 'review'], ['read through', 'review'],
  ['pick up', 'errand'], ['drop off', 'errand'], ['hand in', 'errand'], ['take out', 'errand'], ['go to', 'errand'], ['follow up', 'chase'], ['kick off', 'onboard'], ['write up', 'write'], ['roll out', 'release'], ['ship out', 'send'],
  ['wrap up', 'close'], ['apply for', 'renew'], ['sign up', 'renew'], ['work out', 'decide'], ['agree on', 'decide'], ['talk to', 'call'], ['speak to', 'call'], ['speak with', 'call'], ['talk with', 'call'], ['get ready', 'prepare'], ['prepare for', 'attend'], ['get ready for', 'attend'], ['prep for', 'attend'], ['set goals', 'plan'], ['set targets', 'plan'], ['speed up', 'improve'], ['cut down', 'improve'], ['go on', 'errand'], ['catch up', 'errand'], ['figure out', 'research'], ['do research', 'research'], ['carry out', 'handle'], ['take care', 'handle'], ['deal with', 'handle'],
  ['hand over', 'close'], ['close down', 'close'], ['end up', 'handle'], ['move house', 'move'], ['brush up', 'learn'], ['get better', 'learn'],
  ['mettre a jour', 'handle'], ['mettre en place', 'install'], ['faire reparer', 'fix'], ['poner en marcha', 'install'], ['hacer la compra', 'errand'], ["s'inscrire", 'renew'],
];

export interface Verb { readonly action: Action; readonly language: Language; readonly words: number }

const KNOWN = new Map<string, { action: Action; language: Language }>();
for (const [action, byLanguage] of Object.entries(VERBS) as [Action, readonly string[]][]) {
  byLanguage.forEach((words, i) => { for (const word of words.split(' ')) if (!KNOWN.has(word)) KNOWN.set(word, { action, language: LANGUAGES[i] as Language }); });
}
const OF_PHRASES = new Map(PHRASES);

/** `writing` and `planning` as their verb. */
const ofGerund = (word: string): string | null => {
  if (!/^[a-z]{3,}ing$/.test(word)) return null;
  const stem = word.slice(0, -3);
  return [stem, `${stem}e`, stem.replace(/(.)\1$/, '$1')].find((one) => KNOWN.get(one)?.language === 'en') ?? null;
};

/** "Get my passport renewed": what is had done is the verb. */
const HAD_DONE = /^(?:get|have)$/, DONE: Readonly<Record<string, string>> = { fixed: 'fix', written: 'write', paid: 'pay', booked: 'book', built: 'build', sold: 'sell', sent: 'send', cut: 'errand', made: 'make', found: 'find', bought: 'buy', taught: 'learn' };
const ofParticiple = (word: string): Verb['action'] | null => KNOWN.get(DONE[word] ?? '')?.action ?? (/^[a-z]{3,}ed$/.test(word) ? [word.slice(0, -1), word.slice(0, -2), word.slice(0, -3)].map((one) => KNOWN.get(one)).find((one) => one?.language === 'en')?.action ?? null : null);

/** The action of "get … done", where a verb stands so. */
export const haveDone = (words: readonly string[]): Action | null => (words.length > 2 && HAD_DONE.test(words[0] as string) ? ofParticiple(words.at(-1) as string) : null);

/** The verb that these folded words begin with. */
export function leadingVerb(words: readonly string[]): Verb | null {
  for (const length of [3, 2]) {
    const action = OF_PHRASES.get(words.slice(0, length).join(' '));
    if (action !== undefined && words.length >= length) return { action, language: /^(?:mettre|faire|s')/.test(words[0] as string) ? 'fr' : /^(?:poner|hacer)/.test(words[0] as string) ? 'es' : 'en', words: length };
  }
  const [first] = words;
  if (first === undefined) return null;
  const known = KNOWN.get(first) ?? KNOWN.get(ofGerund(first) ?? '');
  return known ? { ...known, words: 1 } : null;
}

/** German puts the infinitive last: "Angebot für Müller schreiben". */
export function closingVerb(words: readonly string[]): Verb | null {
  const known = words.length > 1 ? KNOWN.get((words.at(-1) as string).replace(/^zu(?=\w{4})/, '')) : undefined;
  return known?.language === 'de' ? { ...known, words: 1 } : null;
}
