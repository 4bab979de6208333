// Shows what becomes of an order while its page is open, whoever changes it; the stream goes on where it was after a cut.
const order = document.getElementById('order');
const events = new EventSource(`/api/orders/${order.dataset.order}/events`);

const look = async status => {
  const answer = await fetch(location.pathname, {headers: {'Accept': 'text/html'}});
  if (!answer.ok) return;
  const now = new DOMParser().parseFromString(await answer.text(), 'text/html');
  order.dataset.status = status;
  for (const part of order.querySelectorAll('[data-live]')) {
    // what the reader is told just now, or is about to be told, stays
    if (part.querySelector('.answer, .htmx-request, button[disabled]')) continue;
    part.replaceWith(document.adoptNode(now.getElementById(part.id)));
    htmx.process(document.getElementById(part.id));
  }
  document.getElementById('said').textContent = document.querySelector('#order-state .tag').textContent;
};

events.addEventListener('state', event => {
  const {status} = JSON.parse(event.data);
  if (status === 'CANCELLED' || status === 'REFUNDED') events.close();
  if (status !== order.dataset.status) look(status);
});
