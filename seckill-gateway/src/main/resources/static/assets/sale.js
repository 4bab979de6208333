// The button of a flash sale. What it is, the shop says; this asks for the ticket, and shows what only a browser can know.
import {askForTicket, rightToAsk} from './ask.js';
import {shopNow, synchronised} from './clock.js';
import {newKey, wishes} from './wish.js';

const PREPARES_MS = 60000; // before the first instant: a token lasts two minutes
const TOKEN_LASTS_MS = 110000;
const LOOKS_AGAIN_MS = 5000; // when others may give something back
const AFTER_AN_ERROR_MS = 3000;
const LOOKS_ANYWAY_MS = 3600000; // a browser's alarm goes to 24 days, and an operator may change the hours

const place = document.getElementById('sale');
const {sale, buyer, opens, closes} = place.dataset;
const kept = wishes(sale, buyer);
const button = () => document.getElementById('button');
const state = () => button().dataset.state;

let prepared = null;
let listening = null;
let timers = [];
let follows = false; // whether the reader has pressed something here, and looks at what becomes of it

const later = (work, ms) => timers.push(setTimeout(work, Math.min(Math.max(0, ms), LOOKS_ANYWAY_MS)));
const show = path => htmx.ajax('GET', path, {target: '#button', swap: 'outerHTML'}).catch(() => {}); // see htmx:sendError
const showButton = (heard = '') => show(`/sales/${sale}/button` + (heard ? `?heard=${heard}` : ''));

// looks whether it is another one by now; one that is the same stays where it is, under the reader's focus
const lookAgain = async () => {
  const answer = await fetch(`/sales/${sale}/button`, {headers: {'Accept': 'text/html', 'HX-Request': 'true'}}).catch(() => null);
  const now = answer?.ok ? new DOMParser().parseFromString(await answer.text(), 'text/html').getElementById('button') : null;
  if (now && now.dataset.state !== state()) {
    button().replaceWith(document.adoptNode(now));
    htmx.process(button());
  } else if (now) {
    button().querySelector('.state-detail').replaceWith(document.adoptNode(now.querySelector('.state-detail')));
  }
  changed();
};
const showTicket = key => show(`/sales/${sale}/tickets/${key}`);

// one word for ears when the state is another one, and never by the second
let spoken = state();
const changed = () => {
  timers.forEach(clearTimeout);
  timers = [];
  if (listening) listening.close();
  listening = null;
  if (state() !== spoken) {
    spoken = state();
    document.getElementById('said').textContent = document.getElementById('button-title').textContent.trim();
    if (follows) document.getElementById('button-title').focus();
  }
  waits[state()]?.();
};

const showHere = (name, change = () => {}) => {
  const shown = document.getElementById('button-' + name).content.firstElementChild.cloneNode(true);
  change(shown);
  button().replaceWith(shown);
  changed();
};

const atInstant = (instant, work) => later(work, Date.parse(instant) - shopNow() + 50 + Math.random() * 200);

const waits = {
  'not-started': () => {
    if (buyer !== '0') later(prepare, Date.parse(opens) - shopNow() - PREPARES_MS);
    atInstant(opens, showButton);
  },
  'opening': () => { if (shopNow() < Date.parse(opens)) atInstant(opens, showButton); },
  'active': () => atInstant(closes, showButton),
  'paused': () => later(lookAgain, LOOKS_AGAIN_MS),
  'sold-out': () => later(lookAgain, LOOKS_AGAIN_MS),
  'reserved': () => atInstant(button().querySelector('time').dataset.until, () => htmx.trigger(button(), 'look')),
  'confirming': () => {
    const checkout = button().dataset.listen;
    if (!checkout) return;
    listening = new EventSource(`/api/checkouts/${checkout}/events`);
    listening.addEventListener('state', event => {
      if (JSON.parse(event.data).state !== 'IN_FLIGHT') htmx.trigger(button(), 'look');
    });
  },
  'rate-limited': () => {
    const until = shopNow() + 1000 * Number(button().dataset.retryAfter);
    const tick = () => {
      const left = Math.ceil((until - shopNow()) / 1000);
      button().querySelector('[data-seconds]').textContent = left > 0 ? left : '';
      button().querySelector('[data-does]').disabled = left > 0;
      if (left > 0) later(tick, 250);
    };
    tick();
  },
};

// before the first instant, so that then only one question is left to ask
const prepare = async () => {
  if (prepared) return;
  if (Date.parse(opens) - shopNow() > PREPARES_MS) return later(prepare, Date.parse(opens) - shopNow() - PREPARES_MS);
  prepared = {key: newKey(), token: null, at: shopNow()};
  showHere('opening');
  try {
    const right = await rightToAsk(sale, prepared.key, () => {});
    prepared.token = right.body.token ?? null;
    if (state() === 'opening' && prepared.token) {
      button().querySelector('[data-ready]').hidden = false;
      button().querySelector('.spinner').remove();
    }
  } catch {
    prepared = null; // the press of the button does it
  }
};

const press = (scenario, quantity) => {
  const ready = prepared?.token && shopNow() - prepared.at < TOKEN_LASTS_MS ? prepared : null;
  kept.keep({key: ready?.key ?? newKey(), scenario, quantity});
  prepared = null;
  return ask(ready?.token);
};

const ask = async token => {
  const wish = kept.get();
  showHere('submitting');
  try {
    const right = token ? {status: 200, body: {token}} : await rightToAsk(sale, wish.key, () => showHere('opening'));
    if (right.status !== 200) return answered(wish, right);
    if (state() !== 'submitting') showHere('submitting');
    const answer = await askForTicket(sale, wish, right.body.token);
    return token && answer.problem === 'wrong-sale-token' ? ask() : answered(wish, answer);
  } catch (error) {
    console.warn('no answer', error);
    return showHere('unknown');
  }
};

const answered = (wish, {status, problem, body, retryAfter}) => {
  if (status === 202 || problem === 'ticket-returned') return showTicket(wish.key);
  if (status === 429 || problem === 'shop-busy') {
    return showHere('rate-limited', shown => {
      shown.dataset.retryAfter = retryAfter;
      if (body.detail) shown.querySelector('[data-says]').textContent = body.detail;
    });
  }
  if (status >= 500) return showHere('unknown');
  kept.forget();
  if (status === 401) return location.assign('/sign-in?next=/sales/' + sale);
  return showButton(problem);
};

place.addEventListener('submit', event => {
  if (event.target.id !== 'ask') return;
  event.preventDefault();
  follows = true;
  press(event.submitter?.value ?? 'place-order', Number(new FormData(event.target).get('quantity') ?? 1));
});
place.addEventListener('click', event => {
  const does = event.target.closest('[data-does]')?.dataset.does;
  follows = true;
  if (does === 'ask-again' && kept.get()) ask();
  else if (does) {
    kept.forget();
    showButton();
  }
});
document.addEventListener('focusin', event => { if (!place.contains(event.target)) follows = false; });

// a payment is on its way: it is not offered a second time
place.addEventListener('htmx:beforeRequest', event => {
  if (event.target.id === 'pay-form') button().dataset.state = 'confirming';
});
document.addEventListener('htmx:afterSettle', event => { if (event.detail.target?.id === 'button') settled(); });
for (const error of ['htmx:sendError', 'htmx:responseError']) {
  document.addEventListener(error, () => {
    if (state() === 'submitting' && kept.get()) showHere('unknown'); // not even what became of it is known
    else setTimeout(() => htmx.trigger(button(), 'look'), AFTER_AN_ERROR_MS);
  });
}
place.addEventListener('over', event => event.preventDefault()); // no reload: the button looks by itself

// a ticket that the shop does not know, under a key that was kept: the question has not arrived
let mayAskByItself = true;
const settled = () => {
  if (state() === 'unknown' && kept.get() && mayAskByItself) {
    mayAskByItself = false;
    ask();
  } else {
    changed();
  }
};

// at once, and not when the clock is known: whoever presses before that has a wish of his own
const wish = kept.get();
if (wish && button().dataset.ticket !== wish.key) {
  showHere('submitting');
  showTicket(wish.key);
} else {
  if (button().dataset.ticket && !wish) kept.keep({key: button().dataset.ticket, scenario: 'place-order', quantity: 1});
  changed();
}
synchronised.finally(changed); // what waits for an instant waits by the shop's clock
