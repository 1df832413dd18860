import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleModules } from '../../packaging/bundle.ts';
import { fillFolder } from '../../packaging/fill-folder.ts';
import type { BenchCase, BenchExport } from './bench-case.ts';
import type { Command, Cost } from './measure-process.ts';
import { measureProcess } from './measure-process.ts';
import type { ReferenceName } from './references.ts';
import { isInstalled, references } from './references.ts';
import { type Sink, startSink } from './sink-process.ts';
import { median } from './statistics.ts';

/** One program in one case: medians over the rounds, memory the most of all. */
export interface Row extends Cost {
  readonly case: string;
  readonly who: string;
  readonly assets: number;
  readonly bytes: number;
  /** Requests for each asset of the export; undefined where none are made. */
  readonly requestsPerAsset: number | undefined;
  readonly readPerByte: number | undefined;
  /** Time of the program against this one's: the median over the rounds, each compared with itself. */
  readonly wallRatio: number | undefined;
  readonly cpuRatio: number | undefined;
}

interface Contestant {
  readonly who: string;
  /** Brings the sink to where the case begins, and says what to measure. */
  prepare(round: Round): Promise<Command>;
}

interface Round {
  readonly sink: Sink;
  readonly home: string;
}

interface Sample extends Cost {
  readonly requests: number;
}

const own = 'immich-takeout';
const peerName = 'immich-go';
const program = fileURLToPath(new URL('../../bin/immich-takeout.js', import.meta.url));

/** Runs the program, the references and a peer in turn, round after round, so that all meet the same machine. */
export async function runCase(bench: BenchCase, made: BenchExport, rounds: number): Promise<Row[]> {
  const contestants = [
    immichTakeout(bench, made),
    ...bench.references.filter(isInstalled).map((name) => reference(name, made)),
    ...peer(bench, made),
  ];
  if (bench.work === 'upload' && process.env.BENCH_IMMICH_GO) await assertSameEffect(contestants);
  const remembers = bench.work === 'present' || bench.work === 'again';
  const delay = bench.delayMs === undefined ? [] : ['--delay-ms', String(bench.delayMs)];
  const samples = new Map(contestants.map(({ who }) => [who, [] as Sample[]]));
  for (let round = 0; round < rounds; round += 1) {
    for (const contestant of contestants) {
      await inRound([...delay, ...(remembers ? ['--verify'] : [])], async ({ sink, home }) => {
        const command = await contestant.prepare({ sink, home });
        const before = (await sink.stats()).requests;
        const cost = await measureProcess(command);
        const requests = (await sink.stats()).requests - before;
        samples.get(contestant.who)?.push({ ...cost, requests });
      });
    }
  }
  return contestants.map(({ who }) => toRow(bench, made, who, samples));
}

/** Times can be compared only where the same photos arrive under the same names, dates, and albums. */
async function assertSameEffect(contestants: readonly Contestant[]): Promise<void> {
  const effects: string[] = [];
  for (const contestant of contestants) {
    if (contestant.who !== own && contestant.who !== peerName) continue;
    await inRound(['--verify'], async (round) => {
      await measureProcess(await contestant.prepare(round));
      effects.push(JSON.stringify(await round.sink.content()));
    });
  }
  if (new Set(effects).size > 1)
    throw new Error(`${own} and ${peerName} left the server in different states`);
}

/** A fresh server and an empty home, both gone afterwards. */
async function inRound(sinkArgs: readonly string[], work: (round: Round) => Promise<void>): Promise<void> {
  const sink = await startSink(...sinkArgs);
  const home = mkdtempSync(join(tmpdir(), 'takeout-bench-home-'));
  try {
    await work({ sink, home });
  } finally {
    await sink.stop();
    rmSync(home, { recursive: true, force: true });
  }
}

function toRow(
  bench: BenchCase,
  made: BenchExport,
  who: string,
  samples: ReadonlyMap<string, readonly Sample[]>,
): Row {
  const all = [...samples.values()];
  const own = all[0] ?? [];
  const these = samples.get(who) ?? [];
  const of = (field: keyof Sample) => median(these.map((sample) => sample[field]));
  const ratio = (field: 'wallSeconds' | 'cpuSeconds') =>
    these === own
      ? undefined
      : median(own.map((sample, round) => sample[field] / Math.max(0.01, these[round]?.[field] ?? 0)));
  const talks = of('requests') > 0;
  return {
    case: bench.name,
    who,
    assets: made.assetCount,
    bytes: made.assetBytes,
    wallSeconds: of('wallSeconds'),
    cpuSeconds: of('cpuSeconds'),
    peakRssBytes: Math.max(...these.map((sample) => sample.peakRssBytes)),
    readBytes: of('readBytes'),
    requestsPerAsset: talks ? of('requests') / made.assetCount : undefined,
    readPerByte: bench.work === 'list' ? undefined : of('readBytes') / made.assetBytes,
    wallRatio: ratio('wallSeconds'),
    cpuRatio: ratio('cpuSeconds'),
  };
}

function immichTakeout({ work, flags = [] }: BenchCase, { paths }: BenchExport): Contestant {
  const node = (...args: string[]): Command => ({ file: process.execPath, args: [program, ...args] });
  const upload = ({ sink, home }: Round): Command => ({
    ...node('upload', '--quiet', '--server', sink.url, '--state-dir', home, ...flags, ...paths),
    env: { HOME: home, IMMICH_API_KEY: sink.apiKey },
  });
  return {
    who: own,
    prepare: async (round) => {
      if (work === 'list')
        return { file: process.execPath, args: [await buildListing(round.home), ...paths] };
      if (work === 'plan') return node('plan', ...paths);
      if (work !== 'upload') await measureProcess(upload(round));
      if (work === 'present') return upload({ ...round, home: join(round.home, 'new') });
      return upload(round);
    },
  };
}

async function buildListing(folder: string): Promise<string> {
  const { files } = await bundleModules(['test/bench/list-entries.ts'], folder);
  fillFolder(folder, files);
  return join(folder, 'list-entries.js');
}

function reference(name: ReferenceName, { paths }: BenchExport): Contestant {
  const { name: who, command } = references[name];
  return { who, prepare: ({ sink }) => Promise.resolve(command(paths, sink)) };
}

/** The immich-go that `BENCH_IMMICH_GO` names, doing the same. */
function peer({ work }: BenchCase, { paths }: BenchExport): Contestant[] {
  const file = process.env.BENCH_IMMICH_GO;
  if (file === undefined || file === '' || work === 'list') return [];
  const flags = ['--no-ui', '--pause-immich-jobs=false', '--on-errors', 'continue'];
  return [
    {
      who: peerName,
      prepare: async ({ sink, home }) => {
        const target = ['--server', sink.url, '--api-key', sink.apiKey, '--log-file', join(home, 'log')];
        const kind = work === 'plan' ? ['--dry-run'] : [];
        const args = ['upload', 'from-google-photos', ...flags, ...kind, ...target, ...paths];
        const command = { file, args, env: { HOME: home, IMMICHGO_TEMPDIR: home } };
        if (work === 'present' || work === 'again') await measureProcess(command);
        return command;
      },
    },
  ];
}
