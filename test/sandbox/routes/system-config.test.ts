import { describe, expect, it } from 'vitest';
import { clientOf } from '../support/client.ts';
import { running } from '../support/running-sandbox.ts';

describe('GET and PUT /system-config', () => {
  it.each(['1.135', '2.7', '3.0'] as const)('show and change the storage template of %s', async (version) => {
    const { client } = await running({ version });
    const before = await client.call('GET', '/api/system-config');
    expect(before).toMatchObject({
      status: 200,
      body: { storageTemplate: { enabled: false, hashVerificationEnabled: true } },
    });
    const config = {
      storageTemplate: { enabled: true, hashVerificationEnabled: true, template: '{{album}}' },
    };
    expect(await client.call('PUT', '/api/system-config', config)).toMatchObject({
      status: 200,
      body: config,
    });
    expect((await client.call('GET', '/api/system-config')).body).toEqual(config);
    expect(
      (await client.call('PUT', '/api/system-config', { storageTemplate: { enabled: 'yes' } })).status,
    ).toBe(400);
  });

  it('are for administrators, and for keys that may', async () => {
    const { sandbox } = await running();
    const user = clientOf(sandbox.url, sandbox.createUser('Ann').apiKey);
    expect((await user.call('GET', '/api/system-config')).status).toBe(403);
    const scoped = clientOf(sandbox.url, sandbox.createKey(['systemConfig.read']));
    expect((await scoped.call('GET', '/api/system-config')).status).toBe(200);
    expect((await scoped.call('PUT', '/api/system-config', {})).status).toBe(403);
  });
});
