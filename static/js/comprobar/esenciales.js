// The page that a phone keeps: without a signal it checks what the address carries after its #.
// What is signed and how: cursos/insignias/esenciales.py.
const page = document.querySelector('[data-esenciales]');
const CODE = /\/credenciales\/([a-z0-9]{26})\/$/i;
const CARRIED = /^#v1\.([\w-]+)$/;
const SIGNATURE = 64; // bytes
const KEY = 4;
const WITH_FACTS = ['autentica', 'vencida'];
const [, code] = CODE.exec(location.pathname) || [];

const hex = (bytes) => [...bytes].map((b) => b.toString(16).padStart(2, '0')).join('');
const decode = (text) => {
  const plain = atob(text.replace(/-/g, '+').replace(/_/g, '/'));
  return Uint8Array.from(plain, (c) => c.charCodeAt(0));
};
const join = (one, other) => {
  const all = new Uint8Array(one.length + other.length);
  all.set(one);
  all.set(other, one.length);
  return all;
};
// A day as the address has it, 20270312, in words.
const say = (day) => {
  const [, y, m, d] = /^(\d{4})(\d\d)(\d\d)$/.exec(day) || [];
  const words = { day: 'numeric', month: 'long', year: 'numeric' };
  return y ? new Date(y, m - 1, d).toLocaleDateString(document.documentElement.lang, words) : day;
};
const today = () => {
  const now = new Date();
  return String(now.getFullYear() * 10000 + (now.getMonth() + 1) * 100 + now.getDate());
};

const check = async () => {
  if (!code) return { what: 'inicio' };
  if (location.hash.length < 2) return { what: 'sin-datos' };
  const [, carried] = CARRIED.exec(location.hash) || [];
  let bytes = null;
  try {
    bytes = decode(carried);
  } catch (broken) {
    return { what: 'ilegible' };
  }
  const facts = bytes.slice(SIGNATURE + KEY);
  if (!carried || !facts.length) return { what: 'ilegible' };
  const named = hex(bytes.slice(SIGNATURE, SIGNATURE + KEY));
  // Whose key it is, this page knows: what was handed over never says who issued.
  const startsSo = (key) => key.startsWith(named);
  const issuer = [...page.querySelectorAll('[data-claves]')].find((one) => one.dataset.claves.split(' ').some(startsSo));
  if (!issuer) return { what: 'desconocida' };
  const { verifyAsync } = await import(page.dataset.ed25519);
  const signed = join(new TextEncoder().encode(`escala-qr-v1\n${code.toLowerCase()}\n`), facts);
  const key = issuer.dataset.claves.split(' ').find(startsSo);
  const good = await verifyAsync(bytes.slice(0, SIGNATURE), signed, key, { zip215: false });
  if (!good) return { what: 'alterada' };
  const [lang, issued, expires, holder, name] = new TextDecoder().decode(facts).split('\n');
  const over = Boolean(expires) && expires < today();
  return {
    what: over ? 'vencida' : 'autentica', lang, issued, expires, holder, name, early: today() < issued, issuer: issuer.textContent,
  };
};

const fill = (name, text, lang) => {
  const place = page.querySelector(`[data-dato="${name}"]`);
  place.textContent = text;
  if (lang) place.lang = lang;
};
const show = async () => {
  const found = await check().catch(() => ({ what: 'no-puede' })); // no script of signatures, no SHA-512
  for (const other of page.querySelectorAll('[data-caso]')) {
    other.hidden = !other.dataset.caso.split(' ').includes(found.what);
  }
  if (!WITH_FACTS.includes(found.what)) return;
  fill('titular', found.holder);
  fill('credencial', found.name, found.lang);
  fill('emitida', say(found.issued));
  fill('vence', found.expires ? say(found.expires) : page.dataset.noVence);
  fill('emite', found.issuer);
  fill('codigo', code.toLowerCase());
  page.querySelector('[data-adelantada]').hidden = !found.early;
};

if (page) {
  show();
  addEventListener('hashchange', show); // the camera read the same credential again
  page.querySelector('[data-reintentar]').addEventListener('click', () => location.reload());
}
