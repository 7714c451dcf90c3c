/** A refusal of the API: a sentence, a stable code, and the fields at fault as JSON pointers. */
export type Problem = {
  status: number;
  code: string;
  title: string;
  fields?: { field: string; message: string }[];
};

/** What is wrong with a field (`/capacity`, `/steps/2`), for the message beneath it. */
export const wrongWith = (problem: Problem | undefined, field: string): string | undefined =>
  problem?.fields?.find((wrong) => wrong.field === field)?.message;
