import { describe, expect, it } from 'vitest';
import { exitCodes } from '../../src/cli/exit-codes.ts';
import { newestKnownMajor, oldestVersion } from '../../src/immich/capabilities.ts';
import type { Feature } from '../../src/immich/permissions.ts';
import { permissionUses, requiredPermissions } from '../../src/immich/permissions.ts';
import { codeSpans, readPage, tableRows } from './markdown.ts';

const readme = readPage('README.md');

const everyCommand = 'every command that needs a server';

/** Who needs it, as the README says it; nobody where no command does it yet. */
const callers: Readonly<Record<Feature, readonly string[]>> = {
  account: [everyCommand],
  upload: ['`upload`'],
  count: ['`upload`', '`verify`'],
  'live-photos': ['`upload`'],
  albums: ['`upload`'],
  stacks: ['`upload`'],
  trash: ['`upload --trashed`'],
  restore: ['`upload --restore-trashed`'],
  verify: ['`verify`'],
  'deep-verify': ['`verify --deep`'],
  undo: ['`undo`'],
  tags: ['`upload --update-existing`'],
  'update-existing': ['`upload --update-existing`'],
  'disk-space': ['`doctor`'],
  preferences: ['`doctor`'],
  'server-settings': ['`doctor` of an administrator'],
  queues: ['`doctor` of an administrator'],
  'pause-queues': ['`upload --pause-jobs`'],
  logout: ['`logout`'],
};

const features = Object.keys(callers) as Feature[];

describe('the permissions in the README', () => {
  it('are those of the program, with their purposes and callers', () => {
    const expected = new Map<string, { purposes: Set<string>; callers: Set<string> }>();
    for (const { permission, feature, purpose } of permissionUses) {
      if (callers[feature].length === 0 || permission === 'all') continue;
      const row = expected.get(permission) ?? { purposes: new Set(), callers: new Set() };
      expected.set(permission, row);
      row.purposes.add(purpose);
      for (const caller of callers[feature]) row.callers.add(caller);
    }
    const actual = tableRows(readme, ['permission', 'needed to', 'by']);
    expect(sorted(actual)).toEqual(
      sorted(Array.from(expected, ([permission, row]) => cellsOf(permission, row))),
    );
  });

  it('are enough for an ordinary upload, and not more', () => {
    const ordinary = features.filter((feature) =>
      callers[feature].some((caller) => caller === everyCommand || caller === '`upload`'),
    );
    const newest = { major: newestKnownMajor, minor: 99, patch: 0 };
    const needed = new Set(requiredPermissions(newest, ordinary).map(({ permission }) => permission));
    const list = /(?:^> `.*\n)+/mu.exec(readme.text)?.[0] ?? '';
    expect(codeSpans({ path: '', text: list }).sort()).toEqual([...needed].sort());
  });
});

describe('the README', () => {
  it('explains every exit code', () => {
    const codes = tableRows(readme, ['code', 'meaning']).map(([code]) => Number(code));
    expect(codes).toEqual(Object.values(exitCodes).sort((a, b) => a - b));
  });

  it('names the versions of Immich that are supported', () => {
    const oldest = oldestVersion.replace(/\.0$/u, '');
    expect(readme.text).toContain(`**Immich** ${oldest} to ${newestKnownMajor}.x`);
  });
});

function cellsOf(
  permission: string,
  row: { readonly purposes: ReadonlySet<string>; readonly callers: ReadonlySet<string> },
): string[] {
  return [`\`${permission}\``, [...row.purposes].join('; '), [...row.callers].join(', ')];
}

function sorted(rows: readonly string[][]): string[][] {
  return [...rows].sort(([a = ''], [b = '']) => (a < b ? -1 : 1));
}
