import type { Backend } from '../store/backend.ts';
import { deleteAsset } from '../store/delete-asset.ts';
import type { Job } from '../store/queues.ts';
import type { Asset } from '../store/state.ts';
import { tagValues } from '../store/tag-paths.ts';
import { queueExtraction } from './queue-jobs.ts';
import { runExtraction } from './run-extraction.ts';

/** Runs one background job; a job whose asset is gone does nothing. */
export async function runJob(backend: Backend, job: Job): Promise<void> {
  const asset = backend.state.assets.get(job.assetId);
  if (asset === undefined) return;
  switch (job.kind) {
    case 'extract':
      return runExtraction(backend, asset);
    case 'write-sidecar':
      writeSidecar(backend, asset);
      return;
    case 'delete':
      return deleteAsset(backend, asset);
  }
}

/**
 * Tags are written as they are in the database at this moment: where an earlier extraction has replaced them
 * (1.135), they are lost for good. All other edits travel with the job.
 */
function writeSidecar(backend: Backend, asset: Asset): void {
  asset.edits = { ...asset.edits, ...asset.pendingEdits };
  if (asset.tagWritePending) asset.edits.tags = tagValues(backend.state, asset.tagIds);
  asset.pendingEdits = {};
  asset.tagWritePending = false;
  queueExtraction(backend, asset);
}
