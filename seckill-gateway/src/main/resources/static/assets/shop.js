// The little that pages cannot do by themselves. No inline scripts: the content security policy forbids them.
(() => {
  'use strict';

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

  // the shop's clock, not the reader's, opens a sale: learn the difference once
  let skewMs = 0;
  const askTime = fetch('/assets/logo.svg', {method: 'HEAD', cache: 'no-store'})
    .then(answer => { skewMs = Date.parse(answer.headers.get('Date') ?? '') - Date.now() || 0; })
    .catch(() => {});

  const pad = n => String(n).padStart(2, '0');
  const countDown = () => {
    for (const clock of document.querySelectorAll('time.countdown')) {
      const left = Math.floor((Date.parse(clock.dataset.until) - Date.now() - skewMs) / 1000);
      if (left < 0) {
        clock.textContent = '';
        if (!clock.dataset.over) {
          clock.dataset.over = 'yes';
          // a sale opens or ends: the page knows the rest. Spread over two seconds, all readers come at once
          if (left > -3) setTimeout(() => location.reload(), 500 + Math.random() * 2000);
        }
        continue;
      }
      const days = Math.floor(left / 86400);
      const time = pad(Math.floor(left % 86400 / 3600)) + ':' + pad(Math.floor(left % 3600 / 60)) + ':' + pad(left % 60);
      clock.textContent = days > 0 ? days + ' d ' + time : time;
    }
  };

  const localTimes = root => {
    const format = new Intl.DateTimeFormat(document.documentElement.lang, {dateStyle: 'medium', timeStyle: 'short'});
    for (const time of root.querySelectorAll('time.local')) time.textContent = format.format(new Date(time.dateTime));
  };
  document.addEventListener('htmx:load', event => { if (event.target.parentElement) localTimes(event.target.parentElement); });

  localTimes(document);
  askTime.finally(() => { countDown(); setInterval(countDown, 1000); });
})();
