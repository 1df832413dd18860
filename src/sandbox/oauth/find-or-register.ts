import { badRequest } from '../http/failure.ts';
import { addUser } from '../store/accounts.ts';
import type { State, User } from '../store/state.ts';
import type { Profile } from './redeem-code.ts';

/** The user whom a provider's profile belongs to: known, found by e-mail and linked, or new. */
export function findOrRegister(
  state: State,
  { sub, email, name }: Profile,
  { autoRegister }: { readonly autoRegister: boolean },
): User {
  const users = [...state.users.values()];
  const known = users.find(({ oauthId }) => oauthId === sub);
  if (known !== undefined) return known;
  const namesake = email === undefined ? undefined : users.find((user) => user.email === email);
  if (namesake !== undefined) {
    // Newer servers than these say no more than `OAuth authentication failed`, here and below.
    if (namesake.oauthId !== undefined)
      throw badRequest('User already exists, but is linked to another account.');
    namesake.oauthId = sub;
    return namesake;
  }
  if (!autoRegister) throw badRequest('User does not exist and auto registering is disabled.');
  if (email === undefined) throw badRequest('OAuth profile does not have an email address');
  const user = addUser(state, { name: name ?? email, email, password: '' });
  user.oauthId = sub;
  return user;
}
