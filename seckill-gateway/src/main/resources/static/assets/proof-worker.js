// Tries numbers until the SHA-256 of salt and number is the challenge. Whole blocks of the salt are hashed once.
import {begun, compressed, digest} from './sha256.js';

onmessage = ({data: {challenge, salt, maxnumber}}) => {
  const wanted = Uint32Array.from(challenge.match(/.{8}/g), hex => parseInt(hex, 16));
  const bytes = new TextEncoder().encode(salt);
  const whole = bytes.length - bytes.length % 64;
  const state = begun();
  for (let at = 0; at < whole; at += 64) compressed(state, bytes, at);
  const tail = new Uint8Array(bytes.length - whole + 16);
  tail.set(bytes.subarray(whole));
  for (let number = 0; number <= maxnumber; number++) {
    const digits = String(number);
    let length = bytes.length - whole;
    for (let i = 0; i < digits.length; i++) tail[length++] = digits.charCodeAt(i);
    const hash = digest(state, tail, length, whole + length);
    if (hash[0] === wanted[0] && hash.every((word, i) => word === wanted[i])) {
      postMessage(number);
      return;
    }
  }
  postMessage(-1);
};
