import { ok, type Answer } from '../http/answer.ts';
import { jsonOf, type Call } from '../http/call.ts';
import { route, type Route } from '../http/route.ts';
import { checkBoolean, refuseInvalid } from '../http/validate.ts';

const admin = { admin: true };

/** The administrator's settings; of all sections only the one that says where files are kept. */
export const systemConfigRoutes: readonly Route[] = [
  route('GET', '/system-config', 'systemConfig.read', ({ backend }) => ok(backend.systemConfig), admin),
  route('PUT', '/system-config', 'systemConfig.update', update, admin),
];

/** Takes the whole configuration, as the web page sends it. */
async function update(call: Call): Promise<Answer> {
  const { storageTemplate } = await jsonOf(call);
  const { enabled, template } = (storageTemplate ?? {}) as { enabled?: unknown; template?: unknown };
  refuseInvalid(checkBoolean(['storageTemplate', 'enabled'], enabled));
  const { backend } = call;
  const { storageTemplate: before } = backend.systemConfig;
  backend.systemConfig = {
    storageTemplate: {
      ...before,
      enabled: enabled === true,
      template: typeof template === 'string' ? template : before.template,
    },
  };
  return ok(backend.systemConfig);
}
