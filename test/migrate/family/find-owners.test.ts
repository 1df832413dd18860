import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FamilyMember } from '../../../src/migrate/family/find-owners.ts';
import { findOwners } from '../../../src/migrate/family/find-owners.ts';
import type { Entry } from '../../../src/model/entry.ts';

const contents = new Map<Entry, string>();
let count = 0;

/** An entry with these bytes; `crc: false` as in a folder. */
function entry(content: string, options: { crc?: number | false } = {}): Entry {
  const { crc = crc32(content) } = options;
  const made: Entry = {
    sourceIndex: 0,
    index: (count += 1),
    dir: '',
    name: 'a.jpg',
    size: content.length,
    crc32: crc === false ? undefined : crc,
  };
  contents.set(made, content);
  return made;
}

function member(
  name: string,
  entries: { readonly own?: readonly Entry[]; readonly fromPartner?: readonly Entry[] },
): FamilyMember {
  return { name, own: entries.own ?? [], fromPartner: entries.fromPartner ?? [] };
}

/** What was found for one person, by content, and what was read for it. */
async function ownersFor(
  name: string,
  members: readonly FamilyMember[],
  unreadable: readonly Entry[] = [],
): Promise<{ owners: Record<string, string>; read: number }> {
  let read = 0;
  const found = await findOwners(members, (_, entries) => {
    const readable = entries.filter((item) => !unreadable.includes(item));
    read += readable.length;
    return Promise.resolve(
      new Map(
        readable.map((item) => [
          item,
          createHash('sha1')
            .update(contents.get(item) ?? '')
            .digest('hex'),
        ]),
      ),
    );
  });
  const owners = [...(found.get(name) ?? [])].map(([item, owner]) => [contents.get(item) ?? '', owner]);
  return { owners: Object.fromEntries(owners) as Record<string, string>, read };
}

describe('findOwners', () => {
  it('finds who brings the same bytes', async () => {
    const members = [
      member('mum', { fromPartner: [entry('dads'), entry('of somebody else')] }),
      member('dad', { own: [entry('dads'), entry('more')] }),
    ];
    expect(await ownersFor('mum', members)).toEqual({ owners: { dads: 'dad' }, read: 2 });
    expect((await ownersFor('dad', members)).owners).toEqual({});
  });

  it('does not believe a CRC', async () => {
    const members = [
      member('mum', { fromPartner: [entry('this', { crc: 7 })] }),
      member('dad', { own: [entry('that', { crc: 7 })] }),
    ];
    expect(await ownersFor('mum', members)).toEqual({ owners: {}, read: 2 });
  });

  it('reads nothing where sizes or CRCs differ already', async () => {
    const members = [
      member('mum', { fromPartner: [entry('four'), entry('equal')] }),
      member('dad', { own: [entry('three'), entry('fears')] }),
    ];
    expect(await ownersFor('mum', members)).toEqual({ owners: {}, read: 0 });
  });

  it('compares the bytes of folders, which tell no CRC', async () => {
    const members = [
      member('mum', { fromPartner: [entry('same', { crc: false }), entry('else')] }),
      member('dad', { own: [entry('same'), entry('ELSE', { crc: false })] }),
    ];
    expect((await ownersFor('mum', members)).owners).toEqual({ same: 'dad' });
  });

  it('leaves nothing to an owner whose copy cannot be read, or where the own copy cannot', async () => {
    const [mine, original] = [entry('same'), entry('same')];
    const members = [member('mum', { fromPartner: [mine] }), member('dad', { own: [original] })];
    expect((await ownersFor('mum', members, [original])).owners).toEqual({});
    expect((await ownersFor('mum', members, [mine])).owners).toEqual({});
  });

  it('leaves nothing to another partner, nor to oneself', async () => {
    const members = [
      member('mum', { fromPartner: [entry('same')], own: [entry('same')] }),
      member('dad', { fromPartner: [entry('same')] }),
    ];
    expect((await ownersFor('mum', members)).owners).toEqual({});
    expect((await ownersFor('dad', members)).owners).toEqual({ same: 'mum' });
  });

  it('names the first of several owners, and reads each file once', async () => {
    const members = [
      member('mum', { fromPartner: [entry('same')] }),
      member('dad', { own: [entry('same')] }),
      member('gran', { own: [entry('same')], fromPartner: [entry('same')] }),
    ];
    expect(await ownersFor('mum', members)).toEqual({ owners: { same: 'dad' }, read: 4 });
  });

  it('never leaves a photo to somebody who does not bring these very bytes', async () => {
    const text = fc.constantFrom('a', 'b', 'cc', 'dd', 'eee');
    const file = fc.record({ text, crc: fc.constantFrom(1, 2, false as const) });
    const person = fc.record({ own: fc.array(file), fromPartner: fc.array(file) });
    await fc.assert(
      fc.asyncProperty(fc.array(person, { maxLength: 4 }), async (people) => {
        const members = people.map(({ own, fromPartner }, index) =>
          member(String(index), {
            own: own.map((item) => entry(item.text, item)),
            fromPartner: fromPartner.map((item) => entry(item.text, item)),
          }),
        );
        for (const { name } of members) {
          const { owners } = await ownersFor(name, members);
          for (const [content, owner] of Object.entries(owners)) {
            const brought = members.find((other) => other.name === owner)!.own;
            expect(brought.map((item) => contents.get(item))).toContain(content);
            expect(owner).not.toBe(name);
          }
        }
      }),
      { numRuns: 60 },
    );
  });
});
