// Decides what a new message sounds like: two short soft tones, made here; once, however many tabs are open.

/** @type {AudioContext|undefined} */
let audio;

/** Says that something came. Silent where the browser wants a click first. */
export async function chime() {
  // The lock is held as long as the tones sound: other tabs with the same message stay silent.
  if (!navigator.locks) return ring();
  await navigator.locks.request("parlour-chime", { ifAvailable: true }, async (lock) => {
    if (!lock) return;
    ring();
    await new Promise((done) => setTimeout(done, 600));
  });
}

function ring() {
  audio ??= new AudioContext();
  void audio.resume();
  const now = audio.currentTime;
  for (const [hertz, at] of [[660, 0], [880, 0.11]]) {
    const tone = new OscillatorNode(audio, { frequency: Number(hertz) });
    const loud = new GainNode(audio, { gain: 0 });
    const from = now + Number(at);
    loud.gain.setValueAtTime(0, from);
    loud.gain.linearRampToValueAtTime(0.07, from + 0.015);
    loud.gain.exponentialRampToValueAtTime(0.0005, from + 0.32);
    tone.connect(loud).connect(audio.destination);
    tone.start(from);
    tone.stop(from + 0.34);
  }
}
