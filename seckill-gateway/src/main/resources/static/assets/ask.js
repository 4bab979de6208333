// Asks the shop for units of a sale: first for the right to ask, with work where work is wanted, then for a ticket.
import {solve} from './proof.js';

// longer than a shop that is alive takes; then nobody knows, and asking again with the same key is safe
const PATIENCE_MS = 10000;

const said = async answer => {
  const body = await answer.json().catch(() => ({}));
  return {
    status: answer.status,
    body,
    problem: (body.type ?? '').replace('/problems/', ''),
    retryAfter: Number(answer.headers.get('Retry-After')) || 1,
  };
};

const post = async (path, headers, body) => {
  const csrf = document.querySelector('meta[name=csrf]');
  const language = document.documentElement.lang;
  const proven = csrf ? {[csrf.dataset.header]: csrf.content} : {};
  return said(await fetch(path, {
    method: 'POST',
    headers: {'Accept': 'application/json', 'Accept-Language': language, 'Content-Type': 'application/json', ...proven, ...headers},
    body,
    signal: AbortSignal.timeout(PATIENCE_MS),
  }));
};

// answers with a token, or with why there is none; working() is called when work is wanted
export const rightToAsk = async (sale, key, working) => {
  const path = `/api/sales/${sale}/tokens`;
  const first = await post(path, {'Idempotency-Key': key});
  if (first.problem !== 'proof-of-work-required') return first;
  working();
  const challenge = await fetch(`/api/sales/${sale}/challenges/${key}`, {signal: AbortSignal.timeout(PATIENCE_MS)});
  if (!challenge.ok) return said(challenge);
  return post(path, {'Idempotency-Key': key, 'Seckill-Proof': await solve(await challenge.json())});
};

export const askForTicket = (sale, wish, token) => post(
  `/api/sales/${sale}/checkouts`,
  {'Idempotency-Key': wish.key, 'Seckill-Token': token},
  JSON.stringify({quantity: wish.quantity, scenario: wish.scenario}));
