// The language of formulas, as cursos/preguntas/expresiones.py has it: exact fractions, no eval.
// A value is [numerator, denominator] of BigInt, or a list of them for a column of a table.
if (window.BigInt) {
  const ZERO = BigInt(0);
  const ONE = BigInt(1);
  const TWO = BigInt(2);
  const TEN = BigInt(10);
  const LONGEST = 500;
  const DEEPEST = 30;
  const LONGEST_NUMBER = 15;
  const MAX_EXPONENT = BigInt(40);
  const MAX_DECIMALS = BigInt(10);
  const MAX_BITS = 512;
  const LIMIT = TWO ** BigInt(MAX_BITS);
  const COMPARE = ['<', '<=', '>', '>=', '=', '!='];
  const NAME = '[a-z_][a-z0-9_]*';
  const TOKEN = new RegExp(`[ \\t\\n\\r\\f\\v]*([0-9]+(?:\\.[0-9]+)?|${NAME}(?:\\.${NAME})*|<=|>=|!=|[-+*/^(),<>=])`, 'y');

  // No formula (mal), or a formula without a value (cuenta).
  class Refused extends Error {}
  const fail = (why = 'mal') => { throw new Refused(why); };
  const abs = (n) => (n < ZERO ? -n : n);
  const gcd = (a, b) => { while (b) [a, b] = [b, a % b]; return a; };

  const exact = (n, d) => {
    if (!d) fail('cuenta');
    const g = gcd(abs(n), abs(d)) || ONE;
    const sign = d < ZERO ? -ONE : ONE;
    return [(sign * n) / g, (sign * d) / g];
  };
  const small = (v) => (abs(v[0]) >= LIMIT || v[1] >= LIMIT ? fail('cuenta') : v);
  const decimal = (text) => {
    const [whole, part = ''] = text.replace('-', '').split('.');
    const n = BigInt(whole + part);
    return exact(text[0] === '-' ? -n : n, TEN ** BigInt(part.length));
  };
  const one = (value) => (Array.isArray(value[0]) || !value.length ? fail('cuenta') : value);
  const order = (a, b) => a[0] * b[1] - b[0] * a[1];
  const add = (a, b) => exact(a[0] * b[1] + b[0] * a[1], a[1] * b[1]);
  const round = (a, places) => {
    const scale = TEN ** BigInt(places);
    const whole = (abs(a[0]) * scale * TWO + a[1]) / (a[1] * TWO);
    return exact(a[0] < ZERO ? -whole : whole, scale);
  };
  const bits = (v) => Math.max(abs(v[0]).toString(2).length, v[1].toString(2).length);
  const power = (a, b) => {
    if (b[1] !== ONE || abs(b[0]) > MAX_EXPONENT) fail('cuenta');
    if (bits(a) * Number(abs(b[0])) > MAX_BITS * 2) fail('cuenta');
    const n = abs(b[0]);
    return small(b[0] < ZERO ? exact(a[1] ** n, a[0] ** n) : [a[0] ** n, a[1] ** n]);
  };
  const SIGNS = {
    '+': add,
    '-': (a, b) => add(a, [-b[0], b[1]]),
    '*': (a, b) => exact(a[0] * b[0], a[1] * b[1]),
    '/': (a, b) => exact(a[0] * b[1], a[1] * b[0]),
  };
  const holds = (sign, difference) => ({
    '<': difference < ZERO, '<=': difference <= ZERO, '>': difference > ZERO,
    '>=': difference >= ZERO, '=': difference === ZERO, '!=': difference !== ZERO,
  }[sign]);
  const flat = (values) => values.reduce((all, v) => all.concat(Array.isArray(v[0]) || !v.length ? v : [v]), []);
  const best = (sign) => (...values) => {
    const numbers = flat(values);
    return numbers.length ? numbers.reduce((a, b) => (holds(sign, order(b, a)) ? b : a)) : fail('cuenta');
  };
  const FUNCTIONS = {
    si: [3, 3],
    min: [1, 20, best('<')],
    max: [1, 20, best('>')],
    suma: [1, 20, (...v) => small(flat(v).reduce(add, [ZERO, ONE]))],
    abs: [1, 1, (a) => [abs(one(a)[0]), a[1]]],
    redondear: [1, 2, (a, n = [ZERO, ONE]) => {
      if (one(n)[1] !== ONE || n[0] < ZERO || n[0] > MAX_DECIMALS) fail('cuenta');
      return round(one(a), n[0]);
    }],
  };

  const tokens = (text) => {
    const found = [];
    const end = text.replace(/\s+$/, '').length;
    if (text.length > LONGEST) fail();
    TOKEN.lastIndex = 0;
    while (TOKEN.lastIndex < end) {
      const match = TOKEN.exec(text);
      found.push(match ? match[1] : fail());
    }
    return found;
  };

  // Returns a function of the values by name. One function for each rule of the language.
  const compile = (text, names) => {
    const rest = tokens(text).reverse();
    const peek = () => rest[rest.length - 1] || '';
    const take = (wanted) => (peek() && (!wanted || peek() === wanted) ? rest.pop() : fail());
    const chain = (signs, inner) => (depth) => {
      const parts = [inner(depth)];
      while (signs.includes(peek())) parts.push(take(), inner(depth));
      if (parts.length === 1) return parts[0];
      return (v) => {
        let total = one(parts[0](v));
        for (let i = 1; i < parts.length; i += 2) total = small(SIGNS[parts[i]](total, one(parts[i + 1](v))));
        return total;
      };
    };
    const call = (name, depth) => {
      const [fewest, most, act] = Object.prototype.hasOwnProperty.call(FUNCTIONS, name) ? FUNCTIONS[name] : fail();
      take('(');
      const args = [compare(depth + 1)];
      while (peek() === ',') { take(); args.push(compare(depth + 1)); }
      take(')');
      if (args.length < fewest || args.length > most) fail();
      if (name === 'si') return (v) => (one(args[0](v))[0] ? args[1](v) : args[2](v));
      return (v) => act(...args.map((a) => a(v)));
    };
    const atom = (depth) => {
      const token = take();
      if (/^[0-9]/.test(token)) {
        const value = token.replace('.', '').length > LONGEST_NUMBER ? fail() : decimal(token);
        return () => value;
      }
      if (/^[a-z_]/.test(token)) {
        if (peek() === '(') return call(token, depth);
        return names.includes(token) ? (v) => v[token] || fail('cuenta') : fail();
      }
      if (token !== '(') fail();
      const inner = compare(depth + 1);
      take(')');
      return inner;
    };
    const signed = (depth) => {
      if (depth > DEEPEST) fail();
      if (peek() === '-' || peek() === '+') {
        const minus = take() === '-';
        const inner = signed(depth + 1);
        return minus ? (v) => { const a = one(inner(v)); return [-a[0], a[1]]; } : inner;
      }
      const base = atom(depth);
      if (peek() !== '^') return base;
      take();
      const exponent = signed(depth + 1);
      return (v) => power(one(base(v)), one(exponent(v)));
    };
    const sums = chain(['+', '-'], chain(['*', '/'], signed));
    function compare(depth) {
      if (depth > DEEPEST) fail();
      const left = sums(depth);
      if (!COMPARE.includes(peek())) return left;
      const sign = take();
      const right = sums(depth);
      return (v) => [holds(sign, order(one(left(v)), one(right(v)))) ? ONE : ZERO, ONE];
    }
    const found = compare(0);
    return rest.length ? fail() : found;
  };

  const attempt = (act) => {
    try {
      return act();
    } catch (error) {
      if (error instanceof Refused) return error.message;
      throw error;
    }
  };

  // The value of a formula; null when a name that it mentions has none, or it has none itself.
  const evaluate = (text, values) => {
    const named = tokens(text).filter((t) => t in values);
    if (named.some((name) => !values[name])) return null;
    const found = attempt(() => one(compile(text, Object.keys(values))(values)));
    return typeof found === 'string' ? null : found;
  };

  window.escalaTarea = { add, attempt, compile, decimal, evaluate, round };
}
