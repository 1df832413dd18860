import type { Backend } from '../store/backend.ts';
import type { Asset } from '../store/state.ts';

export function queueExtraction(backend: Backend, asset: Asset): void {
  backend.queues.enqueue({ queue: 'metadataExtraction', kind: 'extract', assetId: asset.id });
}

/** Every edit by API queues a rewrite of the sidecar, which queues another extraction. */
export function queueSidecarWrite(backend: Backend, asset: Asset): void {
  backend.queues.enqueue({ queue: 'sidecar', kind: 'write-sidecar', assetId: asset.id });
}

/** `DELETE` for good: the row stays, as if in the trash, until this job has run. */
export function queueDeletion(backend: Backend, asset: Asset): void {
  asset.trashedAt ??= Date.now();
  asset.dying = true;
  backend.queues.enqueue({ queue: 'backgroundTask', kind: 'delete', assetId: asset.id });
}
