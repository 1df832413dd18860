import { join } from 'node:path';
import { bundleModules, root } from './bundle.ts';
import { fillFolder } from './fill-folder.ts';
import { thirdPartyLicences } from './third-party-licences.ts';

/** Makes `dist/`, the program as npm and the container image have it: `npm run build`. Does not check types. */
const dist = join(root, 'dist');
const { files, metafile } = await bundleModules(['src/cli/main.ts'], dist);
const licences = { path: join(dist, 'THIRD-PARTY-LICENSES.txt'), text: thirdPartyLicences(metafile) };
fillFolder(dist, [...files, licences]);
