/** `sop_generator` as people would write it: Sop generator. */
export function readableName(name: string): string {
  const words = name.replaceAll(/[_-]+/g, ' ').trim();
  return words === '' ? name : (words[0]?.toLocaleUpperCase() ?? '') + words.slice(1);
}
