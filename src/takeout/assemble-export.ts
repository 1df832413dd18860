import { flatten } from '../lib/flatten.ts';
import type { Entry } from '../model/entry.ts';
import type { Album, Media, OtherFile, SidecarFile } from '../model/library.ts';
import type { FolderContents } from './assemble-folder.ts';
import { buildAlbums } from './albums/build-albums.ts';
import { createReferenceResolver } from './albums/resolve-references.ts';
import type { Finding } from './describe-problem.ts';
import type { ExportSurvey, SurveyedFolder } from './survey-export.ts';
import { say } from '../lib/say.ts';

/** The part of the library that comes from one export. */
export interface AssembledExport {
  readonly media: readonly Media[];
  readonly sidecars: readonly SidecarFile[];
  readonly others: readonly OtherFile[];
  readonly albums: readonly Album[];
  readonly findings: readonly Finding[];
}

/** Puts the paired folders of an export together: references across folders, albums, and what is left. */
export function assembleExport(survey: ExportSurvey, folders: readonly FolderContents[]): AssembledExport {
  const media = flatten(folders.map((contents) => contents.media));
  const sidecars = flatten(folders.map(({ surveyed }) => surveyed.json.sidecars));
  const ambiguous = resolveReferences(sidecars);
  // Only rules look at links, and an explanation repeats them.
  for (const { plainSidecars } of folders) for (const { sidecar } of plainSidecars) sidecar.forgetUrl();
  const albums = buildAlbums(
    folders.filter(({ surveyed }) => surveyed.folder.role === 'album').map(toAlbumFolder),
    editedCopiesOf(media),
  );
  const others = [
    ...survey.folders.flatMap(listOthers),
    ...folders.flatMap(({ unrecognised }) =>
      unrecognised.map((entry) =>
        foreign(entry, say`neither its name nor its bytes are those of a photo or video`),
      ),
    ),
  ];
  return {
    media,
    sidecars,
    others,
    albums,
    findings: [
      ...folders.flatMap(({ ambiguities }) =>
        ambiguities.map((ambiguity) => ({ kind: 'ambiguous-sidecar', ambiguity }) as const),
      ),
      ...ambiguous,
      ...survey.folders.flatMap(listUnreadable),
      ...survey.strays.map(
        (path) => ({ kind: 'photos-outside-library', path, exportId: survey.exportId }) as const,
      ),
    ],
  };
}

/** Album sidecars without media of their own: states change in place. */
function resolveReferences(sidecars: readonly SidecarFile[]): Finding[] {
  const findings: Finding[] = [];
  const references = sidecars.filter((file) => file.state === 'orphan' && file.folder.role === 'album');
  if (references.length === 0) return findings;
  const resolve = createReferenceResolver(sidecars);
  for (const reference of references) {
    const resolved = resolve(reference);
    if (resolved.kind === 'found') {
      reference.state = 'album-reference';
      reference.media = resolved.media;
    } else if (resolved.kind === 'ambiguous') {
      findings.push({
        kind: 'ambiguous-album-reference',
        reference: reference.entry,
        candidates: resolved.candidates,
      });
    }
  }
  return findings;
}

function toAlbumFolder({
  surveyed: { folder, json },
  media,
}: FolderContents): Parameters<typeof buildAlbums>[0][number] {
  return {
    folder,
    media,
    metadata: json.albums.map(({ album }) => album),
    references: json.sidecars.filter((file) => file.state === 'album-reference' || file.state === 'orphan'),
  };
}

/** An edited copy is what people see of a photo, so it follows its original into albums. */
function editedCopiesOf(media: readonly Media[]): ReadonlyMap<Media, readonly Media[]> {
  const copies = new Map<Media, Media[]>();
  for (const file of media) {
    if (file.relation?.kind !== 'edited' || file.relation.of === undefined) continue;
    const { of } = file.relation;
    copies.set(of, [...(copies.get(of) ?? []), file]);
  }
  return copies;
}

/** Everything of a folder that is neither media nor media sidecar. */
function listOthers({ folder, files, inScope, isRoot, json }: SurveyedFolder): OtherFile[] {
  const others: OtherFile[] = files.junk.map(({ entry, reason }) => foreign(entry, reason));
  if (!inScope) {
    const reason =
      folder.path === ''
        ? say`not part of the photo library`
        : say`part of ${folder.path}, not of the photos`;
    const left = [...files.json, ...files.unknown, ...files.media];
    return [...others, ...left.map((entry) => foreign(entry, reason))];
  }
  for (const { entry } of json.albums) {
    others.push(
      isRoot
        ? { entry, kind: 'account-json', reason: say`about the account, not about one album` }
        : { entry, kind: 'album-metadata', reason: say`title and texts of the album` },
    );
  }
  for (const entry of json.others) {
    others.push({ entry, kind: 'account-json', reason: say`about neither a photo nor an album` });
  }
  for (const { entry, reason } of json.unreadable) others.push({ entry, kind: 'unreadable', reason });
  return others;
}

function listUnreadable({ inScope, json }: SurveyedFolder): Finding[] {
  if (!inScope) return [];
  return json.unreadable.map(({ entry, reason }) => ({ kind: 'unreadable-sidecar', entry, reason }));
}

function foreign(entry: Entry, reason: string): OtherFile {
  return { entry, kind: 'foreign', reason };
}
