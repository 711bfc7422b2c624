/** Numbers from 0 up to 1, the same for the same seed: a linear congruential step, its bits well mixed. */
export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    let bits = state ^ (state >>> 16);
    bits = Math.imul(bits, 0x45d9f3b);
    bits ^= bits >>> 15;
    return (bits >>> 0) / 0x1_0000_0000;
  };
}
