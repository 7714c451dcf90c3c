import { ingredientsFile } from './catalogue-files.ts';
import { recipesFile } from './recipe-rows.ts';

/** Lists that are taken out as a file, worked on elsewhere, and read again. */
export const listFiles = [ingredientsFile, recipesFile] as const;
export type ListFile = (typeof listFiles)[number];
