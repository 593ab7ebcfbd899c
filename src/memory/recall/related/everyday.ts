/** Everyday life and work in English, with the commonest German, French and Spanish words beside it: a question also finds what was told in another of these languages. One line a thing. */
export const EVERYDAY = `
job profession occupation career employment vocation beruf arbeit métier travail trabajo
kid child son daughter toddler teenager kind kinder enfant hijo hija niño
parent mother father mom dad mum eltern mutter vater mère père padre madre
husband wife spouse partner married ehemann ehefrau mari femme esposo esposa
boyfriend girlfriend partner dating freund freundin
brother sister sibling bruder schwester frère soeur hermano hermana
grandmother grandfather grandparent grandma grandpa oma opa großmutter abuela abuelo
relative family cousin aunt uncle familie famille familia
friend buddy pal mate freund ami amigo
colleague coworker teammate kollege kollegin collègue colega
boss manager supervisor chef patron jefe
teacher instructor professor tutor mentor coach lehrer lehrerin profesor enseignant
doctor physician clinic hospital arzt ärztin médecin médico
dentist tooth teeth zahnarzt dentiste dentista
ill illness sick sickness disease krank krankheit maladie enfermedad
injured injury hurt wound verletzt blessure lesión
medicine medication drug pill prescription medikament médicament medicina
allergy allergic allergie allergique alergia alérgico
car vehicle truck suv automobile auto wagen voiture coche
bicycle bike cycling fahrrad vélo bicicleta
train railway zug bahn tren
plane flight fly airport airline flug flughafen avion vol vuelo aeropuerto
trip travel journey vacation holiday visit getaway reise urlaub voyage vacances viaje vacaciones
hotel accommodation lodging hostel unterkunft hébergement alojamiento
house home apartment flat residence condo haus wohnung maison appartement casa piso
rent lease landlord miete loyer alquiler
move relocate relocation umzug umgezogen déménager mudanza
buy purchase bought kaufen gekauft acheter acheté comprar compré
shop store market mall laden geschäft magasin tienda
price cost fee preis kosten prix coût precio
budget spending spend spent expense ausgaben dépenses gastos
money cash savings finance geld argent dinero
salary income wage earn gehalt lohn salaire sueldo
debt loan mortgage credit schulden kredit dette préstamo
gift present geschenk cadeau regalo
movie film cinema kino película
show series episode serie série
book novel reading author buch roman livre libro
song music band concert musik lied musique chanson música canción
instrument guitar piano violin drum
art painting paint artist drawing draw sketch kunst peinture pintura
photo picture image photograph photography camera foto bild
sport match tournament team mannschaft équipe equipo
run running jog jogging marathon laufen courir correr
gym workout exercise fitness training sport
meditation mindfulness yoga relaxation
swim swimming pool schwimmen nager nadar
hike hiking trail trek wandern randonnée senderismo
camping tent outdoor zelten
beach ocean sea coast strand meer plage mer playa mar
pet dog cat puppy kitten haustier hund katze chien chat perro gato
garden gardening plant flower garten jardin jardín
cook cooking recipe bake baking kochen rezept cuisiner recette cocinar receta
food meal dish cuisine essen gericht repas comida
restaurant cafe diner bistro
breakfast lunch dinner supper frühstück mittagessen abendessen
drink beverage getränk boisson bebida
vegetarian vegan diet
school college university campus schule universität école université escuela universidad
student pupil schüler élève alumno
study learn lernen étudier apprendre estudiar aprender
exam test quiz prüfung examen
degree graduate graduation diploma abschluss diplôme
homework assignment essay hausaufgabe devoir tarea
interview recruit recruitment hire hiring applicant
company business firm startup employer firma unternehmen entreprise empresa
meeting appointment call treffen termin besprechung réunion reunión cita
deadline due frist échéance plazo
schedule calendar agenda kalender calendrier calendario
project initiative projekt projet proyecto
task todo aufgabe tâche tarea
start begin began launch anfang beginnen commencer empezar
finish complete end ende fertig terminer terminar
happy glad joyful excited thrilled froh glücklich heureux feliz
sad upset unhappy depressed traurig triste
worried anxious nervous stressed stress anxiety sorge inquiet preocupado
angry mad frustrated annoyed wütend fâché enojado
afraid scared fear phobia angst peur miedo
love adore passion liebe amour amor
like enjoy prefer favorite favourite mögen aimer gustar
hate dislike hassen détester odiar
hobby pastime leisure
help assist support hilfe aide ayuda
choose chose pick select option decide decision wählen entscheidung choisir décision elegir decisión
problem issue trouble difficulty challenge schwierigkeit problème problema
fix repair mend reparieren réparer reparar
change alter modify update adjust ändern changer cambiar
improve better enhance improvement verbessern améliorer mejorar
increase raise grow rise erhöhen augmenter aumentar
decrease reduce lower drop cut senken réduire reducir
fast quick speed rapid schnell rapide rápido
big large huge groß grand grande
small little tiny klein petit pequeño
old age elderly alt alter âge edad
birthday born birth geburtstag anniversaire cumpleaños
wedding marriage ceremony hochzeit mariage boda
baby pregnant pregnancy newborn schwanger enceinte embarazada
death died funeral gestorben décès murió
religion church faith kirche église iglesia
volunteer charity donate donation community
party celebration celebrate festival feier fête fiesta
win won prize award trophy gewonnen gagné ganar
contest competition wettbewerb concours concurso
computer laptop pc rechner ordinateur ordenador
phone mobile smartphone telephone telefon handy téléphone teléfono
app application software programm logiciel aplicación
website site page webseite
database sql schema datenbank
bug error crash exception fehler erreur
code programming script
server backend api
login authentication password auth
deploy deployment release
email mail message nachricht courriel correo mensaje
city town place stadt ville ciudad
country nation land pays país
street road avenue straße rue calle
weather rain storm snow wetter météo clima
clothes clothing outfit dress wear kleidung vêtements ropa
shoe sneaker boots footwear schuhe chaussures zapatos
language speak sprache langue idioma
health wellness wellbeing gesundheit santé salud
sleep bed insomnia rest schlaf sommeil sueño
goal aim target objective ziel objectif objetivo
idea suggestion thought vorschlag idée
advice tip recommend recommendation suggest guidance rat conseil consejo
lawyer attorney legal anwalt avocat abogado
insurance coverage versicherung assurance seguro
tax taxes steuer impôt impuesto
bank account konto compte cuenta
invest investment stock aktien
customer client kunde kundin cliente
invoice bill receipt rechnung facture factura
contract agreement vertrag contrat contrato
supplier vendor provider lieferant fournisseur proveedor
staff employee personnel mitarbeiter employé empleado
report summary bericht rapport informe
collect collection collector sammeln
write writing writer schreiben écrire escribir
adopt adoption
dream aspiration traum rêve
`;
