/** What a business paper says, before it is laid out; every text is ready to be read. */
export type Paper = {
  title: string;
  /** BCP 47; what a screen reader reads it in. */
  language: string;
  dir: 'ltr' | 'rtl';
  /** What stands over who it is from and to, and its facts, where there is room for it. */
  heads: { from: string; to: string; about: string };
  author: string;
  from: string[];
  to: string[];
  facts: [name: string, value: string][];
  tables: PaperTable[];
  notes: string[];
  pageOf: (page: number, pages: number) => string;
};

export type PaperTable = {
  columns: { head: string; share: number; right?: true }[];
  rows: { cells: string[]; strong?: true }[];
};
