/** `sop_generator` as people would write it: Sop generator. */
export function readableName(name: string): string {
  const words = name.replaceAll(/[_-]+/g, ' ').trim();
  return words === '' ? name : (words[0]?.toLocaleUpperCase() ?? '') + words.slice(1);
}

/** What a fact says of its subject: `payment_terms` as Payment terms, and which one of several behind it. */
export const predicateWords = (type: string, key?: string | null): string => (key ? `${readableName(type)} (${key.replaceAll(/[_-]+/g, ' ').trim()})` : readableName(type));

/** A joint of the graph, `tool: analytics` or `works_at`. */
export function jointWords(label: string): string {
  const [, type = label, key] = /^([^:]+): (.+)$/s.exec(label) ?? [];
  return predicateWords(type, key).toLocaleLowerCase();
}
