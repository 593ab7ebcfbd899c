// How people ask for the work that a starter workflow is about. Written in folded text (lower case, no accents), any language.

export interface Intents {
  /** What the work makes or is about, as `a, b c`. The last word of a phrase is what the others describe; `~` begins one that ends a compound. */
  readonly things: string;
  /** What is done to these things; absent: whatever brings one about. */
  readonly actions?: readonly string[];
  /** Actions that say it whatever the thing is, and those that say it where only a name follows. */
  readonly always?: readonly string[];
  readonly alone?: readonly string[];
  /** How such an intent begins: words, `a|b` for one of several, `*` for up to four of any. */
  readonly says?: readonly string[];
  /** Words that make it something else. */
  readonly not?: string;
}

/** Actions that bring a thing about. */
export const BRINGING_ABOUT: readonly string[] = ['write', 'publish', 'prepare', 'organise', 'plan', 'create', 'build', 'send', 'release', 'handle', 'close', 'file', 'record'];

const STAFF = 'employee, colleague, hire, starter, developer, engineer, designer, intern, trainee, apprentice, assistant, manager, teammate, staff, team member, sales rep, mitarbeiter, mitarbeiterin, kollege, kollegin, azubi, praktikant, praktikantin, werkstudent, werkstudentin, entwickler, entwicklerin, salarie, collegue, stagiaire, empleado, empleada, becario, companero';
const ROLES = `${STAFF}, accountant, bookkeeper, freelancer, contractor, copywriter, marketer, salesperson, nanny, virtual assistant, buchhalter, buchhalterin, assistentin, assistent, designerin, comptable, developpeur, graphiste, disenador, desarrollador, asistente`;

export const INTENTS: Readonly<Record<string, Intents>> = {
  'client-onboarding': {
    things: 'client, customer, account, client onboarding, customer onboarding, onboarding, kunde, kundin, kunden, kundenonboarding, cliente, welcome package, welcome pack, intake', actions: ['onboard', 'install', 'plan', 'prepare', 'handle'], always: ['onboard'],
    says: ['get * started as * client|customer|account', 'get * client|customer|account started', 'client|customer|account onboarding', 'onboarding|onboard', 'install * as * client|customer|account', 'welcome package|pack for'],
    not: `${STAFF}, flow, checklist, email, mail, page, video, onboarding flow, guest, baby`,
  },
  diagnostic: {
    things: 'diagnostic, audit, website audit, health check, assessment, process review, bestandsaufnahme, analyse, ~analyse, ~audit, diagnostico, auditoria, diagnostique', actions: ['handle', 'prepare', 'create', 'write', 'plan'], always: ['audit'],
    says: ['research|find|understand why *', 'find out why', 'assess|evaluate how', 'diagnose|audit'], not: 'log, trail, tax, blood, medical, doctor, medecin, arzt, car, eyes',
  },
  'marketing-ops-sprint': {
    things: 'marketing ops sprint, marketing sprint, marketing op, funnel, lead routing, email sequence, marketing automation, lead funnel, campaign, crm clean-up, crm cleanup, drip campaign, email campaign, marketing campaign, ads campaign, kampagne, ~kampagne, campagne, campana',
    actions: ['plan', 'build', 'create', 'handle', 'prepare', 'organise', 'release', 'install', 'fix'], says: ['marketing ops', 'tidy up crm', 'clean up crm', 'fix * lead|funnel|tracking'], not: 'election, political, donation',
  },
  'retainer-month': { things: 'retainer, retainer month, monthly retainer, maintenance month, advisory month, retainermonat', says: ['plan * retainer', 'retainer'] },
  proposal: {
    things: 'proposal, quote, quotation, offer, statement work, sow, cost estimate, estimate, bid, tender, angebot, ~angebot, kostenvoranschlag, voranschlag, offerte, proposition, proposition commerciale, devis, offre, propuesta, presupuesto, oferta, cotizacion',
    not: 'marriage, wedding, job, heirat, mariage, page, spring, summer, black, special, employment',
  },
  'content-piece': {
    things: 'blog post, article, blog, blog entry, guide, white paper, whitepaper, case study, content piece, essay, how-to, post, linkedin post, social post, blogartikel, blogbeitrag, artikel, beitrag, fachartikel, fallstudie, ratgeber, article blog, articulo, entrada blog, entrada, caso exito',
    not: 'law, constitution, letter, office, mail, wall, fence, job, style, guide dog, travel',
  },
  'outbound-week': {
    things: 'outreach, cold outreach, outbound, outbound week, cold email, cold call, cold emails, lead generation, prospecting, lead list, kaltakquise, akquise, prospection, prospeccion, cold email campaign, email outreach, outreach campaign', actions: ['plan', 'handle', 'prepare', 'organise', 'send', 'write', 'create', 'prospect', 'release'], always: ['prospect'],
    says: ['find * leads|prospects', 'cold email|outreach|call|calling', 'week * cold|outbound', 'handle * cold outreach', 'prospect'], not: 'volunteer, community, gold, oil',
  },
  'invoice-run': {
    things: 'invoice, invoice run, invoicing, billing run, monthly invoice, rechnung, rechnungen, ~rechnung, ~rechnungen, rechnungslauf, fakturierung, facture, facturation, factura, facturacion', always: ['invoice'],
    says: ['handle * invoicing|billing', 'send * invoices'], not: 'template, vorlage, modele, plantilla, software, tool, module, page, feature, overdue, unpaid, late, offene, unbezahlte, uberfallige, impayee, impayees, vencidas, pendientes, reminder, mahnung, strom, gas, handyrechnung, design, proposal',
  },
  'weekly-review': {
    things: 'weekly review, week review, week, week plan, weekly plan, weekly planning, wochenruckblick, wochenreview, wochenplanung, wochenplan, woche, revue hebdomadaire, revue, revision semanal, semana, semaine', actions: ['handle', 'plan', 'prepare', 'review', 'close', 'organise', 'create'],
    says: ['weekly review|planning|plan', 'handle * weekly review', 'review|plan * week', 'end|close|plan|review week', 'revue hebdomadaire', 'revision semanal', 'woche planen', 'handle|planen|plan woche|semaine|semana'], not: 'holiday, vacation, off, fashion, retainer, holidays, ferien, urlaub, project, themed, book, code, literature, performance, first, employee',
  },
  'bookkeeping-month': {
    things: 'bookkeeping, book, books, accounting, monthly close, month end, month-end close, receipts, month close, buchhaltung, buchfuhrung, monatsabschluss, belege, comptabilite, cloture mensuelle, contabilidad, cierre mes, account reconciliation', actions: ['handle', 'close', 'prepare', 'create', 'tidy', 'file'],
    says: ['close|handle|finish * books', 'handle * bookkeeping|accounting|buchhaltung', 'sort|tidy * receipts|belege', 'month end|close', 'monthly close'], not: 'software, tool, course, club, shelf, report, photo, recipe',
  },
  hiring: {
    things: `${ROLES}`, actions: ['find', 'hire'], always: ['hire'], says: ['hiring|recruiting|recruitment', 'fill * position|role|vacancy'],
    not: 'van, car, truck, bike, bicycle, boat, bus, hall, room, tent, band, dj, equipment, suit, dress, costume, lawyer, plumber, electrician, agreement, machine, skip',
  },
  'product-release': {
    things: 'release, version, feature, app, update, product, software, product launch, launch, service, platform, plugin, api, website, shop, store, build, beta, produkt, fassung, funktion, produit, producto, application, aplicacion, lanzamiento, lancement', actions: ['release', 'plan', 'prepare', 'attend', 'handle', 'publish'], alone: ['release'],
    says: ['release version', 'product launch|release', 'app|software|product * release', '* release'], not: 'press, note, notes, newsletter, album, investor, board, status, security, incident, party, book, podcast, campaign, invoice, website content, call, profile, address, price, board update, shareholder, system, windows, driver, team, customer, pressemitteilung, insurance',
  },
  incident: {
    things: 'incident, outage, downtime, data loss, security breach, breach, data breach, security incident, security problem, site down, ausfall, storung, ~ausfall, ~storung, sicherheitsvorfall, panne, incidente, caida', actions: ['handle', 'fix', 'review', 'research'],
    says: ['* down handle|fix', '* is|are|went down', '* is|are offline|unreachable|hacked', 'site|website|server|shop|app|service|checkout|database|api|system|email down', 'security breach|incident', 'data breach|loss', 'we got hacked', 'wir wurden gehackt', 'seite|server|shop|website * down|offline|ausgefallen', 'handle * outage|incident', 'site|serveur * panne|tombe'], not: 'plan, insurance, car, policy, training, report template',
  },
  'customer-interviews': {
    things: 'customer interview, user interview, customer research, user research, discovery interview, discovery, customer discovery, client interview, kundeninterview, kundeninterviews, nutzerinterview, nutzerinterviews, entretien client, entretien utilisateur, entrevista cliente, entrevista usuario', actions: ['plan', 'prepare', 'handle', 'organise', 'write', 'research'],
    says: ['interview * customers|users|clients|kunden|nutzer|buyers|subscribers|clientes|usuarios|utilisateurs', 'talk|speak to|with * customers|users|clients|buyers', 'validate * idea|concept', 'test * idea with', 'customer|user|client interviews|interview|discovery|research', 'kunden|nutzer interviewen|befragen', 'validate'], not: 'job, candidate, candidates, founder',
  },
  'newsletter-issue': { things: 'newsletter, newsletter issue, newsletters, mailing, rundbrief, infolettre, boletin, lettre information, kundennewsletter', says: ['newsletter for|on|about'], not: 'archive, template, tool, software, subscription, signup, form' },
  talk: {
    things: 'talk, presentation, keynote, lecture, slide, slide deck, webinar, conference talk, lightning talk, vortrag, prasentation, ~vortrag, ~prasentation, folien, presentation, conference, expose, presentacion, ponencia, charla, webinaire', actions: ['write', 'prepare', 'plan', 'create', 'handle', 'build', 'organise', 'design', 'record'],
    not: 'performance, salary, small, parent, investor, board, pitch, exit, appraisal, call',
  },
  'team-event': {
    things: 'offsite, team offsite, retreat, team event, team retreat, team day, company party, summer party, christmas party, team building, workshop, company event, event, conference, team workshop, office party, hackathon, kick-off, all-hands, meetup, betriebsausflug, teamevent, firmenfeier, weihnachtsfeier, sommerfest, betriebsfest, teamtag, klausurtagung, klausur, teambuilding, tagung, seminaire, seminaire equipe, evenement equipe, evenement, fete entreprise, evento, evento equipo, retiro, fiesta empresa, jornada equipo',
    actions: ['plan', 'organise', 'prepare', 'handle', 'book', 'create'], not: 'birthday, wedding, family, mother, father, kid, kids, son, daughter, tracking, log, calendar, app, call, interview, webinar, geburtstag, hochzeit, anniversaire, cumpleanos, boda, mariage, bug, listener, parent',
  },
  'bug-fix': {
    things: 'bug, crash, error, regression, defect, exception, login bug, glitch, failing test, flaky test, fehler, ~fehler, bug, absturz, bogue, erreur, error, fallo, broken link, webhook, endpoint, query, memory leak, leak, race condition, issue, timeout, login, login form, form, api, import, export, layout', actions: ['fix', 'handle'],
    says: ['debug', 'fix * bug|crash|error|exception|regression'], not: 'tax, invoice, accounting, water, roof, pipe, sink, heating, wasser, dach, bill, lead, funnel, tap, toilet, gas, oil',
  },
  'web-page': {
    things: 'landing page, web page, webpage, page, pricing page, sales page, microsite, home page, homepage, product page, about page, website, portfolio site, site, career page, webseite, landingpage, unterseite, startseite, webauftritt, page web, page vente, site web, site internet, pagina web, pagina, sitio web', actions: ['create', 'build', 'design', 'write', 'plan', 'prepare', 'publish', 'redesign'],
    not: 'yellow, document, status, building, construction, page count, camp, inspection, site visit, log, cover, archaeological, title',
  },
  'ab-test': {
    things: 'a/b test, ab test, split test, a/b-test, ab-test, a-b test, a/b testing, test a/b, experiment', actions: ['handle', 'plan', 'prepare', 'create', 'build', 'release', 'install', 'test', 'write'],
    says: ['a/b test|testing', 'ab test', 'a/b-test|a/b-testing', 'split test', 'test a/b', 'test * against * other', 'test two|2|both * against', 'test two|2|three|3 * headlines|variants|versions|designs|subject|prices'], not: 'zymurgy, chemistry, physics, lab, school, kitchen, science',
  },
  'investor-update': {
    things: 'investor update, board update, board report, board pack, board deck, investor report, shareholder update, shareholder letter, board meeting, investor letter, quarterly update, board paper, investorenbericht, investorenupdate, gesellschafterbericht, vorstandsbericht, rapport investisseur, rapport conseil, informe inversor, informe consejo', says: ['board|investor|shareholder|stakeholder update|report|meeting|deck|pack', 'attend board meeting'], not: 'game, surf',
  },
  'pitch-deck': { things: 'pitch deck, pitch, investor deck, investor pitch, pitchdeck, fundraising deck, seed deck, pitch presentation, investor presentation, presentation investisseur, presentacion inversor', says: ['pitch deck', 'pitch for investors'], not: 'football, tent, cricket, camping' },
  'data-migration': {
    things: 'data, customer data, database, crm, data migration, migration, database migration, record, crm data, file storage, user data, datenmigration, datenbank, daten, datenumzug, migration donnee, base donnee, donnee, migracion dato, base dato, dato, mailbox, email', actions: ['move', 'plan', 'prepare', 'handle', 'build'],
    says: ['data|database|crm|server|cloud migration', 'move * data|files|database|records from * to', 'migrate * from * to', 'switch * crm'], not: 'bird, residence, house, flat, country, data protection, protection, privacy, data plan, mobile, entry',
  },
  'tax-return': {
    things: 'tax return, vat return, tax, taxe, vat, income tax, sales tax, tax declaration, tax filing, steuererklarung, steuer, umsatzsteuervoranmeldung, umsatzsteuer, umsatzsteuererklarung, einkommensteuererklarung, mehrwertsteuer, declaration tva, declaration impot, impot, tva, declaration revenu, declaracion renta, declaracion iva, iva, impuesto, renta, ~steuererklarung', actions: ['file', 'handle', 'prepare', 'send', 'create', 'close', 'plan', 'write', 'publish'],
    says: ['handle|file|prepare * tax|taxes|vat', 'tax return', 'vat return'], not: 'software, adviser, advisor, lawyer, berater, id, number, property deal, course, letter',
  },
  'overdue-invoices': {
    things: 'overdue invoice, unpaid invoice, late invoice, outstanding invoice, late payment, overdue payment, outstanding payment, payment reminder, dunning, invoice reminder, unpaid bill, receivable, mahnung, mahnungen, mahnlauf, zahlungserinnerung, offene rechnung, offene rechnungen, uberfallige rechnung, uberfallige rechnungen, unbezahlte rechnung, unbezahlte rechnungen, facture impayee, relance, relance client, factura vencida, factura pendiente, impagado, recordatorio pago',
    actions: ['chase', 'send', 'handle', 'write', 'plan', 'call', 'errand', 'close', 'prepare', 'find'], says: ['chase * invoice|invoices|payment|payments|debtors|debts', 'send * reminders for * invoices|bills|payments', 'chase up * invoice|invoices|payment|payments', 'follow up on|with * invoices|payments', 'relancer * facture|factures|impaye|impayes', 'reclamar * factura|facturas|pago|pagos', 'collect * overdue|outstanding|unpaid'],
  },
  'client-offboarding': {
    things: 'client offboarding, customer offboarding, offboarding, engagement, client handover, client exit, project handover, contract end, kundenoffboarding, offboarding client', actions: ['close', 'offboard', 'plan', 'prepare', 'handle', 'write'], alone: ['offboard'],
    says: ['offboard|offboarden|offboarder * client|customer|account|kunde|kunden', 'offboard', 'close|end * engagement|contract|collaboration|cooperation|mandate with', 'client|customer offboarding', 'part ways with * client', 'end * with * client'], not: `${STAFF}, ring, wedding, party, social`,
  },
  episode: {
    things: 'episode, podcast episode, podcast, video, demo video, youtube video, product video, explainer video, video tutorial, screencast, podcastfolge, folge, erklarvideo, videofolge, ~video, episodio, capitulo podcast, episode podcast, video produit', actions: ['record', 'create', 'publish', 'plan', 'prepare', 'release', 'write', 'handle', 'build'],
    says: ['record|film|shoot * podcast|episode|video|interview'], not: 'game, card, wedding, call, conference, player, surveillance',
  },
  'office-move': {
    things: 'office, office move, company, headquarter, practice, studio, shop, store, buro, buroumzug, firma, firmenumzug, praxis, umzug buro, bureau, demenagement bureau, oficina, mudanza oficina, workshop, warehouse, lager', actions: ['move'],
    says: ['office move|relocation', 'buroumzug|firmenumzug', 'plan|organise|prepare|planen|organisieren * office move|relocation|buroumzug|firmenumzug', 'demenagement * bureaux|bureau', 'mudanza * oficina'], not: 'hour, chair, desk, furniture, archive, file, data, website, online, chair',
  },
  'employee-onboarding': {
    things: `${STAFF}, employee onboarding, staff onboarding, new hire onboarding, einarbeitung, mitarbeiteronboarding`, actions: ['onboard', 'prepare'],
    says: ['onboard|onboarden|onboarding|einarbeiten|integrer|accueillir|welcome|incorporar * employee|colleague|hire|starter|developer|engineer|designer|intern|trainee|assistant|manager|teammate|staff|mitarbeiter|mitarbeiterin|kollegen|kollegin|azubi|praktikanten|werkstudenten|salarie|collegue|stagiaire|empleado|empleada', 'first|onboarding week|day|month|plan * for * employee|colleague|hire|starter|developer|designer|intern', 'employee|staff onboarding', 'einarbeitungsplan|einarbeitung', 'first week plan'], not: 'client, customer',
  },
  'job-post': {
    things: 'job description, job post, job ad, job advert, job advertisement, job posting, role description, vacancy, job spec, stellenanzeige, stellenausschreibung, stellenbeschreibung, jobanzeige, offre emploi, fiche poste, annonce emploi, oferta empleo, oferta trabajo, descripcion puesto', says: ['job description|ad|advert|post|posting|spec'],
  },
};
