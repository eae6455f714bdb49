// Reading the QR code of a certificate with the camera, from a photo or from its PDF, on this device: nothing leaves it.
const box = document.querySelector('[data-camara]');
const part = (name) => box.querySelector(`[data-${name}]`);
const OURS = /^(\/(es|pt))?\/credenciales\/[a-z0-9]{26}\/$/i;
const LINK = /\((https?:[^()\s]+\/credenciales\/[^()\s]+)\)/; // as a PDF writes where a line leads
const SIDE = 800; // pixels: enough for the densest of our codes, and quick on a slow phone
const PAUSE = 120; // ms between two looks
const canvas = document.createElement('canvas');
const brush = canvas.getContext('2d', { willReadFrequently: true });
let stream = null;

const say = (what) => {
  part('dice').textContent = what ? box.dataset[what] : '';
};
const draw = (source, from, to) => {
  [canvas.width, canvas.height] = to;
  brush.drawImage(source, ...from, 0, 0, ...to);
};
// What reads: the browser itself where it can, else a script that is fetched now.
const own = async () => {
  try {
    const known = await BarcodeDetector.getSupportedFormats();
    return known.includes('qr_code') && new BarcodeDetector({ formats: ['qr_code'] });
  } catch (none) {
    return null;
  }
};
let reading = null;
const reader = async () => {
  const detector = await own();
  if (detector) return async () => (await detector.detect(canvas)).map((found) => found.rawValue);
  const { decodeQR } = await import(box.dataset.lector);
  return async () => {
    try {
      return [decodeQR(brush.getImageData(0, 0, canvas.width, canvas.height), { timeLimit: 200 })];
    } catch (nothing) {
      return [];
    }
  };
};
const read = () => {
  reading = reading || reader().catch((failed) => { reading = null; throw failed; });
  return reading;
};

const isOurs = (text) => {
  try {
    const url = new URL(text);
    return url.origin === location.origin && OURS.test(url.pathname);
  } catch (other) {
    return false;
  }
};
// Of several codes in view, ours.
const choose = (texts) => texts.find(isOurs) || texts[0];
// Goes to the credential that the code names, with what it carries; says so when it is not one of ours.
const take = (text) => {
  if (!isOurs(text)) {
    say('ajeno');
    return false;
  }
  stop();
  location.assign(text);
  return true;
};

const turn = (on) => {
  part('visor').hidden = !on;
  part('cerrar').hidden = !on;
  part('abrir').hidden = on || !navigator.mediaDevices;
};
const stop = () => {
  if (stream) for (const track of stream.getTracks()) track.stop();
  stream = null;
  part('video').srcObject = null;
  turn(false);
};
const look = async (mine, find) => {
  const video = part('video');
  const { videoWidth: w, videoHeight: h } = video;
  if (stream !== mine) return;
  if (w) {
    const cut = Math.min(w, h); // the square that is shown
    const side = Math.min(cut, SIDE);
    draw(video, [(w - cut) / 2, (h - cut) / 2, cut, cut], [side, side]);
    const text = choose(await find());
    if (stream !== mine || (text && take(text))) return;
  }
  setTimeout(look, PAUSE, mine, find);
};
const begin = async () => {
  say('');
  part('abrir').disabled = true;
  try {
    const mine = await navigator.mediaDevices.getUserMedia({
      video: { facingMode: 'environment', width: { ideal: 1280 }, height: { ideal: 720 } },
    });
    stop();
    stream = mine;
    part('video').srcObject = mine;
    turn(true);
    part('cerrar').focus();
    say('mirando');
    await part('video').play();
    const find = await read().catch(() => { stop(); say('sinLector'); });
    if (find) look(mine, find);
  } catch (refused) {
    stop();
    say(refused.name === 'NotAllowedError' ? 'negada' : 'sinCamara');
  } finally {
    part('abrir').disabled = false;
  }
};
const inPhoto = async (file) => {
  const find = await read();
  const image = await createImageBitmap(file);
  // A code that fills the photo reads best small; one in a corner, large.
  for (const most of [SIDE, 2 * SIDE]) {
    const scale = Math.min(1, most / Math.max(image.width, image.height));
    draw(image, [0, 0, image.width, image.height], [image.width * scale, image.height * scale].map(Math.round));
    const text = choose(await find());
    if (text) return text;
  }
  return '';
};
const inPdf = async (file) => (LINK.exec(await file.text()) || [])[1];
const readFile = async ({ target }) => {
  const [file] = target.files;
  if (!file) return;
  say('mirando');
  try {
    const head = await file.slice(0, 5).text();
    const text = await (head === '%PDF-' ? inPdf : inPhoto)(file);
    if (text) take(text);
    else say('sinCodigo');
  } catch (failed) {
    say(reading ? 'sinCodigo' : 'sinLector');
  } finally {
    target.value = '';
  }
};

if (box) {
  box.hidden = false;
  turn(false);
  part('abrir').addEventListener('click', begin);
  part('cerrar').addEventListener('click', () => { stop(); say(''); part('abrir').focus(); });
  if (part('elegir')) part('elegir').addEventListener('click', () => part('foto').click());
  part('foto').addEventListener('change', readFile);
  addEventListener('pagehide', stop);
  document.addEventListener('visibilitychange', () => {
    if (document.hidden && stream) {
      stop();
      say('');
    }
  });
}
