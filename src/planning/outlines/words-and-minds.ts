import { type Recipes, s } from './recipe.ts';

// Outlines of work with words, people and decisions.

export const WORDS_AND_MINDS: Recipes = {
  write: [
    s([0.25, 0.75, 2], [], ['Gather what goes into {o}', '{o}: Material sammeln', '{o} : rassembler la matière', '{o}: reunir el material'], 'For whom is it, what should they do or know afterwards? Notes, numbers, earlier versions.'),
    s([0.25, 0.5, 1], [1], ['Outline {o}', '{o}: Gliederung', '{o} : plan', '{o}: esquema'], 'The main point first, then what carries it. Settle the length.', 'writing'),
    s([1, 2.5, 5], [2], ['Draft {o}', '{o}: Entwurf', '{o} : premier jet', '{o}: borrador'], 'Straight through, without polishing.', 'deep', 'writing'),
    s([0.4, 1, 2], [3], ['Revise {o} with fresh eyes', '{o}: überarbeiten', '{o} : relecture', '{o}: revisión'], 'A day later: cut, check facts and names, have one person read it.', 'writing'),
    s([0.1, 0.25, 0.5], [4], ['Finish and hand over {o}', '{o}: fertigstellen und abgeben', '{o} : finaliser et remettre', '{o}: terminar y entregar'], 'Final form, to the right person, by the agreed way.'),
  ],
  prepare: [
    s([0.15, 0.3, 0.75], [], ['Settle what should come out of it: {o}', '{o}: Ziel klären', '{o} : fixer l’objectif', '{o}: fijar el objetivo'], 'The best result, the least acceptable one, who decides.'),
    s([0.3, 1, 2], [1], ['Collect facts and papers: {o}', '{o}: Unterlagen sammeln', '{o} : réunir les documents', '{o}: reunir documentos'], 'Numbers, history, what the other side knows and wants.'),
    s([0.3, 0.75, 1.5], [1], ['Write the agenda or key points: {o}', '{o}: Stichpunkte schreiben', '{o} : noter les points clés', '{o}: anotar los puntos clave'], 'Three points, the questions to ask, the one sentence to begin with.', 'writing'),
    s([0.25, 0.5, 1], [2, 3], ['Go through the hard questions aloud: {o}', '{o}: schwierige Fragen durchgehen', '{o} : répéter les questions difficiles', '{o}: ensayar las preguntas difíciles'], 'With somebody who pushes back, or standing in an empty room.'),
  ],
  decide: [
    s([0.2, 0.4, 1], [], ['Write down the question and what a good answer must meet: {o}', '{o}: Frage und Kriterien aufschreiben', '{o} : question et critères', '{o}: pregunta y criterios'], 'What happens if nothing is decided, and by when must it be?', 'writing'),
    s([0.5, 1.5, 3], [1], ['Collect facts and two or three options: {o}', '{o}: Fakten und Möglichkeiten sammeln', '{o} : réunir faits et options', '{o}: reunir datos y opciones'], 'Cost, effect, risk, way back. Doing nothing is one of them.', 'deep'),
    s([0.3, 0.75, 1.5], [1], ['Ask those it touches: {o}', '{o}: Betroffene fragen', '{o} : consulter les personnes concernées', '{o}: consultar a los afectados'], 'Two or three people; what would they regret?', 'call'),
    s([0.25, 0.5, 1], [2, 3], ['Decide and write down why: {o}', '{o}: entscheiden und begründen', '{o} : décider et noter pourquoi', '{o}: decidir y anotar el porqué'], 'Half a page, first step with a date, when to look at it again.'),
  ],
  negotiate: [
    s([0.25, 0.5, 1], [], ['Settle aim, limit and alternative: {o}', '{o}: Ziel, Grenze und Alternative festlegen', '{o} : objectif, limite et alternative', '{o}: objetivo, límite y alternativa'], 'What you ask for, what you would still take, what you do without an agreement.', 'deep'),
    s([0.5, 1.25, 3], [], ['Collect comparisons and the present terms: {o}', '{o}: Vergleiche und jetzige Bedingungen sammeln', '{o} : comparaisons et conditions actuelles', '{o}: comparaciones y condiciones actuales'], 'Market prices, the contract as it is, dates that matter to the other side.'),
    s([0.3, 0.75, 1.5], [1, 2], ['Prepare offer and arguments: {o}', '{o}: Angebot und Argumente vorbereiten', '{o} : préparer offre et arguments', '{o}: preparar oferta y argumentos'], 'What costs you little and is worth much to them? Order of what you give.', 'writing'),
    s([0.5, 1, 3], [3], ['Negotiate {o}', '{o}: verhandeln', '{o} : négocier', '{o}: negociar'], 'Ask first, listen, write down every offer. Sleep on it before saying yes.', 'call'),
    s([0.25, 0.5, 1.5], [4], ['Put the result in writing: {o}', '{o}: Ergebnis schriftlich festhalten', '{o} : mettre l’accord par écrit', '{o}: poner el acuerdo por escrito'], 'Confirm the same day; read the final text against the notes; sign.'),
  ],
  research: [
    s([0.2, 0.4, 1], [], ['Write down the question: {o}', '{o}: Frage festhalten', '{o} : formuler la question', '{o}: formular la pregunta'], 'What will be decided with the answer, and how sure must it be?'),
    s([0.75, 2, 4], [1], ['Find and read sources: {o}', '{o}: Quellen suchen und lesen', '{o} : chercher et lire les sources', '{o}: buscar y leer fuentes'], 'First-hand ones first. Keep each with link, date and what it says.', 'deep'),
    s([0.5, 1.25, 2.5], [2], ['Compare and draw conclusions: {o}', '{o}: vergleichen und auswerten', '{o} : comparer et conclure', '{o}: comparar y concluir'], 'One table. Mark what is fact, what is opinion, what nobody knows.', 'deep'),
    s([0.4, 1, 2], [3], ['Write up the answer: {o}', '{o}: Ergebnis aufschreiben', '{o} : rédiger la synthèse', '{o}: redactar la respuesta'], 'Answer first, on one page, with the open points and the next step.', 'writing'),
  ],
  translate: [
    s([0.25, 0.5, 1], [], ['Settle terms, tone and readers: {o}', '{o}: Begriffe, Ton und Leser klären', '{o} : termes, ton et lecteurs', '{o}: términos, tono y lectores'], 'A list of terms that must always be the same, and of names that stay.'),
    s([1.5, 4, 8], [1], ['Translate {o}', '{o}: Übersetzung, erste Fassung', '{o} : première version', '{o}: primera versión'], 'Straight through; mark what is doubtful and go on.', 'deep', 'writing'),
    s([0.5, 1.5, 3], [2], ['Check it against the original: {o}', '{o}: mit dem Original abgleichen', '{o} : comparer avec l’original', '{o}: cotejar con el original'], 'Numbers, names, what was left out. Then read it without the original.', 'writing'),
    s([0.4, 1, 2], [3], ['Have it read and finish it: {o}', '{o}: gegenlesen lassen und fertigstellen', '{o} : faire relire et finaliser', '{o}: hacer leer y terminar'], 'By a native speaker who knows the matter; put it into its final form.'),
  ],
  review: [
    s([0.1, 0.25, 0.5], [], ['Settle what to look for: {o}', '{o}: Prüfpunkte klären', '{o} : fixer les critères', '{o}: fijar los criterios'], 'Facts, logic, style, risk? Until when, and what does the author do with it?'),
    s([0.5, 1.5, 3], [1], ['Go through {o}', '{o}: durchgehen', '{o} : passer en revue', '{o}: repasar'], 'Once quickly as a whole, once closely. Note the place of every remark.', 'deep'),
    s([0.25, 0.75, 1.5], [2], ['Write down the remarks and hand them back: {o}', '{o}: Anmerkungen festhalten und zurückgeben', '{o} : noter et transmettre les remarques', '{o}: anotar y devolver los comentarios'], 'What must change, what could, what is good. The most important first.', 'writing'),
  ],
  plan: [
    s([0.25, 0.75, 1.5], [], ['Look at where things stand and what is wanted: {o}', '{o}: Ausgangslage und Wünsche', '{o} : situation et attentes', '{o}: situación y deseos'], 'What went well and badly last time, what is fixed already, who has a say.'),
    s([0.4, 1, 2], [1], ['Choose at most three aims: {o}', '{o}: höchstens drei Ziele wählen', '{o} : choisir trois objectifs au plus', '{o}: elegir tres objetivos como mucho'], 'Each with a number or a picture of done. Write down what is left out.', 'deep'),
    s([0.5, 1.25, 3], [2], ['Break them into steps and check them against the time there is: {o}', '{o}: in Schritte teilen und mit der Zeit abgleichen', '{o} : découper en étapes et vérifier le temps', '{o}: dividir en pasos y comprobar el tiempo'], 'Hours with ranges, what waits for what, a fifth in reserve.', 'deep'),
    s([0.25, 0.5, 1], [3], ['Agree on it and put it into the calendar: {o}', '{o}: abstimmen und in den Kalender', '{o} : valider et mettre au calendrier', '{o}: acordar y pasar al calendario'], 'One page; a date to look at it again.'),
  ],
  improve: [
    s([0.3, 0.75, 2], [], ['Measure where it stands and set the aim: {o}', '{o}: Stand messen und Ziel setzen', '{o} : mesurer et fixer l’objectif', '{o}: medir y fijar el objetivo'], 'One number, its value today, the value wanted and by when.'),
    s([0.5, 1.5, 3], [1], ['Find what holds it back: {o}', '{o}: Hindernisse finden', '{o} : trouver les freins', '{o}: encontrar los frenos'], 'Look, ask three people, list causes; choose the two that weigh most.', 'deep'),
    s([1, 3, 6], [2], ['Change the first of them: {o}', '{o}: das Wichtigste ändern', '{o} : agir sur le premier', '{o}: cambiar lo primero'], 'Small enough to see within two weeks whether it helps.', 'deep'),
    s([0.25, 0.75, 1.5], [3], ['Measure again and decide on the next: {o}', '{o}: nachmessen und weiter entscheiden', '{o} : mesurer à nouveau et décider', '{o}: volver a medir y decidir'], 'Keep what helped, take back what did not, then the second cause.'),
  ],
  'follow-up': [
    s([0.15, 0.25, 0.5], [], ['{c}', '{c}', '{c}', '{c}'], 'Short and friendly: what it is about, what you need, by when.'),
    s([0.1, 0.25, 0.5], [1], ['Ask once more if no answer came: {o}', '{o}: nachfragen, falls keine Antwort kam', '{o} : relancer sans réponse', '{o}: insistir si no hay respuesta'], 'After four working days, by another way than the first time.'),
  ],
};
