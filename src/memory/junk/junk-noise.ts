import { isHeartbeat } from './junk-machine.ts';
import { isToolLine } from './junk-output.ts';

// Output of programs: traces, logs, diffs, data, progress. Told by the shape of a line, and of the lines around it.

const LEVEL = 'TRACE|DEBUG|INFO|NOTICE|WARN|WARNING|ERROR|ERR|FATAL|CRITICAL';
const STAMP = String.raw`\[?\d{4}[-/]\d\d[-/]\d\d[T ]\d\d:\d\d(?::\d\d)?(?:[.,]\d+)?\s*(?:Z|UTC|[+-]\d\d:?\d\d)?\]?`;

const LINE: readonly RegExp[] = [
  /^\s*at\s+(?:async\s+|new\s+)?[\w$.<>[\]/ ]+\s*\(?[^\s()]*(?::\d+){1,2}\)?$/, // JavaScript
  /^\s*at\s+[\w$.]+\.[\w$<>]+\((?:[\w.]+\.(?:java|kt|scala|cs|groovy)(?::\d+)?|Native Method|Unknown Source)\)/, // JVM
  /^\s*File ".+", line \d+/,
  /^Traceback \(most recent call last\)/,
  /^\s*(?:Caused by: |\.\.\. \d+ more$|goroutine \d+ \[|thread '.+' panicked at|#\d+\s+0x[0-9a-f]+)/,
  /^(?:Uncaught |Unhandled )?(?:[\w.]+\.)?[A-Z]\w*(?:Error|Exception|Warning)(?:\s*\[[A-Z_]+\])?(?::\s|$)/,
  new RegExp(String.raw`^${STAMP}\s*\[(?:${LEVEL})\]`, 'i'),
  /\[[=#>\-. ]{5,}\]\s*\d{1,3}\s?%/,
  /^[\w@.-]+\.(?:service|socket|timer|mount)(?:\[\d+\])?: \S/,
  /^(?:Error|Exception|Warning)\s*\[[\w-]+\]:?\s/,
  /^(?:panic|fatal(?: error)?|error|warning|assertion failed)(?:\[\w+\])?: (?:runtime|cannot|could not|failed|expected|unexpected|undefined|no such|not a|invalid|unable|command|module|unresolved|use of|index|unknown|missing|unused|deprecated)\b/i,
  /^(?:Segmentation fault|Bus error|Aborted|Killed|Bad request)?\s*\(core dumped\)|^Segmentation fault\b|^(?:bash|zsh|sh|fish): .*(?:command not found|No such file or directory|Permission denied)|^Permission denied \(publickey/,
  new RegExp(String.raw`^${STAMP}\s*[-|:]?\s*\[?(?:${LEVEL})\b`),
  new RegExp(String.raw`^${STAMP}\s+\S+\s+\[?(?:${LEVEL})\b`),
  new RegExp(String.raw`^\[?(?:${LEVEL})\]?\s*[:|\]]?\s+(?:${STAMP}|\[[\w.:/-]+\]|[\w.-]+(?:\.[\w-]+)+\b|[\w-]+=\S)`),
  /^(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\s+\d{1,2} \d\d:\d\d:\d\d \S+ [\w./-]+(?:\[\d+\])?:/,
  /^\[?\d{1,3}(?:\.\d{1,3}){3}\]?\S* .*"(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS) /,
  /^(?:GET|POST|PUT|PATCH|DELETE|HEAD) \/\S* (?:HTTP\/\d|\d{3}\b)/,
  /^(?:time|ts|level|msg)=\S+ .*\b(?:level|msg|lvl)=/,
  /^(?:diff --git |index [0-9a-f]{6,}\.\.[0-9a-f]{6,}|@@ -\d+(?:,\d+)? \+\d+(?:,\d+)? @@|--- (?:a\/|\/dev\/null)|\+\+\+ (?:b\/|\/dev\/null)|\d+ files? changed, )/,
  /^\s*(?:npm (?:ERR!|WARN|error|warn|notice)\s|yarn run v\d|pnpm: |> [\w@/.-]+@\d|Step \d+\/\d+ ?:|remote: (?:Counting|Compressing|Enumerating|Resolving|Total)|Receiving objects:|Resolving deltas:|Successfully (?:installed|built) [\w.-]+[-:\d]|Requirement already satisfied|added \d+ packages|found \d+ vulnerabilities|audited \d+ packages|Collecting [\w.-]+(?:[=<>~!]+[\d.]+)?$|Downloading \S+\.(?:whl|tar\.gz)|(?:Unpacking|Setting up|Preparing to unpack) [\w.:/-]+ ?\(|Compiling [\w-]+ v\d|Finished `?\w+`? \w* ?(?:profile )?\[)/,
  /^\s*(?:[$❯➜] |[\w.-]+@[\w.-]+:[~/][^$#]*[$#] |PS [A-Z]:\\[^>]*> |[A-Z]:\\[^>]*>)\S/,
  /\d{1,3}(?:\.\d+)?\s?%\s*[|[(]?\s*[#=█▓▒░>━■-]{4,}|[█▓▒░━■]{4,}|[#=]{8,}>?\s*\]?\s*\d{1,3}\s?%|\d+(?:\.\d+)?\s?[kMG]i?B\/s\b.*\b(?:eta|ETA|\d\d:\d\d)/,
  /^\s*(?:data:[\w/+.-]+;base64,)?[A-Za-z0-9+/]{64,}={0,2}\s*$/,
  /data:[\w/+.-]+;base64,[A-Za-z0-9+/]{40,}/,
  /^\s*(?:[0-9a-f]{8}:?\s+)?(?:[0-9a-f]{2,4}\s){7,}/i,
  /^[-dlbcps](?:[r-][w-][xsStT-]){3}[@+.]?\s+\d+ /,
  /^\s*["'][\w$. -]+["']\s*:\s*(?:["'{[\d-]|true|false|null)/, // a line of printed JSON
  /^\s*(?:[{}[\]()]+,?;?\s*)+$/,
  /^\s*<\/?[a-z][\w:-]*(?:\s+[\w:-]+(?:=(?:"[^"]*"|'[^']*'|\S+))?)*\s*\/?>\s*$/i,
  /^\s*(?:<\?xml|<!DOCTYPE)/i,
  /^\s*(?:PASS|FAIL|ok|not ok|✓|✔|✗|✖|×)\s+(?:\d+ - )?\S*(?:\.(?:test|spec)\.|\.(?:ts|js|py|go|rs|java)\b|\w+ ?[>›] ?\w+)/,
  /^\s*(?:Tests?|Test Files|Test Suites|Assertions|Duration|Snapshots)\b:?\s+\d.*(?:passed|failed|total|ms|s\b)/,
  /^={3,}.*\b(?:passed|failed|errors?|FAILURES|ERRORS|test session starts)\b.*={3,}$/,
  /^(?:HTTP\/\d(?:\.\d)? \d{3}|(?:Content-Type|Content-Length|User-Agent|Accept-Encoding|Cache-Control|Set-Cookie|X-[\w-]+|ETag): )/i,
  /^\s*(?:exit (?:code|status)|exited with(?: code)?|return code|Process finished with exit code)[: ]+-?\d+\s*$/i,
];

/** Code: a keyword at the start and the punctuation of a program at the end. */
const CODE = /^\s*(?:(?:import|export|from|const|let|var|function|class|def|return|if|for|while|public|private|protected|static|async|await|package|using|fn|impl|struct|enum|try|catch|else|elif|except)\b|#include\b|@\w+\(?|\/\/|\/\*).*(?:[;{}]|=>|\):|\*\/)\s*$/;
const CODE_IMPORT = /^\s*(?:import \{?[\w*, ]+\}? from ['"]|from [\w.]+ import \w|const \w+ = require\(|SELECT .+ FROM \w|INSERT INTO \w+|UPDATE \w+ SET |CREATE (?:TABLE|INDEX) )/;

/** JSON that stands on a line of its own, whole or cut off. */
function isJson(line: string): boolean {
  const text = line.trim().replace(/,$/, '');
  if (!/^[[{]/.test(text) || text.length < 2) return false;
  if (/^\{\s*"[^"]+"\s*:|^\[\s*(?:\{\s*"|"[^"]*"\s*[,\]]|-?\d+(?:\.\d+)?\s*[,\]])/.test(text)) {
    try { return typeof JSON.parse(text) === 'object'; } catch { return /^[[{]\s*[[{]?\s*"[^"]+"\s*:/.test(text) || !/[\]}]$/.test(text); }
  }
  return false;
}

/** Mostly signs: no one writes a sentence so. Numbers, addresses and pictures are not signs. */
function isSigns(line: string): boolean {
  const text = line.replace(/\p{Extended_Pictographic}|\uFE0F|\u200D/gu, '').trim();
  if (text.length < 24) return false;
  const signs = text.match(/[^\p{L}\p{M}\p{N}\s.,;:!?'"“”‘’«»„()@€$£¥%°–—-]/gu)?.length ?? 0;
  return signs / text.length > 0.22 || (/^\S{60,}$/.test(text) && !/^https?:\/\//.test(text) && /^[\x21-\x7e]+$/.test(text));
}

const pairsOfKeys = (line: string): number => line.match(/(?:^|\s)[\w.-]+=(?:"[^"]*"|\S+)/g)?.length ?? 0;

export function isNoise(line: string): boolean {
  if (line.trim() === '') return false;
  if (LINE.some((shape) => shape.test(line)) || CODE.test(line) || CODE_IMPORT.test(line) || isJson(line) || isSigns(line) || (!isHeartbeat(line) && isToolLine(line))) return true;
  return pairsOfKeys(line) >= 3 && pairsOfKeys(line) * 2 >= line.trim().split(/\s+/).length;
}

const PROGRAM = /^(?:json[c5l]?|jsonl|ndjson|diff|patch|log|logs|console|output|stdout|stderr|bash|sh|shell|zsh|powershell|js|jsx|ts|tsx|javascript|typescript|python|py|java|kotlin|go|rust|c|cpp|csharp|cs|ruby|php|sql|html|xml|css|scss|ya?ml|toml|ini|dockerfile|makefile|http|csv)$/i;

/** Which lines of a message are a program's output. */
export function noisyLines(lines: readonly string[]): boolean[] {
  const out = lines.map(() => false);
  let fence: { noisy: boolean } | null = null;
  let block: 'diff' | 'trace' | null = null;
  lines.forEach((line, i) => {
    const mark = /^\s*(?:```|~~~)\s*([\w+-]*)/.exec(line);
    if (mark) {
      fence = fence ? null : { noisy: PROGRAM.test(mark[1] ?? '') };
      out[i] = true;
      block = null;
      return;
    }
    if (/^(?:diff --git |@@ -\d)/.test(line)) block = 'diff';
    else if (line.startsWith('Traceback (most recent')) block = 'trace';
    else if (block === 'diff' && !/^[ +\-\\@]|^index |^$/.test(line)) block = null;
    else if (block === 'trace' && line.trim() !== '' && !/^\s/.test(line)) { out[i] = true; block = null; return; } // its last line names the error
    if (block === 'diff' && line === '') block = null;
    out[i] = fence !== null && (fence as { noisy: boolean }).noisy || block !== null || isNoise(line);
  });
  // The lines of a data object are noise together, also where one of them looks like a word.
  return out.map((noisy, i) => noisy || (/^\s*["'][^"']*["'],?\s*$/.test(lines[i] ?? '') && out[i - 1] === true && /^\s*["'[{]/.test(lines[i - 1] ?? '')));
}
