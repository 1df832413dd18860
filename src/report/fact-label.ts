import { say } from '../lib/say.ts';
import type { Visibility } from '../model/plan.ts';

/** Where Immich keeps an asset, in words. */
export const visibilityLabels: Readonly<Record<Visibility | 'hidden', string>> = {
  timeline: say`timeline`,
  archive: say`archive`,
  locked: say`locked folder`,
  hidden: say`hidden`,
};

const words: Partial<Record<string, Readonly<Partial<Record<string, string>>>>> = {
  favorite: { yes: say`yes`, no: say`no`, true: say`yes`, false: say`no` },
  visibility: visibilityLabels,
};

/** What an asset is said to be, in words: free text such as a description stays as it is. */
export function factLabel(fact: string, value: string): string {
  return words[fact]?.[value] ?? value;
}
