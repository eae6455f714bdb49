// A worksheet calculates while it is typed, and its tables take and lose rows.
const tools = window.escalaTarea;
const NBSP = '\u00a0';

const currency = (form) => {
  const field = form.querySelector('select[data-moneda]');
  return field ? field.value : form.dataset.moneda;
};

// Where money is typed, the currency of the sheet stands beside it.
const nameCurrency = (form) => {
  const code = currency(form);
  for (const place of form.querySelectorAll('[data-en-moneda]')) {
    const name = place.dataset.enMoneda + (code ? ` (${code})` : '');
    if (place.tagName === 'INPUT') place.nextElementSibling.textContent = code || '—';
    else if (place.tagName === 'TH') place.textContent = name;
    else place.dataset.label = name;
  }
};

const show = (form, cell, value) => {
  if (!value) { cell.textContent = '—'; return; }
  const { decimal, grupo } = form.dataset;
  const text = tools.write(tools.plain(value, Number(cell.dataset.decimales)), decimal, grupo);
  const unit = cell.dataset.unidad;
  const close = unit === '%' && document.documentElement.lang.startsWith('pt');
  cell.textContent = 'dinero' in cell.dataset
    ? (currency(form) ? currency(form) + NBSP : '') + text
    : text + (unit ? (close ? '' : NBSP) + unit : '');
};

// What a cell is worth: nothing written is 0, unless it is required.
const worth = (form, cell, scope) => {
  if (cell.dataset.formula) return tools.evaluate(cell.dataset.formula, scope);
  const typed = cell.value.trim();
  if (!typed) return 'exigido' in cell.dataset ? null : tools.decimal('0');
  const canon = tools.read(typed, form.dataset.decimal);
  return canon === null ? null : tools.decimal(canon);
};

const fill = (form, cell, scope) => {
  const value = worth(form, cell, scope);
  if (cell.dataset.formula) show(form, cell, value);
  scope[cell.dataset.nombre] = value;
  return value;
};

const fillTable = (form, table, scope) => {
  const columns = {};
  for (const cell of table.querySelectorAll('template')[0].content.querySelectorAll('[data-nombre]')) {
    columns[cell.dataset.nombre] = [];
  }
  for (const row of table.querySelectorAll('[data-fila]')) {
    const written = [...row.querySelectorAll('input, select')].some((c) => c.value.trim());
    const own = Object.assign({}, scope);
    for (const cell of row.querySelectorAll('[data-nombre]')) {
      const value = written ? fill(form, cell, own) : null;
      if (!written && cell.dataset.formula) show(form, cell, null);
      if (value) columns[cell.dataset.nombre].push(value);
    }
  }
  for (const name of Object.keys(columns)) scope[`${table.dataset.tabla}.${name}`] = columns[name];
  for (const cell of table.querySelectorAll('[data-suma]')) {
    show(form, cell, scope[cell.dataset.suma].reduce(tools.add, tools.decimal('0')));
  }
};

const calculate = (form) => {
  nameCurrency(form);
  const scope = {};
  for (const part of form.querySelectorAll('[data-tabla], [data-nombre]')) {
    if (part.dataset.tabla) fillTable(form, part, scope);
    else if (!part.closest('[data-tabla]')) fill(form, part, scope);
  }
};

const changed = (form) => form.dispatchEvent(new Event('input', { bubbles: true }));

const addRow = (table) => {
  const rows = table.querySelectorAll('[data-fila]');
  const used = [...rows].map((r) => Number(r.querySelector('input, select').name.split('.')[2]));
  const next = Math.max(-1, ...used) + 1;
  const row = table.querySelector('template').content.querySelector('tr').cloneNode(true);
  // The row of the template has number 999 and is called 1000.
  const named = (text) => text.replace(/\b1000\b/g, next + 1).replace(/\b999\b/g, next);
  const texts = document.createTreeWalker(row, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) texts.currentNode.data = named(texts.currentNode.data);
  for (const node of row.querySelectorAll('*')) {
    for (const { name, value } of [...node.attributes]) node.setAttribute(name, named(value));
  }
  table.querySelector('tbody').appendChild(row);
  row.querySelector('input, select').focus();
};

const press = (form, event) => {
  const button = event.target.closest('[data-agregar], [data-quitar]');
  if (!button) return;
  const table = button.closest('[data-tabla]');
  const rows = table.querySelectorAll('[data-fila]').length;
  event.preventDefault();
  if ('quitar' in button.dataset) {
    button.closest('[data-fila]').remove();
    if (rows === 1) addRow(table);
    else table.querySelector('[data-agregar]').focus();
  } else if (rows < Number(table.dataset.maximas)) addRow(table);
  table.querySelector('[data-agregar]').hidden = table.querySelectorAll('[data-fila]').length >= Number(table.dataset.maximas);
  changed(form);
};

if (tools) {
  for (const form of document.querySelectorAll('[data-hoja]')) {
    form.addEventListener('input', () => calculate(form));
    form.addEventListener('click', (event) => press(form, event));
    calculate(form);
  }
}
