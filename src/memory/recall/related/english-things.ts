/** People and things in English: words for one another and the commonest kinds of each. One line a sense; a word may stand in several. */
export const ENGLISH_THINGS = `
mother mom mum mama mommy mummy
father dad papa daddy pop
parent mother father mom mum dad folks
sibling brother sister twin
child children kid toddler son daughter youngster
baby infant newborn
teenager teen adolescent youth
grandparent grandmother grandfather grandma grandpa granny gran nana grandad
grandmother grandma granny gran nana nan
grandfather grandpa grandad granddad gramps
grandchild grandchildren grandson granddaughter grandkid
uncle aunt nephew niece cousin relative
relative relation kin family cousin
partner boyfriend girlfriend fiance fiancee spouse
boyfriend girlfriend dating sweetheart
stepmother stepfather stepson stepdaughter stepsister stepbrother stepdad stepmom
godmother godfather godparent godson goddaughter godchild
friend buddy pal mate bestie chum
colleague coworker workmate teammate
stranger unknown passerby
daycare nursery kindergarten creche preschool childcare
adopt adoption adoptive foster
kiss hug cuddle embrace
divorce divorced separation split annulment
widow widower bereaved
marry married marriage wed wedding
wedding bride groom marriage ceremony reception
bridesmaid usher groomsman
custody visitation guardianship guardian
single unmarried bachelor
affair cheat unfaithful infidelity adultery
quarrel argument row fight dispute spat
born birth birthday birthplace
name nickname called named alias
nationality citizenship citizen passport
hometown birthplace upbringing grew raised
ancestor ancestry genealogy heritage descent
head skull scalp forehead
face cheek chin jaw
eye eyelid eyebrow eyelash
ear earlobe eardrum hearing
nose nostril nasal sinus
mouth lip tongue gum
tooth teeth molar dental
shoulder collarbone clavicle rotator
arm elbow forearm bicep
hand wrist finger thumb palm knuckle
leg thigh calf shin
knee meniscus kneecap ligament acl
foot feet toe heel ankle
back spine lumbar vertebra disc
chest breast rib
stomach belly tummy abdomen gut
bone skeleton rib spine
muscle tendon ligament hamstring
heart cardiac cardiologist cardiovascular
lung pulmonary respiratory breathing
kidney renal dialysis
liver hepatic hepatitis
bladder urine urinary urinate pee
bowel intestine colon colonoscopy
brain neurologist neurological
blood bleed bleeding bled
vein artery vessel
nerve sciatica neuropathy
pain ache hurt sore soreness painful
backache sciatica lumbago
toothache cavity tooth dentist
stomachache indigestion heartburn bloating reflux
fever temperature feverish
cough coughing bronchitis
cold flu influenza sniffles
sneeze sniffle sneezing
nausea nauseous vomit puke sick
diarrhea diarrhoea runs
constipation constipated laxative
dizzy dizziness vertigo lightheaded
faint fainted unconscious collapse
tired fatigue exhausted exhaustion weary knackered
rash hives eczema itchy
itch itchy scratch itching
swelling swollen swell inflammation inflamed
bruise bruised bump
cut wound gash laceration scratch
burn burnt scald blister
blister callus corn
fracture broken break broke fractured
sprain sprained twisted strain
injury injured hurt wound
cast splint brace
stitches sutures scar
numb numbness tingling
insomnia sleepless sleeplessness
snore snoring apnea
awake woke wake waking
illness ill sick disease unwell ailment poorly
disease disorder condition syndrome illness
infection infected bacterial viral
tonsillitis tonsils throat
chickenpox measles mumps
cancer tumor tumour oncologist chemotherapy chemo malignant
chemotherapy chemo radiation radiotherapy
leukemia lymphoma cancer
tumor tumour lump growth cyst
diabetes diabetic insulin glucose
asthma asthmatic inhaler wheeze
allergy allergic allergies antihistamine reaction intolerance anaphylaxis
hayfever pollen allergy
intolerance intolerant lactose gluten celiac coeliac
arthritis rheumatism rheumatoid joint
epilepsy seizure epileptic convulsion
dementia alzheimer memory
parkinson tremor shaking
anemia anaemia iron
thyroid hypothyroidism hyperthyroidism
cholesterol statin ldl
obesity obese overweight
depression depressed antidepressant
anxiety anxious panic worry
burnout stress overworked exhaustion
adhd autism autistic neurodivergent
addiction addict addicted rehab
alcoholic alcoholism drinking sober
sober sobriety teetotal abstinent
doctor physician gp medic practitioner
specialist consultant surgeon cardiologist dermatologist neurologist
dermatologist skin mole acne eczema
gynecologist gynaecologist obgyn
optician optometrist ophthalmologist
glasses spectacles specs lenses
dentist orthodontist dental hygienist
braces orthodontist retainer aligner invisalign
hospital clinic ward infirmary hospitalized
surgery operation surgeon operated procedure
anesthesia anaesthetic anesthetic anaesthesia
appointment checkup consultation
checkup examination physical screening
xray mri ct scan ultrasound
bloodwork blood labs
diagnosis diagnosed diagnose
symptom sign complaint
treatment therapy cure remedy
recover recovery heal convalescence recuperate
discharge discharged released
medicine medication drug pill tablet prescription meds
prescription prescribed prescribe refill
pharmacy chemist pharmacist drugstore
painkiller ibuprofen paracetamol aspirin acetaminophen tylenol advil analgesic
antibiotic penicillin amoxicillin
antihistamine cetirizine loratadine claritin benadryl
antidepressant sertraline prozac ssri
ointment cream salve lotion
vitamin supplement mineral magnesium zinc
bandage plaster bandaid gauze dressing
dose dosage milligram mg
therapist counselor counsellor psychologist psychiatrist shrink therapy
physiotherapist physiotherapy physio rehab
massage masseur masseuse
disability disabled handicap impairment
donor donate transplant transfusion
pregnant pregnancy expecting trimester
birth delivery labor labour caesarean midwife
midwife doula obstetrician
contraception contraceptive condom
fertility infertility ivf
ultrasound sonogram scan
breastfeed breastfeeding nursing formula bottle
stroller pram pushchair buggy
crib cot bassinet cradle
pacifier dummy soother
twin twins triplet
period menstruation menstrual
playground swings slide park
diet keto paleo vegan vegetarian fasting
vegetarian vegan veggie meatless pescatarian
pet dog cat hamster rabbit parrot goldfish
dog puppy hound pup terrier labrador retriever poodle
cat kitten kitty feline
rabbit bunny hare
hamster gerbil rodent
bird parrot budgie canary parakeet
fish goldfish aquarium
snake lizard reptile gecko
vet veterinarian veterinary
leash lead collar harness
kennel cattery boarding
neuter spay sterilize castrate
breed breeder pedigree
flea tick worm
food meal dish cuisine grub
breakfast brunch cereal porridge oatmeal
lunch luncheon midday
dinner supper tea meal
snack nibble crisps chips
starter appetizer entree
dessert pudding sweet afters
hungry starving hunger peckish famished
thirsty thirst dehydrated
eat ate eaten dine dining
drink drank drunk sip
recipe ingredient cookbook
cook cooking cooked chef
bake baked baking baker bakery
roast roasted grill grilled
boil boiled simmer
barbecue bbq grill cookout
spice cumin paprika cinnamon turmeric curry
herb basil parsley thyme rosemary coriander cilantro
spicy hot chili chilli
sauce gravy ketchup mayo mustard
salad lettuce vinaigrette dressing
soup broth stew chowder
bread loaf baguette toast sourdough
sandwich toastie panini sub
burger hamburger cheeseburger
pizza margherita pepperoni
pasta spaghetti lasagna noodles macaroni
noodles ramen pho udon
rice risotto paella basmati
potato potatoes spud mash
meat beef pork lamb chicken
beef steak sirloin
pork bacon ham sausage
chicken poultry turkey
sausage bratwurst hotdog
fish salmon tuna cod trout
egg omelette scrambled
cheese cheddar mozzarella brie feta parmesan
dairy milk cheese yogurt butter cream
butter margarine spread
fruit apple banana orange berry pear grape
berry strawberry blueberry raspberry blackberry
citrus lemon lime orange grapefruit
vegetable veg veggie carrot broccoli spinach
nut peanut almond walnut cashew hazelnut
bean lentil chickpea legume
mushroom fungus truffle
onion garlic shallot leek
cake cupcake muffin gateau sponge
pastry croissant danish
pie tart quiche
candy sweets lolly
icecream gelato sorbet
pancake waffle crepe
jam jelly marmalade preserve
coffee espresso latte cappuccino americano
tea chai matcha
soda cola coke pepsi lemonade
alcohol booze liquor spirits
beer ale lager pint ipa
wine red white rose merlot chardonnay
champagne prosecco cava
cocktail mojito margarita martini
whisky whiskey scotch bourbon
vodka gin rum tequila
pub bar tavern
restaurant bistro diner eatery
takeaway takeout delivery deliveroo doordash ubereats
menu dish course
waiter waitress server
reservation booking reserved booked table
leftovers fridge reheat
groceries grocery supermarket shopping
supermarket tesco sainsbury aldi lidl walmart costco
calorie calories kcal
indian curry tandoori masala
mexican taco burrito quesadilla
italian pasta pizza trattoria
japanese sushi ramen tempura
studio bedsit loft
mansion villa estate
cottage cabin chalet bungalow
garage carport driveway
kitchen pantry kitchenette
shower bath bathtub
hallway corridor hall
balcony terrace patio deck veranda
stairs staircase steps stairway
elevator lift escalator
floor flooring carpet laminate parquet
window pane glazing
door doorway entrance gate
lock locksmith locked padlock
key keys keyring fob
doorbell intercom buzzer
furniture sofa table chair wardrobe cupboard
sofa couch settee
chair armchair stool recliner
bedding duvet quilt sheet pillow comforter
blanket throw quilt
wardrobe closet dresser
shelf shelves bookcase bookshelf
drawer dresser chest
lamp light bulb lighting
curtain blind drape
rug carpet mat
appliance fridge dishwasher oven washer
fridge refrigerator freezer
oven stove cooker hob
blender mixer processor
heating heater radiator boiler furnace
thermostat nest temperature
airconditioner aircon ac cooling
fireplace stove chimney
chimney flue soot
drain clog clogged blocked plumber
leak leaking leaky drip plumber
plumber plumbing pipe
electrician wiring socket electrical
socket outlet plug
handyman repairman contractor
repair fix mend fixed
broken faulty defective
mold mould damp mildew
pest exterminator mice cockroach bedbugs
mouse mice rat rodent
ant ants cockroach insect
clean cleaning cleaner tidy
tidy declutter neat
mop broom sweep
dishes plates crockery
cutlery silverware fork knife spoon
plate bowl dish
cup mug glass
pan pot saucepan skillet wok
trash garbage rubbish waste bin
bin dustbin trashcan
landfill dump tip skip
renovate renovation remodel refurbish refurbishment
paint painting painter wallpaper
decorate decor decoration decorator
move moved moving relocate relocation
mover removals van
tenant renter lodger
landlord landlady owner
lease tenancy contract
airbnb vrbo rental
mortgage loan lender
realtor estate agent
address street postcode zip
neighborhood neighbourhood area district
suburb suburban outskirts
downtown centre center
garden yard backyard
lawn grass mow mower
gardener gardening landscaper
gardening plant planted sow weeding
plant houseplant succulent cactus
flower rose tulip daisy lily orchid
bouquet flowers florist
tree oak pine birch maple willow
hedge bush shrub
seed seedling sow sown
fence gate railing
tool hammer drill saw screwdriver wrench
screw nail bolt
glue adhesive tape
utility utilities electricity gas water
security alarm camera cctv
clothes clothing garment outfit apparel
shirt blouse top
sweater jumper pullover cardigan
jacket coat blazer parka anorak
raincoat mac anorak
pants trousers jeans slacks
jeans denim levis
dress gown frock
suit tuxedo tux
underwear pants boxers briefs knickers
sock stocking tights
pajamas pyjamas nightgown
swimsuit swimwear bikini trunks
shoe sneaker boot sandal heel
hat cap beanie
belt braces suspenders
bag backpack rucksack tote
wallet purse billfold
jewelry jewellery necklace earring bracelet ring
necklace pendant locket
watch wristwatch rolex
tailor seamstress alter alteration
wear wore worn
fabric cotton silk wool linen
hair haircut hairdresser
hairdresser barber salon stylist
hairstyle haircut bob fringe bangs
blond blonde brunette redhead
bald balding hairloss
beard moustache mustache shave
shave razor shaver
dye dyed highlights
makeup cosmetics lipstick mascara
shampoo conditioner soap
manicure pedicure nails
tattoo tattooed ink
sunscreen sunblock suncream
slim thin skinny
fat overweight chubby
freckle mole birthmark
acne pimple spot
transport transportation transit
commute commuter commuting
drive drove driven driver
car vehicle auto automobile
car audi bmw toyota ford volkswagen honda tesla
van lorry truck
bus coach shuttle
taxi driver cabbie
subway metro underground tube
tram streetcar trolley
motorcycle motorbike scooter moped
boat ship ferry
airport terminal heathrow gatwick jfk
airline ryanair easyjet lufthansa delta
pilot captain copilot
stewardess steward attendant
luggage baggage suitcase
layover stopover connection transfer
delay delayed late
cancel cancelled cancellation canceled
station stop platform
ride lift carpool
license licence permit
service serviced servicing mot
tire tyre wheel
brake brakes braking
gearbox transmission clutch
fuel petrol gas diesel gasoline
electric ev hybrid
mileage miles odometer
park parking parked carpark
fine penalty ticket
traffic jam congestion
accident crash collision wreck
towed tow breakdown
road street lane avenue
roundabout junction intersection
crosswalk crossing zebra
gps navigation satnav
tour excursion sightseeing
sightseeing tourist landmark attraction
tourist visitor traveller traveler
backpacking backpacker hostel
camping camp tent campsite
caravan camper motorhome rv campervan
reception lobby concierge
itinerary schedule plan
abroad overseas foreign
souvenir keepsake memento
museum gallery exhibition
castle palace fortress
church cathedral chapel
zoo safari aquarium
beach coast seaside shore
lake pond loch
river stream creek
waterfall falls cascade
mountain peak summit alps
valley canyon gorge
forest wood woodland
volcano eruption lava
city town metropolis
village hamlet town
weather forecast climate
rain rainy drizzle shower downpour
snow snowfall blizzard snowed
storm thunderstorm hurricane
thunder lightning storm
hurricane typhoon cyclone tornado
wind windy breeze gale
fog mist foggy
sun sunny sunshine
cloud cloudy overcast
hot heat heatwave
cold freezing chilly
ice icy frost
humid humidity muggy
flood flooding flooded
earthquake quake tremor
star constellation astronomy
planet mars jupiter
temperature degrees celsius fahrenheit
spring summer autumn winter
horse pony mare stallion
cow cattle bull
pig hog piglet
sheep lamb ewe
chicken hen rooster
duck goose geese
deer elk moose
bear wolf fox
lion tiger leopard
monkey ape gorilla
insect bug beetle
bee wasp hornet
bird sparrow robin pigeon gull
owl hawk eagle falcon
sport football tennis basketball swimming running cycling golf
football soccer match pitch
soccer football league striker goalkeeper
basketball nba hoops
baseball mlb softball
tennis racket wimbledon racquet
badminton squash shuttlecock racquet
cricket wicket batsman bowler
hockey puck rink
volleyball netball handball
golf golfer tee putt handicap
swim swam swum swimming pool
dive diving scuba snorkel
surf surfing surfboard wave
sail sailing sailboat yacht regatta
row rowing canoe kayak paddle
ski skiing snowboard slope piste
skate skating skateboard rollerblade
run ran running jog jogging
marathon race runner 10k
hike hiking trek walk trail ramble
climb climbing boulder bouldering climber
walk stroll wander
gym fitness workout exercise trainer
trainer coach instructor
yoga pilates meditation stretching
meditate meditation mindfulness
boxing boxer wrestling kickboxing
karate judo taekwondo aikido
gymnastics gymnast acrobatics
fishing fish angler angling
hunt hunting hunter shooting
archery bow arrow
weights dumbbell barbell weightlifting
treadmill elliptical gym
triathlon ironman marathon
olympics olympic medal paralympics
player athlete sportsman
win won victory champion winner
lose lost defeat beaten
score points goal result
tournament championship cup competition contest league
trophy medal prize award
referee umpire judge
stadium arena ground
chess checkmate draughts
cards poker bridge rummy
gamble gambling casino betting bet poker
lottery lotto raffle jackpot
puzzle jigsaw crossword sudoku
videogame xbox playstation nintendo gaming console
gamer gaming esports twitch
hobby pastime pursuit
collect collection collector stamps coins
music song album tune playlist
musician singer guitarist drummer band
instrument piano guitar violin cello flute drums trumpet saxophone clarinet ukulele
piano keyboard pianist
guitar guitarist bass acoustic
violin fiddle violinist cello viola
drum drummer percussion
flute recorder clarinet oboe
trumpet trombone horn saxophone
sing sang sung singer vocals choir
choir chorus chorale
band group orchestra ensemble
orchestra symphony philharmonic conductor
concert gig show recital performance
festival glastonbury coachella
album record lp vinyl
genre jazz rock pop classical techno hiphop
rap hiphop rapper
opera aria soprano tenor
lyrics words verse
composer compose composed composition
spotify playlist streaming
podcast episode audiobook
radio station broadcast
headphones earphones earbuds airpods headset
speaker loudspeaker sonos soundbar
nightclub club disco dj
art painting drawing sculpture
artist painter sculptor illustrator
paint painting watercolor watercolour acrylic canvas
draw drew drawn drawing sketch
sculpture sculptor statue
craft handicraft diy
pottery ceramics clay kiln
knit knitting crochet yarn
sew sewed sewn sewing stitch
woodworking carpentry woodwork
photography photographer camera
photo photograph picture pic snapshot selfie
camera dslr canon nikon lens
calligraphy handwriting lettering
candle wax scented
film movie cinema flick
movie film thriller comedy horror
actor actress cast starring
director filmmaker directed
series show episode season sitcom
netflix hulu disney hbo streaming
documentary docuseries film
cartoon anime animation animated
comic comics manga
comedian comedy standup
celebrity star famous
magician magic trick
book novel paperback hardcover
novel fiction story
author writer novelist
write wrote written writing
poem poetry poet verse
biography memoir autobiography
mystery crime thriller detective
fantasy scifi tolkien
bookshop bookstore bookseller
library librarian borrowed
kindle ebook ereader
magazine journal periodical
newspaper paper press
journalist reporter journalism
journalist article column
publish published publisher publication
diary journal notebook
school pupil teacher classroom
student undergraduate freshman sophomore
teacher tutor instructor schoolteacher
teach taught teaching
learn learned learnt study studied
headmaster headteacher principal
class grade form
homework assignment coursework
exam test quiz exams
exam finals midterm
grade mark score gpa
university college uni campus
degree bachelor master bsc msc diploma
major studied studying subject
phd doctorate doctoral dissertation thesis
professor lecturer prof academic
lecture seminar lecturer
dean faculty department
graduate graduated graduation alumni alumnus
scholarship bursary grant stipend
dormitory dorm halls
semester term trimester
enroll enrol enrolled register registration
certificate diploma certification qualification
certified accredited licensed
intern internship placement trainee
apprentice apprenticeship trainee
workshop course training seminar
course udemy coursera mooc
fraternity sorority society
subject maths history geography biology chemistry physics
maths math mathematics algebra calculus geometry
biology biologist botany zoology
chemistry chemist chemical
physics physicist quantum
history historian historical
geography geographer geology
economics economist econ
literature english lit
law legal lawyer
architect blueprint drawings
language french spanish german italian chinese japanese
language fluent bilingual native speak spoke spoken
duolingo babbel language
translate translation translator interpreter
vocabulary word glossary
grammar verb noun tense
spelling spell typo misspelled
pronounce pronunciation accent
religion religious faith belief
christian catholic protestant orthodox anglican methodist
muslim islam mosque islamic
jewish jew judaism synagogue
hindu hinduism temple
buddhist buddhism temple
atheist agnostic secular
church parish congregation
priest pastor vicar minister reverend rabbi imam
pray prayed prayer
mass service sermon
bible scripture gospel
nun monk convent monastery
christmas santa tree
easter egg bunny
halloween costume pumpkin
hanukkah passover menorah
ramadan eid iftar
nye eve midnight
party celebration bash gathering
celebrate celebration celebrated
invite invitation invited rsvp
guest attendee visitor
farewell leaving goodbye
funeral burial cremation memorial wake
funeral undertaker mortuary
die died death dead deceased passed
bury buried burial
grave cemetery graveyard tomb
coffin casket urn
condolence condolences sympathy
mourn grief grieving mourning
will testament inheritance estate
inherit inherited inheritance heir bequeath
murder killed homicide
money cash funds dough
cash banknote coin
currency dollar euro pound yen franc
dollar buck usd
pound quid sterling gbp
cheap inexpensive affordable bargain
expensive pricey costly overpriced
price cost charge fee
pay paid payment
expense expenditure cost outlay
bonus commission incentive
rich wealthy affluent
debt owe owed indebted
loan credit lender repay borrowed
refund refunded reimburse reimbursement
savings save saved isa
stock share equity
dividend yield payout
bond gilt treasury
crypto bitcoin ethereum cryptocurrency
wallet ledger coinbase metamask
pension retirement 401k annuity
retire retired retirement pensioner
tax taxes hmrc irs taxation
tax accountant deduction filing
accountant bookkeeper cpa accounting
bank barclays hsbc chase natwest monzo
iban bic swift
transfer wire remittance wise
atm cashpoint withdraw withdrew
cheque check chequebook
card visa mastercard amex debit
paypal venmo revolut zelle
overdraft overdrawn overdrew
mortgage remortgage refinance
bankrupt bankruptcy insolvent insolvency
donate donated donation charity
charity nonprofit ngo foundation
fundraiser fundraising crowdfunding gofundme kickstarter
volunteer volunteering voluntary
inflation deflation prices
shop store boutique
shop shopping bought
shop shopkeeper retailer
amazon ebay etsy
order ordered purchase purchased bought
sell sold sale
delivery delivered courier shipment parcel
parcel package packet
courier fedex ups dhl
ship shipped shipping dispatch
post mail posted mailed
postman mailman postwoman
receipt invoice bill
sale discount reduction bargain
discount coupon voucher promo
warranty guarantee guaranteed
secondhand used preowned thrift
auction bid bidding
customer client buyer shopper
till checkout cashier
queue line lineup
subscription subscribe subscribed membership
unsubscribe cancel cancelled
insurance insurer insured policy
premium excess deductible
claim compensation payout settlement
lawyer attorney solicitor barrister
court trial hearing judge
judge magistrate verdict
jury juror verdict
sue sued lawsuit litigation
illegal unlawful forbidden banned
notary notarized notarised
witness testimony testify
guilty convicted conviction
prison jail inmate prisoner
arrest arrested custody detained
bail parole probation
police cop officer policeman
detective inspector investigator
crime offense offence felony
criminal offender culprit
steal stole stolen theft
thief burglar robber pickpocket
burglary burgled burglar
robbery robbed mugging mugged
fraud scam swindle
scam scammer phishing
blackmail extortion ransom
weapon gun knife
gun pistol rifle firearm
shoot shot shooting
terrorist terrorism bombing
fire blaze flames burned
firefighter fireman firetruck
evacuate evacuated evacuation
rescue rescued rescuer
drown drowned drowning
explosion exploded bomb blast
poison poisoned poisoning toxic
calendar schedule agenda diary
appointment meeting slot
deadline due overdue
reschedule postpone postponed rebook
weekend saturday sunday
fortnight biweekly fortnightly
noon midday lunchtime
evening tonight dusk
yearly annual annually
quarter quarterly q1 q2 q3 q4
reminder remind reminded
shift nightshift rota roster
sick absence absent
event conference convention expo
conference summit symposium keynote
speech talk address
talk presentation lecture
device gadget appliance
phone telephone mobile cellphone smartphone cell
phone iphone samsung pixel android
call phone ring rang dial
voicemail message answerphone
text sms message whatsapp texted
whatsapp telegram signal messenger
sim esim roaming
carrier vodafone verizon provider operator
landline telephone handset
tablet ipad kindle
laptop notebook macbook thinkpad
computer pc laptop desktop mac
mouse trackpad trackball
printer print inkjet laserjet
scanner scan scanned
webcam camera logitech
microphone mic headset
battery charge charger powerbank
charger cable adapter usb
cable cord lead wire
smartwatch fitbit garmin
tv television telly screen
console controller joystick
graphics gpu nvidia
disk drive ssd hdd
internet wifi broadband
wifi wireless router hotspot
router modem gateway
broadband fibre fiber isp
network lan ethernet
vpn tunnel wireguard
browser chrome firefox safari edge
website site webpage homepage
website wordpress squarespace wix
blog blogger post
url link hyperlink address
domain dns nameserver registrar
email mail gmail outlook inbox
attachment attached enclosed
newsletter mailchimp mailing
social facebook instagram twitter tiktok linkedin
influencer follower youtuber
tweet retweet twitter
video clip footage youtube
zoom skype facetime
chat slack discord teams
search google bing
password passphrase pin passcode
password bitwarden 1password lastpass
login signin logon credentials
account profile username
authentication authenticate oauth login sso
2fa mfa authenticator otp
permission access privilege authorization
encrypt encryption encrypted cipher
certificate tls ssl https
firewall iptables waf
hacker hacked breach compromised
virus malware trojan ransomware
vulnerability exploit cve
install installed installation setup
update upgrade patch upgraded
rollback revert reverted
crash crashed hang freeze froze
bug defect error issue glitch
error exception failure
debug debugging debugger breakpoint
slow lag laggy sluggish latency
restart reboot rebooted
programmer developer coder engineer
code source codebase
programming coding development
python java javascript rust golang typescript ruby
javascript typescript node react
framework react django rails angular vue
library package module dependency
parameter argument option
api endpoint rest graphql
retry retries backoff
compile compiler build
test unittest pytest
test tested testing qa
ci pipeline jenkins github
git github gitlab repository repo
commit push merge
merge rebase conflict
refactor rewrite cleanup
documentation docs readme
license mit gpl
ui interface gui
color colour hue
database db postgres mysql sqlite mongodb
query sql select
cache caching redis memcached
log logging logs
monitoring grafana prometheus datadog alerting
server machine host
cloud aws azure gcp
container docker kubernetes
kubernetes k8s cluster
linux ubuntu debian fedora
os windows linux macos
config configuration settings
editor ide vscode vim emacs
presentation slides powerpoint deck keynote
folder directory path
chart graph plot
orphan orphanage orphaned
honeymoon newlywed newlyweds
cramp spasm cramping
dream nightmare dreamt
pediatrician paediatrician pediatric
chiropractor osteopath physio
miscarriage miscarried stillbirth
tortoise turtle terrapin
drink beverage soda juice
fries chips wedges
sushi sashimi maki
cookie biscuit shortbread
chocolate cocoa cadbury lindt
basement cellar underground
attic loft rafters
cupboard cabinet sideboard
vacuum hoover roomba dyson
faucet tap sink
sink basin washbasin
fuse breaker tripped
recycle recycling recyclable bin
sublet sublease subtenant
evict eviction evicted
wrench spanner pliers
flashlight torch headlamp
ladder scaffold stepladder
hoodie sweatshirt fleece
scarf shawl pashmina
handbag purse clutch
glove mitten mittens
sunglasses shades rayban
spa sauna jacuzzi steam
jetlag timezone jetlagged
puncture punctured flat
trunk boot tailgate
windshield windscreen wiper
bumper fender dent scratch
sidewalk pavement kerb curb
toll vignette tollbooth
detour diversion roadworks
sea ocean atlantic pacific mediterranean
desert sahara dune
jungle rainforest amazon
sunrise dawn daybreak
sunset dusk twilight
elephant giraffe rhino hippo zebra
whale dolphin orca porpoise
butterfly moth caterpillar
frog toad newt
birdwatching birding birder binoculars
classmate schoolmate peer
tuition fees fee
dialect accent brogue
pope vatican papal
diwali holi hindu
reunion gathering alumni
suicide suicidal overdose
spam junk unsolicited
download downloaded downloading torrent
upload uploaded uploading
webhook callback hook
opensource oss gpl
frontend ui css html
font typeface arial helvetica
icon logo symbol
schema migration migrate alembic flyway
vm virtualbox vmware hypervisor
cron crontab scheduler scheduled
data dataset corpus
dashboard grafana tableau powerbi
report summary writeup
statistics stats metrics figures
ai ml gpt llm chatgpt claude
drone quadcopter uav dji
sensor detector probe
robot robotics automation arduino
arduino raspberry microcontroller esp32
solder soldering circuit pcb
vr oculus headset quest
alexa siri cortana
seo ranking keyword backlink
bandwidth throughput speed
uptime sla availability
encoding unicode utf8 ascii
regex pattern regexp
storage s3 bucket blob
ticket jira issue trello
task todo chore assignment
sprint scrum agile kanban standup
backlog roadmap milestone
feature functionality capability
requirement specification spec
prototype mockup wireframe poc
design figma sketch layout
designer ux graphic illustrator
photoshop gimp illustrator lightroom
office workplace headquarters coworking
office stationery stapler printer
desk workstation cubicle
remote wfh telecommute
ceo founder president chief
cfo finance treasurer
cto ciso cio
secretary assistant receptionist
employee staff worker personnel
freelance freelancer contractor
consultant consulting adviser advisor
job work career occupation profession employment
job position role post vacancy
job worked employed employer
unemployed jobless redundant
hire hired recruit recruited onboarded
recruiter headhunter recruitment hr
interview interviewed interviewer
resume cv curriculum
candidate applicant interviewee
reference referee referral
fired sacked dismissed laid terminated
redundancy layoff redundant severance
resign resigned resignation quit
promotion promoted raise
appraisal evaluation feedback review
mentor mentee coach mentoring
onboarding induction orientation
colleague coworker manager teammate
department division unit team
company firm business corporation enterprise employer
startup seed vc funding
investor vc angel shareholder
acquisition acquired merger takeover
competitor rival competition
outsource outsourced offshore subcontract
subcontractor contractor subcontract
procurement purchasing sourcing
tender bid proposal rfp
quote quotation estimate
contract agreement deal
nda confidentiality confidential
clause term provision
negotiate negotiation haggle bargain
invoice billing billed bill
invoice paid unpaid overdue
revenue turnover income sales
profit earnings margin
budget forecast spending allocation
bookkeeping ledger quickbooks xero
audit auditor audited
board directors chairman trustee
chair chairman chairwoman chairperson
meeting agenda minutes
minutes notes protocol
meeting met conference call
strategy plan roadmap
goal target objective okr kpi
marketing advertising campaign promotion
ad advert advertisement commercial
flyer leaflet brochure pamphlet
poster billboard banner
slogan tagline motto
brand branding logo
sponsor sponsorship advertiser
sales salesman salesperson saleswoman
crm salesforce hubspot
pricing price tier plan
survey questionnaire poll
feedback complaint review rating
complain complaint complained
customer support helpdesk ticket
trade fair exhibition booth stall
stock inventory warehouse
warehouse depot storage
logistics freight haulage shipping
import export customs tariff
factory plant manufacturing manufacturer
machine machinery equipment
forklift pallet warehouse
recall recalled defective
maintenance servicing upkeep
steel iron aluminium aluminum metal
copper brass bronze
plastic pvc polymer
wood timber lumber
weld welder welding
textile garment fabric
science scientist research scientific
research researcher study
lab laboratory bench
experiment trial test
chemical acid solvent reagent
microscope telescope lens
telescope astronomy stargazing
dna gene genetic genome
bacteria microbe germ
evolution darwin fossil
dinosaur fossil palaeontology paleontology
space nasa spacex rocket
astronaut cosmonaut spacewalk
satellite orbit rocket
solar photovoltaic panel
wind turbine windmill
nuclear reactor radiation
coal oil gas fossil
oil petroleum crude
insulation insulated insulate
climate warming carbon emissions co2
pollution polluted smog
environment environmental ecology eco
sustainable sustainability green
builder bricklayer construction contractor
construction building built erected
carpenter joiner carpentry
plasterer plaster plastering drywall
tiler tile tiling grout
concrete cement mortar
brick masonry mason
surveyor survey structural
excavator digger bulldozer
crane hoist winch
farm farmer farming agriculture
farm ranch smallholding
tractor plough plow combine
harvest crop yield
crop wheat corn barley
corn maize sweetcorn
livestock cattle sheep
barn stable stall
vineyard winery winemaker
pesticide herbicide insecticide
captain skipper crew
sailor crew seaman
harbor harbour port marina dock
anchor mooring moored
boat dinghy yacht kayak
ship vessel cruise freighter
canal barge narrowboat
amtrak eurostar tgv railcard
train rail eurostar express intercity
timetable schedule departures
carriage coach compartment sleeper
runway takeoff landing
landed landing touchdown
airline carrier airways
homeless shelter hostel
benefits welfare unemployment
unemployment jobless dole
charity shop thrift oxfam
refugee asylum migrant
immigrant immigration migrant emigrated
emigrate emigrated expat
politics politician political
government ministry cabinet
president prime minister chancellor
parliament mp congress senate
senator congressman mp
mayor council councillor
election vote voted ballot poll
party labour conservative democrat republican
protest demonstration march rally
strike union walkout
union syndicate labor
petition signatures campaign
war conflict battle
army military soldier
navy marine sailor
soldier veteran troops
king queen royal monarch
prince princess royal
embassy consulate ambassador
democracy democratic republic
corruption bribe bribery
id identity identification passport
pen pencil biro marker ballpoint
whiteboard blackboard chalkboard
projector screen beamer
noise noisy loud
smell odor odour stink scent
taste flavour flavor
perfume scent fragrance
colour color red blue green yellow
blue navy turquoise azure
red crimson scarlet maroon
purple violet lilac
gray grey silver
beige cream tan
distance km miles kilometers kilometres
length metre meter feet inches
volume litre liter gallon
area hectare acre sqm
toothbrush toothpaste floss
tissue kleenex hanky handkerchief
nappy diaper wipes
detergent bleach disinfectant
washing detergent softener
bottle flask thermos
jar can tin
scale scales weigh
hospice palliative nursing
prosthesis prosthetic amputated amputation
pacemaker defibrillator heart
urologist urology prostate
radiology radiologist xray
cardiology cardiologist ecg
endoscopy gastroscopy colonoscopy
gastroenterologist bowel ibs crohns
appendix appendicitis appendectomy
psoriasis eczema dermatitis
dislocated dislocation shoulder
sinusitis sinus congestion
ecg ekg electrocardiogram
hemorrhoids haemorrhoids piles
ovulation ovary fertility
scout scouts guides
trampoline swing slide
pumpkin halloween lantern
vomit vomiting puke threw nausea nauseous
husband wife spouse partner hubby missus
fiance fiancee engaged engagement propose proposal proposed
birthday bday birthdate dob turned
sleep asleep slept nap doze siesta snooze
limp crutches wheelchair cane walker
blind blindness eyesight vision sight
eyesight vision shortsighted nearsighted farsighted myopia glasses
smoke smoking smoker cigarette cigar fag tobacco vape vaping
carer caregiver nurse caretaker
vaccine vaccination vaccinated jab shot immunization immunisation booster
injection inject shot jab syringe needle
covid coronavirus pandemic quarantine lockdown
virus viral flu covid norovirus
anaphylaxis allergic epipen adrenaline
ambulance paramedic emergency 911 999 112
toy doll teddy lego barbie playmobil puzzle
migraine headache aura
hospital admitted admission inpatient ward
allergic peanut shellfish pollen dairy gluten
seafood shrimp prawn lobster crab mussel oyster clam shellfish
drunk tipsy wasted hungover hangover
toilet loo lavatory wc restroom washroom
bathroom shower toilet bath ensuite
roof roofing roofer shingle tile gutter
laundry washing washer washed
dryer drier tumble airer
fertilizer fertiliser manure compost
watering hose sprinkler irrigation
electricity power electric energy
mattress bed bunk futon
plane airplane aircraft flight jet
flight fly flew flying plane
bike bicycle cycle cycling cyclist ebike
hotel motel inn hostel guesthouse bnb lodging
accommodation lodging hotel airbnb hostel stay stayed
travel trip journey voyage travelled
trip excursion outing getaway
holiday vacation getaway leave pto
helicopter chopper copter
weight kilo kilogram kg pounds lbs weigh
boardgame monopoly scrabble catan chess
dance dancing dancer ballet salsa tango ballroom waltz
cinema movies theater screening
baptism baptised baptized christening godparent
host hosting hosted hostess
salary wage pay paycheck income earn compensation
payslip payroll paycheck salary
invest investment investor stocks shares fund
stocks shares etf portfolio equity
processor cpu chip intel amd
backup restore restored snapshot
app application software program
deploy deployment deployed rollout release launch
outage downtime incident postmortem
notification alert alarm push
shell bash terminal script powershell
spreadsheet excel sheets csv xlsx
concurrency thread mutex deadlock race lock
sign signed signature docusign autograph
manufacture produce production assembly conveyor
screen monitor display ultrawide
boss manager supervisor chief head
manager supervisor lead boss
founder cofounder founded startup
startup founded venture founder
supplier vendor provider distributor
support helpdesk helpline ticket
employer company workplace firm
apply applied applicant application admission accepted
lesson class course tutorial
song track tune single
vinyl record turntable lp
memory ram gb gigabytes
ram ssd memory storage
taxi cab uber lyft minicab
airport terminal departures arrivals
nanny babysitter childminder minder sitter babysit
wheelchair accessible ramp accessibility
cleaner cleaning maid housekeeper
house residence dwelling home bungalow
terraced detached semi bungalow
flat apartment condo studio
sublet sublease lodger
rent rental renting rented monthly
rent tenant landlord lease deposit tenancy
broken smashed cracked shattered
car mechanic garage repair
hometown hail birthplace native
dog labrador poodle spaniel beagle dachshund collie
cat siamese tabby tomcat kitten
horse pony stable riding saddle
horseback riding equestrian saddle
fox badger hedgehog squirrel
lizard gecko iguana chameleon
mosquito midge insect bite
spider tarantula spiderweb
tortilla taco burrito
chinese dumpling wonton dimsum
curry korma tikka vindaloo
juice smoothie squeezed
yogurt yoghurt kefir
eggplant aubergine zucchini courgette
courgette zucchini squash
pumpkin squash gourd
cabbage kale broccoli cauliflower
pepper chili paprika
steak ribeye sirloin fillet
tofu tempeh seitan
tuna salmon mackerel sardine
sugar sweetener stevia
flour dough yeast
vinegar balsamic dressing
knife blade scissors
scissors shears clippers
desk table workstation
carpet rug flooring
sneakers trainers shoes nike adidas
wellies boots wellingtons
lingerie bra underwear
shorts trousers bermudas
skirt dress kilt
coat jacket overcoat trench
backpack rucksack knapsack daypack
wig extensions toupee
earrings necklace bracelet jewellery
glasses specs prescription frames
visa permit residence immigration
passport id renewal expired
passport visa embassy
customs border immigration
delayed late cancelled
train tube metro tram bus
railway train rail amtrak eurostar
ferry boat crossing
motorway highway freeway m25
tyre puncture wheel flat
sedan saloon hatchback coupe
convertible cabriolet cabrio
dealership dealer showroom
scooter moped vespa
mountain hike hiking peak climb
sea ocean coast
island isle archipelago
hill slope ridge
cave cavern grotto
field meadow pasture
glacier iceberg icecap
drought arid dry
tsunami wave tidal
wildfire bushfire blaze
stars constellation stargazing
autumn fall season
sled sledge toboggan
skydiving parachute paragliding bungee
pingpong tabletennis paddle
snooker billiards pool
darts dartboard bullseye
bowling alley pins
formula1 f1 racing ferrari
football arsenal chelsea liverpool
dungeons dragons rpg roleplay
minecraft roblox fortnite
lego bricks duplo
guitar bass ukulele banjo
piano keyboard synthesizer organ
harp harpsichord organ
harmonica accordion bagpipes
singer vocalist frontman
circus clown acrobat
thriller horror comedy drama romance
book author novel title
audiobook audible narrator
exam midterm final resit retake
kindergarten preschool nursery playschool
campus dorm university
thesis supervisor advisor
teacher headteacher classroom
spanish espanol castilian
mandarin cantonese chinese
translator interpreter translation bilingual
christmas xmas noel advent
easter lent bunny
fireworks firecracker bonfire
valentine valentines february
present gift voucher gave
party bash shindig celebration
decorations balloons bunting
prom graduation ball
funeral wake eulogy
ashes cremated cremation urn
gravestone tombstone headstone
debt loan owe repayment
credit debit card
inheritance probate estate will
lawyer solicitor legal attorney
divorce custody alimony settlement
speeding ticket fine speed
stolen theft missing
hacked hack compromised breach
laptop macbook thinkpad dell lenovo
keyboard mouse trackpad
printer toner cartridge ink
router wifi modem wireless
usb stick thumbdrive pendrive
api key token secret
token jwt bearer session
secret credential vault key
prod production live
staging preprod sandbox
linter eslint pylint ruff
formatter prettier black
mock stub fixture
coverage codecov tests
flaky intermittent unstable
hotfix patch bugfix
bug defect glitch fault
stacktrace traceback exception
server vps ec2 droplet
database postgresql postgres mysql mariadb
nosql mongodb dynamodb cassandra
orm sqlalchemy hibernate prisma
index indexing reindex
search elasticsearch solr lucene
queue kafka rabbitmq sqs
serverless lambda functions
terraform ansible puppet chef
docker image container dockerfile
cdn cloudflare fastly akamai
certificate tls ssl letsencrypt
proxy nginx haproxy apache
model training neural
llm gpt claude gemini chatbot
chatbot bot assistant
crawler scraper scraping
parser parsing parse
json xml yaml csv
pdf acrobat document
ocr scan tesseract
expenses receipts reimbursement
timesheet hours logged
intern trainee apprentice junior
wfh remote hybrid
demo demonstration showcase
launch release golive
churn retention cancellation
marketing seo ads campaign
newsletter subscriber mailing
webshop ecommerce shopify
shipment delivery tracking
turbine generator wind
solar panel inverter
ev charger charging wallbox
carpenter joiner cabinetmaker
architect plans blueprint
scaffold scaffolding ladder
electrician fuse wiring
lifeboat lifejacket coastguard
cabin deck berth
pilot cockpit aviation
charity volunteer fundraiser
election voted ballot polling
protest demo demonstration march
strike walkout picket
soup starter broth
cheddar gouda camembert cheese
sunburn sunburnt tan sunscreen
cyst lump biopsy
biopsy sample pathology
mammogram breast screening
cataract glaucoma eyes
gallbladder gallstones bile
hernia inguinal rupture
ulcer gastritis stomach
lupus autoimmune immune
tinnitus ringing ears
hypothermia frostbite freezing
heatstroke sunstroke dehydrated
dehydration dehydrated fluids
chickenpox shingles rash
surrogate surrogacy carrier
postpartum postnatal maternity
maternity paternity leave parental
childbirth birth labour delivery born
housemate flatmate roommate lodger
stepdad stepfather stepmum stepmom stepmother
widow widowed widower
pensioner retiree elderly senior
penpal correspondent letters
pal friend bff
drugs cannabis marijuana weed cocaine
stroke aneurysm thrombosis clot
plants houseplant fern cactus succulent
law legislation statute regulation
poor poverty skint penniless
library package dependency npm pip crate
fall fell fallen tripped stumbled slipped
assault attacked mugged beaten
branch git checkout
tetanus rabies booster jab
lyme tick borreliosis
malaria dengue fever
pms period menstruation cramps
plaza square piazza
gym dumbbell barbell weights
mattress pillow duvet bedding
buy bought purchase purchased
beef mince steak brisket
transmission automatic gearbox manual
picture poster frame framed
lounge den parlour
fried frying saute
seasoning spice condiment
crown veneer implant bridge
conversion extension annexe
factory plant mill
tall height taller
lend lent loan borrow borrowed
theatre theater play drama musical broadway
breakup split separated separation dumped ex
aunt auntie aunty uncle
neighbor neighbour neighbourhood
anniversary wedding married
menopause menopausal hormones
neck throat nape whiplash
hip pelvis groin
concussion concussed unconscious
verruca wart corn
gout uric arthritis
jaundice hepatitis liver
pneumonia bronchitis chest lung
salmonella listeria poisoning
anorexia bulimia underweight
tie bowtie necktie
umbrella brolly parasol
tshirt tee shirt top
deodorant antiperspirant toiletries
towel bathrobe flannel
earrings piercing pierced
leather suede sheepskin
uniform costume outfit
umbrella raincoat waterproof
cafe coffee starbucks
kettle teapot toaster microwave
protein carb fat calorie
honey syrup nectar
organic bio natural
gratuity tip tipped
catering caterer buffet
butcher meat deli
nuts peanut allergen gluten
salt pepper seasoning
cushion pillow bolster
shed greenhouse outhouse
engine motor horsepower
suv jeep offroad
car suv hatchback saloon estate
fare ticket tariff
route directions map navigation
driving lessons instructor
resort hotel beach
country nation state
shark ray orca
snail slug mollusc
sting stung wasp bee
moon lunar eclipse
lighthouse beacon coast
girl daughter lass
philosophy philosopher ethics
psychology psychologist counselling
dictionary thesaurus glossary
quran koran islam
rugby scrum league union
fencing sword foil epee
embroidery quilting needlework sewing
squad team lineup
venue location hall
wrap wrapping wrapped ribbon
interest rate apr
spend spent spending expenditure
broker brokerage trading
exchange swap swapped traded
mall arcade plaza
shed barn outbuilding
timeout timed hang
version release tag
backend server api
dust dusting polish
iron ironing ironed
animal pet creature
acupuncture acupuncturist needles
goat sheep lamb
vp executive director
hitchhike hitchhiking hitchhiker
brexit referendum eu
lice nits scalp
reconcile reconciliation reconciled
honeymoon newlywed bride
litter litterbox kitty
groomer grooming groomed
dating tinder hinge bumble
zoo animal elephant giraffe lion
surgery operated surgical operating
function method subroutine
type interface struct
chemo oncology oncologist
tide tidal wave
unpack unpacked unpacking boxes
cereal muesli granola oatmeal
tomato ketchup passata
thermometer temperature fever
letter envelope mail
postcard letter mail
picnic hamper blanket
lawnmower mower lawn strimmer
deaf deafness hearing implant
online web internet
nightclub club clubbing disco
surname maiden patronymic
towed tow stranded breakdown
rent rental renting rented letting
rebook reschedule rescheduled postponed
airport heathrow gatwick stansted luton schiphol
`;
