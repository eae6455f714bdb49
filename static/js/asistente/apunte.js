// What is typed of a request stays in this phone until the server has it: form[data-apunte].
// Kept with whose page it is and for a week: another person of the same phone does not see it.
const WEEK = 7 * 24 * 60 * 60 * 1000;
const START = 'apunte:';
const typed = (form) => [...form.elements].filter((f) => f.name && f.type !== 'hidden' && f.type !== 'submit');
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

const idOf = (field) => `${field.name}=${/radio|checkbox/.test(field.type) ? field.value : ''}`;
const now = (form) => {
  const values = {};
  for (const field of typed(form)) values[idOf(field)] = valueOf(field);
  return values;
};

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
    const bits = crypto.getRandomValues(new Uint8Array(16));
    const kept = read(key);
    mark.value = (kept && kept.marca) || [...bits].map((b) => b.toString(16).padStart(2, '0')).join('');
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
    if (JSON.stringify(now(form)) === JSON.stringify(server)) forget(key);
    else say();
  }
  form.addEventListener('input', () => {
    if (keep(key, { el: Date.now(), campos: now(form), marca: mark ? mark.value : '' })) say();
  });
}

// The page that follows has it: this phone need not keep it any more.
for (const place of document.querySelectorAll('[data-apunte-listo]')) {
  for (const key of place.dataset.apunteListo.split(' ')) forget(START + key);
}
for (let i = localStorage.length - 1; i >= 0; i -= 1) {
  const key = localStorage.key(i);
  const kept = key.startsWith(START) && read(key);
  if (kept && Date.now() - kept.el > WEEK) forget(key);
}
