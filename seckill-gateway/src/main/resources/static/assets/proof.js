// Has a challenge of the shop solved beside the page, and writes the solution as the shop wants to be shown it (docs/sales.md).
export const solve = challenge => new Promise((resolve, reject) => {
  const worker = new Worker('/assets/proof-worker.js', {type: 'module'});
  worker.onmessage = ({data: number}) => {
    worker.terminate();
    const {algorithm, challenge: hash, salt, signature} = challenge;
    if (number < 0) reject(new Error('no number solves the challenge'));
    else resolve(btoa(JSON.stringify({algorithm, challenge: hash, number, salt, signature})));
  };
  worker.onerror = event => {
    worker.terminate();
    reject(new Error(event.message));
  };
  worker.postMessage(challenge);
});
