import { say } from '../lib/say.ts';
import type { AssetUpdate, FieldUpdate } from '../model/asset-update.ts';
import { factLabel } from './fact-label.ts';
import type { Paint } from './paint.ts';
import { createContext, listSome, nameLine, prose, section } from './text-context.ts';

/** What would be completed on assets that the server has already; empty when nothing would. */
export function renderUpdates(
  updates: readonly AssetUpdate[],
  options: { readonly width: number; readonly paint: Paint; readonly limit?: number },
): string {
  const context = createContext(options, 20);
  const lines = listSome(
    updates,
    ({ path, fields }) => [
      nameLine(path, context),
      ...fields.flatMap(({ field, before, after }) =>
        prose(`${fieldLabels[field]}: ${valueText(field, before)} → ${valueText(field, after)}`, context, 4),
      ),
    ],
    context,
  );
  return section(say`To complete on the server (${updates.length})`, lines, context).join('\n');
}

function valueText(field: FieldUpdate['field'], value: string): string {
  return value === '' ? say`nothing` : factLabel(field, value);
}

const fieldLabels: Record<FieldUpdate['field'], string> = {
  date: say`date`,
  place: say`place`,
  description: say`description`,
  favorite: say`favorite`,
  visibility: say`visibility`,
  tags: say`tags`,
};
