/** What a text of the shop's owner can be made of: a closed list, so that there is nothing else to show. */
export type Inline =
  /** `inWords`: told in the language of the page, whatever the text around it is in. */
  | { kind: 'text' | 'code'; text: string; inWords?: true }
  | { kind: 'strong' | 'emphasis'; content: Inline[] }
  | { kind: 'link'; to: string; content: Inline[] }
  /** A fact of the shop that nobody has said. */
  | { kind: 'missing' }
  | { kind: 'break' };

export type Block =
  | { kind: 'heading'; level: 2 | 3 | 4 | 5 | 6; content: Inline[] }
  | { kind: 'paragraph'; content: Inline[] }
  | { kind: 'list'; start: number | null; items: Block[][] }
  | { kind: 'quote'; blocks: Block[] }
  | { kind: 'code'; text: string }
  | { kind: 'rule' }
  | { kind: 'whoRunsIt' };
