// Numbers as people type and read them, as cursos/hojas/numeros.py has it.
const tools = window.escalaTarea;
const NUMBER = /^[^0-9+-]{0,20}([-+]?)[^0-9+-]{0,4}([0-9]+(?:[.,][0-9]+)*)[^0-9]{0,20}$/;
const CANON = /^-?[0-9]{1,15}(\.[0-9]{1,6})?$/;
const MOST_DECIMALS = 6;

const grouped = (text) => {
  const parts = text.split(/[.,]/);
  return parts.length === 1 || (parts[0].length <= 3 && parts.slice(1).every((p) => p.length === 3));
};

// The readings of "1.200": 1200 and 1.2.
const readings = (digits) => {
  const signs = digits.replace(/[0-9]/g, '');
  if (!signs) return [digits];
  const last = signs[signs.length - 1];
  const at = digits.lastIndexOf(last);
  const whole = digits.slice(0, at);
  const found = [];
  if (new Set(signs).size === 1 && grouped(digits) && digits.split(/[.,]/)[0] !== '0') {
    found.push(digits.replace(/[.,]/g, ''));
  }
  if (signs.split(last).length === 2 && grouped(whole)) {
    found.push(`${whole.replace(/[.,]/g, '')}.${digits.slice(at + 1)}`);
  }
  return found;
};

// A fraction with so many decimals, without language: "-1200.50".
const plain = (value, decimals) => {
  const [top, bottom] = tools.round(value, decimals);
  const n = (top * BigInt(10) ** BigInt(decimals)) / bottom;
  const digits = String(n < 0 ? -n : n).padStart(decimals + 1, '0');
  const at = digits.length - decimals;
  return (n < 0 ? '-' : '') + digits.slice(0, at) + (decimals ? `.${digits.slice(at)}` : '');
};

const read = (typed, decimalSign) => {
  if (typed.length > 40) return null;
  const text = typed.replace(/\u2212/g, '-').trim().replace(/([0-9])[\s\u00a0\u202f](?=[0-9]{3}(?![0-9]))/g, '$1');
  const match = NUMBER.exec(text);
  const found = match ? readings(match[2]) : [];
  if (!found.length) return null;
  const chosen = found.length > 1 && typed.includes(decimalSign) ? found[1] : found[0];
  const canon = plain(tools.decimal((match[1] === '-' ? '-' : '') + chosen), MOST_DECIMALS)
    .replace(/0+$/, '').replace(/\.$/, '');
  return CANON.test(canon) ? canon : null;
};

const write = (canon, decimalSign, groupSign) => {
  const [whole, part] = canon.split('.');
  return whole.replace(/\B(?=([0-9]{3})+$)/g, groupSign) + (part ? decimalSign + part : '');
};

if (tools) Object.assign(tools, { plain, read, write });
