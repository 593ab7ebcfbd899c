/** Fills `{{name}}` in a template. A name without a value becomes an empty text; what a value contains is never expanded again. */
export function render(template: string, values: Readonly<Record<string, unknown>>): string {
  return template.replace(/\{\{\s*([\w.]+)\s*\}\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined || value === null) return '';
    return quotedData(typeof value === 'string' ? value : JSON.stringify(value));
  });
}

/** Quoted material must not be able to close its own quotation marks. */
const quotedData = (text: string): string => text.replaceAll(/<(\/?)data>/gi, '<$1 data>');

/** The names a template asks for. */
export const variablesOf = (template: string): string[] => [...new Set([...template.matchAll(/\{\{\s*([\w.]+)\s*\}\}/g)].map((m) => m[1] as string))];
