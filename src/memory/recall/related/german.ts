/** German words for one another and for the same narrow matter, with their irregular forms. One line a sense. */
export const GERMAN = `
eltern mutter vater mama papa mutti vati elternteil
geschwister bruder schwester halbbruder halbschwester brüder schwestern
großeltern oma opa großmutter großvater omi opi
schwiegereltern schwiegermutter schwiegervater schwager schwägerin
kind kinder sohn tochter nachwuchs söhne töchter
baby säugling neugeborenes neugeboren kleinkind
enkel enkelin enkelkind enkelkinder enkelsohn enkeltochter
verwandte verwandtschaft onkel tante cousin cousine neffe nichte
ehemann ehefrau gatte gattin lebensgefährte lebensgefährtin partner partnerin
heiraten hochzeit trauung heiratete geheiratet vermählung standesamt jawort
verlobt verlobung verlobten antrag heiratsantrag verlobungsring
scheidung geschieden trennung getrennt scheiden exmann exfrau
schwanger schwangerschaft geburt entbindung geburtstermin hebamme geboren
gestorben verstorben starb tod todesfall verstarb beerdigung
beerdigung begräbnis beisetzung trauerfeier bestattung friedhof grab
nachbar nachbarin nachbarn nachbarschaft nebenan
freund freundin kumpel kumpels haberer
rücken kreuz wirbelsäule bandscheibe hexenschuss ischias
bauch magen unterleib bauchweh bauchschmerzen magenschmerzen
schmerzen weh schmerz schmerzt beschwerden wehtut
kopfweh kopfschmerzen migräne schädelweh
haare frisur haarschnitt friseur frisör coiffeur locken
brille kontaktlinsen optiker augenarzt sehschwäche dioptrien
zahnarzt zahn zähne zahnweh karies plombe wurzelbehandlung zahnschmerzen
krank krankheit erkrankt erkrankung kränklich angeschlagen
erkältung erkältet schnupfen verkühlt verkühlung husten grippe grippal
fieber temperatur fiebrig schüttelfrost fieberthermometer
allergie allergisch unverträglichkeit heuschnupfen pollen intoleranz verträgt
arzt ärztin doktor hausarzt mediziner praxis hausärztin
krankenhaus spital klinik klinikum ambulanz notaufnahme
operation operiert op eingriff operieren chirurg narkose
medikament medikamente tabletten arznei pillen medizin tropfen antibiotikum
apotheke apotheker rezept verschreibung verschrieben verordnet
impfung geimpft impfen spritze impftermin auffrischung
gebrochen bruch knochenbruch gips fraktur brach
verstaucht verstauchung zerrung gezerrt verrenkt bänderriss umgeknickt
krankschreibung krankgeschrieben krankenstand krankmeldung arbeitsunfähig attest
depression depressiv burnout niedergeschlagen erschöpfung
therapie therapeut psychologe psychotherapie therapeutin psychologin
physiotherapie krankengymnastik physio reha massage physiotherapeut
diabetes zucker blutzucker insulin diabetiker zuckerkrank
blutdruck bluthochdruck hypertonie blutdrucksenker
schlaflos schlaflosigkeit schlafstörungen einschlafen wachgelegen schlaf
abnehmen diät abgenommen schlank gewicht kilo fasten
pflege pflegeheim altersheim seniorenheim pflegerin betreuung pflegegrad
kita kindergarten krippe tagesmutter hort kinderbetreuung
babysitter babysitten aufpassen kindermädchen babysitterin nanny
essen aß gegessen mahlzeit speise isst gericht
frühstück frühstücken zmorge brunch müsli semmel brötchen
mittagessen mittag lunch zmittag kantine mensa
abendessen abendbrot nachtmahl znacht
trinken trank getrunken getränk getränke trinkt
kaffee espresso cappuccino melange kaffeemaschine café
kochen kochte gekocht rezept zubereiten zubereitet
backen gebacken buk kuchen torte backofen backte
fleisch rind schwein hähnchen huhn hendl schnitzel poulet
vegetarier vegetarisch vegan veganer fleischlos vegetarierin veganerin
gemüse karotten möhren tomaten paradeiser zucchini rüebli
kartoffeln erdäpfel pommes knödel härdöpfel kartoffel
süßigkeiten naschen schokolade schoki gummibärchen süßes guetzli kekse
restaurant lokal gasthaus wirtshaus beisl gaststätte italiener beiz
einkaufen supermarkt eingekauft einkauf lebensmittel einkäufe besorgungen
wohnung apartment bude appartement zimmer wg
haus eigenheim einfamilienhaus reihenhaus häuschen bungalow
miete kaltmiete warmmiete mietzins monatsmiete nebenkosten
vermieter vermieterin hausherr hausverwaltung eigentümer vermietet
mieter mieterin untermieter mieten gemietet mietvertrag
kaution mietkaution hinterlegt depot mietzinsdepot
mitbewohner mitbewohnerin wg wohngemeinschaft mitbewohnern
bürge bürgschaft bürgen gebürgt bürgt haftet garant bürgin
umzug umziehen umgezogen zügeln übersiedeln übersiedlung siedeln einzug
einziehen eingezogen einzug schlüsselübergabe bezogen
ausziehen ausgezogen auszug wohnungsübergabe gekündigt
möbel sofa couch schrank kasten tisch regal sessel
bett matratze lattenrost schlafsofa doppelbett
heizung heizkörper therme heizen boiler wärmepumpe radiator
wasserhahn armatur spüle abfluss siphon klempner
klempner installateur sanitär handwerker spengler sanitärinstallateur
wasserschaden leck undicht tropft rohrbruch feucht überschwemmt
schimmel feuchtigkeit feucht stockflecken schimmlig
strom elektriker sicherung steckdose stromausfall elektrik
waschmaschine wäsche trockner geschirrspüler spülmaschine abwaschmaschine
putzen putzfrau reinigung reinigungskraft sauber geputzt staubsaugen
streichen malern gestrichen ausmalen wandfarbe maler anstrich
renovieren renovierung renoviert umbau sanieren sanierung umbauen
lärm laut krach lärmbelästigung ruhestörung radau
schlüssel ersatzschlüssel schlüsseldienst ausgesperrt haustürschlüssel schlüsselbund
einbruch eingebrochen einbrecher diebstahl alarmanlage
rasen mähen rasenmäher gemäht wiese
pflanzen gepflanzt säen gesät setzlinge aussaat anpflanzen
kleidung klamotten gewand anziehsachen kleider
pullover pulli hoodie sweater strickjacke
jacke mantel anorak parka regenjacke winterjacke
schuhe stiefel turnschuhe sneaker sandalen wanderschuhe
auto wagen pkw karre fahrzeug
fahrrad rad velo bike ebike rennrad drahtesel
zug bahn ice regionalbahn sbahn zugfahrt
bus straßenbahn tram bim ubahn öffis
motorrad moped roller vespa töff mofa
führerschein führerausweis fahrschule fahrprüfung fahrstunde fahrlehrer
werkstatt mechaniker pickerl tüv inspektion kfz
reifen winterreifen reifenwechsel plattfuß platten pneu
parken parkplatz geparkt parkgarage tiefgarage stellplatz parkieren
stau verkehr verkehrsstau rushhour kolonne
fahren fuhr gefahren fahrt fährt
fahrkarte ticket fahrschein billett bahncard klimaticket halbtax
reise trip tour ausflug verreist verreisen gereist
urlaub ferien urlaubsreise urlaubstage sommerurlaub freigenommen
fliegen flug flog geflogen flugzeug flieger
hotel pension unterkunft herberge hostel ferienwohnung airbnb
übernachten übernachtung übernachtet schlafplatz nächtigen nächtigung
zelten camping campen zelt campingplatz wohnmobil
buchen gebucht reservieren reserviert buchung reservierung buchte
berg wandern wanderung gipfel alm hütte gewandert
regen regnet geregnet nass schauer verregnet wolkenbruch
schnee schneit geschneit verschneit schneefall
gewitter sturm unwetter blitz donner hagel orkan
heiß hitze hitzewelle schwül
kalt kälte frost eisig gefroren frieren
hund hündin welpe rüde vierbeiner mischling
katze kater kätzchen mieze kätzin
haustier tier hamster kaninchen meerschweinchen wellensittich
tierarzt tierärztin tierklinik veterinär kastriert
sport training trainieren workout trainiert fitness
laufen joggen lief gelaufen marathon halbmarathon gejoggt
schwimmen schwimmbad geschwommen hallenbad freibad schwamm badi
fußball kicken kicker match tschutten
skifahren ski piste skiurlaub snowboard langlauf
gewonnen gewann sieg siegen gewinner sieger
verloren niederlage verlor verlierer unterlegen
musik lied song melodie stück album
instrument klavier gitarre geige flöte schlagzeug cello
konzert auftritt gig festival livemusik
singen sang gesungen gesang sänger sängerin
tanzen tanzkurs getanzt tanzschule salsa tango
film kino kinofilm streifen filme
buch roman krimi gelesen lesen las lektüre
museum ausstellung galerie gemälde vernissage
malen zeichnen gemalt gezeichnet bild skizze
foto bild aufnahme fotografiert fotos schnappschuss
schule gymnasium grundschule volksschule realschule hauptschule primarschule
lehrer lehrerin klassenlehrer professor klassenvorstand lehrperson
studium studieren uni universität hochschule studiert studierte
prüfung klausur examen test schularbeit matura abitur
note noten zeugnis zensur punkte benotung
abschluss diplom bachelor master abitur matura matur
ausbildung lehre lehrling azubi lehrstelle gelernt
kurs seminar fortbildung weiterbildung schulung workshop lehrgang
arbeit job beruf stelle anstellung hackn tätigkeit
firma betrieb unternehmen arbeitgeber konzern büro
chef chefin vorgesetzter vorgesetzte boss teamleiter leiterin
kollege kollegin mitarbeiter mitarbeiterin team teamkollege
zuständig verantwortlich zuständigkeit verantwortung betreut ansprechpartner
kunde kundin auftraggeber klient kunden klientin
praktikum praktikant praktikantin volontariat trainee
bewerbung beworben bewerben vorstellungsgespräch lebenslauf bewerber
einstellen eingestellt angestellt anheuern einstellung aufgenommen
entlassen gekündigt gefeuert rausgeschmissen entlassung rauswurf kündigung
kündigen gekündigt kündigung hinschmeißen hingeschmissen aussteigen
beförderung befördert aufstieg aufgestiegen befördern
gehalt lohn verdienst salär bezahlung einkommen verdient
gehaltserhöhung lohnerhöhung aufbesserung bonus prämie
arbeitslos arbeitslosigkeit arbeitsamt ams jobcenter arbeitslosengeld rav
rente pension ruhestand pensioniert rentner pensionist ahv
überstunden mehrarbeit gleitzeit zeitausgleich überzeit
homeoffice heimarbeit remote telearbeit
sitzung besprechung meeting termin konferenz call
verabreden verabredung treffen treff getroffen date verabredet
protokoll mitschrift notizen gesprächsnotiz mitgeschrieben
präsentation vortrag referat folien präsentiert vorgetragen
vertreten vertretung einspringen aushelfen ersatz eingesprungen
reisepass pass ausweis personalausweis identitätskarte visum id
formular antrag formblatt beantragen beantragt gesuch
unterschrift unterschreiben unterschrieben unterzeichnet signiert unterfertigt
vertrag vereinbarung abmachung kontrakt abkommen
dokument unterlagen papiere akte schriftstück dokumente
paket päckchen lieferung sendung packerl zustellung
behörde amt rathaus gemeindeamt magistrat bürgeramt gemeinde
anmelden anmeldung angemeldet registrieren registriert eingeschrieben
geld kohle knete moneten cash
bank sparkasse raiffeisen filiale kreditinstitut bankberater
konto girokonto bankkonto iban sparkonto
bankomat geldautomat abheben abgehoben bancomat
überweisung überweisen überwiesen zahlung dauerauftrag
zahlen bezahlt bezahlen zahlte beglichen begleichen
rechnung quittung beleg faktura rechnungen bon
kredit darlehen hypothek finanzierung rate raten
schulden schuldet schulde verschuldet geborgt offen
leihen geliehen ausgeliehen borgen verliehen ausborgen lieh
sparen gespart ersparnisse erspartes rücklagen spart
steuer steuererklärung finanzamt steuerberater steuern steuerausgleich
versicherung versichert police haftpflicht polizze versicherungsschutz
krankenkasse krankenversicherung gesundheitskasse ögk
erstattung rückerstattung zurückbekommen erstattet zurückgezahlt rückzahlung
erbe geerbt erbschaft testament nachlass vererbt erbte
aktien wertpapiere fonds depot etf anlage investiert
anwalt anwältin rechtsanwalt jurist advokat kanzlei
gericht prozess klage verhandlung urteil verklagt richter
anzeige polizei angezeigt strafanzeige polizist wache
strafe bußgeld strafzettel knöllchen buße strafmandat geblitzt
unfall zusammenstoß autounfall crash zusammengestoßen aufgefahren
sturz gestürzt gefallen hingefallen stürzte ausgerutscht
gestohlen geklaut diebstahl dieb entwendet beklaut
geburtstag geburtstagsfeier geburtstagsparty geburtsdatum jubiläum
feier fest party gefeiert feiern fete feierte
weihnachten heiligabend christkind bescherung weihnachtsfest adventszeit
geschenk schenken geschenkt präsent mitbringsel schenkte
einladen eingeladen einladung lud gäste
handy smartphone mobiltelefon iphone natel telefon
computer rechner laptop notebook pc
internet wlan wifi router netz verbindung
passwort kennwort zugangsdaten pin login passwörter
app programm software anwendung tool
absturz abgestürzt eingefroren aufgehängt stürzt
datensicherung backup sicherungskopie gesichert
fehler bug panne irrtum defekt macke
nachricht sms mail email whatsapp mitteilung
anrufen telefonieren angerufen anruf telefonat rief telefoniert
mögen mag liebe gern gefällt lieben schwärmt
lieblings liebsten favorit bevorzugt bevorzugen lieber
hassen hasse verabscheuen ausstehen leiden widerlich verabscheut hasst abneigung
ekel eklig ekelhaft grausig grauslich widerlich abscheulich
begeistert toll super großartig klasse leiwand begeisterung
angst fürchten furcht panik phobie fürchtet ängstlich
traurig trauer geweint weinen deprimiert betrübt
wütend sauer zornig verärgert wut ärger grantig hässig
entscheiden entschieden entscheidung beschlossen entschluss entschied
wählen ausgewählt wahl ausgesucht aussuchen auswahl gewählt
ablehnen abgelehnt ablehnung absage verweigert lehnte abgewiesen
verschieben verschoben vertagt aufgeschoben verlegt verschob vertagen
absagen abgesagt storniert stornieren ausgefallen annulliert ausfallen
aufhören aufgehört aufgeben aufgegeben abgebrochen abbrechen hörte
anfangen angefangen beginnen begonnen beginn start fing begann
beenden beendet fertig abgeschlossen fertiggestellt abschließen vollendet
gelungen geschafft klappt geklappt erfolg erfolgreich gelang
scheitern gescheitert misslungen durchgefallen misserfolg schiefgegangen durchgeflogen
fragen gefragt bitten gebeten bitte bat ersuchen
versprechen versprochen zugesagt versprach zusage ehrenwort
empfehlen empfohlen empfehlung tipp geraten empfahl rat
beschweren beschwerde beschwert reklamation reklamieren reklamiert meckern
entschuldigen entschuldigung entschuldigt verzeihung sorry verzeihen
streiten gestritten streit zoff krach auseinandersetzung stritt
versöhnen versöhnt vertragen versöhnung ausgesprochen
ankommen angekommen ankunft eingetroffen ankam
abreisen abreise abfahrt abgereist losfahren losgefahren abgefahren
kaufen gekauft kaufte erworben besorgt angeschafft anschaffung kauft zugelegt
verkaufen verkauft verkaufte verkauf inseriert willhaben kleinanzeigen
bestellen bestellt bestellung bestellte geordert onlineshop
zurückgeben zurückgeschickt umtausch retoure umgetauscht rückgabe zurückgegeben
verlieren verloren verlor abhandengekommen liegengelassen
finden gefunden fand entdeckt aufgetaucht wiedergefunden fundbüro
kaputt defekt beschädigt zerbrochen hin hinüber schadhaft
reparieren repariert reparatur gerichtet geflickt instandsetzen richten
lernen gelernt lernte beigebracht pauken gebüffelt üben
vergessen vergaß vergesslich entfallen verschwitzt vergisst
planen geplant plan vorhaben vorhat absicht
verspätung verspätet verzögerung verzögert spät zugverspätung
frist deadline stichtag abgabetermin fällig abgabe
grund ursache auslöser anlass warum weshalb wegen
ergebnis resultat ausgang befund ausgegangen
problem schwierigkeit schwierigkeiten hindernis haken probleme
lösung gelöst behoben lösen ausweg beheben löste
größe schuhgröße konfektionsgröße maße länge quadratmeter
teuer kostspielig überteuert gesalzen
billig günstig preiswert schnäppchen rabatt aktion
preis kosten kostet betrag kostete gekostet
gewohnheit gewöhnlich routine üblicherweise regelmäßig gewohnt
meinung ansicht überzeugung standpunkt auffassung
rauchen raucht zigaretten raucher geraucht nikotin tschick
hilfe helfen geholfen half unterstützung unterstützen unterstützt
akzeptieren angenommen akzeptiert einverstanden zugestimmt zustimmen
schwierig schwer knifflig mühsam anstrengend kompliziert
schlecht mies miserabel schlimm furchtbar grottig
langweilig öde fad langatmig eintönig
stolz stolze stolzer
enttäuscht enttäuschung frustriert ernüchtert
erlaubnis erlaubt erlauben genehmigt genehmigung durfte
verboten verbot untersagt verbieten
verlassen weggegangen verließ schlussgemacht sitzengelassen
garten schrebergarten kleingarten beet hochbeet gärtnern
`;
