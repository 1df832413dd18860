import { ApiError, UsageError } from '../../lib/errors.ts';
import { say } from '../../lib/say.ts';
import { couldNot } from '../could-not.ts';
import type { OAuthAttempt } from './start-oauth.ts';

/**
 * The query with which a provider sent the user back, from any address that carries it: the app's own, the
 * server's `/api/oauth/mobile-redirect`, or that of a listener on this computer.
 * @throws UsageError for a text that is no such address, ApiError when the provider refused or when it belongs to
 * another sign-in
 */
export function readCallback(text: string, { state }: Pick<OAuthAttempt, 'state'>): string {
  const query = queryOf(text);
  const parameters = new URLSearchParams(query);
  const error = parameters.get('error');
  if (error === null && !parameters.has('code')) throw notACallback();
  const returned = parameters.get('state');
  // Not every provider sends the state back along with an error; with a code it must.
  const isStateless = returned === null && error !== null;
  if (state !== undefined && returned !== state && !isStateless) throw foreignCallback();
  if (error !== null) throw refusal(error, parameters.get('error_description'));
  return query;
}

/** People paste with quotes or brackets around, or what comes after the question mark alone. */
function queryOf(text: string): string {
  const bare = text.trim().replace(/^["'<]+|["'>]+$/g, '');
  const [address = ''] = bare.split('#', 1);
  return address.slice(address.indexOf('?') + 1);
}

function notACallback(): UsageError {
  return new UsageError(say`this is not the address to which the provider sent you back`, {
    hint: say`It begins with app.immich:///oauth-callback or with the address of your server, and has code= in it. Copy all of it.`,
  });
}

function foreignCallback(): ApiError {
  return new ApiError(
    'unauthorized',
    'fatal',
    say`this address belongs to another sign-in: its state is not the one that was sent`,
    {
      hint: say`It is that of an earlier try, or somebody else made it. Begin again, and use the newest one.`,
    },
  );
}

function refusal(error: string, description: string | null): ApiError {
  const words = description === null ? error : `${error}: ${description}`;
  const what =
    error === 'access_denied'
      ? say`the provider did not let you in, or you said no there (${words})`
      : say`the provider refused (${words})`;
  return new ApiError('unauthorized', 'fatal', couldNot(say`sign in`, what), {
    hint: say`Run the same command again to try once more.`,
  });
}
