/** Doings, feelings, qualities and abstract matters in English, in several degrees of formality. One line a sense. */
export const ENGLISH_DOINGS = `
relieved relief reassured comforted unburdened
suspect suspicion suspicious distrust dubious
thank thankful gratitude appreciation grateful acknowledge
insist demand adamant firm unwavering
flatter compliment praise charm
greet welcome hello hi
farewell goodbye leaving bye parting
shout yell scream holler roar
accent dialect pronunciation pronounce
climb bouldering mountaineering ascent scale
chase pursue follow hunt
receive receipt arrived got delivered
roommate flatmate housemate lodger
renew renewal extend extension prolong
spill spilt splash knocked
stain mark spot smudge blot
fix repair mend patch restored solved
decorate paint redecorate wallpaper
recycle reuse upcycle repurpose
close shut closure
attach attachment enclosed file appended
combine merge unite consolidate join
stumble trip slip fell fall tumble fallen drop
drag tug haul tow
talent gift aptitude flair knack
perform performance act stage gig
nightmare dream dreamt asleep
expect expectation anticipate foresee hope
assume assumption presume suppose premise
count tally number total
measure metric kpi indicator measurement
judge judgement judgment assess verdict
evidence proof support substantiate prove proven
interview interviewer candidate screening
applicant candidate interviewee apply application
unemployed jobless unemployment laid redundant
retire retirement pension pensioner
promote promotion advance advancement elevated
booking appointment reservation slot
minutes notes summary transcript record
appraisal review evaluation assessment
approve approval greenlit signoff authorise endorsed
delegate assign handover entrust allocate
prepare preparation ready prep groundwork
schedule timetable calendar agenda programme
arrange organise organize arrangement coordinate
procrastinate procrastination stall dawdle putting
hurry rush hasten race scramble
hardworking diligent industrious dedicated conscientious
takeaway takeout delivery deliveroo
vegetarian vegan meatless veggie plant
taste flavour flavor palate
bland tasteless flavourless insipid
sour tart tangy acidic
dessert pudding sweet cake afters
insomnia sleepless awake sleeplessness wakeful
fatigue tiredness exhaustion exhausted lethargy
energetic lively energy active vigorous
gym workout fitness exercise training
injury injure hurt wound harm
fracture broken broke cracked bone
sprain twist strain pulled
disease condition disorder illness syndrome
infection infected virus bug bacteria
contagious infectious catching spreading
itch itchy rash hives eczema
swollen swelling inflamed puffy inflammation
dizzy faint lightheaded dizziness vertigo
headache migraine aspirin
symptom sign complaint
heal recover better mending
doctor physician gp medic surgeon
hospital clinic ward infirmary
surgery operation operated procedure surgeon
treat treatment therapy remedy cure solution antidote
prescription prescribed medication meds drugs
relapse setback recurrence flare
funeral burial memorial cremation wake
born birth birthday birthdate newborn
pregnant pregnancy expecting maternity
breakup split dumped separated ended
divorce separated split ex
girlfriend boyfriend partner fiance spouse
friend mate buddy pal acquaintance
enemy foe rival nemesis adversary
neighbour neighbor neighbourhood nextdoor
relative family kin cousin
celebrate celebration party festivities toast
adopt adoption foster
addict addiction hooked dependent
smoke cigarettes vape tobacco
slim lost weight diet slimmer
motive motivation reason rationale why incentive
cause reason why because led trigger driver
reason because due owing thanks hence since
justify justification rationale grounds reason
result outcome consequence effect upshot ended
impact effect consequence influence affect
repercussion consequence fallout aftermath implication
problem issue trouble difficulty snag hitch
blocker blocked stuck obstacle impediment holdup
drawback disadvantage downside con shortcoming
advantage benefit pro upside perk plus
crisis emergency disaster catastrophe
disaster catastrophe fiasco debacle mess
solve solution fix answer resolve resolution
workaround hack bodge stopgap fix
improve improvement better enhance upgrade progress
better improve recovered best
worsen worse deteriorate worst declined
decline decrease drop fell fallen dwindle
increase rise rose risen grew climb
decrease reduce reduction cut lower shrink
strength strong forte asset
weakness weak flaw shortcoming limitation
flaw defect fault imperfection weakness
risk risky danger hazard gamble exposure
gamble bet wager risk casino
chance odds likelihood probability possibility
likely probable probably expected
unlikely improbable doubtful implausible
possible feasible possibility doable viable
impossible unfeasible infeasible unachievable
opportunity chance opening prospect
luck lucky fortunate fluke
unlucky unfortunate misfortune jinxed
coincidence chance accident serendipity fluke
double twice twofold
few handful couple several
many numerous several plenty loads
enough sufficient adequate ample plenty
shortage lack scarcity insufficient short deficit
surplus excess extra spare leftover
leftover remaining remainder rest
extra additional spare supplementary further
total sum overall whole entire
amount quantity number volume
average mean median typical
maximum max limit cap upper
minimum min least lowest lower
limit cap threshold quota ceiling restriction
exact precise exactly specific accurate
approximate roughly about around nearly approximately
percentage percent proportion share ratio
part portion piece share segment
cool chilly refreshing nippy
weather forecast climate rain sunny
sound noise audio volume
overpriced expensive ripoff extortionate
manners etiquette politeness courtesy
selfish greedy inconsiderate egotistical
outgoing sociable extroverted gregarious
impatient impatience restless antsy
clumsy awkward uncoordinated butterfingers
unusual unique special exceptional rare
different differ distinct difference unlike
opposite contrary reverse inverse
visible seen noticeable apparent
serious grave severe critical
aggressive hostile pushy violent combative
assertive confident firm forceful
spacious roomy large airy
cramped poky tiny crowded tight
order sequence ranking arrangement
always constantly forever
rarely seldom hardly infrequently never
sometimes occasionally periodically intermittently
often frequently regularly usually frequency
recently lately newly fresh
soon shortly imminent imminently
nowadays currently presently today
repeat again repetition recurring
yearly annual annually year
suddenly abruptly unexpectedly sudden
immediately instantly straightaway promptly
gradually slowly steadily progressively
finally eventually ultimately last
originally initially first start
begin began begun start outset onset commence launch
origin source root began stems
tradition custom ritual convention
habit routine ritual custom usually
disobey defy rebel break flout
fine penalty ticket charge
reward bonus incentive prize commission
principle value ethic belief standard
method approach technique process procedure
procedure process protocol workflow steps
example instance sample illustration
detail specifics particulars
summary overview gist synopsis recap tldr summarise
meaning definition sense significance
kitchen cooker stove oven hob
rollback revert undo restore backout
version release build tag
postmortem retrospective rca retro lessons
uptime availability reliability sla
upgrade update bump newer
downgrade revert older rollback
incompatible incompatibility conflict breaks
feature functionality capability enhancement
requirement spec specification criteria
architecture design structure layout
beta pilot trial preview
backup copy snapshot archive
restore recover recovery retrieve backup
config configuration settings setting options
dependency package library module framework
credentials password token secret key
vulnerability exploit cve hole weakness
scale capacity load autoscale
flaky intermittent unreliable nondeterministic
regression broke regressed breakage
reproduce repro replicate reproducible
duplicate copy dupe
export download extract dump
import upload ingest load
sync synchronise replicate mirror
scope requirements extent coverage
milestone deliverable checkpoint target
user customer client subscriber
revenue sales income turnover takings arr
churn attrition cancelled cancellation lost
retention retain loyalty keep kept hold
pricing rate tier fee cost charge
quote estimate quotation bid price
tender bid rfp proposal
lead prospect opportunity deal
demo demonstration showcase walkthrough
founder cofounder founded started
merger acquisition takeover merged
valuation worth value appraisal
runway cash burn burnrate
restructure reorganise reorg
pivot change direction shift
survey questionnaire poll respondents
hypothesis theory conjecture assumption
correlation link relationship association
paper article manuscript publication publish
conference convention summit symposium
edit amend revise revision proofread
plagiarism copied cheated
thesis dissertation phd
deadlock impasse stalemate standstill
ultimatum demand threat deadline
leverage bargaining power advantage
terms conditions clause provision
lawsuit litigation sue sued court
damages compensation payout
appeal challenge contest overturn
innocent acquitted cleared
convicted guilty conviction sentenced
crime offence offense felony
witness testify testimony saw
illegal unlawful banned prohibited
legal lawful allowed permitted legitimate
licence license permit authorisation
copyright trademark patent ip
will testament inheritance estate
comply compliance gdpr regulation conform
audit inspection review auditor
liability liable responsible accountable
arrest detained custody caught
nda confidentiality confidential secrecy
custody guardianship guardian
reference referee vouch guarantor recommendation referral
unlock open key
lock padlock secure
resume cv application curriculum
motto slogan tagline catchphrase
superstition superstitious omen lucky
rumoured supposedly allegedly apparently reportedly
eavesdrop overhear heard
underestimate misjudge undervalue
overestimate exaggerate exaggeration overstate
exaggerate overstate inflate embellish
downplay understate minimise belittle
distinguish differentiate tell discern
memory recollection recall
forgetful absentminded scatterbrained
optimist pessimist realist outlook
sacrifice gave forgo forego
persuaded convinced coaxed cajoled
hesitation doubt qualms misgivings reservations concerns hesitant
dealbreaker showstopper nonstarter unacceptable
priority first top urgent precedence
veto overrule reject block
overrule override overturn veto
ghost ignored vanished
outgrow outgrew outgrown small
handover handoff transition transfer
transfer moved relocated
commission fee cut percentage
deposit downpayment upfront bond
overdraft overdrawn debt negative
withdraw withdrew withdrawal cash atm retract
overcharged overpaid refund mistake
counterfeit fake forged knockoff
fake phony counterfeit imitation bogus
genuine real authentic legit
secondhand used preowned vintage
spare duplicate extra backup
handmade homemade diy crafted
inspect viewing visit surveyed
evict eviction kicked
commuter commute travelling train
seasick carsick nausea motion
detour diversion rerouted roundabout
lost wandered disoriented directions
souvenir memento keepsake gift
picnic barbecue bbq cookout
potluck dinner gathering guests
gathering party reunion meetup
reunion reunited reconnect
estranged distant cut contact
grudge resentment bitter forgive resent bitterness begrudge
fussy picky choosy finicky
cravings crave urge
appetite hungry hunger
overslept late alarm
nap snooze doze siesta sleep
hobby pastime craft interest passion pursuit
collect collection collector gather
allergic allergy reaction anaphylaxis epipen intolerance
sensitive touchy emotional oversensitive thinskinned
warn caution alert headsup
explode burst blew blown
stuck trapped jammed wedged
disconnect unplug detach unhook
harvest crop picking reap
catch caught grab seize
purpose aim intention
early ahead premature beforehand
available free availability vacant
productive productivity efficient output
efficient efficiency effective streamlined
inefficient wasteful slow cumbersome
sober teetotal abstain alcohol drinking
thirsty thirst parched dehydrated
full stuffed sated bloated
salty salt savoury briny
sleep slept asleep kip
fever temperature feverish chills
healthy health well fit
dead deceased died late
marry marriage wedding spouse
weaken undermine erode weak
strengthen reinforce bolster boost
expand expansion grow broaden enlarge
smooth sleek silky polished
slippery slick icy greasy
crunchy crispy crisp brittle
flood flooded waterlogged submerged
free complimentary gratis gratuitous
attack assault ambush raid
coward cowardly timid spineless
talkative chatty gabby chatterbox
patient patience tolerant tolerance
reliable dependable trustworthy steady solid
popular popularity trendy beloved
entertain entertainment amuse
unsuitable inappropriate unfit unsuited
equal equality same parity
formal official ceremonial smart
informal casual relaxed unofficial
stable steady consistent solid
unethical immoral wrong dishonest
nickname alias handle moniker
offline disconnected down unreachable
significant meaningful notable substantial
accuracy accurate precision precise correct
law legislation statute act
motivated driven ambitious ambition
unmotivated demotivated listless apathetic uninspired
disheartened discouraged demoralised dejected
morale mood spirit demoralised
overreact dramatic overblown
tantrum outburst meltdown fit
sulk sulky pout moody
vent rant moan complain
nag pester badger hassle
bother disturb disrupt interrupt bug
disrupt disruption disturbance interruption
tempted temptation lure entice
crave urge yearn longing
yearn long pine miss
obsess obsessed obsession fixated fixation
attachment attached bond fond
reassure reassurance comfort calm
cheer uplift perk
hurt betrayed wounded heartbroken
embarrassing awkward mortifying cringeworthy
intimidated daunting scary
daunting intimidating overwhelming formidable
reluctantly grudgingly begrudgingly unwillingly
unanimous unanimously everyone consensus
approve disapprove disapproval opinion
disapprove disapproval frown object
condone tolerate approve accept
criterion criteria requirement standard factor
tradeoff compromise balance sacrifice
drawn torn undecided conflicted
backtrack reverse retract recant
reconsider rethink reassess revisit
reversal reversed overturned turnaround
outlaw ban prohibit criminalise
exempt exemption excused waived
waive exempt waiver
entitled entitlement eligible
eligible eligibility qualify
ineligible disqualified excluded
exclude left omitted omission
omit omission skipped missed
miss missed absent skipped
attendee participant guest present
participate participation join partake
sponsor sponsorship backer fund
like enjoy love fancy adore fond keen dig
favourite favorite preferred best preference
prefer preference rather favour favor sooner choose
dislike hate loathe detest despise abhor
dislike distaste aversion hatred disgust antipathy
disgust revolt repulse gross nauseating repulsive sickening
hate loathing hatred resent despise
fear afraid scared frightened terrified dread
fear phobia dread terror fright panic
scare frighten terrify spook startle alarm
worry anxious anxiety nervous concerned uneasy apprehensive stressed
worry concern fret fuss
nervous jittery edgy tense uptight jumpy
panic freak hysteria alarm meltdown
proud pride accomplishment achievement boast
boast brag gloat
ashamed shame embarrassed guilty humiliated mortified
embarrass embarrassment awkward cringe blush humiliate mortify
guilt guilty remorse regret blame
regret sorry remorse wish rue repent
happy glad pleased delighted cheerful joyful thrilled content
happiness joy delight bliss pleasure contentment
thrilled excited ecstatic overjoyed elated stoked pumped
excited excitement eager enthusiastic hyped thrill
enthusiasm enthusiastic eager keen passionate zeal
sad unhappy upset miserable gloomy blue heartbroken
sadness grief sorrow misery heartbreak mourning
grieve mourn bereaved grief loss
depressed depression down low gloomy hopeless
cry wept weep sob tears bawl
angry mad furious annoyed cross livid enraged irate
anger rage fury temper wrath outrage
annoy irritate bother bug irk aggravate infuriate
annoyed irritated frustrated exasperated miffed peeved irked
annoyance nuisance irritation peeve hassle
frustrated frustration exasperated stuck
jealous envious envy jealousy covet
lonely loneliness isolated alone homesick
homesick homesickness miss longing nostalgia
nostalgia nostalgic reminisce memories sentimental
disappoint disappointment letdown dissatisfied underwhelmed
surprise astonished amazed shocked stunned unexpected
shock stunned horrified appalled
amazing incredible wonderful fantastic awesome marvellous brilliant
terrible awful horrible dreadful atrocious lousy dire
bored dull tedious monotonous dreary
interested fascinated intrigued curious curiosity
satisfied satisfaction happy content pleased fulfilled
calm relaxed peaceful serene chill composed
relax unwind rest chill decompress
stress stressed pressure strain overwhelmed tension
overwhelmed swamped overloaded snowed inundated
burnout burnt exhausted overworked drained
moody grumpy irritable cranky grouchy sulky
mood temper spirits humour humor
hope hopeful optimistic optimism expect
pessimistic pessimism hopeless gloomy cynical
despair hopeless desperate despondent
confident confidence sure certain assured definite
insecure insecurity unsure doubt
love romance crush infatuated smitten
trust rely confide faith believe
distrust mistrust suspicious wary sceptical skeptical
grateful thankful appreciative gratitude appreciate
admire respect esteem idolise revere
admire hero idol inspire inspiration
inspire inspiration motivate motivation spark
motivate motivation drive incentive encourage
despise contempt scorn disdain
pity sympathy compassion empathy sympathise
hurt offended wounded insulted upset
offend insult slight affront offensive
indifferent apathetic apathy uninterested unbothered
hesitate hesitant hesitation reluctant waver dither
reluctant unwilling hesitant grudging loath
willing ready prepared happy volunteer
decide decision chose choose settle resolve determine
decide concluded verdict ruling conclusion
choose chose chosen choice pick select selection opt
option alternative choice possibility
undecided unsure torn indecisive ambivalent
shortlist candidate finalist contender
vote ballot poll election elect
agree agreement consent accept concur approve
agreement deal contract pact accord arrangement
agree consensus unanimous aligned alignment
compromise concession concede meet
disagree disagreement differ dispute dissent object
object objection oppose protest resist
refuse refusal decline reject no
reject rejection denied declined dismiss turned
deny denial refute dispute
accept acceptance approve admitted
postpone delay defer reschedule shelve
delay late holdup setback behind overdue tardy
reschedule moved postpone rebook shift
cancel cancelled cancellation scrap axe drop called
abandon drop scrap ditch quit forsake
abandon gave stopped dropped
quit resign resignation leave left notice
quit stop cease discontinue
stop halt cease terminate pause
pause suspend suspended hold freeze break
start launch initiate kickoff inception
launch release debut rollout
finish complete done
complete completion finalise finalize wrap conclude
continue carry proceed persist resume keep
resume restart continue reopen return
succeed success successful achieve triumph
achieve accomplish attain reach milestone
fail failure flop flunk unsuccessful
fail failure broke crashed outage down
flunk fail resit retake
pass passed exam qualified
win won victory beat winner triumph
lose lost defeat beaten loser
prize award trophy medal reward honour honor
compete competition contest tournament rival
competitor rival opponent competition contender
persevere perseverance persist persistence determination grit
try attempt effort endeavour tried
effort work labour labor struggle
struggle difficulty trouble wrestle battle
manage cope handle deal survive
avoid avoidance dodge evade shun steer
prevent prevention stop avert block
allow permit let permission authorise
forbid forbade forbidden ban prohibit disallow
ban prohibition veto bar outlaw
permission consent authorisation authorization clearance approval
force compel oblige coerce pressure
obligation duty responsibility obliged must
require requirement need necessary mandatory compulsory
optional voluntary elective unnecessary
demand insist request claim
ask enquire inquire question query
request ask appeal petition
question query enquiry inquiry
answer reply response respond responded
tell told inform notify mention said
say said state remark comment mention
announce announcement declare reveal unveil
reveal disclose divulge expose leak spill
confess confession admit
admit acknowledge concede confess
explain explanation clarify elaborate justify
describe description depict portray detail
mention bring brought raise refer
promise vow pledge commit swear swore
promise commitment pledge assurance word
guarantee warranty assurance promise assured
advise advice recommend suggestion counsel tip
recommend recommendation suggested suggestion endorse
suggest suggestion propose proposal
proposal pitch bid offer suggestion
threaten threat menace intimidate
remind reminder nudge prompt
complain complaint grumble moan gripe whinge
complaint grievance objection criticism dissatisfaction
apologise apologize apology sorry
forgive forgave forgiven forgiveness pardon excuse
excuse pretext justification alibi
praise compliment applaud commend kudos laud
congratulate congratulations congrats celebrate
criticise criticize criticism slam pan
criticism feedback critique negative complaint
feedback comment review reaction response
blame fault accuse responsible culprit
accuse accusation allege allegation charge
argue argument row quarrel fight dispute spat
argue fought fight bicker squabble clash
conflict clash dispute friction tension
debate discuss argue discussion
discuss discussion talk conversation chat
talk spoke speak speech chat conversation
speech talk lecture presentation keynote address toast
reconcile reconciliation peace truce patch
mediate mediation mediator arbitrate intermediary
negotiate negotiation bargain haggle deal terms
persuade convince talked sway influence
dissuade discourage deter talked
encourage encouragement support cheer urge
support help encourage
help assist assistance aid
serve service attend wait
care nurse look tend caregiver carer
babysit babysitter childcare nanny sitter childminder
neglect ignore overlook abandon
ignore disregard snub overlook ghosted
insult rude offend abuse
tease mock ridicule taunt rib
bully harass harassment intimidate
gossip rumour rumor hearsay grapevine
rumour rumor whisper speculation gossip heard
secret confidential private hidden hush
secret surprise confide hide
hide hidden conceal stash
lie lied liar untrue dishonest fib
deceive trick fool mislead misled
cheat fraud swindle con scam phishing ripped
honest honesty truthful frank candid sincere
truth true fact truthful honest
joke pun gag funny prank humour
funny hilarious amusing comical humorous
laugh giggle chuckle laughter
prank trick joke hoax
sarcasm sarcastic irony ironic
swear swore curse cuss profanity
invite invitation rsvp guest
introduce introduction met intro
contact reach email touch
phone rang ring dial
message text dm note
interrupt interruption disturb butt
whisper murmur mutter mumble
translate translation interpreter interpret
move house relocate removals
emigrate immigrate migrate expat abroad
travel trip journey travelled voyage tour
trip holiday vacation getaway break travel
holiday vacation leave pto off
itinerary route plan schedule trip
commute journey travel drive
drive drove driven driver car
fly flew flight flown plane
ride rode ridden cycle bike
walk stroll hike wander
hike trek trail walk
swim swam swum pool
arrive arrival reach land landed
leave left depart departure exit
visit visitor stop see saw
stay lodging accommodation hotel hostel airbnb room
queue lineup backlog wait
enter entry entrance admission
join enrol enroll sign member
separate split apart
bring brought carry take took fetch
fetch collect pick retrieve
deliver delivery courier ship dispatch
ship shipment post mail
send sent mail post forward
give gave given donate gift present
donate donation charity contribute contribution gave
split divide share halve
buy bought purchase acquired order acquisition procurement
sell sold sale flog
sell sold offload auction listed
bargain deal discount sale cheap offer
discount reduction coupon voucher rebate
pay paid payment cost settle
payment paid instalment installment fee
cost expense price spent amount
spend spent spending expense outlay splurge
splurge treat indulge luxury
save savings deposit pension
economise frugal thrifty budget cutback
stingy mean miser tight cheap
generous generosity giving kind
owe owed debt owing iou
debt loan mortgage owed borrow
lend lent loan borrowed
repay repaid refund reimburse paid reimbursement
invest investment shares stake
earn income salary wage pay compensation
raise rise increase payrise
rent lease tenant rental let hire charter
landlord owner landlady letting
tenant renter lodger lessee flatmate
subscribe subscription membership renew
expire expiry expiration lapse
insurance insured policy cover premium claim
tax taxation hmrc irs
bill invoice statement charge
budget allowance spending funds
afford affordable affordability budget
profit margin earnings gain surplus
loss deficit shortfall lost
broke bankrupt insolvent bankruptcy penniless
rich wealthy affluent loaded
poor broke poverty penniless skint
lose lost misplace missing mislaid
find found discover located spotted discovery
search look hunt seek sought pursue
steal stole stolen theft robbed nicked
burglary robbery burgled robbed theft
own possess belong owner
belong owner whose property
break broke broken smash snap crack
break broke malfunction faulty died
damage harm wreck ruin
ruin spoil destroyed wreck
destroy destruction demolish wreck
tear tore torn rip
burn burnt scorch singe
fire blaze burned burnt
maintain maintenance upkeep service
build built construct construction
build assemble craft
renovate renovation remodel refurbish redo
install installation setup fit
remove removal delete took
delete erase removed wipe
clean scrub wash tidy
tidy declutter neat organise clean
clean spotless immaculate tidy
dirty filthy messy grimy grubby mucky
mess messy clutter untidy
laundry washing clothes launder
chore housework duties cleaning
store storage keep kept stash
store shop supermarket market
discard threw thrown bin trash dump toss
discard throw threw chuck binned
rubbish garbage trash waste litter
replace replacement swap substitute
swap exchange trade switch
change alter modify amend
change transition shift switch
adjust adjustment tweak alter calibrate
adapt adjust adaptation acclimatise
exchange return refund swapped
fasten attach tie tied fix
connect connection link hook
empty vacant bare drained
mix blend combine stir
wear wore worn dressed outfit
dress outfit clothes attire
grow grew grown growth
plant sow sown garden
hit struck strike bump collide
crash accident collision wreck
accident crash mishap incident
throw threw thrown toss
shake shook shaken tremble
learn learnt study lessons
study revise revision exam
teach taught teacher lessons instruct tutor
teacher tutor instructor coach mentor
mentor coach guidance guide
course class lesson training workshop
school college university uni campus
student pupil learner undergraduate
graduate graduation degree diploma
degree diploma qualification certificate certification
homework assignment coursework essay
exam test quiz assessment midterm
grade mark score result
scholarship grant bursary fellowship
understand understood grasp comprehend
misunderstand misunderstood misunderstanding misread confusion
confuse confusion puzzled baffled
know knew known aware knowledge
unaware ignorant oblivious unknowing
realise realize noticed discovered
notice spot observe saw
forget forgot forgotten slipped
remember recall recollect memory
memorise memorize learn rote
remind reminded reminiscent recall
practise practice rehearse drill
skill ability talent expertise
expert expertise specialist guru authority
beginner novice newbie rookie newcomer
inexperienced green junior new
write wrote written draft author
draft outline write version
watch film movie saw cinema
concert gig performance
sing sang sung singer
draw drew drawn sketch
photo picture photograph shot
think thought reckon believe consider
opinion thought stance take
believe belief faith conviction
belief religion faith creed
consider contemplate weigh mull
imagine picture envision visualise
idea concept thought notion brainstorm
guess guessed estimate hunch
hunch intuition gut instinct feeling
predict prediction forecast foresee
forecast projection estimate predict outlook
estimate approximate ballpark guess
calculate calculation compute
compare difference contrast differ
evaluate assess evaluation assessment appraise
doubt doubtful sceptical skeptical uncertain
uncertain unsure unclear doubtful
wrong mistaken incorrect error false
right correct accurate true
mistake error blunder slip oversight
error mistake bug fault
oversight missed overlooked forgot
check verify confirm inspect
inspect inspection examine survey
investigate investigation probe research
analyse analyze analysis examine
try tried trial sample
experiment trial test study
job position role post
job occupation profession career path
colleague coworker teammate workmate
boss manager supervisor lead
manager management managed lead
lead leader led leadership
staff employees workforce team
team group squad crew
recruit recruiter recruitment headhunter hiring
fire sacked dismissed terminated
layoff redundancy redundant laid
onboard onboarding induction orientation
freelance freelancer contractor consultant
contractor consultant vendor supplier
intern internship placement apprentice
shift rota roster hours
overtime hours late extra
absent absence away missing
sick ill leave absence
meeting appointment session
meeting standup sync catchup
attend attended attendance present
update status progress news
progress advance headway progressed
task todo assignment duty
responsible charge accountable owner
responsibility duty accountability ownership
cooperate collaborate collaboration cooperation
plan strategy scheme roadmap
intend intention intended aim meant
goal target aim objective
goal ambition aspiration dream
deadline due cutoff date
urgent urgency asap pressing
priority prioritise important urgent
important crucial vital essential
unimportant trivial minor insignificant
focus concentrate concentration focused
lazy idle laziness slacker
busy swamped occupied hectic
eat ate eaten meal food
meal dinner lunch supper
restaurant eatery bistro diner
drink drank drunk beverage
drunk tipsy hammered wasted intoxicated
intolerant lactose gluten coeliac
hungry starving famished peckish
tasty delicious yummy scrumptious
spicy hot chilli fiery
rotten mouldy spoiled rancid expired
smell smelt odour scent
smelly stink stinky stench reek
perfume fragrance scent cologne
awake woke woken wake
tired exhausted weary knackered sleepy
pain ache hurt sore
sick ill unwell poorly
illness disease sickness ailment
cold flu cough sniffles
nausea nauseous queasy sick
vomit threw puke sick
therapy therapist counselling counsellor
medicine medication drug pills
vaccine vaccination jab shot
rehab physio physiotherapy rehabilitation
die died death passed
wife husband spouse partner
engaged engagement fiance proposed
parent mother father mum dad
obstacle barrier hurdle blocker
big large huge enormous massive giant
small little tiny compact miniature
size dimensions measurements width height
tall height high lofty
short brief concise succinct
long lengthy prolonged extended
narrow tight slim thin
thin slim skinny slender lean
fat overweight obese chubby plump
heavy weight hefty bulky
far distant remote distance
near close nearby proximity adjacent
fast quick rapid speedy swift
slow sluggish laggy crawling
speed pace velocity tempo
old elderly aged senior ancient
old antique vintage dated
outdated obsolete deprecated stale legacy
new brand recent fresh modern
young youth teenage juvenile
colour color shade hue tint
bright vivid bold colourful
pale light faded pastel
dark dim gloomy shadowy
soft fluffy plush cosy
firm solid stiff rigid hard
flexible adaptable bendy elastic
flexible adaptable accommodating loose
rough coarse bumpy uneven
wet damp soaked moist drenched
dry arid parched drought
hot boiling scorching sweltering heat
warm heated cosy toasty mild
cold freezing chilly frosty
rain rainy downpour drizzle pouring
storm thunder lightning hurricane
noise noisy loud racket din
loud noisy deafening blaring
quiet silent peaceful hushed silence
easy simple straightforward effortless trivial
hard difficult tough challenging tricky
difficulty hardship challenge struggle
complicated complex intricate convoluted
simplify streamline simple easier
cheap inexpensive affordable budget
expensive pricey costly dear steep overpriced
luxury posh fancy upscale luxurious
posh fancy swanky classy
safe secure safety protected
danger dangerous risky hazard unsafe perilous
protect protection guard shield defend safeguard
protect defend defence defense
vulnerable exposed weak unprotected
strict rigid stern harsh rigorous
strict lenient lax relaxed
polite courteous civil mannered
rude impolite disrespectful insolent cheeky
kind nice friendly warm
kind considerate thoughtful caring
mean nasty unkind cruel
cruel brutal harsh vicious
arrogant cocky conceited smug pompous
humble modest modesty humility
brave courageous courage bold bravery
shy timid introverted bashful reserved
friendly sociable approachable welcoming
unfriendly hostile cold aloof
stubborn obstinate headstrong pigheaded
tolerate bear stand endure stomach
unreliable flaky untrustworthy inconsistent
loyal loyalty faithful devoted
betray betrayal disloyal backstab
unfaithful affair infidelity cheat
careful cautious caution wary prudent
careless reckless sloppy negligent
negligence negligent careless carelessness
reckless rash impulsive hasty
impulsive spontaneous impulse whim
smart clever intelligent bright brainy
stupid dumb foolish idiotic silly
wise wisdom sensible sage
crazy mad insane bonkers nuts
weird strange odd peculiar bizarre
strange unfamiliar unusual odd
normal usual ordinary regular standard
unique distinctive distinct singular
rare uncommon scarce unusual
common widespread prevalent frequent
famous celebrity renowned celebrated
fashionable trendy stylish chic
unfashionable dated uncool frumpy
beautiful pretty gorgeous lovely stunning
attractive handsome cute hot
ugly hideous unsightly unattractive
elegant graceful classy refined
scary creepy frightening spooky eerie
comfortable comfy cosy cozy snug
uncomfortable awkward uneasy discomfort
comfort console reassure soothe
soothe calm ease relieve
pleasant nice enjoyable agreeable
unpleasant nasty horrid disagreeable
fun enjoyable entertaining enjoyment
excellent superb outstanding terrific stellar
inferior worse worst substandard shoddy
bad poor lousy rubbish crap
mediocre average meh okay
perfect flawless ideal spotless
strong powerful sturdy robust
sturdy durable robust tough
weak feeble frail flimsy
fragile delicate breakable flimsy
useful handy helpful practical
useless pointless worthless futile
pointless futile meaningless waste
valuable worth precious value
worth worthwhile value merit
suitable appropriate fitting apt
necessary needed essential required
fair just equitable reasonable
unfair unjust biased injustice
bias biased prejudice partial
discriminate discrimination racism sexism
same identical alike matching
similar alike resemble comparable
difference distinction gap contrast
various diverse mixed assorted
clear obvious plain evident
vague unclear ambiguous fuzzy
private personal confidential privacy
severe serious extreme acute
mild slight minor gentle
lenient lax permissive easygoing
crowded packed busy overcrowded
permanent lasting forever indefinite
temporary interim provisional stopgap
unstable shaky flaky volatile
inconsistent erratic irregular uneven
first initial earliest original
last final latest ultimate
previous former prior earlier past ex
next following subsequent upcoming
middle halfway midpoint centre
rule regulation policy guideline
break breach violate violation infringe
obey comply follow compliance
punish punishment penalty sanction
moral ethical ethics morality
instructions directions manual guide
place location spot venue
home house flat apartment
phone mobile cell smartphone
password passcode pin login
bug defect glitch issue error
crash segfault panic abort
exception error stacktrace traceback
debug troubleshoot diagnose investigate
fix patch hotfix bugfix
deploy deployment release ship rollout
release version launch shipped
refactor rewrite restructure cleanup
rewrite rewrote rewritten redo rework
outage downtime incident down unavailable
latency slow lag delay
latency response speed performance
performance slow speed throughput
bottleneck slow constraint chokepoint
optimise optimize optimization speedup
timeout hang hung freeze froze
freeze froze frozen stuck unresponsive
migrate migration move port
migrate moved switched transition
deprecate sunset retire removed
prototype mockup poc mvp
database db postgres mysql sql
login signin authentication auth credentials
authorisation permission access role
breach leak exposure compromise
alert alarm notification page
documentation docs readme wiki
programmer developer engineer coder
program programme app application software tool
automate automation automatic script
customer client buyer account
pipeline leads prospects deals
marketing advertising promotion campaign
advert ad advertisement commercial
funding investment raise money
fundraise raised funding round
investor backer vc shareholder
acquire acquisition bought takeover
lawyer attorney solicitor counsel barrister
rollback rolled revert reverted undo undid backout
undo undid undone reverse revert
overcome overcame beat conquer surmount
mislead misled deceive fool
`;
