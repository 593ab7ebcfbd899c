/** French words for one another and for the same narrow matter, with their irregular forms. One line a sense. */
export const FRENCH = `
parents mère père maman papa
frère soeur sœur frangin frangine fratrie frères
enfant enfants fils fille gamin gosse môme
bébé nourrisson poupon
oncle tante cousin cousine neveu nièce tonton tata
mari époux conjoint compagnon épouse conjointe compagne
copain copine chum blonde amoureux amoureuse
ami amie pote copain amis potes copains
voisin voisine voisins voisinage palier
mariage marié mariée épouser noces épousé marier
fiançailles fiancé fiancée fiancer fiancés
divorce divorcé divorcer séparation séparés séparer rupture
enceinte grossesse accouchement accoucher accouché maternité
baptême baptisé parrain marraine filleul filleule
mort décès décédé décédée mourir morte deuil
enterrement obsèques funérailles inhumation cimetière crémation tombe
dos lombaires lumbago colonne vertèbre sciatique hernie
ventre estomac abdomen intestin digestion
douleur mal douleurs souffrir douloureux souffre souffert
migraine céphalée migraines céphalées tête
cheveux coiffure coiffeur coiffeuse coupe mèches
lunettes lentilles opticien ophtalmo ophtalmologue myope vue
dent dents dentiste carie molaire dévitaliser orthodontiste
malade maladie souffrant patraque malades
rhume enrhumé toux grippe tousser crève angine
fièvre température fiévreux frissons thermomètre
allergie allergique intolérance intolérant pollen allergies
médecin docteur généraliste toubib docteure consultation
hôpital clinique urgences hospitalisé chu hospitalisation
opération opéré opérée chirurgie chirurgien anesthésie opérer
médicament médicaments comprimés cachets traitement pilules antibiotiques
pharmacie pharmacien ordonnance prescription prescrit pharmacienne
vaccin vacciné vaccination piqûre rappel vaccinée
fracture fracturé cassé plâtre attelle casser
entorse foulure foulé luxation déboîté claquage
dépression déprimé burnout surmenage épuisement dépressif
psy thérapie thérapeute psychologue psychiatre psychothérapie
kiné kinésithérapeute rééducation physio ostéopathe physiothérapeute ostéo
diabète diabétique glycémie insuline sucre
insomnie insomnies insomniaque sommeil dormir dors
fatigué fatigue crevé épuisé lessivé claqué vanné
régime maigrir maigri mincir kilos poids minceur
évanoui malaise évanouissement vertige syncope étourdissement
analyse sang radio scanner irm échographie
crèche garderie nounou maternelle assmat
garder nounou gardienne babysitter babysitting gardait
soigner soins soigné infirmière infirmier soignant aidant
ehpad retraite chsld médicalisée
manger mangé repas bouffer nourriture bouffe mangeait
déjeuner midi cantine lunch cafétéria
dîner souper soir dîné soupé
boire bu boisson boit buvait boissons
bière pression mousse demi chope pils
vin rouge blanc rosé champagne vigneron pinard
café expresso espresso cafetière noisette caoua
cuisiner cuisine recette mijoter cuisiné préparer plat
gâteau tarte pâtisserie dessert gâteaux pâtissier
pain baguette boulangerie boulanger miche
viande boeuf porc poulet bœuf veau agneau
végétarien végétarienne végane végan végétalien végé
poisson saumon cabillaud thon truite poissonnerie
légumes carottes courgettes tomates haricots légume
patates purée gratin
fruits fraises poires abricots fruit bleuets cerises
fromage camembert comté chèvre raclette fromager
restaurant resto bistrot brasserie pizzeria
courses supermarché épicerie commissions magasinage emplettes
appartement appart logement studio piaule condo
loyer loyers charges mensualité louer
propriétaire propriétaires bailleur proprio bailleresse
locataire locataires louer loué location loue
caution dépôt garantie cautionnement
garant caution cautionner garantir garante cautionné garants
colocataire coloc colocation colocs chambreur
déménager déménagement déménagé déménageurs déménage
emménager emménagement emménagé installé emménage
meubles mobilier armoire table commode buffet étagère
chauffage radiateur chaudière poêle calorifère chaufferette
robinet évier lavabo siphon robinetterie
plombier plomberie tuyau tuyauterie chauffagiste
fuite inondation dégât infiltration inondé fuit fuites
moisissure humidité moisi humide moisissures
électricité électricien prise courant disjoncteur compteur
ménage nettoyer nettoyage nettoyé aspirateur récurer
poubelle déchets ordures poubelles déchetterie encombrants
peindre peinture peint repeindre repeint peintre
travaux rénover rénovation rénové rénovations chantier
bruit vacarme tapage bruyant boucan nuisances
clé clés serrure clef serrurier trousseau
cambriolage cambrioleur cambriolé effraction alarme
jardin potager jardinage jardiner jardinier
pelouse gazon tondre tondeuse tondu
planter plantes semis graines planté semer plantation
vêtements habits fringues linge sapes nippes
manteau veste blouson anorak parka doudoune
chaussures baskets souliers bottes sandales godasses
voiture auto bagnole char véhicule caisse
vélo bicyclette vtt bécane biclou
train tgv rer ter sncf
bus autobus tram métro autocar
moto scooter motard mobylette motocyclette
permis conduire conduite moniteur
garage mécanicien garagiste dépanneuse dépannage vidange
stationner parking stationnement garé garer
bouchon embouteillage trafic circulation bouchons embouteillages
conduire volant conduisait roulé conduit roulais
voyage voyager périple voyagé excursion
vacances congés congé vacancier repos
avion vol vols embarquement aérien
hôtel auberge gîte hébergement airbnb pension
nuitée dormir nuits nuit hébergé
camper camping tente campeur caravane
réserver réservation réservé réservée résa
montagne randonnée rando randonneur sentier
pluie pleut pleuvoir averse pluvieux pleuvait
neige neiger enneigé poudrerie neigé
orage tempête tonnerre foudre éclair grêle
chaleur chaud canicule caniculaire brûlant
froid gel glacial gelé frette
chien chienne chiot toutou clebs
chat chatte chaton minou matou
animal bête animaux bestiole bêtes
vétérinaire véto vétérinaires castré
cheval équitation poney jument
sport entraînement entraîner muscu gym entraîne
courir course footing jogging marathon couru
nager nage natation piscine nageur nagé
foot football soccer match ballon
ski skier pistes snowboard raquettes
gagner gagné victoire vainqueur remporté
défaite perdu battu perdant perdre
musique morceau chanson mélodie
instrument piano guitare violon flûte batterie
concert spectacle show festival concerts
chanter chant chanté chanteur chanteuse
danser danse dansé danseur salsa tango
film cinéma ciné films projection
livre roman bouquin lire lecture
musée expo exposition galerie vernissage
dessin dessiner dessiné croquis esquisse
photo photos cliché photographier photographe
théâtre pièce opéra scène
école lycée collège cégep scolaire
professeur prof instituteur institutrice enseignant maîtresse
études étudier étudiant fac université étudiante
examen épreuve partiel concours interro exam
notes note moyenne bulletin noté
diplôme bac master brevet licence
apprentissage apprenti apprentie alternance alternant
formation formateur séminaire atelier former
travail boulot emploi poste job taf
entreprise boîte société employeur firme compagnie
chef patron patronne supérieur boss manager
collègue collègues équipe coéquipier coéquipière
responsable chargé charge référent
client cliente clients clientèle commanditaire
stage stagiaire stages stagiaires
candidature postuler entretien postulé cv candidat
embaucher embauché engagé recruter recruté embauche engager
licencier licencié renvoyé viré licenciement congédié virer
démission démissionner démissionné démissionne quitter
promotion promu avancement promue promouvoir
salaire paie paye rémunération traitement revenu
augmentation augmenté prime bonus augmenter
chômage chômeur chômeuse assedic
retraite retraité pension retraitée
télétravail distance télétravailler distanciel
réunion séance meeting assemblée réunir
présentation exposé diapos slides présenter
remplacer remplaçant remplacement suppléant remplacé intérim
passeport visa identité papiers cni
formulaire dossier demande formulaires
signer signature signé signée paraphe
contrat accord convention bail cdi cdd
document documents papiers justificatif attestation
lettre courrier recommandé enveloppe
colis paquet livraison livré livreur
mairie préfecture administration guichet
inscrire inscription inscrit inscrite inscrits
argent fric sous thune pognon
banque banquier agence banquière bancaire
compte livret comptes rib iban
distributeur retrait dab retirer billetterie
virement virer transfert viré
payer payé paiement règlement régler réglé
facture facturation reçu factures quittance
prêt crédit emprunt hypothèque emprunté mensualités
dette dettes endetté doit
prêter prêté emprunter emprunté emprunt
économies économiser épargne épargner économisé
impôt impôts fisc taxe déclaration
assurance assureur assuré mutuelle
remboursement rembourser remboursé rembourse
héritage hériter hérité testament succession héritier
placement placer actions investir bourse
avocat avocate juriste notaire maître
tribunal procès juge audience jugement
police gendarmerie plainte commissariat gendarme
amende contravention pv prune contredanse
accident collision accrochage carambolage embouti percuté
chute tomber tombé chuter tombée
voler volé voleur dérobé piqué fauché volée
anniversaire anniv naissance fêté anniversaires né
fête soirée fêter célébration fiesta
cadeau offrir offert présent
inviter invité invitation invités convié
portable mobile téléphone cellulaire smartphone
ordinateur ordi pc laptop
internet wifi réseau connexion box
mdp identifiants password
logiciel application appli programme
planté bug plantage bogue crash
sauvegarde sauvegarder backup copie
message texto sms mail courriel
appeler appelé téléphoner appel téléphoné
aimer aime adore adorer apprécier kiffer aimait adoré raffole
préférer préféré préférée favori préfère
détester déteste supporte supporter haïr horreur déplaît détesté exècre horripile
dégoût dégoûtant dégueu écoeurant dégueulasse
peur crainte craindre phobie trouille angoisse
triste tristesse pleurer pleuré chagrin
fâché colère furieux énervé énervée rage
content heureux ravi heureuse joie
décider décidé décision tranché trancher résolu
choisir choisi choix opté opter
refuser refusé refus rejeté décliner décliné refuse
accepter accepté acceptation consenti
reporter reporté repoussé repousser report remis différé ajourné
annuler annulé annulation annulée décommander annule
arrêter arrêté cesser cessé abandonner abandonné
commencer commencé début débuté démarrer démarré entamé
finir fini terminer terminé achever achevé fin
réussir réussi réussite succès parvenu
échouer échec raté échoué rater recalé
demander demandé requête réclamer sollicité
promettre promis promesse juré engagement
conseil conseiller conseillé recommander recommandé recommandation
plainte plaindre réclamation réclamer plaint
excuse excuses excuser pardon désolé excusé
dispute disputé querelle engueulade engueulé brouille chicane
arriver arrivé arrivée débarqué débarquer
partir parti départ quitté partie partis
acheter acheté achat acquis acquérir achetée procuré
vendre vendu vente revendu leboncoin
commander commandé commande commandes
rendre retour renvoyé retourné échanger
perdre perdu égaré perte paumé
trouver trouvé retrouvé retrouver découvert déniché
casser cassé brisé abîmé pété
réparer réparé réparation dépanner dépanné
apprendre appris apprentissage apprends enseigner enseigné
oublier oublié oubli oublie omis oubliée
prévoir prévu planifier planifié projet
retard retardé délai retards différé
échéance délai deadline
cause raison motif pourquoi
résultat résultats bilan issue
problème souci ennui pépin difficulté
solution résolu résoudre réglé
taille pointure mesure dimensions mesures
cher chère coûteux onéreux dispendieux coûteuse
abordable marché promo rabais solde
prix coût coûter coûté tarif
habitude habituellement habituel routine
avis opinion jugement penser
fumer cigarette clope fumé fumeur tabac
aider aidé aide assistance secours
thé tisane infusion théière
aïeul mamie papi mémé pépé mamy papy
lavage lessive laveuse laver sécheuse linge
rdv rencard rencontre rencontrer rendez
fier fière fierté orgueil
déçu déception déçue décevant frustré
permettre permis permission autorisé autorisation autoriser
interdit interdire interdiction défendu
difficile dur compliqué ardu pénible
mauvais nul médiocre minable affreux
ennuyeux ennuyant barbant chiant lassant
super génial excellent formidable extra
expliquer expliqué explication éclaircir
`;
