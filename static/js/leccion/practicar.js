// Practice is answered in place: one request, and the question comes back with what the answer teaches.
// Whatever else comes back (signed out meanwhile, an error) is left to the page itself.
const ENOUGH = 20000; // ms; then the browser asks, which shows that it waits

const pressedIn = (event) => event.submitter || document.activeElement;
const byPage = (form, button) => {
  form.dataset.entera = '';
  if (button && button.form === form) button.click();
  else form.submit();
};
const inPlace = async (form, button) => {
  const data = new URLSearchParams(new FormData(form));
  if (button && button.name) data.append(button.name, button.value);
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), ENOUGH);
  const answer = await fetch(form.action, {
    method: 'POST', body: data, redirect: 'manual', headers: { 'Escala-Fragmento': '1' }, signal: stop.signal,
  });
  const text = await answer.text();
  clearTimeout(timer);
  if (answer.status === 202) return kept(JSON.parse(text));
  const fresh = answer.ok && new DOMParser().parseFromString(text, 'text/html').querySelector('.practica');
  if (!fresh) throw new Error(answer.status);
  form.closest('.practica').replaceWith(fresh);
  fresh.dispatchEvent(new CustomEvent('puesta', { bubbles: true }));
  const said = fresh.querySelector('[data-enfocar], .campo--error input, .campo--error select');
  if (said) said.focus();
  // As on a page of its own, the title says first how it went.
  const { title } = document;
  const word = fresh.querySelector('.campo__error .oculto') || said;
  const name = document.querySelector('h1').textContent.trim();
  document.title = `${word.textContent.replace(':', '').trim()}: ${title.slice(Math.max(0, title.indexOf(name)))}`;
};
// Without a signal the service worker keeps it, and the bar says so.
const kept = ({ mensaje, next }) => {
  if (!mensaje) location.assign(next);
};

document.addEventListener('submit', async (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method !== 'post' || !form.closest('.practica') || 'entera' in form.dataset) return;
  event.preventDefault();
  form.dataset.yendo = '1';
  const button = pressedIn(event);
  let failed = null;
  await inPlace(form, button).catch((error) => { failed = error; });
  delete form.dataset.yendo;
  form.dispatchEvent(new CustomEvent('llegada', { bubbles: true }));
  if (failed) byPage(form, button);
});
