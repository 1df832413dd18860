import type { SandboxVersion } from './capabilities.ts';

const since1135 = (
  'all activity.create activity.read activity.update activity.delete activity.statistics apiKey.create apiKey.read ' +
  'apiKey.update apiKey.delete asset.read asset.update asset.delete asset.share asset.view asset.download ' +
  'asset.upload album.create album.read album.update album.delete album.statistics album.share album.download ' +
  'authDevice.delete archive.read face.create face.read face.update face.delete library.create library.read ' +
  'library.update library.delete library.statistics timeline.read timeline.download memory.create memory.read ' +
  'memory.update memory.delete notification.create notification.read notification.update notification.delete ' +
  'partner.create partner.read partner.update partner.delete person.create person.read person.update ' +
  'person.delete person.statistics person.merge person.reassign session.create session.read session.update ' +
  'session.delete session.lock sharedLink.create sharedLink.read sharedLink.update sharedLink.delete ' +
  'stack.create stack.read stack.update stack.delete systemConfig.read systemConfig.update systemMetadata.read ' +
  'systemMetadata.update tag.create tag.read tag.update tag.delete tag.asset'
).split(' ');

const only1135 =
  'album.addAsset album.removeAsset admin.user.create admin.user.read admin.user.update admin.user.delete'.split(
    ' ',
  );

const since27 = (
  'asset.statistics asset.copy asset.derive asset.edit.get asset.edit.create asset.edit.delete albumAsset.create ' +
  'albumAsset.delete albumUser.create albumUser.update albumUser.delete auth.changePassword backup.list ' +
  'backup.download backup.upload backup.delete duplicate.read duplicate.delete folder.read job.create job.read ' +
  'maintenance map.read map.search memory.statistics memoryAsset.create memoryAsset.delete pinCode.create ' +
  'pinCode.update pinCode.delete plugin.create plugin.read plugin.update plugin.delete server.about ' +
  'server.apkLinks server.storage server.statistics server.versionCheck serverLicense.read serverLicense.update ' +
  'serverLicense.delete sync.stream syncCheckpoint.read syncCheckpoint.update syncCheckpoint.delete user.read ' +
  'user.update userLicense.create userLicense.read userLicense.update userLicense.delete userOnboarding.read ' +
  'userOnboarding.update userOnboarding.delete userPreference.read userPreference.update ' +
  'userProfileImage.create userProfileImage.read userProfileImage.update userProfileImage.delete queue.read ' +
  'queue.update queueJob.create queueJob.read queueJob.update queueJob.delete workflow.create workflow.read ' +
  'workflow.update workflow.delete adminUser.create adminUser.read adminUser.update adminUser.delete ' +
  'adminSession.read adminAuth.unlinkAll'
).split(' ');

/** Names an API key may carry, by version; any other name is a 400 when a key is created. */
export const permissionsOf: Readonly<Record<SandboxVersion, readonly string[]>> = {
  '1.135': [...since1135, ...only1135],
  '2.7': [...since1135, ...since27, 'asset.replace'],
  '3.0': [...since1135, ...since27],
};
