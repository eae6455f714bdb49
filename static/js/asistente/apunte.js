// What is typed of a request stays in this phone until the server has it: form[data-apunte].
// Kept with whose page it is and for a week: another person of the same phone does not see it.
// A page that has it says so: [data-apunte-listo] names the notes, or the marks with which they were sent.
const WEEK = 7 * 24 * 60 * 60 * 1000;
const START = 'apunte:';
const typed = (form) => [...form.elements].filter((f) => f.name && !/hidden|submit|file/.test(f.type));
const valueOf = (field) => (/radio|checkbox/.test(field.type) ? field.checked : field.value);

const read = (key) => {
  try {
    return JSON.parse(localStorage.getItem(key));
  } catch (broken) {
    return null;
  }
};
const forget = (key) => {
  try {
    localStorage.removeItem(key);
  } catch (refused) { /* private window: nothing was kept */ }
};
const keep = (key, value) => {
  try {
    localStorage.setItem(key, JSON.stringify(value));
    return true;
  } catch (full) {
    return false;
  }
};

const newMark = () => {
  const bits = crypto.getRandomValues(new Uint8Array(16));
  return [...bits].map((b) => b.toString(16).padStart(2, '0')).join('');
};
const idOf = (field) => `${field.name}=${/radio|checkbox/.test(field.type) ? field.value : ''}`;
const now = (form) => {
  const values = {};
  for (const field of typed(form)) values[idOf(field)] = valueOf(field);
  return values;
};

const dropOld = () => {
  const there = new Set();
  for (const { dataset } of document.querySelectorAll('[data-apunte-listo]')) {
    for (const name of dataset.apunteListo.split(' ')) there.add(name);
  }
  for (let i = localStorage.length - 1; i >= 0; i -= 1) {
    const key = localStorage.key(i);
    const kept = key.startsWith(START) && read(key);
    const arrived = kept && (there.has(key.slice(START.length)) || (kept.marca && there.has(kept.marca)));
    if (arrived || (kept && Date.now() - kept.el > WEEK)) forget(key);
  }
};
try {
  dropOld();
} catch (refused) { /* private window: nothing was kept */ }

for (const form of document.querySelectorAll('form[data-apunte]')) {
  const key = START + form.dataset.apunte;
  const note = form.querySelector('[data-apunte-nota]');
  const say = () => {
    note.hidden = false;
    note.textContent = note.dataset.apunteNota;
  };
  const mark = form.elements.intento;
  if (mark && form.dataset.apunteNuevo !== undefined) {
    // The page may be one that the phone keeps: each note needs a mark of its own.
    const kept = read(key);
    mark.value = (kept && kept.marca) || newMark();
    form.dataset.datos = JSON.stringify({ intento: mark.value });
  }
  const before = read(key);
  if (before && Date.now() - before.el < WEEK) {
    const server = now(form);
    for (const field of typed(form)) {
      const value = before.campos[idOf(field)];
      if (value === undefined) continue;
      if (/radio|checkbox/.test(field.type)) field.checked = value;
      else if (value) field.value = value;
    }
    if (mark && before.marca) mark.value = before.marca; // sent again, it is the same
    if (JSON.stringify(now(form)) !== JSON.stringify(server)) say();
    else if (!mark) forget(key); // the server had saved it; what has a mark is shown by it
  }
  let sentBefore = false; // the person went back to a page that had been sent: what they change now is new
  addEventListener('pageshow', ({ persisted }) => { sentBefore = persisted; });
  form.addEventListener('input', () => {
    if (mark && sentBefore) mark.value = newMark();
    sentBefore = false;
    if (keep(key, { el: Date.now(), campos: now(form), marca: mark ? mark.value : '' })) say();
  });
}
