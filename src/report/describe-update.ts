import { say } from '../lib/say.ts';
import type { FieldUpdate } from '../model/asset-update.ts';
import { factLabel } from './fact-label.ts';

/** `place: nothing → 35.6, 139.7`. Not yet sanitised. */
export function describeUpdate({ field, before, after }: FieldUpdate): string {
  return `${fieldLabels[field]}: ${valueText(field, before)} → ${valueText(field, after)}`;
}

function valueText(field: FieldUpdate['field'], value: string): string {
  return value === '' ? say`nothing` : factLabel(field, value);
}

/** What can be completed on an asset, in words. */
const fieldLabels: Readonly<Record<FieldUpdate['field'], string>> = {
  date: say`date`,
  place: say`place`,
  description: say`description`,
  favorite: say`favorite`,
  visibility: say`visibility`,
  tags: say`tags`,
};
