import type { Language } from '../../../contract/languages.ts';
import { arabic } from './ar.ts';
import { german } from './de.ts';
import { english } from './en.ts';
import type { Tongue } from './tongue.ts';

export const tongues: Record<Language, Tongue> = { en: english, de: german, ar: arabic };
