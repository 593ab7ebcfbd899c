import { isCommandLine, isLabelled, isLevelled, isProgramMessage, speaksOfOneself } from './junk-commands.ts';
import { isMachineMade } from './junk-shape.ts';

// What tools print in short lines: results of builds and tests, version control, containers, packages, databases, progress, tables.
// Each family is told by the whole form of its lines, so that a sentence about the same thing is kept.

const N = String.raw`\d[\d.,]*`;
const TIME = String.raw`(?:${N}\s?(?:ns|µs|us|ms|s|sec(?:ond)?s?|m|min(?:ute)?s?|h|hrs?)(?:\s?\d+(?:\.\d+)?\s?(?:ms|s|sec|m|min))*|\d{1,2}:\d\d(?::\d\d)?(?:\.\d+)?)`;
const PATH = String.raw`(?:[\w@.~-]*[\\/])*[\w@.+\[\]()-]+`;
const CODE_FILE = String.raw`(?:[A-Za-z]:)?${PATH}\.(?:[cm]?[jt]sx?|vue|svelte|py|pyi|go|rs|c|cc|cpp|cxx|h|hpp|java|kts?|scala|rb|php|cs|fs|swift|m|mm|lua|pl|ex|exs|erl|hs|dart|sh|bash|sql|s?css|less|html?|json|ya?ml|toml|tf|gradle|proto|graphql|ipynb)`;
const REF = String.raw`(?:[#\w.@'"\`/:+-]*[#\d_'"\`/:@.-][#\w.@'"\`/:+-]*)`;
const DONE = String.raw`(?:succeeded|successful(?:ly)?|success|SUCCESS(?:FUL)?|failed|failure|FAIL(?:ED|URE)?|passed|PASS(?:ED)?|finished|completed?(?: successfully)?|completed with errors|done|DONE|cancel+ed|aborted|ABORTED|timed out|skipped|started|queued|pending|in progress|errored|ERROR|READY|OK|ok|UNSTABLE|green|red|broken|fixed)`;
const WORK = String.raw`(?:[Bb]uild|BUILD|[Cc]ompilation|[Pp]ipeline|[Ww]orkflow(?: run)?|[Jj]obs?|[Dd]eploy(?:ment)?|[Tt]est(?:s| suite| run)?|[Cc]hecks?|[Ll]int(?:ing)?|[Tt]ype ?check|CI|CD|[Tt]ask|[Ss]tage|[Ss]tep|[Rr]un|[Rr]elease|[Mm]igrations?|[Ii]nstallation|[Bb]undling|[Bb]undle|[Rr]ollout|[Bb]ackup|[Ss]napshot|[Uu]pload|[Dd]ownload|[Ss]ync)`;
const LASTED = String.raw`(?:\s*[([]?\s*(?:in|after|took|within|for)?\s*:?\s*${TIME}\s*[)\]]?)`;
const AFTER = String.raw`(?:${LASTED}|\s+(?:for|on|in|to) ${REF}|\s+(?:for|on) (?:main|master|develop|staging|production|prod|dev)|\s*:?\s*(?:with )?(?:exit (?:code|status) -?\d+|${N} (?:error|warning|failure)\(?s?\)?(?:,? (?:and )?${N} (?:error|warning|failure)\(?s?\)?)*))`;

/** Where no more than a count is said, of what only tools count. */
const COUNTED = String.raw`(?:(?:[\w-]+ ){0,2}(?:passed|failed|failing|passing|failures?|skipped|ignored|pending|todo|xfailed|xpassed|deselected|errored|filtered out|measured|warnings?|errors?|assertions?|insertions?\(\+\)|deletions?\(-\)|vulnerabilit(?:y|ies)|upgraded|newly installed|to remove|(?:and )?\d+ not upgraded|reused|downloaded|added|changed|destroyed|removed|unchanged|affected|rows?(?: (?:affected|returned|in set|selected))?|packages?(?: are looking for funding)?|modules? transformed|(?:checks?|tests?|specs?|suites?|files?|jobs?|stages?) (?:passed|failed|failing|pending|skipped|changed|left unchanged|reformatted|formatted|checked|scanned|linted)|examples?|problems?(?: \(.*\))?|offenses? (?:detected|auto-?corrected)|issues? found|files? (?:inspected|changed|left unchanged|reformatted|would be (?:reformatted|left unchanged))|hidden modules|tests|scenarios?(?: \(.*\))?|steps?(?: \(.*\))?|expectations|specs?|suites)(?: \(.*\))?)`;
const SEGMENTS = new RegExp(String.raw`^\W{0,4}(?:(?:Tests?|Test (?:Files|Suites)|Snapshots?|Suites?|Results?|[Tt]est result|Summary|Total|Plan|Apply complete!? Resources|Progress|OK|FAILED|FAILURES?!?|Found|Checked|Ran)\b[:.]?\s*(?:(?:ok|FAILED)\.?\s*)?[(]?)?(?:up to date, )?(?:audited )?${N}k?\s+${COUNTED}(?:\s*[,;·|]\s*(?:and )?(?:(?:resolved|reused|downloaded|added) )?${N}\s+(?:${COUNTED}|total|to (?:add|change|destroy|remove|upgrade)))*\s*(?:\(?${N}\)?)?${LASTED}?\s*[)]?\s*[.!]?\s*=*$`);
/** Among them what somebody may count in life as well, and then needs more beside it. */
const COUNTED_BY_PEOPLE = /^\W*\d+\s+(?:tests?|examples?|packages?|problems?|steps?|suites?|rows?|specs?|scenarios?|expectations|added|changed|removed|passed|failed|pending|errors?|warnings?|failures?|skipped|files? changed)\W*$/i;

const RESULT: readonly RegExp[] = [
  /^\s*\d+ (?:Warning|Error)\(s\)$|^\*\* [A-Z][A-Z ]+ \*\*$|^TAP version \d+$|^\d+\.\.\d+$|^(?:not )?ok \d+ - |^(?:ok|changed|skipping|fatal|failed|unreachable): \[\S+\]|^E {3,}\S|^\[\s*\d{1,3}%\]\s+\S+\.|^(?:REVISION|STATUS|NAMESPACE|LAST DEPLOYED|NOTES|TEST SUITE): \S*$|^(?:PLAY|TASK|RUNNING HANDLER)\b.*\*{5,}$/,
  /^\W*(?:INFO|WARN(?:ING)?|DEBUG|success|SUCCESS|\[success\]|\[info\]|\[error\]|\[warn\])\W+(?:Build|Elapsed|Total|Saved|Analy[sz]ed|Found|Running|Loading|Writing|Reading|Starting|Stopping|Using|Compiling|Done|Finished|Invocation|Current date)\b/,
  /^\W*(?:oh no! |All done! )?\d+ (?:files?|jobs?|specs?|tests?|checks?|hooks?|targets?) (?:would|will|have been|were) /, /^\W*(?:Checks|Suites|Summary|Specs|Spec files|Test Files|Package operations|Actions|Snapshot Summary|Scenarios|Features|Totals?):\s+\d+ (?:successful|passed|failed|failing|passing|installs?|updates?|removals?|snapshots?|errors?|total)\b/,

  new RegExp(String.raw`^\W{0,4}(?:${REF} )?(?:${WORK})(?:[\s:]+(?:${REF}|${WORK}))?\s*(?:[-–—:]\s*)?(?:has |was |is |run |status:? )?${DONE}(?:\s*[:–-]\s*${DONE})?(?:${AFTER})*\s*[.!]?$`),
  new RegExp(String.raw`^\W{0,4}(?:CI|CD|Jenkins|GitHub Actions|GitLab(?: CI)?|CircleCI|Travis(?: CI)?|Vercel|Netlify|Buildkite|Azure Pipelines)\s*[:/|-]\s*\S+(?: \S+)?\s+[-–—:]?\s*(?:has |was )?${DONE}(?:${AFTER})*\s*[.!]?$`),
  new RegExp(String.raw`^\W{0,4}[\w./@:-]*[-./_:\d][\w./@:-]*(?:\s+[-–—:|]\s+|\s+)(?:${DONE}|compiled(?: successfully| with \d+ (?:errors?|warnings?))?|built)${LASTED}\s*[.!]?$`),
  new RegExp(String.raw`^\W{0,4}(?:[a-z][\w.@/-]{1,30} )?(?:v?${N} )?(?:compiled|built|bundled|rebuilt|generated|transformed|ready|completed|finished|done|resolved|fetched|installed|published|deployed)(?: (?:successfully|with \d+ (?:errors?|warnings?)|client and server|${N} (?:modules?|files?|packages?|pages?)))*${LASTED}\s*[.!]?$`, 'i'),
  new RegExp(String.raw`^(?:Ran|Executed|Checked|Linted|Formatted|Resolved|Fetched|Audited|Installed|Prepared|Uninstalled|Transformed|Processed|Indexed|Imported|Exported|Migrated|Copied|Transferred|Sent|Wrote|Scanned|Generated|Rendered|Emitted)\s+(?:all\s+)?${N}\s?k?\s+\S+(?: \S+){0,3}?\s*(?:in|across|at|took|[([])\s*${N}\s?\S+`),
  /^\W{0,3}(?:All (?:checks|tests|files|matched files) (?:passed|pass|use .*|have passed|are .*)|No (?:issues|errors|problems|vulnerabilities|offenses|lint errors|tests|changes|files) (?:found|detected|were found|ran|to commit)|Your code has been rated at .*|would reformat \S+|reformatted \S+|fixed \S+\/\S+|Success: no issues found in .*|0 errors|Done in \S+)\s*[.!✨🎉]*$/iu,
  new RegExp(String.raw`^(?:ok|FAIL|\?|---\s(?:PASS|FAIL|SKIP):|===\s(?:RUN|PAUSE|CONT))\s+\S*[/.]?\S*\s*(?:\(?${TIME}\)?|\(cached\)|\[no test files\]|coverage: .*)?$`),
  /^(?:FAILED|PASSED|ERROR|SKIPPED|XFAIL)\s+\S+(?:::|\.(?:py|js|ts|rb|php|java)\b)\S*/,
  /^\s*(?:✓|✔|√|✗|✘|✖|×|●|○|ok \d+|not ok \d+|PASS|FAIL)\s+\S.*\(?\b\d+(?:\.\d+)?\s?m?s\)?$/,
  /^\W*(?:Coverage|Statements|Branches|Functions|Lines|coverage|Total coverage)\s*:?\s+\d+(?:\.\d+)?\s?%(?:\s+(?:of (?:statements|lines|branches)|\(\s*\d+\/\d+\s*\)))?$/,
  /^(?:[A-Z]\w*(?:Error|Exception)|Assertion(?:Error)?)\b.*\b(?:expected|received|got)\b/,
  /^\W*(?:Found|Detected) \d+ (?:errors?|warnings?|vulnerabilit\w+|issues?|problems?)(?:[.!]| (?:in|and|with|\().*)?$/,
];

const SOURCE: readonly RegExp[] = [
  new RegExp(String.raw`^\s*(?:-->|at|in|from|,-\[)?\s*${CODE_FILE}(?::\d+(?::\d+)?|\(\d+(?:,\d+)?\))(?::|\s|\]|$)`),
  /^[A-Z]\d{3,4}: .*\([\w-]+\)$|^\S+:\d+(?::\d+)? [A-Z]{2,4}\d{3,4}\b|^\s*= (?:note|help): /,
  /^\s*\d+:\d+\s+(?:error|warning|info|note|✖|⚠)\b/i,
  /^\s*(?:SC|TS|CS|TS-|RUF|PLR|PLW|DEP|BC|NU|NETSDK|MSB|LNK)\d{3,5}(?::|\s-)\s\D+$/,
  /^\s*\d*\s*\|\s.*[;{}()^~]+\s*$|^\s*\|?\s*[\^~]{2,}/,
  /^\s*(?:In file included from|note: |help: )(?:\S+:\d+|expected|found|consider|the|see|use|candidate|in this|to |for |required|`)/,
  /^\s*> Task :\S+|^\s*\[\s*\d+(?:%|\/\d+)\s*\]\s+\p{Lu}\w+/u,
  /^\s*(?:CMake (?:Error|Warning)|-- (?:Found|Looking for|Performing|Configuring|Generating|Build files|Check(?:ing)?|Detecting|The \w+ compiler)\b|checking (?:for|whether|how|if) \S.*\.\.\.)/,
  /^\S* ?v?\d[\w.]* (?:building|bundling|compiling|starting|dev server|serving)\b[^.!?]*(?:\.\.\.|…|:)?$/i,
];

const VERSIONS: readonly RegExp[] = [
  /^(?:On branch \S+|Auf Branch \S+|Sur la branche \S+|En la rama \S+|Sul branch \S+|HEAD detached at \S+|Not currently on any branch\.)$/,
  /^(?:Your branch (?:is|and) .*(?:'\S+'|origin\/).*|Ihr Branch .*'.*'.*|Votre branche .*'.*'.*|nothing (?:added )?to commit.*|no changes added to commit.*|nichts zu committen.*|rien à valider.*|Switched to (?:a new )?branch '.*'|Zu Branch '.*' gewechselt|Already on '.*'|Already up[- ]to[- ]date\.?|Bereits aktuell\.|Déjà à jour\.|Ya está actualizado\.|Everything up-to-date|Fast-forward(?:ed)?.*|Untracked files:|Changes (?:not staged|to be committed).*|Deleted branch \S+ \(was .*|Created commit \S+)$/i,
  /^\s*(?:\d+ files? changed\b|(?:create|delete) mode \d{6} |rename \S.* => \S.*\(\d+%\)|rewrite \S+ \(\d+%\)|mode change \d{6})/,
  /^\[[\w./-]+(?: \(root-commit\))? [0-9a-f]{7,40}\] /,
  /^(?:CONFLICT \(|Automatic merge failed|Auto-merging \S|Merge made by the|Merge branch '|Updating [0-9a-f]{6,}\.\.|HEAD is now at [0-9a-f]{6,}|Cloning into '|Submodule |Successfully rebased|Rebasing \(\d+|Applying: |Saved working directory|Dropped (?:refs|stash)|Stash|warning: LF will be|branch '.*' set up to track|Branch '.*' set up|hint: |error: failed to push|error: pathspec|error: Your local changes|remote: |Unpacking objects|Writing objects|Counting objects|Compressing objects|Enumerating objects|Delta compression)/,
  /^\s*[*+=!-]?\s*(?:\[(?:new branch|new tag|deleted|rejected|up to date|pruned)\]|[0-9a-f]{6,}\.\.\.?[0-9a-f]{6,})\s+\S+\s+->\s+\S+/,
  /^(?:To|From) (?:\S+@)?[\w.-]+[:/]\S+$/,
  /^\s*(?:modified|new file|deleted|renamed|both modified|typechange|geändert|neue Datei|modifié|nouveau fichier):\s+\S*[./]\S*(?: -> \S+)?$/,
  new RegExp(String.raw`^\s*${PATH}(?: => ${PATH})?\s+\|\s+(?:\d+ [+-]+|Bin .*)$`),
  /^\s*(?:[MADRCU?!]{1,2})\s+\S*[./]\S+$/,
  /^commit [0-9a-f]{7,64}(?: \(.*\))?$|^(?:Author|Commit|Committer): .+<\S+@\S+>$|^(?:Author|Commit)?Date:\s+\w{3} \w{3}\s+\d+ \d\d:\d\d|^Merge: [0-9a-f]{6,} [0-9a-f]{6,}$|^[*|\\/ ]*[0-9a-f]{7,12} (?:\(.*\) )?(?:feat|fix|chore|docs|refactor|test|ci|build|perf|style|revert)(?:\(.*\))?!?: /,
];

const CONTAINERS: readonly RegExp[] = [
  /^An error occurred \(\w+\) when calling the \w+ operation|^(?:upload|download|copy|move|delete|remove_bucket|make_bucket): (?:\S+ to )?\S*:\/\/|^Error response from daemon: |^Forwarding from \S+:\d+ -> |^(?:Cache (?:restored|saved|not found|hit|miss|size)\b.*[:#\d]|\[Pipeline\] \S|Started by (?:user|upstream|timer|an? )\b|Finished: [A-Z]+$|(?:Up|Down)loading artifacts\b|Obtained Jenkinsfile)|^[\w-]+(?:-|_)\d+\s+\|\s+\S/,
  /^(?:Digest: )?sha256:[0-9a-f]{8,}|^Deleted: sha256:|^Untagged: \S+:|^[0-9a-f]{12}: (?:Pull|Download|Verif|Wait|Already|Extract|Push|Mount|Layer|Prepar)/,
  /^Status: (?:Downloaded|Image is)|^[\w.-]+: (?:Pulling from|digest: sha256)|^Successfully (?:tagged|built) \S+$|^Sending build context|^Removing intermediate container|^\s*---> [0-9a-f]{6,}|^\s*=> (?:\[|CACHED|ERROR|exporting|naming|writing|transferring|resolve|sha256|extracting|importing|pushing|=>)|^#\d+ (?:\[|\d+\.\d+ |DONE|CACHED|ERROR|sha256|extracting|exporting|transferring|naming)|^Unable to find image '|^\[\+\] (?:Running|Building|Pulling)|^Login Succeeded$|^The push refers to/,
  /^\s*(?:[✔⠿✓]\s*)?(?:Container|Network|Volume|Image) [\w.:/-]*[-_./:\d][\w.:/-]*\s+(?:Creat|Start|Stopp|Remov|Recreat|Runn|Health|Wait|Pull|Built|Built|Exited|Error)\w*(?:\s+[\d.]+s)?$/,
  /^[a-z][a-z.-]*(?:\.[a-z0-9.-]+)?\/[\w.-]+ (?:created|configured|unchanged|deleted|scaled|restarted|patched|labeled|annotated|exposed|edited|replaced|evicted|cordoned|uncordoned|condition met|rolled back|pruned|serverside-applied)\.?$/,
  /^Error from server \(|^error: (?:unable to|the server|resource|no matching|context|timed out|unknown|deployment|exec|You must)\b|^No resources found|^Waiting for (?:deployment|rollout|pod)|^deployment "\S+" (?:successfully )?rolled out|^(?:Normal|Warning)\s{2,}\w+\s{2,}|^The connection to the server \S+ was refused/,
  /^Release "\S+" has been upgraded|^(?:Terraform (?:has|will|used|initiali)|Initializing (?:the backend|provider)|Plan: \d+ to add|Apply complete!|Destroy complete!|[\w.[\]"-]+: (?:Creating|Creation complete|Destroying|Destruction complete|Modifying|Modifications complete|Refreshing state|Reading|Read complete|Still (?:creating|destroying|modifying))\b)/,
];

const PACKAGES: readonly RegExp[] = [
  /^\s*[+~-] [\w@/.-]+(?:==| v?)\d+\.\d+\S*$|^(?:Fetching|Installing|Using|Building|Compiling|Downloading|Checking|Unpacking|Removing|Upgrading|Locking) \S+ \(?v?\d+\.\d+\S*$|^Bundle complete!|^success Saved |^(?:info|warning) (?:Direct|All|No|Ignored|Visit|fsevents|" > )/,
  /^(?:Reading (?:package lists|state information|database)|Building dependency tree|The following (?:NEW )?packages (?:will|were|have)|Need to get \d|After this operation, |Do you want to continue\?|Selecting previously unselected|Fetched \S+ [kMG]?B in|Processing triggers for|(?:Get|Hit|Ign|Err):\d+ \S+|Unpacking |\(Reading database)/,
  /^\s*(?:Using cached|Downloading|Downloaded|Fetching|Obtaining|Installing(?: collected packages)?|Uninstalling|Building wheels?|Preparing metadata|Created wheel|Stored in directory|Attempting uninstall|Found existing installation|Successfully uninstalled|Looking in indexes|Collecting|Updating|Locking|Adding|Upgrading|Removing|Resolving|Pouring|Tapping|Purging|Generating|Using|Unpacked|Linking|Auditing|Verifying)(?::|\s+(?:for|from|in))?\s+(?:\S*(?:\d+\.\d+|[/@]|\.(?:whl|gz|zip|deb|rpm|crate|jar|tgz)|==)\S*|collected packages: .*|crates\.io index|dependencies(?:\.\.\.|…)|\d+ packages?.*)(?:\s+\(.*\))?(?:\s*(?:\.\.\.|…).*)?$/,
  /^Installing collected packages: \S/, /^==> (?:Downloading|Installing|Pouring|Caveats|Summary|Fetching|Upgrading|Tapped|Auto-updat|Running|Cleaning)/, /^🍺 {1,2}\//, /^\s*Blocking waiting for file lock/,
  /^Progress: resolved \d+|^Packages: \+\d+|^Lockfile is up to date|^Already up to date$|^(?:dependencies|devDependencies|peerDependencies):$|^[+-] [\w@/.-]+ \^?\d+\.\d+|^(?:├|└|│)[─┬ ]+\S/,
  /^(?:run `?npm (?:fund|audit)|To address (?:all )?issues|Run `npm audit|\d+ packages are looking for funding|npm (?:ERR|error|warn)|ERESOLVE|E404|EACCES|ENOENT|ECONNREFUSED|ECONNRESET|ETIMEDOUT)(?:[:!\s]|$)(?!.*\b(?:is|are|keeps?|means)\b)/,
  /^go: (?:downloading|finding|extracting|added|upgraded|creating|module|cannot|warning|github\.com|[\w./-]+@)/, /^(?:\[notice\] |WARNING: )?(?:You are using pip version|A new release of (?:pip|npm|[\w-]+) is available|New (?:major|minor|patch) version of \S+ available)/i,
];

const DATABASES: readonly RegExp[] = [
  /\(cost=[\d.]+(?:\.\.[\d.]+)?\s+rows=\d+|^(?:SCAN|SEARCH) \w+(?: USING .*)?$|\|\s*NULL\s*\|\s*NULL\s*\||^(?:ERROR|SQLSTATE|ORA|SP2|PLS)[- ]?\[?\w{4,5}\]?(?: \(\w+\))?: /,
  /\(cost=[\d.]+\.\.[\d.]+ rows=\d+|\(actual (?:time|rows)=|^\s*(?:->\s*)?(?:Parallel )?(?:Seq|Index|Index Only|Bitmap Heap|Bitmap Index|Tid|Function|CTE|Subquery|Foreign|Sample) Scan\b|^\s*(?:->\s*)?(?:Parallel )?(?:Hash (?:Left |Right |Full |Anti |Semi )?Join|Merge Join|Nested Loop|Hash Aggregate|HashAggregate|GroupAggregate|Finalize \w+|Partial \w+|Gather(?: Merge)?|Materialize|Memoize)\b(?:\s*\(|$)|^\s*(?:Sort Key|Sort Method|Hash Cond|Index Cond|Recheck Cond|Join Filter|Merge Cond|Group Key|Filter|Rows Removed by (?:Index Recheck|Filter|Join Filter)|Heap (?:Blocks|Fetches)|Buffers|Workers (?:Planned|Launched)|Planning Time|Execution Time|Planning|Execution)\s*:\s*(?:[\d("']|shared|exact|quicksort|top-N|[\w.]+\s*[=,<>(]|[\w.]+$)/i,
  /^(?:INSERT \d+ \d+|(?:UPDATE|DELETE|SELECT|COPY|MOVE|FETCH) \d+|(?:CREATE|ALTER|DROP|TRUNCATE|COMMENT|GRANT|REVOKE|VACUUM|ANALYZE|REINDEX)(?: (?:TABLE|INDEX|VIEW|MATERIALIZED VIEW|DATABASE|EXTENSION|FUNCTION|ROLE|SCHEMA|SEQUENCE|TRIGGER|TYPE|POLICY|USER))?|BEGIN|COMMIT|ROLLBACK|SET|SAVEPOINT|RELEASE);?$/,
  /^\(\d+ rows?\)$|^Query OK\b|^\d+ rows? in set\b|^Empty set\b|^Rows matched: \d+|^Records: \d+\s+Duplicates:|^(?:DETAIL|HINT|CONTEXT|STATEMENT|LINE \d+):\s+\S/,
  /^(?:mysql|sqlite|psql|MariaDB(?: \[.*\])?|redis|mongo|duckdb|D|\w+[=-][#>]|\d{1,3}(?:\.\d{1,3}){3}:\d+)>\s+\S|^[\w-]+[=(-][#>]\s+\S|^(?:>>>|\.\.\. {3,}|In \[\d+\]:|Out\[\d+\]:|irb\(.*\)[:>])\s+\S/,
  /^\s*(?:SELECT|INSERT INTO|UPDATE|DELETE FROM|CREATE (?:TABLE|INDEX|UNIQUE|VIEW)|ALTER TABLE|DROP (?:TABLE|INDEX)|EXPLAIN(?: ANALYZE)?|TRUNCATE|GRANT|WITH \w+ AS)\b.*;\s*$/,
];

const PROGRESS: readonly RegExp[] = [
  /^\s*(?:[\w.-]+=\s*[\d.]+(?:\s?[a-zA-Z%/]{1,7})?[,;]?\s*)+$/, /^(?:Time Elapsed|Elapsed Time|Total time|Critical Path)[: ]+[\d:.]+/i, /^(?:[A-Z][a-z]{2} ){1,2}\s?\d{1,2} \d\d:\d\d:\d\d (?:[A-Z]{2,5} )?\d{4}\b/,
  /^\W*(?:\p{Lu}\p{Ll}+ing\b)[^.!?]{0,80}?(?:\.{2,3}|…|:|\s\S*[/.]\S+)\s*:?\s*[([]?(?:\d{1,3}(?:\.\d+)?\s?%|\d[\d,]*\s?(?:\/|of)\s?\d[\d,]*)[)\]]?(?:\s*(?:complete|done|finished|files|objects|MB|[kMG]i?B|,?\s*done\.?))?\W*$/u,
  /^\W*(?:Epoch|Iter(?:ation)?|Step|Batch|epoch|iter|step|batch)\s*\[?\d+(?:\s?\/\s?\d+)?\]?\s*[:|,-]?\s.*\b(?:loss|acc(?:uracy)?|lr|val_\w+|ppl|grad_norm|reward|eta)\b\s*[=:]/,
  new RegExp(String.raw`[(\[]?\b${N}\s?(?:rec(?:ord)?s?|req(?:uest)?s?|it|items?|rows?|ops|docs?|tok(?:en)?s?|msgs?|events?|files?|pages?|samples?|[kKMG]i?B|bytes)\/s(?:ec)?\b[)\]]?\W*$`),
  /^\W*(?:Elapsed|ETA|Time elapsed|Time remaining|Remaining|Duration|real|user|sys|Total time|Wall time|CPU times?|Took|Finished in)\s*[:=]?\s*(?:\d+m)?[\d:.,]+\s?(?:ms|s|sec(?:onds)?|m|min)?(?:\s*\(.*\))?$/,
  /^(?:\s*[\w.-]+=\s*\S+){3,}\s*$/,
  /^\s*\d{1,3}(?:\.\d+)?\s?%\s+(?:complete|done|\S+\s+\d|of\s)[\w\s./:]*$/, /^sent [\d,]+ bytes\s+received|^total size is [\d,]+|^\d+ bytes (?:\(.*\) )?(?:copied|transferred)|^\d+\+\d+ records (?:in|out)$/,
];

const NETWORK: readonly RegExp[] = [
  /\(\d{1,3}: (?:Connection|Operation|No such|Permission|Address|Resource|Broken|Host|Network|Too many|Invalid|Input)\b[^)]*\)/, /^HTTP request sent, |^Resolving \S+ \(|^Length: \d+ \(|^\S+\.\s+\d+\s+IN\s+[A-Z]+\s+\S|load average: [\d.]+/,
  /"(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS) \S+ HTTP\/\d(?:\.\d)?"/, new RegExp(String.raw`(?:^|[\s\]])(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)\s+(?:https?:\/\/|\/)\S*\s+(?:HTTP\/\S+\s+)?(?:->|=>|→|[-–:|])?\s*[1-5]\d\d\b`),
  /^\s*[<>*] {1,3}(?:HTTP\/\d|(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS) \/|(?:[Hh]ost|[Uu]ser-[Aa]gent|[Aa]ccept(?:-\w+)?|[Cc]ontent-\w+|[Cc]ache-[Cc]ontrol|[Ss]et-[Cc]ookie|[Ee][Tt]ag|[Xx]-[\w-]+|[Ss]trict-\S+|[Tt]ransfer-[Ee]ncoding|[Kk]eep-[Aa]live|[Ll]ocation): \S|Trying \S+\d\S*\.{3}|Connected to \S+ \(\S+\) port|Connection #\d+|(?:ALPN|TLSv1|SSL connection|Server certificate|Closing connection))/, /^(?:HTTP )?(?:status(?: code)?:? )?[1-5]\d\d (?:OK|Created|Accepted|No Content|Moved Permanently|Found|Not Modified|Bad Request|Unauthorized|Forbidden|Not Found|Method Not Allowed|Conflict|Gone|Unprocessable (?:Entity|Content)|Too Many Requests|Internal Server Error|Not Implemented|Bad Gateway|Service (?:Temporarily )?Unavailable|Gateway Time-?out)\W*$/i,
  /^PING \S+ \(|^\d+ bytes from |icmp_seq=\d+|^\d+ packets transmitted|^round-trip min\/avg|^rtt min\/avg/, /^Connection to \S*[.\d]\S* (?:closed|refused|timed out|port \d+.*succeeded!?)\.?$/, /^(?:tcp|udp)[46]?\s+\d+\s+\d+\s+\S+:\S+/,
  /^\W*(?:[\w-]+ )?(?:[Ss]erver|[Aa]pp(?:lication)?|[Ll]istening|[Ss]ervice|Local|Network|Uvicorn|API)(?: is)?\s*(?:listening|running|started|ready|up)?\s*(?:on|at|:)\s+(?:port:? \d+|(?:https?:\/\/|\[?::|\d+\.\d+\.\d+\.\d+|0\.0\.0\.0|localhost)\S*)(?:\s*\(.*\))?\.?$/,
  /^(?:The authenticity of host|Warning: Permanently added|Are you sure you want to continue connecting|kex_exchange|Host key verification failed|Load key |Received disconnect from|Last login: )/,
];

const SYSTEM: readonly RegExp[] = [
  /(?:^|[\s:(])(?:exit(?:ed)?|returned|terminated|completed|finished|failed)\b(?: with)?(?: an?)?(?: non-zero)?(?: exit| return)?(?: code| status)[ :=]+-?\d+\)?\.?$/i, /\(code \d+\) at \S+\(\d+\)/, /^\s*(?:Active|Loaded|Main PID|Tasks|CGroup|Docs|Process): (?:active|inactive|failed|loaded|activating|not-found|masked|\d+ \(|\/|man:|https?:)/,
  /^Cron <\S+@\S+>|^Subject: (?:\[?\S+\]? )?(?:Cron <|cron|Anacron)|^From: (?:root|Cron Daemon)\b|^X-Cron-Env:|^Anacron job '|^\(?CRON\)? ?(?:info|error|CMD)\b|^MAILTO=|^(?:[\d*/,-]+\s+){5}\S*\/\S+/, /^Run \S+\/\S+@\S+$|^#!\s*\/|^(?:0x[0-9a-f]+[\s,:]*){2,}$|^\d\d-\d\d \d\d:\d\d:\d\d\.\d+\s+(?:\d+\s+\d+\s+)?[VDIWEF](?:\/|\s)|^(?:kernel: )?\[\s*\d+\.\d{3,6}\]\s|^Exception in thread "|^(?:Killed|Terminated|Aborted|OOMKilled|CrashLoopBackOff|ImagePullBackOff|Out of memory: Kill(?:ed)? process .*)$/,
  /^Filesystem\s+(?:Size|1K-blocks|Type|Inodes)\s|^\/dev\/\S+\s+\S+|^(?:tmpfs|overlay|udev|devtmpfs|shm)\s+\d|^(?:Mem|Swap):\s+\d\S*\s+\d|^\S+\s+\d+\s+\d+\.\d\s+\d+\.\d\s+\d+\s+\d+\s/, /^\[sudo\] (?:password for|Passwort für|Mot de passe|contraseña)/, /^\s*\d+ (?:pts\/|tty|\?)\S*\s+\S*\s*\d+:\d\d/, /^\s*(?:top - \d|Tasks: \d+ total|%?Cpu\(s\):|[KMG]iB (?:Mem|Swap))/,
  /^(?:Restarting|Reloading|Starting|Stopping|Stopped|Started|Reached target|Created symlink|Removed|Mounted|Unit|Finished)\s+\S*(?:\.(?:service|socket|timer|target|mount)\b|@).*|^(?:Starting|Stopping|Started|Stopped) .*\.{3}\s*(?:done|OK|failed|\[ ?OK ?\])\.?$|\[\s*(?:OK|FAILED)\s*\]\s*$/, /^debconf: |^update-alternatives: |^ldconfig |^invoke-rc\.d: |^perl: warning: |^locale: /,
];

const FAMILIES: readonly RegExp[] = [...RESULT, ...SOURCE, ...VERSIONS, ...CONTAINERS, ...PACKAGES, ...DATABASES, ...PROGRESS, ...NETWORK, ...SYSTEM];

/** Heads of columns that only tools print. */
const HEAD = /^(?:NAME(?:SPACE)?|READY|STATUS|RESTARTS|AGE|CONTAINER ID|IMAGE(?: ID)?|COMMAND|CMD|CREATED|PORTS?(?:\(S\))?|NAMES|REPOSITORY|TAG|SIZE|DRIVER|SCOPE|CLUSTER-IP|EXTERNAL-IP|TYPE|PID|PPID|UID|USER|TTY|TIME|STAT|%CPU|%MEM|VSZ|RSS|START|NODE|ROLES|VERSION|CPU(?: ?%|\(CORES\))?|MEM(?:ORY)?(?:\(BYTES\)| USAGE \/ LIMIT| %)?|Filesystem|Size|Used|Avail(?:able)?|Use%|Mounted on|Proto|Recv-Q|Send-Q|Local Address|Foreign Address|State|UP-TO-DATE|AVAILABLE|DESIRED|CURRENT|CONTEXT|REVISION|UPDATED|CHART|APP VERSION|LAST SEEN|REASON|OBJECT|MESSAGE|DATA|HOSTS?|ADDRESS|CLASS|CAPACITY|ACCESS MODES|VOLUME|UNIT|LOAD|ACTIVE|SUB|DESCRIPTION|File|% Stmts|% Branch|% Funcs|% Lines|Stmts|Miss|Cover|Package|Current|Wanted|Latest|Location|total|used|free|shared|buff\/cache|available)$/;
const ONLY_TOOLS = /^(?:RESTARTS|CONTAINER ID|IMAGE ID|COMMAND|CMD|REPOSITORY|CLUSTER-IP|EXTERNAL-IP|PP?ID|TTY|%CPU|%MEM|VSZ|RSS|Filesystem|Use%|Mounted on|Recv-Q|Local Address|UP-TO-DATE|DESIRED|NAMESPACE|READY|CHART|REVISION|LAST SEEN|ACCESS MODES|CPU\(CORES\)|CPU %|% Stmts|Stmts|Wanted|buff\/cache|UID|PORT\(S\)|LOAD|IMAGE)$/;
/** Cells as tools fill them: shares, ages, sizes, addresses, digests, states. */
const CELL = /^(?:\d+\/\d+|\d+(?:\.\d+)?(?:[smhdwy]|ms|[KMGT]i?B?|m?cpu|%|[kMG]?B)(?:\d+[smhd])*(?: ago)?|\d{1,3}(?:\.\d{1,3}){3}(?:[:/]\S+)?|[0-9a-f]{12,}|\S+\/(?:tcp|udp)\S*|<(?:none|unknown|pending)>|Running|Pending|Completed|CrashLoopBackOff|ImagePullBackOff|ErrImagePull|Error|Evicted|Terminating|ContainerCreating|OOMKilled|Succeeded|Ready|NotReady|ClusterIP|NodePort|LoadBalancer|LISTEN|ESTABLISHED|TIME_WAIT|Up .+|Exited \(.*|active|inactive|loaded|running|dead|exited|true|false|\d+ (?:seconds?|minutes?|hours?|days?|weeks?|months?) ago|\/\S+|\d+|\d+\.\d+(?:\.\d+)?|\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d\S*|About an? \w+ ago|[\w.-]+\/[\w./-]+(?::[\w.-]+)?|"[^"]*"|[\w.-]+-[a-z0-9]{5,10}-[a-z0-9]{5})$/;
const NUMBER = /^\d+(?:\.\d+){0,2}$/;

/** A row of columns set apart by space, as tools align them. */
function isTableRow(line: string): boolean {
  if (/^\s*\|/.test(line)) return false; // drawn by hand
  const cells = line.trim().split(/\s{2,}|\t+|\s+[|│]\s+/).map((cell) => cell.trim()).filter(Boolean);
  if (cells.length < 3) return false;
  if (cells.every((cell) => HEAD.test(cell)) && cells.some((cell) => ONLY_TOOLS.test(cell))) return true;
  const machine = cells.filter((cell) => CELL.test(cell)), told = machine.filter((cell) => !NUMBER.test(cell) && !/^\d+(?:\.\d+)?[smhdwy%]$/.test(cell));
  return told.length >= 1 && machine.length >= 2 && machine.length * 2 >= cells.length && (told.length >= 2 || machine.length >= 3 || /\d\d:\d\d:\d\d/.test(told[0] as string));
}

/** A short line that some tool printed, or that was typed for one. */
export function isToolLine(line: string): boolean {
  if (line.length > 600 || speaksOfOneself(line)) return false;
  return FAMILIES.some((shape) => shape.test(line)) || (SEGMENTS.test(line) && !COUNTED_BY_PEOPLE.test(line)) || isLevelled(line) || isLabelled(line) || isProgramMessage(line) || isTableRow(line) || isCommandLine(line) || isMachineMade(line);
}
