/** What is used of sax: it comes without types. Handlers are put on the parser by name. */
declare module 'sax' {
  export interface SaxTag { readonly uri: string; readonly local: string; readonly attributes: Readonly<Record<string, { readonly local: string; readonly value: string }>> }
  interface Parser { write(text: string): Parser; close(): Parser }
  const sax: { parser(strict: boolean, options: { xmlns: boolean; strictEntities: boolean }): Parser };
  export default sax;
}
