// The little that pages cannot do by themselves. No inline scripts: the content security policy forbids them.
import {shopNow, synchronised} from './clock.js';

// every htmx write proves that it comes from this page
document.addEventListener('htmx:configRequest', event => {
  const csrf = document.querySelector('meta[name=csrf]');
  if (csrf) event.detail.headers[csrf.dataset.header] = csrf.content;
});

// no answer, or not one to show: say so, instead of leaving a button that seems dead
const failed = () => {
  const toast = document.getElementById('toast');
  toast.textContent = document.body.dataset.failed;
  toast.classList.add('shown');
  setTimeout(() => toast.classList.remove('shown'), 6000);
};
document.addEventListener('htmx:responseError', event => {
  if (!event.detail.xhr.getResponseHeader('HX-Redirect')) failed();
});
document.addEventListener('htmx:sendError', failed);

const pad = n => String(n).padStart(2, '0');
const countDown = () => {
  for (const clock of document.querySelectorAll('time.countdown')) {
    const left = Math.floor((Date.parse(clock.dataset.until) - shopNow()) / 1000);
    if (left < 0) {
      clock.textContent = '';
      if (!clock.dataset.over) {
        clock.dataset.over = 'yes';
        // a sale opens or ends: the page knows the rest. Spread over two seconds, all readers come at once
        const mayReload = clock.dispatchEvent(new Event('over', {bubbles: true, cancelable: true}));
        if (mayReload && left > -3) setTimeout(() => location.reload(), 500 + Math.random() * 2000);
      }
      continue;
    }
    const days = Math.floor(left / 86400);
    const hours = Math.floor(left % 86400 / 3600);
    const time = pad(Math.floor(left % 3600 / 60)) + ':' + pad(left % 60);
    const isShort = clock.classList.contains('countdown-pay') && hours === 0 && days === 0;
    clock.textContent = (days > 0 ? days + ' d ' : '') + (isShort ? time : pad(hours) + ':' + time);
  }
};

const localTimes = root => {
  const format = new Intl.DateTimeFormat(document.documentElement.lang, {dateStyle: 'medium', timeStyle: 'short'});
  for (const time of root.querySelectorAll('time.local')) time.textContent = format.format(new Date(time.dateTime));
};
document.addEventListener('htmx:load', event => {
  if (!event.target.parentElement) return;
  localTimes(event.target.parentElement);
  countDown();
});

document.addEventListener('click', event => {
  if (event.target.closest('[data-prints]')) print();
});

// a button that is no htmx write of its form: what it does is a page of its own
document.addEventListener('htmx:confirm', event => {
  const pressed = event.detail.triggeringEvent?.submitter;
  if (!pressed?.hasAttribute('data-plain')) return;
  event.preventDefault();
  pressed.form.action = pressed.getAttribute('formaction');
  HTMLFormElement.prototype.submit.call(pressed.form);
});

document.documentElement.classList.add('scripted');
localTimes(document);
synchronised.finally(() => { countDown(); setInterval(countDown, 1000); });
