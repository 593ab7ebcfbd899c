// Lines that no list of tools foresaw: told by how much of them only machines write (paths, versions, digests, durations, names of
// variables) together with the words of tools, and how little is left of a sentence.

/** What tools make, move and complain about. */
const THINGS = new Set(`build builds bundle bundles chunk asset assets artifact artifacts cache caches lockfile dependency dependencies peer module modules package packages gem gems gemfile crate crates plugin plugins library test tests spec specs suite suites snapshot snapshots assertion assertions coverage job jobs pipeline workflow runner stage step steps task tasks deploy deployment preview release rollout migration migrations schema table tables index indexes constraint relation column row rows query queries key keys transaction
  commit commits branch branches stash rebase merge head ref refs tag tags repository remote origin container containers image images layer layers volume network pod pods node nodes service daemon process processes pid thread threads worker workers server client host socket port ports connection connections upstream proxy request requests response handshake certificate session api endpoint cluster namespace replica replicas state lock backend provider resource resources infrastructure configuration config
  file files directory directories path paths symlink permission permissions block blocks inode disk memory cpu heap stack buffer kernel module driver device script command commands argument arguments option options flag flags parameter parameters variable variables function method class type types property import imports export symbol token tokens syntax expression statement identifier reference compiler linker target targets object objects archive checksum hash signature digest header headers byte bytes
  epoch epochs loss checkpoint checkpoints shard shards dataset batch tensor gradient iteration iterations iter log logs logger cron crontab backup backups timeout retry retries attempt attempts eta bitrate bandwidth throughput latency warning warnings error errors exception exceptions failure failures vulnerability vulnerabilities issue issues offense offenses problem problems changes hunk hunks patch daemonset statefulset configmap secret ingress bucket stderr stdout stdin exit code status input output null undefined nan`.split(/\s+/));
/** What became of it. */
const OUTCOMES = new Set(`failed failing fail fails passed passing pass succeeded successful successfully success complete completed completes finished done started starting stopped stopping built compiled compiling building bundled generated generating saved saving restored restoring cached skipped skipping canceled cancelled aborted aborting terminated killed refused denied rejected timed unreachable unreachable unhealthy healthy deployed deploying installed installing uninstalled updated updating upgraded removed removing added adding fetched fetching resolved resolving downloaded downloading uploaded uploading extracted extracting extract unpacked loaded loading linked linking copied copying written writing wrote read reading created creating deleted deleting destroyed modified
  unchanged changed detected found missing unused undefined unresolved unexpected unknown invalid unmet deprecated unsupported unavailable exceeded expired listening connecting connected disconnected closed reset retrying waiting pending queued running exited exiting restarted restarting reloaded processed processing parsed parsing rendered emitted transformed tagged pushed pushing pulled pulling merged applied applying rolled scheduled triggered acquired acquiring released violates violated reformatted formatted checked scanned indexed migrated synced syncing synchronised forwarding serving mounted allocated ignored ignoring duplicate overwritten overwrite broken cannot unable could couldn't can't not ok ready green red stale`.split(/\s+/));
/** May stand between them. */
const JOINS = new Set('with for from to in on of by at as and or no all any while when because it is was be are has have been would will already after before during into using via than more total please see use this'.split(' '));
/** Where one of these stands, it is a sentence that somebody made. */
const SENTENCE = /(?:^|\s)(?:the|a|an|is|are|was|were|this|that|these|those|which|where|should|must|can|may|might|has|have|had|does|do|if|it|its|such|runs?|takes|needs|keeps|means|uses)(?=[\s,.;:]|$)/i;
/** People, and what they do and feel. */
const PEOPLE = new Set('he she they his her hers their theirs him them you your yours who whom us everyone someone somebody people want wants wanted like likes liked love loves loved prefer prefers hate hates think thinks said says told asked ask call calls met meet meets lives live lived works worked birthday wife husband kids mother father friend boss team always never usually sometimes monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december'.split(' '));

const EXTENSION = String.raw`\.(?:[cm]?[jt]sx?|vue|svelte|py|pyi|go|rs|c|cc|cpp|h|hpp|o|a|so|dll|exe|java|jar|class|kt|rb|php|cs|swift|lua|pl|sh|bash|zsh|sql|s?css|less|json5?|ya?ml|toml|ini|cfg|conf|env|lock|log|tfstate|tf|proto|whl|gz|tgz|tar|zip|deb|rpm|dmg|iso|sock|pid|service|ipynb|wasm|map|snap|pem|crt|dockerfile)`;
/** A word that only a machine writes. */
const MADE: readonly RegExp[] = [
  new RegExp(String.raw`^\W*[\w@./~\\-]*\w${EXTENSION}(?:[:(]\d+(?:[:,]\d+)*\)?)?\W*$`, 'i'),
  /^\W*(?:~|\.{1,2})?\/(?:[\w@.+-]+\/)*[\w@.+-]+\W*$|^\W*[\w@.-]+(?:\/[\w@.:-]+){2,}\W*$|^[a-z][a-z0-9+]*:\/\/(?!www\.)\S+$/,
  /^\W*(?=[0-9a-f]*\d)(?=[0-9a-f]*[a-f])[0-9a-f]{7,64}\W*$/, /^\W*\w*[a-z0-9]_[a-z0-9]\w*\W*$/i, /^\W*[a-z]+[A-Z][a-z]+\w*(?:\(\))?\W*$|^\W*(?:[A-Z][a-z]+){2,}\w*(?:Error|Exception|Denied|NotFound|Failed|Timeout|Object|Exists|Exceeded|Refused)\W*$|^[\w.]+\(\)\W*$/,
  /^["'‘]+[\w@./#:=+-]+["'’]+[,.:;)\]]*$/, /^--?[a-z][\w-]+(?:=\S+)?$/, /^\W*v?\d+\.\d+\.\d+[\w.+-]*\W*$/, /^[\w.-]+[=~<>!]=[\d^~]\S*$|^[\w@/.-]+@[\^~]?\d\S*$|^"?[\w@/-]+@\^\d+"?$/, /^[\w.-]+=[^=\s]\S*$/,
  /^\W*\d{1,3}(?:\.\d{1,3}){3}(?:[:/]\d+)?\W*$|^:{2,}\w+/, /^\W*\d{1,2}:\d\d:\d\d(?:[.,]\d+)?\W*$/, /^\W*\d+(?:\.\d+)?(?:ms|µs|ns|s|m\d+s|h\d+m\S*)\W*$/, /^\W*\d+(?:\.\d+)?[kKMGT]i?B(?:\/s)?\W*$|^(?:[kKMGT]i?B|kbits\/s)\W*$/, /^\[[a-z][\w@./: -]*\]:?$/, /^(?:->|=>|→|==>|::|-->|\|\||│|<=>)$/, /^\W*E[A-Z]{5,}\W*$/, /^[A-Z]{1,4}\d{3,5}:?$/, /^(?:\d+\/\d+|\d{1,3}(?:\.\d+)?%)\W*$/, /^\(?(?:\d+|[a-z-]+)[:)](?:\d+[:)]?)+\W*$/, /^\W*[a-z]+(?:-[a-z0-9]+)*-(?=[a-z0-9]*\d)[a-z0-9]{4,}\W*$/, /^\[[=>#.\- ]{4,}\]$/, /^(?:NULL|FAILURE|SUCCESS|FAILED|SUCCEEDED|PASSED|BUILD|ERROR|WARN(?:ING)?|INFO|DEBUG|FATAL|NOTICE|OK|DONE)\W*$/,
];
const MARKED = /^\W*(?:error|warning|warn|info|success|notice|fatal|note|hint|debug)\s*[:\]]|\.{3}(?:\s*(?:done|ok|failed)\.?)?\s*$|^\s*(?:\[|[✓✔✖✗✘]\s)/i;

const bare = (word: string): string => word.toLowerCase().replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');

/** Whether a line is more a machine's than a person's. */
export function isMachineMade(line: string): boolean {
  if (line.length > 400 || /`|^\s*[#|]/.test(line) || (SENTENCE.test(line) && !/^\W*(?:error|fatal|warning|warn|\d{4}-\d\d-\d\d)\b[^:]{0,20}:/i.test(line))) return false;
  const words = line.trim().split(/\s+/);
  if (words.length < 2 || words.length > 30) return words.length === 1 && MADE[0]?.test(words[0] as string) === true && !/^https?:/.test(words[0] as string) && words[0]?.includes('.') === true;
  let made = 0, things = 0, outcomes = 0, plain = 0;
  for (const [i, word] of words.entries()) {
    const name = bare(word);
    if (PEOPLE.has(name)) return false;
    if (MADE.some((shape) => shape.test(word))) { made++; continue; }
    if (name === '' || /^[\d.,:/]+$/.test(name)) continue;
    if (THINGS.has(name)) things++;
    else if (OUTCOMES.has(name)) outcomes++;
    else if (/[^\x00-\x7f]/.test(name)) return false;
    // A name in the middle of it is somebody or somewhere.
    else if (i > 0 && /^\W*\p{Lu}\p{Ll}/u.test(word) && !/[.!?:\])]$/.test(words[i - 1] as string)) return false;
    else if (!JOINS.has(name)) plain++;
  }
  const tool = things + outcomes;
  if (made > 0) return tool > 0 && (made * 2 + tool) >= (plain * 1.5) + 1 && (outcomes > 0 || things > 1 || made > 1) && (made + tool > 2 || plain === 0);
  if (tool < 2 || !/^[\W\d]*\w/.test(line)) return false;
  return outcomes > 0 && (MARKED.test(line) ? tool >= plain + 1 : plain === 0 && things > 0 && !/\b(?:is|are|was|has|have|this|when|because)\b/i.test(line) && (/[!:(\d]/.test(line) || words.length <= 4));
}
