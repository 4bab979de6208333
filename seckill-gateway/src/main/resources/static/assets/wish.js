// What somebody wants of a sale, and under which key: kept by the browser from the press of the button until it is settled, so that a
// reload, a second tab or a cut line asks for the same ticket again and never for another one.
export const newKey = () =>
  'web-' + Array.from(crypto.getRandomValues(new Uint8Array(16)), byte => byte.toString(16).padStart(2, '0')).join('');

// a browser that keeps nothing still asks, and forgets with the page
const inThisPage = new Map();

const store = {
  get: name => { try { return localStorage.getItem(name); } catch { return inThisPage.get(name) ?? null; } },
  set: (name, value) => { try { localStorage.setItem(name, value); } catch { inThisPage.set(name, value); } },
  remove: name => { try { localStorage.removeItem(name); } catch { inThisPage.delete(name); } },
};

export const wishes = (sale, buyer) => {
  const name = `seckill.wish.${sale}.${buyer}`;
  return {
    get: () => JSON.parse(store.get(name) ?? 'null'),
    keep: wish => store.set(name, JSON.stringify(wish)),
    forget: () => store.remove(name),
  };
};
