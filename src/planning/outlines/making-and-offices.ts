import { type Recipes, s } from './recipe.ts';

// Outlines of building, mending and trying software, of papers, and the one for what is not known.

export const MAKING_AND_OFFICES: Recipes = {
  fix: [
    s([0.25, 0.75, 2], [], ['Reproduce it: {o}', '{o}: nachstellen', '{o} : reproduire', '{o}: reproducir'], 'Smallest steps that show it; what should happen instead.'),
    s([0.4, 1.25, 4], [1], ['Find the cause: {o}', '{o}: Ursache finden', '{o} : trouver la cause', '{o}: encontrar la causa'], 'One sentence that says why, before anything is changed.', 'deep'),
    s([0.4, 1.25, 3], [2], ['Fix it, with a test: {o}', '{o}: beheben, mit Test', '{o} : corriger, avec un test', '{o}: corregir, con una prueba'], 'A test that fails before and passes after.', 'deep'),
    s([0.2, 0.5, 1], [3], ['Release and verify: {o}', '{o}: ausliefern und prüfen', '{o} : livrer et vérifier', '{o}: publicar y verificar'], 'Try the first steps again where it runs; tell those who reported it.'),
  ],
  build: [
    s([0.4, 1, 2], [], ['Write down what it must do: {o}', '{o}: Anforderungen festhalten', '{o} : ce que cela doit faire', '{o}: qué debe hacer'], 'For whom, three real cases, what it leaves out, how you will know that it works.', 'writing'),
    s([0.5, 1.5, 3], [1], ['Sketch how it will work: {o}', '{o}: Entwurf', '{o} : esquisse', '{o}: boceto'], 'The riskiest part tried in an hour. Show the sketch to one who will use it.', 'deep'),
    s([2, 5, 10], [2], ['Build the first version that works: {o}', '{o}: erste lauffähige Fassung', '{o} : première version qui marche', '{o}: primera versión que funciona'], 'One case from end to end before the others.', 'deep'),
    s([0.75, 2, 4], [3], ['Test it with the real cases and mend: {o}', '{o}: testen und nachbessern', '{o} : tester et corriger', '{o}: probar y corregir'], 'Odd inputs, failures, a phone, somebody who has not seen it.', 'deep'),
    s([0.4, 1, 2], [4], ['Document, release and tell: {o}', '{o}: dokumentieren und ausliefern', '{o} : documenter et livrer', '{o}: documentar y entregar'], 'How to use it, how to switch it off, what is known not to work.', 'writing'),
  ],
  test: [
    s([0.3, 0.75, 1.5], [], ['List the cases that matter: {o}', '{o}: Fälle auflisten', '{o} : lister les cas', '{o}: enumerar los casos'], 'What earns money, what broke before, edges, what must never happen.'),
    s([0.3, 0.75, 2], [1], ['Set up data and surroundings: {o}', '{o}: Daten und Umgebung vorbereiten', '{o} : données et environnement', '{o}: datos y entorno'], 'The same start each time; nothing that touches real people.'),
    s([1, 2.5, 5], [2], ['{c}', '{c}', '{c}', '{c}'], 'The cases by weight. Each must be able to fail.', 'deep'),
    s([0.4, 1, 3], [3], ['Mend what they found, or note it: {o}', '{o}: Gefundenes beheben oder festhalten', '{o} : corriger ou noter les défauts', '{o}: corregir o anotar lo hallado'], 'What blocks is mended now; the rest with steps to reproduce.'),
    s([0.15, 0.3, 0.75], [4], ['Make them run by themselves and tell the result: {o}', '{o}: automatisieren und berichten', '{o} : automatiser et rendre compte', '{o}: automatizar e informar'], 'Where others see it; how long they take.'),
  ],
  redesign: [
    s([0.4, 1, 2], [], ['Settle the aim and look at what there is: {o}', '{o}: Ziel klären und Vorhandenes ansehen', '{o} : objectif et état des lieux', '{o}: objetivo y estado actual'], 'Numbers, complaints, what works and must stay; limits of time and technique.'),
    s([1, 2.5, 5], [1], ['Sketch two or three directions: {o}', '{o}: zwei bis drei Richtungen skizzieren', '{o} : esquisser deux ou trois pistes', '{o}: bocetar dos o tres ideas'], 'Rough, and really different from each other.', 'deep'),
    s([0.3, 0.75, 1.5], [2], ['Choose one with those who decide: {o}', '{o}: Richtung auswählen', '{o} : choisir une piste', '{o}: elegir una'], 'Against the aim, not by taste.', 'call'),
    s([2, 5, 10], [3], ['Work it out: {o}', '{o}: ausarbeiten', '{o} : mettre au point', '{o}: desarrollar'], 'All states and sizes, real words instead of dummy text.', 'deep'),
    s([0.5, 1.25, 2.5], [4], ['Try it with three people and mend: {o}', '{o}: mit drei Personen testen', '{o} : tester avec trois personnes', '{o}: probar con tres personas'], 'Give them a task and be silent.'),
    s([0.5, 1.5, 4], [5], ['Bring it into use and see what it does: {o}', '{o}: einführen und Wirkung ansehen', '{o} : mettre en service et mesurer l’effet', '{o}: implantar y ver el efecto'], 'Files in their place; two weeks later the number or the question from the beginning.'),
  ],
  renew: [
    s([0.2, 0.4, 1], [], ['Find out what is asked for, cost and waiting time: {o}', '{o}: Anforderungen, Kosten und Fristen klären', '{o} : conditions, coût et délais', '{o}: requisitos, coste y plazos'], 'The office’s own page, appointment needed or not, until when the old one holds.', 'admin'),
    s([0.3, 0.75, 2], [1], ['Collect papers and pictures: {o}', '{o}: Unterlagen und Fotos besorgen', '{o} : réunir papiers et photos', '{o}: reunir papeles y fotos'], 'Originals and copies, photo by the rules, the old document.', 'admin'),
    s([0.1, 0.25, 0.5], [1], ['Make the appointment: {o}', '{o}: Termin vereinbaren', '{o} : prendre rendez-vous', '{o}: pedir cita'], 'Take the first one; look for earlier ones in the morning. Not needed where it goes by mail.', 'admin'),
    s([0.4, 1, 2], [2, 3], ['Fill in, hand in and pay: {o}', '{o}: ausfüllen, einreichen, bezahlen', '{o} : remplir, déposer, payer', '{o}: rellenar, entregar, pagar'], 'Keep the receipt and the number of the case.', 'admin'),
    s([0.1, 0.25, 0.5], [4], ['Fetch and check it, note when it ends: {o}', '{o}: abholen, prüfen, Ablauf notieren', '{o} : récupérer, vérifier, noter l’échéance', '{o}: recoger, comprobar, anotar caducidad'], 'Names and dates right? A reminder well before the next time.', 'admin'),
  ],
  'set-up': [
    s([0.15, 0.4, 1], [], ['Have access, manual and parts at hand: {o}', '{o}: Zugang, Anleitung und Teile bereitlegen', '{o} : accès, notice et pièces', '{o}: accesos, manual y piezas'], 'Versions that fit, a copy of the present settings.'),
    s([0.5, 1.5, 3], [1], ['{c}', '{c}', '{c}', '{c}'], 'By the manual first, own wishes after.', 'deep'),
    s([0.2, 0.5, 1], [2], ['Try it as it will be used: {o}', '{o}: unter echten Bedingungen testen', '{o} : essayer en conditions réelles', '{o}: probar en uso real'], 'From another room, with another person, after switching off and on.'),
    s([0.1, 0.25, 0.5], [3], ['Write down how it is set: {o}', '{o}: Einstellungen notieren', '{o} : noter les réglages', '{o}: anotar la configuración'], 'Passwords into the manager, guarantee, whom to ask.', 'admin'),
  ],
  general: [
    s([0.25, 0.5, 1], [], ['Settle what is needed and what done looks like: {o}', '{o}: klären, was nötig ist und wann es fertig ist', '{o} : définir le nécessaire et le résultat', '{o}: aclarar qué hace falta y cuándo está hecho'], 'Two sentences, and the first thing to do. Whom do you need, what is missing?'),
    s([1, 3, 8], [1], ['Do the work: {o}', '{o}: die eigentliche Arbeit', '{o} : le travail lui-même', '{o}: el trabajo en sí'], 'The part you know least about first. Split it here once you know more: its hours are a guess.'),
    s([0.25, 0.5, 1], [2], ['Check and finish: {o}', '{o}: prüfen und abschließen', '{o} : vérifier et conclure', '{o}: comprobar y cerrar'], 'Against the two sentences; tell whoever waits for it.'),
  ],
};

/** Renewing what no office gives out. */
export const RENEW_BY_CLICK = [
  s([0.15, 0.3, 0.75], [], ['List what ends when, and who holds the login: {o}', '{o}: Laufzeiten und Zugänge auflisten', '{o} : échéances et accès', '{o}: vencimientos y accesos'], 'Also what renews itself, and on which card.', 'admin'),
  s([0.15, 0.4, 1], [1], ['Check price and terms, keep or change: {o}', '{o}: Preis und Bedingungen prüfen', '{o} : vérifier prix et conditions', '{o}: revisar precio y condiciones'], 'Is it still used? One comparison for whatever costs more than a little.'),
  s([0.25, 0.5, 1], [2], ['{c}', '{c}', '{c}', '{c}'], 'Before the last day. Receipt into the books.', 'admin'),
  s([0.1, 0.25, 0.5], [3], ['Verify it and set the next reminder: {o}', '{o}: prüfen und Erinnerung setzen', '{o} : vérifier et programmer un rappel', '{o}: verificar y poner recordatorio'], 'Look from outside: the new date shows, nothing is interrupted.'),
] as const;
