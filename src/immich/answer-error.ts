import { ApiError } from '../lib/errors.ts';
import { say } from '../lib/say.ts';
import { couldNot } from './could-not.ts';
import { parseErrorBody } from './error-body.ts';
import { findGatekeeper, isHtml } from './foreign-page.ts';
import { purposeOf } from './permissions.ts';
import type { Redact } from './redact.ts';
import { parseRetryAfter } from './retry-after.ts';

/** A complete answer that is not what was asked for. */
export interface ReceivedAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}

export interface RequestContext {
  readonly url: URL;
  /** What the request was to do, as in {@link ApiCall.action}. */
  readonly action: string;
  readonly redact: Redact;
}

/** Turns any answer that is not a success into the one error that says what it means. */
export function errorFromAnswer(answer: ReceivedAnswer, context: RequestContext): ApiError {
  const { status } = answer;
  if (status >= 300 && status < 400) return redirectError(answer, context);
  if (status === 413) return tooLargeError(answer, context);
  if (status === 429)
    return failure(answer, context, 'rate-limited', 'later', say`the server asks for a pause`);
  if (status >= 500) return serverError(answer, context);
  if (isHtml(header(answer, 'content-type'), answer.text)) return pageError(answer, context);
  if (status < 300) return notImmichError(answer, context);
  if (status === 401) return unauthorizedError(answer, context);
  if (status === 403) return forbiddenError(answer, context);
  if (status === 404) return unknownRouteError(answer, context);
  if (status === 408)
    return failure(answer, context, 'server-error', 'later', say`the server waited too long for us`);
  return refusedError(answer, context);
}

function redirectError(answer: ReceivedAnswer, context: RequestContext): ApiError {
  const { url } = context;
  const location = header(answer, 'location') ?? '';
  const target = URL.canParse(location, url.href) ? new URL(location, url) : undefined;
  if (target === undefined)
    return failure(answer, context, 'redirect', 'fatal', say`the server redirects to nowhere`);
  const sameResource = target.hostname === url.hostname && target.pathname === url.pathname;
  const gatekeeper = sameResource ? undefined : findGatekeeper(target.href);
  if (gatekeeper !== undefined) return loginError(answer, context, gatekeeper);
  const address = addressBehind(target);
  return failure(answer, context, 'redirect', 'fatal', say`${url.origin} redirects to ${address}`, {
    hint: say`Use ${address} as the server address. Redirects are not followed: they would lose what is uploaded.`,
  });
}

/** The server address that a redirect target belongs to. */
function addressBehind(target: URL): string {
  return `${target.origin}${target.pathname}`.replace(/\/(api|\.well-known)(\/.*)?$|\/$/, '');
}

function pageError(answer: ReceivedAnswer, context: RequestContext): ApiError {
  if (/plain HTTP request was sent to HTTPS port/i.test(answer.text)) {
    const address = `https://${context.url.host}`;
    return failure(answer, context, 'redirect', 'fatal', say`${context.url.host} wants https`, {
      hint: say`Use ${address} as the server address.`,
    });
  }
  const gatekeeper = findGatekeeper(answer.text) ?? (answer.status === 401 ? say`a login page` : undefined);
  if (gatekeeper !== undefined) return loginError(answer, context, gatekeeper);
  if (answer.status === 403) {
    const what = isCloudflare(answer)
      ? say`Cloudflare refused the request (403)`
      : say`a proxy in front of the server refused the request (403)`;
    return failure(answer, context, 'forbidden', 'permanent', what, {
      hint: say`Allow this program there, or use an address that leads straight to the server.`,
    });
  }
  if (answer.status === 404) return unknownRouteError(answer, context);
  return notImmichError(answer, context);
}

function loginError(answer: ReceivedAnswer, context: RequestContext, gatekeeper: string): ApiError {
  return failure(
    answer,
    context,
    'login-page',
    'fatal',
    say`${gatekeeper} stands before ${context.url.host} and asks for a login`,
    {
      hint:
        gatekeeper === 'Cloudflare Access'
          ? say`Pass a service token (--cf-access-client-id and --cf-access-client-secret), or use an address that leads straight to the server.`
          : say`Pass what it wants with --header, exempt /api there, or use an address that leads straight to the server.`,
    },
  );
}

function notImmichError(answer: ReceivedAnswer, context: RequestContext): ApiError {
  return failure(
    answer,
    context,
    'not-immich',
    'later',
    say`${context.url.origin} answers, but not like an Immich server`,
    {
      hint: say`Check the server address: the one you open Immich with in a browser.`,
    },
  );
}

function unauthorizedError(answer: ReceivedAnswer, context: RequestContext): ApiError {
  const words = parseErrorBody(answer.text) ?? '';
  if (/elevated permission/i.test(words)) {
    return failure(answer, context, 'forbidden', 'permanent', say`an API key cannot see the locked folder`);
  }
  return failure(answer, context, 'unauthorized', 'fatal', say`the server does not accept the API key`, {
    hint: /user token/i.test(words)
      ? say`A custom Authorization or Cookie header takes precedence over the API key: remove it.`
      : say`Sign in again with immich-takeout login, or create a key in Immich under Account Settings > API Keys and pass it in IMMICH_API_KEY.`,
  });
}

function forbiddenError(answer: ReceivedAnswer, context: RequestContext): ApiError {
  const words = parseErrorBody(answer.text) ?? '';
  const permission = /Missing required permission: ([\w.]+)/.exec(words)?.[1];
  if (permission === undefined) {
    return failure(
      answer,
      context,
      'forbidden',
      'permanent',
      say`the server does not allow it (403: ${words || say`no reason given`})`,
    );
  }
  const purpose = purposeOf(permission) ?? context.action;
  // Without the right to upload or to know the user there is nothing else to do.
  const retry = permission === 'asset.upload' || permission === 'user.read' ? 'fatal' : 'permanent';
  return failure(
    answer,
    context,
    'forbidden',
    retry,
    say`the API key lacks the permission ${permission}, needed to ${purpose}`,
    {
      permission,
      hint: say`Edit the key in Immich under Account Settings > API Keys and tick ${permission}.`,
    },
  );
}

/** Every route that is asked for exists: what is not found is a server in maintenance mode, or a wrong base path. */
function unknownRouteError(answer: ReceivedAnswer, context: RequestContext): ApiError {
  const what = say`the server does not know ${context.url.pathname} (404)`;
  return failure(answer, context, 'maintenance', 'later', what, {
    hint: say`It is in maintenance mode, or the address leads somewhere else.`,
  });
}

function tooLargeError(answer: ReceivedAnswer, context: RequestContext): ApiError {
  const byCloudflare = isCloudflare(answer);
  const what = byCloudflare
    ? say`Cloudflare refused the request as too large (413)`
    : say`a proxy in front of the server refused the request as too large (413)`;
  return failure(answer, context, 'too-large', 'permanent', what, {
    hint: byCloudflare
      ? say`Its free plan takes 100 MB at most: use an address that does not lead through Cloudflare for large files.`
      : say`Raise its limit (nginx: client_max_body_size), or use an address that leads straight to the server.`,
  });
}

function serverError(answer: ReceivedAnswer, context: RequestContext): ApiError {
  const { status } = answer;
  const words = isHtml(header(answer, 'content-type'), answer.text) ? undefined : parseErrorBody(answer.text);
  if (/ENOSPC|no space left|disk quota exceeded/i.test(words ?? '') || status === 507) {
    return failure(answer, context, 'disk-full', 'fatal', say`the disk of the server is full`);
  }
  if (status === 503)
    return failure(answer, context, 'maintenance', 'later', say`the server is not available (503)`);
  if (status === 502 || status === 504 || (status >= 520 && status <= 527)) {
    return failure(
      answer,
      context,
      'server-error',
      'later',
      say`the proxy cannot reach the server (${status})`,
    );
  }
  const retry = status === 501 || status === 505 ? 'permanent' : 'later';
  return failure(
    answer,
    context,
    'server-error',
    retry,
    words === undefined ? say`the server failed (${status})` : say`the server failed (${status}: ${words})`,
    // All that is said of a disk that is full.
    /failed to upload asset/i.test(words ?? '')
      ? { hint: say`Its log tells why: often its disk is full.` }
      : {},
  );
}

function refusedError(answer: ReceivedAnswer, context: RequestContext): ApiError {
  const words = parseErrorBody(answer.text) ?? `HTTP ${answer.status}`;
  if (/quota has been exceeded/i.test(words)) {
    return failure(answer, context, 'quota', 'fatal', say`the storage quota of this user is used up`, {
      hint: say`Ask the administrator of the server for a larger quota, then run again: nothing is uploaded twice.`,
    });
  }
  if (/unsupported file type/i.test(words)) {
    return failure(
      answer,
      context,
      'unsupported-type',
      'permanent',
      say`this server does not take files of this type`,
    );
  }
  // What arrived was cut on its way: the same request may well succeed.
  if (/unexpected end of form/i.test(words)) {
    return failure(answer, context, 'unreachable', 'now', say`the upload was cut on its way to the server`);
  }
  return failure(answer, context, 'invalid', 'permanent', say`the server refused it (${words})`);
}

function failure(
  answer: ReceivedAnswer,
  { action, redact }: RequestContext,
  kind: ApiError['kind'],
  retry: ApiError['retry'],
  what: string,
  options: { hint?: string; permission?: string } = {},
): ApiError {
  const retryAfterMs = parseRetryAfter(header(answer, 'retry-after'), Date.now());
  return new ApiError(kind, retry, redact(couldNot(action, what)), {
    status: answer.status,
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    ...(options.permission === undefined ? {} : { permission: options.permission }),
    ...(options.hint === undefined ? {} : { hint: redact(options.hint) }),
  });
}

/** Whether an answer came through Cloudflare, whose free plan takes requests of 100 MB at most. */
export function isCloudflare(answer: Pick<ReceivedAnswer, 'headers'>): boolean {
  return header(answer, 'cf-ray') !== undefined || /cloudflare/i.test(header(answer, 'server') ?? '');
}

function header(answer: Pick<ReceivedAnswer, 'headers'>, name: string): string | undefined {
  const value = answer.headers[name];
  return Array.isArray(value) ? value[0] : value;
}
