/**
 * The JSON value in a model's answer. Models wrap it in fences and sentences however often they are asked not to: the first
 * complete object or array that parses is taken. Undefined when there is none.
 */
export function readJson(text: string): unknown {
  const whole = tryParse(text.trim());
  if (whole !== undefined) return whole;
  for (let from = nextOpening(text, 0); from >= 0; from = nextOpening(text, from + 1)) {
    const to = closingOf(text, from);
    if (to < 0) continue;
    const value = tryParse(text.slice(from, to + 1));
    if (value !== undefined) return value;
  }
  return undefined;
}

function tryParse(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

const nextOpening = (text: string, from: number): number => {
  const at = text.slice(from).search(/[{[]/);
  return at < 0 ? -1 : from + at;
};

/** Index of the bracket that closes the one at `from`, minding strings; -1 when it never closes. */
function closingOf(text: string, from: number): number {
  let depth = 0;
  let quoted = false;
  for (let i = from; i < text.length; i++) {
    const c = text[i];
    if (quoted) {
      if (c === '\\') i++;
      else if (c === '"') quoted = false;
    } else if (c === '"') quoted = true;
    else if (c === '{' || c === '[') depth++;
    else if ((c === '}' || c === ']') && --depth === 0) return i;
  }
  return -1;
}
