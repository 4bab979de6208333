// SHA-256 (FIPS 180-4), at once: the browser's own answers each hash with a promise, which costs more than the hash.
const K = new Uint32Array(64);
const BEGIN = new Uint32Array(8);
// the first 32 bits of the fractional parts of cube roots and square roots of primes
for (let n = 2, found = 0; found < 64; n++) {
  let prime = true;
  for (let d = 2; d * d <= n; d++) if (n % d === 0) prime = false;
  if (!prime) continue;
  if (found < 8) BEGIN[found] = Math.sqrt(n) % 1 * 4294967296;
  K[found++] = Math.cbrt(n) % 1 * 4294967296;
}

const w = new Int32Array(64);

export const begun = () => Uint32Array.from(BEGIN);

export const compressed = (state, bytes, at) => {
  for (let i = 0; i < 16; i++) {
    const j = at + 4 * i;
    w[i] = bytes[j] << 24 | bytes[j + 1] << 16 | bytes[j + 2] << 8 | bytes[j + 3];
  }
  for (let i = 16; i < 64; i++) {
    const x = w[i - 15];
    const y = w[i - 2];
    w[i] = w[i - 16] + w[i - 7] + ((x >>> 7 | x << 25) ^ (x >>> 18 | x << 14) ^ x >>> 3)
      + ((y >>> 17 | y << 15) ^ (y >>> 19 | y << 13) ^ y >>> 10) | 0;
  }
  let [a, b, c, d, e, f, g, h] = state;
  for (let i = 0; i < 64; i++) {
    const t1 = h + ((e >>> 6 | e << 26) ^ (e >>> 11 | e << 21) ^ (e >>> 25 | e << 7)) + (e & f ^ ~e & g) + K[i] + w[i] | 0;
    const t2 = ((a >>> 2 | a << 30) ^ (a >>> 13 | a << 19) ^ (a >>> 22 | a << 10)) + (a & b ^ a & c ^ b & c) | 0;
    h = g; g = f; f = e; e = d + t1 | 0; d = c; c = b; b = a; a = t1 + t2 | 0;
  }
  state[0] += a; state[1] += b; state[2] += c; state[3] += d; state[4] += e; state[5] += f; state[6] += g; state[7] += h;
};

const last = new Uint8Array(128);
const result = new Uint32Array(8);

// the hash of what the state has seen and the first length bytes of tail; total is the length of all of it
export const digest = (state, tail, length, total) => {
  last.fill(0);
  last.set(tail.subarray(0, length));
  last[length] = 0x80;
  const end = length < 56 ? 64 : 128;
  new DataView(last.buffer).setUint32(end - 4, total * 8);
  result.set(state);
  for (let at = 0; at < end; at += 64) compressed(result, last, at);
  return result;
};
