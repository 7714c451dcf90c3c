/** One form for a word and its plural, as far as English has rules: `curries` and `curry`, `tomatoes`, `tomatos` and `tomato`. */
export function singular(word: string): string {
  if (word.length < 4) return word;
  if (/(ie|ies)$/.test(word)) return word.replace(/ies?$/, 'y');
  if (/(oes|ches|shes|xes|zes|sses)$/.test(word)) return word.slice(0, -2);
  return /[^sui]s$/.test(word) ? word.slice(0, -1) : word;
}
