import { type Recipes, s } from './recipe.ts';

// Outlines of work with things, places and machines.

export const THINGS_AND_PLACES: Recipes = {
  organise: [
    s([0.3, 0.75, 1.5], [], ['Settle date, people and budget for {o}', '{o}: Termin, Personen und Budget klären', '{o} : date, personnes et budget', '{o}: fecha, personas y presupuesto'], 'Who must be there, what it may cost, what would make it a good one.'),
    s([0.5, 1.5, 3], [1], ['Find and book the place for {o}', '{o}: Ort suchen und buchen', '{o} : trouver et réserver le lieu', '{o}: buscar y reservar el lugar'], 'Two or three to choose from; what happens if it rains or fewer come?'),
    s([0.25, 0.75, 1.5], [2], ['Invite everybody: {o}', '{o}: einladen', '{o} : envoyer les invitations', '{o}: enviar las invitaciones'], 'Date, place, what to bring, answer by when. Keep a list of the answers.', 'writing'),
    s([0.5, 1.5, 3], [2], ['Arrange food, equipment and programme for {o}', '{o}: Essen, Ausstattung und Ablauf organisieren', '{o} : repas, matériel et déroulement', '{o}: comida, material y programa'], 'Order what needs time first; who does what?'),
    s([0.5, 1, 2], [3, 4], ['Buy and prepare what is missing for {o}', '{o}: Letztes besorgen und vorbereiten', '{o} : derniers achats et préparatifs', '{o}: últimas compras y preparativos'], 'Final number of people, list of the day, somebody with the phone.'),
    s([2, 4, 8], [5], ['The day itself: {o}', '{o}: der Tag selbst', '{o} : le jour même', '{o}: el día'], 'Be there early, and leave time to clear up.'),
    s([0.25, 0.5, 1], [6], ['Thank, pay and tidy up after {o}', '{o}: danken, bezahlen, nacharbeiten', '{o} : remercier, payer, ranger', '{o}: agradecer, pagar, recoger'], 'Bills against the budget, borrowed things back, pictures shared.'),
  ],
  trip: [
    s([0.3, 0.75, 1.5], [], ['Settle dates, companions and budget: {o}', '{o}: Zeitraum, Mitreisende und Budget klären', '{o} : dates, compagnons et budget', '{o}: fechas, acompañantes y presupuesto'], 'Days off, season, what everybody wants to have done.'),
    s([0.25, 0.5, 1.5], [1], ['Check papers, health and insurance: {o}', '{o}: Papiere, Gesundheit, Versicherung prüfen', '{o} : papiers, santé, assurance', '{o}: papeles, salud, seguro'], 'Passport valid long enough, visa, vaccinations, cards that work there.', 'admin'),
    s([0.5, 1.25, 3], [1], ['Book the way there and back: {o}', '{o}: An- und Abreise buchen', '{o} : réserver le transport', '{o}: reservar el transporte'], 'Compare two dates and two ways; check what can be changed.'),
    s([0.5, 1.25, 3], [3], ['Book places to stay: {o}', '{o}: Unterkünfte buchen', '{o} : réserver l’hébergement', '{o}: reservar alojamiento'], 'First and last night in any case; free cancellation where it costs little.'),
    s([0.5, 1.5, 3], [4], ['Plan the days: {o}', '{o}: Tage planen', '{o} : planifier les journées', '{o}: planear los días'], 'One thing fixed a day at most; tickets that sell out now.'),
    s([0.5, 1, 2], [2, 5], ['Pack and leave the house in order: {o}', '{o}: packen und Haus versorgen', '{o} : valises et maison', '{o}: maletas y casa'], 'Copies of papers, keys and plants with a neighbour, away message.'),
  ],
  repair: [
    s([0.15, 0.4, 1], [], ['Look at it and find out what is wrong: {o}', '{o}: Schaden ansehen', '{o} : diagnostiquer', '{o}: diagnosticar'], 'Take pictures and the model number. Is it under warranty, is it safe, is it worth it?'),
    s([0.25, 0.75, 2], [1], ['Get parts, tools or somebody who can do it: {o}', '{o}: Teile, Werkzeug oder Fachkraft besorgen', '{o} : pièces, outils ou artisan', '{o}: piezas, herramientas o técnico'], 'A price before anybody begins.'),
    s([0.5, 1.25, 3], [2], ['Repair {o}', '{o}: reparieren', '{o} : réparer', '{o}: reparar'], 'Water, gas or power off first. Photograph before taking apart.'),
    s([0.1, 0.25, 0.5], [3], ['Try it and clear up: {o}', '{o}: ausprobieren und aufräumen', '{o} : essayer et ranger', '{o}: probar y recoger'], 'Look again after a day. Keep bill and spare parts.'),
  ],
  make: [
    s([0.25, 0.75, 1.5], [], ['Measure and plan: {o}', '{o}: messen und planen', '{o} : mesurer et planifier', '{o}: medir y planear'], 'A sketch with sizes, a list of material, what dries or waits how long.'),
    s([0.5, 1.25, 2.5], [1], ['Get material and tools: {o}', '{o}: Material und Werkzeug besorgen', '{o} : matériel et outils', '{o}: material y herramientas'], 'A tenth more than the list says. Borrow what is used once.'),
    s([1.5, 4, 8], [2], ['{c}', '{c}', '{c}', '{c}'], 'Prepare the place, try on a small piece first.'),
    s([0.4, 1, 2], [3], ['Finish and clean up: {o}', '{o}: Abschluss und aufräumen', '{o} : finitions et rangement', '{o}: acabados y limpieza'], 'Edges, second coat, what sticks. Put leftovers away with a label.'),
  ],
  move: [
    s([0.5, 1, 2], [], ['List what comes along, what goes and whom to tell: {c}', '{c}: Liste, was mitkommt, was wegkommt, wer es wissen muss', '{c} : liste de ce qui vient, de ce qui part, de qui prévenir', '{c}: lista de lo que va, lo que no y a quién avisar'], 'Room by room. Notice periods and deposits first.'),
    s([0.5, 1.25, 3], [1], ['Fix the day, transport and helpers: {c}', '{c}: Tag, Transport und Helfer festlegen', '{c} : jour, transport et aide', '{c}: día, transporte y ayuda'], 'Three quotes or a van and friends; lift, parking, keys.'),
    s([0.75, 2, 4], [1], ['Change addresses and contracts: {c}', '{c}: Adressen und Verträge ändern', '{c} : adresses et contrats', '{c}: direcciones y contratos'], 'Power, internet, insurance, bank, register, mail forwarding.', 'admin'),
    s([4, 8, 16], [2], ['Sort out and pack: {c}', '{c}: aussortieren und packen', '{c} : trier et emballer', '{c}: clasificar y empacar'], 'Give away before packing. Label boxes by room; one bag for the first night.'),
    s([4, 8, 12], [4], ['The day itself: {c}', '{c}: der Tag selbst', '{c} : le jour même', '{c}: el día'], 'One person at each end. Bed, light and coffee first.'),
    s([2, 5, 10], [5], ['Unpack, and hand back what stays behind: {c}', '{c}: auspacken und Altes übergeben', '{c} : déballer et rendre l’ancien', '{c}: desempacar y entregar lo anterior'], 'Meter readings, protocol with photos, keys against a signature.'),
  ],
  transfer: [
    s([0.3, 0.75, 2], [], ['List what is there and what must come along: {o}', '{o}: Bestand und Umfang klären', '{o} : inventaire et périmètre', '{o}: inventario y alcance'], 'How much, who uses it, what links to it, what may stay behind.'),
    s([0.25, 0.5, 1], [1], ['Make a copy and settle the way back: {o}', '{o}: Sicherung und Rückweg', '{o} : copie et retour possible', '{o}: copia y vuelta atrás'], 'A copy that was opened once. Until when can you go back?'),
    s([0.4, 1.25, 3], [1], ['Try it with a small part: {o}', '{o}: mit einem kleinen Teil testen', '{o} : essai sur une petite partie', '{o}: prueba con una parte pequeña'], 'Compare counts and look at odd cases; time it.'),
    s([0.75, 2, 5], [2, 3], ['{c}', '{c}', '{c}', '{c}'], 'Tell those who use it before; freeze changes meanwhile.', 'deep'),
    s([0.4, 1, 2], [4], ['Check the result and retire the old: {o}', '{o}: prüfen und Altes ablösen', '{o} : vérifier et clore l’ancien', '{o}: comprobar y retirar lo anterior'], 'Counts, samples, links. The old one goes after a week without complaints.'),
  ],
  choose: [
    s([0.2, 0.4, 1], [], ['Write down needs and the most it may cost: {o}', '{o}: Bedarf und Budget festhalten', '{o} : besoins et budget', '{o}: necesidades y presupuesto'], 'Three musts, what would be nice, what the present one lacks.'),
    s([0.4, 1, 2], [1], ['Find three to five candidates: {o}', '{o}: drei bis fünf Kandidaten suchen', '{o} : trouver trois à cinq candidats', '{o}: buscar de tres a cinco candidatos'], 'Independent tests, people who use one; total cost over its life.'),
    s([0.4, 1, 2.5], [2], ['Compare three and choose: {o}', '{o}: drei vergleichen und entscheiden', '{o} : comparer trois et choisir', '{o}: comparar tres y elegir'], 'One table against the musts; try the best two if you can.', 'deep'),
    s([0.2, 0.4, 1], [3], ['Settle it – order, sign or tell: {o}', '{o}: bestellen oder abschließen', '{o} : commander ou conclure', '{o}: pedir o cerrar'], 'Price once more, terms of return, receipt put away.', 'admin'),
  ],
  sell: [
    s([0.25, 0.75, 1.5], [], ['Collect papers, state and price: {o}', '{o}: Papiere, Zustand und Preis klären', '{o} : papiers, état et prix', '{o}: papeles, estado y precio'], 'What do such things really go for? Settle the least you take.'),
    s([0.4, 1, 2], [1], ['Clean, photograph and describe: {o}', '{o}: reinigen, fotografieren, beschreiben', '{o} : nettoyer, photographier, décrire', '{o}: limpiar, fotografiar, describir'], 'Ten pictures in daylight; name the faults.', 'writing'),
    s([0.2, 0.5, 1], [2], ['Publish the offer: {o}', '{o}: Angebot veröffentlichen', '{o} : publier l’annonce', '{o}: publicar el anuncio'], 'Two places at most, and friends.'),
    s([0.5, 1.5, 4], [3], ['Answer, show and hand over: {o}', '{o}: antworten, zeigen, übergeben', '{o} : répondre, montrer, remettre', '{o}: responder, mostrar, entregar'], 'Money before keys; a short contract; sign off or cancel what hangs on it.'),
  ],
  tidy: [
    s([0.2, 0.5, 1], [], ['Look through it and settle what stays: {o}', '{o}: durchsehen und Regeln festlegen', '{o} : faire le tour et fixer les règles', '{o}: revisar y fijar reglas'], 'Rules in one line each: keep, hand on, throw away. Boxes or lists ready.'),
    s([1, 2.5, 5], [1], ['Sort in one go: {o}', '{o}: sortieren', '{o} : trier', '{o}: clasificar'], 'Every piece touched once. What you doubt gets a date.'),
    s([0.5, 1, 2], [2], ['Put in order what stays: {o}', '{o}: Bleibendes ordnen', '{o} : ranger ce qui reste', '{o}: ordenar lo que queda'], 'What belongs together lies together, with a label.'),
    s([0.25, 0.75, 1.5], [2], ['Take away or archive the rest: {o}', '{o}: Rest wegbringen oder archivieren', '{o} : évacuer ou archiver le reste', '{o}: retirar o archivar el resto'], 'The same day. A small rule so that it stays as it is.'),
  ],
  record: [
    s([0.3, 0.75, 2], [], ['Write the list of shots or the script: {o}', '{o}: Aufnahmeliste oder Drehbuch', '{o} : liste de prises ou script', '{o}: lista de tomas o guion'], 'What it is for, sizes and formats, what must be in it.', 'writing'),
    s([0.3, 0.75, 1.5], [], ['Prepare place, light and equipment: {o}', '{o}: Ort, Licht und Technik vorbereiten', '{o} : lieu, lumière, matériel', '{o}: lugar, luz y equipo'], 'Test shot, charged batteries, empty card, permission of those in it.'),
    s([0.75, 2, 4], [1, 2], ['{c}', '{c}', '{c}', '{c}'], 'Must-haves first. Look at the first ones large before going on.'),
    s([1, 2.5, 5], [3], ['Choose and edit: {o}', '{o}: auswählen und bearbeiten', '{o} : sélection et montage', '{o}: selección y edición'], 'One in ten. Same light and cut for all.', 'deep'),
    s([0.25, 0.5, 1], [4], ['Export, name and put in place: {o}', '{o}: exportieren und einstellen', '{o} : exporter et mettre en place', '{o}: exportar y publicar'], 'Originals and edited ones stored twice.'),
  ],
};
