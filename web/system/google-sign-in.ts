import { ApiProblem, call } from '../api/index.ts';
import { announceProblem } from '../ui/index.ts';

/** Leads to Google's page of consent, and back. */
export async function signInWithGoogle(accountId?: number): Promise<void> {
  try {
    const { location: to } = await call('oauth.authorize', accountId === undefined ? {} : { account_id: accountId });
    location.assign(to);
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error;
    announceProblem(error);
  }
}
