// What is said to or by a machine about its work: instructions of a prompt, and signs of life.

const ROLE_WORD = String.raw`(?:assistant|chat ?bot|bot|language model|ai(?: model| agent| assistant)?|llm|agent|copilot|virtual assistant|tutor bot)`;

/** Beginnings of instructions to a model. What follows in the same message is read more strictly. */
const STARTS: readonly RegExp[] = [
  new RegExp(String.raw`^\W*(?:(?:system|developer)(?: prompt| message)?\s*[:：]\s*)?you(?:'re| are)(?: now)? (?:[\w'-]{1,30}, )?(?:an?|the|my) (?:[\w'-]+[ ,]+){0,6}?${ROLE_WORD}\b`, 'i'),
  /^\W*you(?:'re| are) (?:chatgpt|claude|gpt-?\d|gemini|llama|copilot|mistral|an? (?:expert|world-class|senior|seasoned|experienced) [\w -]{3,40}(?:who|that|specialized|with (?:over )?\d+ years))/i,
  /^\W*(?:du bist|sie sind) (?:ein|eine|der|die) (?:\S+ ){0,4}?(?:\S*assistent(?:in)?|chatbot|bot|sprachmodell|ki-\S+)\b/i,
  /^\W*(?:tu es|vous êtes) (?:un|une|l') ?(?:\S+ ){0,3}?(?:assistante?|chatbot|modèle de langage)(?![\p{L}])/iu,
  /^\W*(?:eres|usted es) (?:un|una|el|la) (?:\S+ ){0,3}?(?:asistente|chatbot|modelo de lenguaje)(?![\p{L}])/iu,
  /^\W*sei (?:un|una|un'|l') ?(?:\S+ ){0,3}?(?:assistente|chatbot|modello linguistico)(?![\p{L}])/iu,
  /^\W*(?:você é|tu és) (?:um|uma|o|a) (?:\S+ ){0,3}?(?:assistente|chatbot|modelo de linguagem)(?![\p{L}])/iu,
  /^\W*(?:ты|вы)\s*[—–-]?\s*(?:\S+ ){0,3}?(?:ассистент|помощник|чат-бот|языковая модель)/iu,
  /^\W*あなたは.{0,30}(?:アシスタント|AI|チャットボット)です/u,
  /^\W*你(?:现在)?是(?:一个|一名|一位)?.{0,20}(?:助手|助理|人工智能|机器人|语言模型)/u,
  /^\W*(?:أنت|انت) (?:\S+ ){0,2}?(?:مساعد|روبوت|نموذج)/u,
  /<\|(?:im_start|im_end|system|user|assistant|begin_of_text|start_header_id|eot_id|endoftext)\|?>|\[\/?INST\]|<<\/?SYS>>/,
  /^\W*#{1,6}\s*(?:system|instructions?|response format|output format|rules|guidelines|constraints|role|persona|tools?|available tools|input|response)\s*:?\s*$/i,
  /^\W*(?:system|developer) (?:prompt|message|instructions?)\s*[:：]/i,
  /^\W*(?:act|behave) as (?:an?|the) (?:\S+ ){0,4}(?:assistant|expert|agent|translator|interpreter|terminal|interviewer|bot|teacher|tutor|editor|reviewer|copywriter|developer|consultant)\b/i,
];

/** Lines of a prompt wherever they stand. */
const PROMPT: readonly RegExp[] = [
  ...STARTS,
  /\byou (?:now )?have access to (?:the following|these|a set of|several) (?:tools?|functions?|apis?|actions?)/i,
  /^\W*(?:use|using|given|based on|answer (?:using|based on|from)) (?:only )?the (?:following|provided|above|below|given) (?:pieces of )?(?:context|information|documents?|passages?|text|excerpts?|sources|conversation|input|question|instructions|format|schema|tools?)\b/i,
  /^\W*(?:always |please |only |you (?:must|should|will) )*(?:respond|answer|reply|return|output|format (?:your|the) (?:answer|response|output))(?: (?:only|strictly|always|exclusively|your answer|the result))* (?:in|with|as|using)(?: (?:only|valid|strict|a|an|the|this|following|raw|well-formed|single))* (?:json|xml|yaml|markdown|html|csv|(?:json )?(?:schema|object|array)|format|structure|code block)\b/i,
  /^\W*(?:answer|respond to) (?:the|this|each|every|all) (?:user'?s? )?(?:question|query|queries|questions)\b.*\b(?:context|following|below|above|provided|documents?|information)\b/i,
  /^\W*(?:return|output|respond with|reply with|answer with|produce|emit) (?:only |just |nothing but )*(?:an? |the )?(?:valid |raw |strict |single |pure )*(?:json|xml|yaml|markdown|csv)\b/i,
  /^\W*(?:respond|answer|reply|output) (?:only )?in (?:json|xml|yaml|csv)\b/i,
  /^\W*(?:output|return|write|print|say) nothing else\W*$/i,
  /^\W*(?:write|generate|produce|continue with) the (?:assistant|ai|model|agent|bot)(?:'s)? (?:next )?(?:message|reply|response|turn|answer)\b/i,
  /^\W*(?:here is|below is|this is) the (?:conversation|chat|dialogue|transcript)(?: history)?(?: so far)?\s*[:：]\s*$/i,
  /\b(?:if|when) you (?:do not|don't|cannot|can't) (?:know|find|answer|determine)(?: the| an)?(?: answer| information)?,? (?:just |simply )?(?:say|respond|reply|answer|state|admit)\b/i,
  /\b(?:do not|don't|never) (?:reveal|disclose|mention|share|repeat|discuss) (?:these|your|this|the|that you are|any) ?(?:instructions?|system|prompt|guidelines|rules|an? ai|internal)/i,
  /\b(?:do not|don't|never) (?:make (?:things|stuff|anything|up)|hallucinate|fabricate|invent (?:facts|information|answers))\b/i,
  /^\W*your (?:task|job|role|goal|objective|purpose|mission) (?:is|will be) to (?:\S+ ){0,2}?(?:assist|help|answer|extract|summari[sz]e|classify|generate|translate|analy[sz]e|provide|respond|act|convert|rewrite|evaluate|write|produce|determine|identify)\b/i,
  /^\W*(?:ignore|disregard|forget) (?:all |any )?(?:the |your )?(?:previous|prior|above|earlier|preceding) (?:instructions?|prompts?|messages?|rules|context)\b/i,
  /^\W*(?:let['’]?s )?think step[- ]by[- ]step\b|^\W*take a deep breath and/i,
  /^\W*knowledge cut-?off\s*[:：]|^\W*current (?:date|time|date and time)\s*[:：]\s*\{?\{?\w/i,
  /^[^.!?]*(?:\{\{\s*[\w.#/-]+\s*\}\}|\{%[^%]+%\}|\$\{[\w.]+\}|<(?:context|instructions?|question|user_query|tools?|tool_call|tool_use|function_calls?|examples?|documents?|system(?:-reminder)?|thinking|scratchpad|antml:\w+)>)/i,
  /^\W*(?:tools?|functions?|parameters|arguments|tool[_ ]calls?|function[_ ]call)\s*[:：]\s*[[{`]/i,
  /^\W*(?:the user(?:'s)? (?:question|query|input|message|request)|user (?:query|question|input)|question|final answer|thought|action|action input|observation)\s*[:：]\s*(?:\{|<|$)/i,
  /^\W*the (?:assistant|ai|model|agent) (?:should|must|will|is (?:helpful|designed|trained|able)|can(?:not)? (?:help|use|access|answer)|has (?:access|been))\b/i,
  /^\W*(?:summari[sz]e|classify|extract|translate|rewrite|paraphrase|proofread) (?:the|this) (?:following|above|text|passage|conversation|article|document|below)\b[^.]*[:.]?$/i,
  /^\W*(?:here (?:is|are) (?:the|some|relevant) (?:context|relevant (?:context|memories|information)|retrieved|tools?|instructions?|examples?)|relevant (?:context|memories|information|documents))\b[^.]*[:：]\s*$/i,
];

/** What programs put around what people write: signatures, small print, stand-ins for what was not text. */
const BOILERPLATE: readonly RegExp[] = [
  /^\W*(?:sent from my|von meinem|envoyé de(?:puis)? mon|enviado desde mi|inviato da(?:l mio)?|get outlook for) (?:\S+ ){0,2}(?:iphone|ipad|android|galaxy|phone|mobile|smartphone|handy|ios|samsung|pixel)\b.{0,20}$/i,
  /^\W*this (?:e-?mail|message|communication)\b(?=.*\b(?:attachments?|intended|recipients?|addressee)\b).*\b(?:confidential|privileged|intended (?:solely|only|exclusively))\b/i,
  /\bif you (?:have received (?:it|this(?: \S+)?)|are not the (?:intended|named) (?:recipient|addressee))\b.*\b(?:error|notify|delete|destroy|mistake|disclos\w+|prohibited)\b/i,
  /\byou(?: are|'re) receiving this (?:e-?mail|message|newsletter) (?:because|as|since)\b/i,
  /^\W*(?:view (?:this e-?mail |it )?(?:in|with) (?:your |a )?browser|unsubscribe|manage (?:your )?(?:preferences|subscription)|privacy(?: policy)?|terms(?: of (?:use|service))?)(?:\W+(?:view (?:this e-?mail |it )?(?:in|with) (?:your |a )?browser|unsubscribe|manage (?:your )?(?:preferences|subscription)|privacy(?: policy)?|terms(?: of (?:use|service))?))+\W*$/i,
  /^\W*(?:this (?:site|website) uses|we use) cookies\b/i,
  /^\W{0,2}(?:image|photo|picture|video|audio|voice (?:message|note)|sticker|gif|attachment|media|file|document|bild|foto|imagen|vidéo)(?: (?:omitted|removed|attached|not shown|weggelassen|omitida?|absente?))\W*$|^\W*\[(?:image|photo|picture|video|audio|voice (?:message|note)|sticker|gif|attachment|media|file|document)\]\W*$/i,
  /^\W*(?:\p{L}+ is )?typing(?: …|\.{3}|…)\W*$/iu,
  /^\W*lorem ipsum\b/i,
];
export const isBoilerplate = (piece: string): boolean => piece.length <= 600 && BOILERPLATE.some((shape) => shape.test(piece));

/** Imperatives that instruct whoever answers. Only inside a message that is a prompt: people also say "always call me Bo". */
const RULE = /^\W*(?:\d+[.)]\s*)?(?:be\b|use\b|do not\b|don't\b|never\b|always\b|avoid\b|keep\b|respond\b|answer\b|reply\b|provide\b|ensure\b|make sure\b|follow\b|output\b|return\b|format\b|cite\b|include\b|when (?:the user|asked|answering|you)\b|if (?:you|the user|asked|a (?:question|user))\b|you (?:must|should|can|may|will|are|have|always|never|do)\b|your (?:answers?|responses?|tone|output|task|goal|role|name|knowledge)\b|the user\b|(?:the )?(?:tone|style|language|output|format|rules|constraints|guidelines|instructions)\s*[:：]|antworte\b|sei\b|verwende\b|réponds\b|sois\b|responde\b|sé\b|rispondi\b|отвечай\b)/i;
const ABOUT_ME = /\b(?:i|i'm|i've|i'll|my|me|mine|we|our|us|ich|mein\w*|mir|mich|je|mon|ma|mes|mi|mis|yo|io|mio|mia|eu|meu|minha)\b|(?:^|\s)(?:я|мой|моя|мне)(?:\s|$)|私|我/iu;

export const startsPrompt = (piece: string): boolean => STARTS.some((shape) => shape.test(piece));
export const isPrompt = (piece: string): boolean => PROMPT.some((shape) => shape.test(piece));
/** A name or a number inside it makes a rule somebody's own. */
export const isPromptRule = (piece: string): boolean => RULE.test(piece) && !ABOUT_ME.test(piece) && !/\d|[^\s.!?]\s+\p{Lu}\p{Ll}/u.test(piece.replace(/^\W+/, ''));

const HEARTBEAT: readonly RegExp[] = [
  /\bHEARTBEAT_OK\b|\bNO_REPLY\b|\bHEARTBEAT\.md\b/,
  /^\W*(?:\[?heart[- ]?beat\]?)(?:\W*$|\W*(?:ok|ping|poll|check(?:-?in)?|received|sent|signal|alive|interval|at\b|#?\d|no\.?\s*\d))/i,
  /^\W*(?:ping|pong|keep[- ]?alive|no-?op|tick|ack(?:nowledged)?|nop|health[- ]?check|liveness|readiness|poll(?:ing)?|wake(?:[- ]?up)?)(?:\s*[#:=-]?\s*(?:\d+|ok|passed|request|signal|event|probe|check|received|now|\.{3}))*\W*$/i,
  /^\W*(?:(?:i'm |i am |we're )?(?:just |only )?checking in)(?:\s+(?:again|on (?:you|things|this|that|progress|status|the status)|to see (?:if|how|whether) (?:you|things|everything|all)\b.*|as scheduled|with you))?\W*$/i,
  /^\W*(?:are you |you )?(?:still )?(?:there|alive|awake|with me|online|running|up)\s*\?+\W*$/i,
  /^\W*(?:i(?:'m| am) )?still (?:here|alive|running|working|waiting|online|connected|processing)\W*$/i,
  /^\W*(?:system |service |server |agent |bot )?status(?: (?:check|poll|ping|update|report|request))?\s*(?:[:=-]\s*(?:ok|okay|green|healthy|alive|idle|online|nominal|up|running|no change|unchanged|all (?:good|clear|systems\b.*))|\?|[.!]|$)\W*$/i,
  /^\W*(?:all (?:systems|services|checks|jobs) (?:are )?(?:operational|nominal|normal|green|go|passing|passed|ok|healthy|up)|no (?:change|changes|new (?:messages|events|tasks|updates|activity))(?: since (?:the )?last (?:check|poll|run|heartbeat))?|nothing (?:new )?(?:to report|needs attention|to do)|everything (?:is )?(?:ok|nominal|operational))\W*$/i,
  /^\W*\[?(?:cron(?:job)?|scheduler|scheduled (?:task|job|run|trigger|event|reminder check)|systemd timer|timer|periodic (?:check|task|job))\b(?:\s+(?:job|task|run|trigger))?[\s:'"`\]/#-]*[\w./:-]*['"`\]]*\s*(?:\(.*\)\s*)?(?:has |have |was |is |been |just )*(?:fired|triggered|started|starting|executed|completed|complete|finished|succeeded|successful(?:ly)?|ran|running|done|tick|run|ok|skipped|every\b|due)\b/i,
  /^\W*\[cron[:\s][^\]]*\]/i,
  /^\W*(?:uptime|last (?:heartbeat|seen|poll|check)|next (?:heartbeat|poll|check|run))\s*[:=]/i,
];

export const isHeartbeat = (piece: string): boolean => piece.length <= 240 && HEARTBEAT.some((shape) => shape.test(piece));
