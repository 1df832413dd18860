import { ok } from '../http/answer.ts';
import { publicRoute, type Route } from '../http/route.ts';
import { accountRoutes } from './account-routes.ts';
import { albumRoutes } from './album-routes.ts';
import { apiKeyRoutes } from './api-key-routes.ts';
import { assetRoutes } from './asset-routes.ts';
import { authRoutes } from './auth-routes.ts';
import { jobRoutes } from './job-routes.ts';
import { metadataRoutes } from './metadata-routes.ts';
import { oauthRoutes } from './oauth-routes.ts';
import { searchRoutes } from './search-routes.ts';
import { serverRoutes, version } from './server-routes.ts';
import { stackRoutes } from './stack-routes.ts';
import { systemConfigRoutes } from './system-config-routes.ts';
import { tagRoutes } from './tag-routes.ts';
import { trashRoutes } from './trash-routes.ts';

/** The whole API; rows with fixed segments stand before those that take any id. */
export const allRoutes: readonly Route[] = [
  ...serverRoutes,
  ...authRoutes,
  ...oauthRoutes,
  ...accountRoutes,
  ...apiKeyRoutes,
  ...metadataRoutes,
  ...assetRoutes,
  ...searchRoutes,
  ...albumRoutes,
  ...tagRoutes,
  ...stackRoutes,
  ...trashRoutes,
  ...jobRoutes,
  ...systemConfigRoutes,
];

/** All that is left of the API while an administrator keeps the server in maintenance. */
export const maintenanceRoutes: readonly Route[] = [
  publicRoute('GET', '/server/ping', () => ok({ res: 'pong' })),
  publicRoute('GET', '/server/version', version),
  publicRoute('GET', '/server/config', () => ok({ maintenanceMode: true })),
  publicRoute('GET', '/admin/maintenance/status', () => ok({ active: true, action: 'start' })),
];
