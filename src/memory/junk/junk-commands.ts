// Command lines, and messages that begin with the name of the program that says them. People write about the same programs, so
// a line counts only where it has the form of a command or a message: what reads like a sentence is left alone.

/** Somebody speaks of themselves: then it is no machine's. In the case in which it is written, since `Mon` is a day and `-i` a flag. */
const OWN = /(?:^|[\s"“(])(?:I|I['’](?:m|ve|ll|d)|[Mm]y|[Mm]ine|me|[Ww]e|[Ww]e['’](?:re|ve|ll)|[Oo]ur|ours|[Ii]ch|[Mm]ein\w*|mir|mich|[Ww]ir|[Uu]nser\w*|uns|[Jj]e|[Jj]['’]\p{L}+|mon|[Mm]es|[Nn]ous|[Nn]otre|[Nn]os|[Yy]o|[Mm]is?|[Nn]osotros|[Nn]uestr\w+|[Ii]o|[Mm]i[oa]|[Nn]ostr\w+|[Nn]oi|[Ee]u|[Mm]eus?|[Mm]inhas?|[Nn]oss\w+|[Яя]|[Мм]о[йяюеи]|[Мм]не|[Мм]ы|[Нн]аш\p{L}*)(?=[\s,;:!?)"”]|\.(?:\s|$)|$)|[私我]/u;
export const speaksOfOneself = (line: string): boolean => OWN.test(line);

/** Words of sentences, which no command is given as an argument. */
const SENTENCE_WORDS = new Set(`the a an is are was were be been being it its this that these those there here to from with without within into onto upon over under via about after before since until while during through between because when where what which who why how if then than so but and or not no never always only also just too very more most some any every each all both
  takes took take fails works worked needs needed breaks broke hangs hung crashes crashed uses used using should must can cannot could would will may might does did do has have had gets got goes went runs ran behind on in at of for by as up down off out again still already sometimes often usually today tomorrow yesterday please instead rather really better best
  der die das den dem des ein eine einen einem ist sind war hat haben wird nicht kein keine bei mit ohne von vom zum zur für über auf aus nach im am und oder aber dauert braucht geht läuft schlägt funktioniert immer nie nur auch
  le la les un une des du est sont était pas avec sans pour par sur dans chez au et ou mais prend marche jamais toujours
  el los las una es son no con sin por para en del al y pero tarda funciona siempre nunca il lo gli uno è sono non con senza per da di della nel e ma ci sempre mai o os as um uma é são não com sem por no na do da e mas`.split(/\s+/));

/** Programs whose names are no words: their name and one of their orders make a command. */
const ORDERS: Readonly<Record<string, RegExp>> = {
  git: /^(?:add|am|apply|archive|bisect|blame|branch|checkout|cherry-pick|clean|clone|commit|config|diff|fetch|gc|grep|init|log|ls-files|merge|mv|pull|push|rebase|reflog|remote|reset|restore|revert|rev-parse|rm|show|stash|status|submodule|switch|tag|worktree)$/,
  gh: /^(?:pr|issue|repo|run|release|workflow|auth|api|gist)$/, hg: /^(?:pull|push|commit|update|status|clone|log)$/, svn: /^(?:checkout|commit|update|co|ci|up|status|diff|log)$/,
  npm: /^(?:i|ci|install|uninstall|update|run|run-script|test|start|publish|audit|init|exec|link|outdated|pack|view|ls|list|version|cache|config|prune|dedupe|login|whoami)$/,
  npx: /^\S+$/, pnpx: /^\S+$/, bunx: /^\S+$/, uvx: /^\S+$/, pipx: /^(?:install|run|upgrade|inject|list|uninstall)$/, nvm: /^(?:use|install|ls|alias|list)$/, pyenv: /^(?:install|local|global|versions)$/, rustup: /^(?:update|target|toolchain|default|component|show)$/, asdf: /^(?:install|plugin|local|global|list)$/,
  pnpm: /^(?:i|add|install|remove|update|run|exec|dlx|test|build|dev|start|publish|audit|store|why)$/, yarn: /^(?:add|install|remove|upgrade|run|build|test|dev|start|dlx|workspace|why|lint)$/, bun: /^(?:install|add|run|test|build|x|remove)$/, deno: /^(?:run|test|task|fmt|lint|compile|install|cache|check)$/,
  pip: /^(?:install|uninstall|freeze|list|show|download|wheel|check|cache)$/, pip3: /^(?:install|uninstall|freeze|list|show|download|wheel|check)$/, uv: /^(?:pip|add|sync|run|venv|lock|tool|init|remove|python)$/, poetry: /^(?:install|add|run|update|lock|build|publish|shell|show|remove|init)$/, conda: /^(?:install|create|activate|env|list|update|deactivate|remove|init)$/, pdm: /^(?:install|add|run|lock|sync)$/,
  cargo: /^(?:build|run|test|check|clippy|fmt|add|update|install|publish|bench|doc|clean|tree|new|init|nextest)$/, gem: /^(?:install|update|build|push|list|uninstall)$/, bundle: /^(?:install|exec|update|config|check|add)$/, composer: /^(?:install|require|update|dump-autoload|remove|create-project)$/, rake: /^[\w:]+$/, mix: /^[\w.]+$/, dotnet: /^(?:build|run|test|restore|publish|add|new|ef|tool|nuget|clean)$/, mvn: /^(?:-\S+|clean|install|package|test|verify|deploy|compile|[\w.-]+:\S+)$/, gradle: /^(?:\S*build|test|clean|run|assemble|check|tasks|:\S+)$/, sbt: /^\w+$/, bazel: /^(?:build|run|test|query|clean)$/, flutter: /^(?:run|build|pub|test|doctor|clean|analyze)$/,
  docker: /^(?:build|run|pull|push|ps|exec|images|logs|stop|start|restart|rm|rmi|compose|network|volume|system|tag|login|inspect|container|image|cp|stats|swarm|stack|service|context|buildx|kill|top|info|prune)$/, podman: /^(?:build|run|pull|push|ps|exec|images|logs|stop|rm|rmi)$/, 'docker-compose': /^(?:up|down|build|run|logs|exec|ps|pull|restart|stop|-\S+)$/,
  kubectl: /^(?:get|apply|delete|describe|logs|exec|create|scale|rollout|port-forward|config|edit|top|patch|label|cp|drain|cordon|uncordon|expose|run|set|wait|explain|taint|annotate|auth)$/, helm: /^(?:install|upgrade|list|ls|repo|uninstall|template|rollback|history|status|lint|dependency)$/, k9s: /^-/, minikube: /^(?:start|stop|delete|status|dashboard|addons)$/, terraform: /^(?:init|plan|apply|destroy|validate|fmt|import|state|output|workspace)$/, tofu: /^(?:init|plan|apply|destroy|validate)$/, pulumi: /^(?:up|preview|destroy|stack|config)$/, ansible: /^\S+$/, 'ansible-playbook': /^\S+$/, vagrant: /^(?:up|halt|ssh|destroy|provision)$/,
  aws: /^(?:s3|ec2|iam|lambda|ecs|eks|ecr|sts|logs|cloudformation|rds|configure|ssm|sqs|sns|dynamodb|route53)$/, gcloud: /^(?:auth|compute|config|container|run|projects|app|functions|sql|builds|storage|iam)$/, gsutil: /^(?:cp|ls|rsync|mv|rm|mb)$/, az: /^(?:login|group|vm|aks|account|webapp|storage|acr)$/, heroku: /^(?:login|create|logs|ps|config|run|git)\S*$/, flyctl: /^\w+$/, vercel: /^(?:deploy|dev|env|link|--?\S+)$/, netlify: /^(?:deploy|dev|build|init)$/, wrangler: /^(?:dev|deploy|publish|tail|kv|d1)$/,
  systemctl: /^(?:start|stop|restart|reload|status|enable|disable|daemon-reload|is-active|mask|list-units|--\S+)$/, journalctl: /^-/, apt: /^(?:install|update|upgrade|remove|purge|autoremove|search|list|show|full-upgrade|policy)$/, 'apt-get': /^(?:install|update|upgrade|remove|purge|autoremove|dist-upgrade|clean|-\S+)$/, dnf: /^(?:install|update|remove|upgrade|search)$/, yum: /^(?:install|update|remove|upgrade|search)$/, pacman: /^-/, apk: /^(?:add|del|update|upgrade)$/, brew: /^(?:install|upgrade|update|uninstall|tap|services|list|info|doctor|cleanup|outdated|link)$/, snap: /^(?:install|remove|refresh|list)$/, choco: /^(?:install|upgrade|list)$/, winget: /^(?:install|upgrade|search|list)$/, crontab: /^-/, ufw: /^(?:allow|deny|enable|disable|status|reload)$/,
  pytest: /^(?:-\S+|\S*\/\S*|\S+\.py\S*)$/, vitest: /^(?:run|watch|-\S+|\S*\/\S*)$/, jest: /^-/, tsc: /^-/, eslint: /^(?:-\S+|\.|\S*\/\S*)$/, prettier: /^-/, ruff: /^(?:check|format)$/, mypy: /^\S*[./]\S*$/, rubocop: /^-/, golangci: /^run$/, 'golangci-lint': /^run$/, 'pre-commit': /^(?:run|install|autoupdate)$/, rails: /^(?:db:\S+|s|server|c|console|generate|g|new|routes)$/, php: /^(?:artisan|-\S+|\S+\.php)$/, artisan: /^\w+:\S+$/, alembic: /^(?:upgrade|revision|downgrade|current|history)$/, prisma: /^(?:migrate|generate|db|studio)$/,
};

/** Programs that need an argument of a machine's kind: a flag, a path, a variable. Many of these are words of their own. */
const PROGRAMS = new Set(`ls cd cp mv rm mkdir rmdir touch cat less more head tail tac find grep egrep rg ag fd sort uniq cut tr wc sed awk gawk xargs tee echo printf env export source alias unset set chmod chown chgrp ln tar gzip gunzip zip unzip xz zstd 7z curl wget httpie http ssh scp sftp rsync ping traceroute dig nslookup host nc ncat telnet ip ifconfig netstat ss iptables lsof nmap openssl gpg ssh-keygen ssh-copy-id
  ps top htop kill killall pkill nohup screen tmux watch time timeout sleep date df du free mount umount lsblk fdisk dd uname whoami which whereis man service useradd usermod passwd su sudo visudo crontab systemd-analyze dmesg vim vi nano emacs code make cmake ninja meson gcc g++ clang clang++ cc ld ar nm objdump strip gdb lldb valgrind strace go rustc javac java kotlinc scala swift swiftc node ts-node tsx python python2 python3 ruby perl php lua rscript julia ghc stack cabal elixir iex psql mysql mysqldump pg_dump pg_restore sqlite3 mongosh mongo redis-cli duckdb ffmpeg ffprobe convert magick jq yq base64 md5sum sha256sum diff patch bash sh zsh fish test ab wrk k6 hey siege nginx caddy certbot restic borg rclone gunicorn uvicorn celery flask streamlit jupyter tail vitest jest webpack vite rollup esbuild tsc eslint prettier gradlew mvnw`.split(/\s+/));
for (const name of Object.keys(ORDERS)) PROGRAMS.add(name);

/** What only machines are told: flags, paths, variables, versions of packages, pipes. */
const ARGUMENT = /^(?:--?[A-Za-z][\w-]*(?:=\S*)?|-\d+|\.{1,2}|\S*[\w.~*-]\/\S*|\/\S+|~|\$\{?\w+\}?\S*|\*\S*|\S+\*|[\w.-]+@[\w.:-]+|[\w.-]+:[\w.-]+|[\w-]+={1,2}\S+|[\w-]+\.[a-z][a-z0-9]{0,5}|["'][^"']*["']?|\|{1,2}|&&?|;|[12]?>{1,2}(?:&\d)?\S*|<|\\|[+-]?\d+|\d+:\d+|%\S+|:\S+)[;&]?$/;
const STRONG = /^(?:--?[A-Za-z]|\/|~\/|\.{1,2}\/|\$\{?\w|\|{1,2}$|&&$|[12]?>{1,2}\S*$)|\S\/\S|^[\w.-]+@[\w.-]+$|\.(?:tsx?|jsx?|py|sh|json|ya?ml|toml|sql|go|rs|c|cpp|java|rb|php|log|txt|conf|env|tar|gz|tgz|zip|csv|html|css|md|xml|pem|key|cfg|ini|lock)$/;

/** A command as it is typed: the program, then what it is told. */
export function isCommandLine(line: string): boolean {
  const text = line.trim().replace(/^[$#%❯➜>]\s+/, '').replace(/^(?:sudo(?: -\w+)*|time|nohup|exec|env|command|then|do)\s+(?=\S)/, '').replace(/^(?:[A-Z][A-Z0-9_]*=(?:"[^"]*"|'[^']*'|\S*)\s+)+(?=\S)/, '');
  if (text.length > 600) return false;
  if (/^export [A-Za-z_]\w*=\S/.test(text) || /^set -[a-z]+(?: pipefail)?$/.test(text)) return true;
  const words = text.split(/\s+/);
  const first = words[0] as string;
  const program = /^\.{1,2}\/[\w./-]+$|^(?:\/(?:usr|bin|sbin|opt|etc|home|var|srv|root|tmp)\/\S+)$|^~\/[\w./-]+$/.test(first) ? null : first.replace(/\.exe$/, '');
  if (program !== null && !PROGRAMS.has(program)) return false;
  const rest = words.slice(1);
  if (rest.length === 0) return program === null && /\.(?:sh|py|pl|rb)$/.test(first);
  const plain = rest.filter((word) => !ARGUMENT.test(word));
  if (plain.some((word) => SENTENCE_WORDS.has(word.toLowerCase().replace(/[,.;:!?]+$/, ''))) || rest.some((word) => /^(?:I|me|my|we|our)$/.test(word))) return false;
  // A sentence has its marks after words; a command has none, or they belong to a path.
  if (plain.some((word) => /[\p{L}\p{N}][,.!?:]$/u.test(word)) || /[^\x20-\x7e]/.test(plain.join(''))) return false;
  const strong = rest.filter((word) => STRONG.test(word)).length + 2 * rest.filter((word, i) => /^(?:\||&&)$/.test(word) && PROGRAMS.has(rest[i + 1] ?? '')).length;
  const order = program !== null ? ORDERS[program] : undefined;
  if (order?.test(rest[0] as string)) return plain.filter((word) => word !== rest[0]).length <= 2 + 2 * strong;
  return strong > 0 && plain.length <= 1 + 2 * strong && (ARGUMENT.test(rest[0] as string) || program === null || strong > 1 || plain.length <= strong);
}

/** How machines put what went wrong or what goes on, at the beginning of a message. */
const MESSAGE = new RegExp(String.raw`^(?:\*{3}|\(\d+\)|\[\w+\]|\d+: |(?:\S+[: ]+){0,5}?(?:cannot|can't|can not|couldn't|could not|no such|not found|failed|failure|error|errors|warning|warn|fatal|denied|refused|timed? ?out|timeout|unable|invalid|unknown|unrecogni[sz]ed|illegal|bad|missing|undefined|unresolved|unexpected|expected|unsupported|deprecated|returned|exit(?:ed|ing)?|terminated|killed|aborted|(?:un)?expectedly closed|connection (?:closed|reset|refused)|stopped|entering directory|leaving directory|nothing to (?:be done|do)|up to date|does not exist|doesn't exist|not exist|already exists|is not (?:a|an|installed|recognized|running)|not permitted|permission|syntax error|usage:|try '|downloading|extracting|skipping|ignoring|retrying|reading|writing|loading|waiting for|starting|starting up|ready|listening|connected|disconnected|segmentation|violates|duplicate|out of memory|command not found|nicht gefunden|keine berechtigung|zugriff verweigert|datei oder verzeichnis|introuvable|aucun fichier|permission non|no existe|no se puede|no se encontr\S+|orden no|impossibile|comando non|não encontrad\S+|не найден\S*|нет такого|отказано|未找到|没有那个|見つかりません)(?![\p{L}]))`, 'iu');
const SAYS = /^\s*(?:\/(?:[\w.-]+\/)*)?(?<name>[a-z][\w.+@-]{0,40}?|-bash)(?:\[\d+\]|\(\d+\)| error| warning)?:\s+(?<message>\S.*)$/;
/** Programs that only ever speak, and are not called. */
const SPEAKERS = new Set('collect2 ld ld.lld cc1 cc1plus lld run-parts anacron cron crond logrotate kernel systemd sshd dockerd containerd kubelet dpkg gpgv postfix sendmail fail2ban sudo su npm-cli fsck e2fsck mount.nfs modprobe nvidia-smi rpm update-initramfs grub-install zsh fish dash ksh dracut nginx apache2 httpd haproxy named dhclient udevd chronyd ntpd error fatal warning panic runtime'.split(' '));

/** Programs with the names of words, under which somebody may note something: "date: cannot on Friday". */
const WORDY = new Set('cat less more head tail find sort cut split echo source time timeout watch sleep date service host man code make node go swift test hey which mount kill screen free top convert magick diff patch touch set stack stop strip bundle mix rake snap composer gem flask cabal ant scala ruby cargo conda poetry helm bun yarn pulumi pre ab brew'.split(' '));
const SURELY = /^(?:\*{3} |.{0,80}\b(?:no such file or directory|permission denied|cannot (?:access|stat|open|create|remove|find|overwrite|execute) \S|missing (?:file )?operand|(?:invalid|unrecogni[sz]ed|unknown) (?:option|argument|command|flag)|entering directory|leaving directory|nothing to be done|is up to date|command not found|not a directory|is a directory)\b)/iu;

/** `program: what went wrong`. */
export function isProgramMessage(line: string): boolean {
  const match = SAYS.exec(line);
  const name = match?.groups?.['name']?.replace(/^-/, '') ?? '';
  return match !== null && (PROGRAMS.has(name) || SPEAKERS.has(name)) && (WORDY.has(name) ? SURELY : MESSAGE).test(match.groups?.['message'] ?? '');
}

const LABELS = new Set('nodemon webpack webpack-cli webpack-dev-server hmr express next nuxt turbo lerna nx babel rollup esbuild parcel astro pm2 supervisord gunicorn uvicorn celery sidekiq puma hikari flyway liquibase kafka rabbitmq etcd consul traefik envoy istio prometheus grafana fluentd logstash filebeat jenkins gitlab-runner circleci sentry-cli dotenv tsup vitest'.split(' '));
/** `[program] what it does`: a note that somebody labels so has another name in the brackets. */
export function isLabelled(line: string): boolean {
  const name = /^\s*\[([a-z][\w@/.-]{1,30}?)(?::[\w-]+)?\]\s+\S/.exec(line)?.[1] ?? '';
  return LABELS.has(name) || (name.length > 2 && PROGRAMS.has(name) && !WORDY.has(name));
}

/** A message of a level, in capitals or in the marks of a build service. */
export const isLevelled = (line: string): boolean => /^\s*(?:##\[(?:error|warning|debug|section|command|group|endgroup)\]|::(?:error|warning|notice|debug|group|endgroup|set-output)\b|\[(?:INFO|WARN|WARNING|ERROR|DEBUG|TRACE|FATAL|NOTICE|CRITICAL)\]\s)/.test(line)
  || MESSAGE.test(/^\s*(?:ERROR|ERR!?|WARN(?:ING)?|FATAL|CRITICAL|PANIC|SEVERE|E|W|F)(?: in \S+| \d+)?\s*:\s+(\S.*)$/.exec(line)?.[1] ?? '')
  || /^\s*(?:error|warning)\[[A-Z]+\d+\]:/.test(line);
