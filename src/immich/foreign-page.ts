import { say } from '../lib/say.ts';

/** Single sign-on and tunnel products by what their pages or addresses contain. */
const gatekeepers: readonly (readonly [RegExp, string])[] = [
  [/cloudflareaccess\.com|cloudflare access|cdn-cgi\/access/i, 'Cloudflare Access'],
  [/authelia/i, 'Authelia'],
  [/authentik/i, 'authentik'],
  [/keycloak|\/realms\/[^/]+\/protocol/i, 'Keycloak'],
  [/oauth2[-_]proxy|\/oauth2\/(start|sign_in)/i, 'oauth2-proxy'],
  [/pangolin/i, 'Pangolin'],
  [/accounts\.google\.com/i, say`Google sign-in`],
  [/login\.microsoftonline\.com/i, say`Microsoft sign-in`],
];

/** Who asks for a login on this page or at this redirect target: a product, `a login page`, or undefined. */
export function findGatekeeper(pageOrAddress: string): string | undefined {
  const product = gatekeepers.find(([pattern]) => pattern.test(pageOrAddress))?.[1];
  if (product !== undefined) return product;
  return looksLikeLogin(pageOrAddress) ? say`a login page` : undefined;
}

/** Whether an answer is a web page instead of the JSON an Immich server sends. */
export function isHtml(contentType: string | undefined, text: string): boolean {
  return /\bx?html\b/i.test(contentType ?? '') || /^\s*<(!doctype|html|head|body)\b/i.test(text);
}

function looksLikeLogin(text: string): boolean {
  return (
    /<input[^>]+type=["']?password/i.test(text) ||
    /<title>[^<]*(log ?in|sign ?in|sign ?on|anmeld|connexion)/i.test(text) ||
    /^https?:\/\/[^?#]*\b(login|signin|sign_in|auth|sso)\b/i.test(text)
  );
}
