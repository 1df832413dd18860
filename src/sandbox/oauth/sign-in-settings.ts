/** What an administrator has set about signing in. */
export interface SignInSettings {
  readonly passwordLogin: boolean;
  /** Undefined: switched off. */
  readonly oauth: OAuthSettings | undefined;
}

/** The OAuth section of the administration settings, with the server's defaults for what is left out. */
export interface OAuthSettings {
  readonly issuerUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Default `openid email profile`. */
  readonly scope?: string;
  /** Default `Login with OAuth`. */
  readonly buttonText?: string;
  /** Default no. */
  readonly autoLaunch?: boolean;
  /** Default yes. */
  readonly autoRegister?: boolean;
  /** The mobile redirect override, when it is switched on. */
  readonly mobileRedirectUri?: string;
  /** Issuers without https; looked at from 3.0 on. Default no. */
  readonly allowInsecureRequests?: boolean;
}

export const defaultSignIn: SignInSettings = { passwordLogin: true, oauth: undefined };
