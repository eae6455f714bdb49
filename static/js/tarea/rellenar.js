// A draft that waits for a signal comes back into its form: the tables take as many rows as it has.
for (const form of document.querySelectorAll('[data-hoja]')) {
  form.addEventListener('rellenar', ({ detail }) => {
    for (const table of form.querySelectorAll('[data-tabla]')) {
      const start = `t.${table.dataset.tabla}.`;
      const names = Object.keys(detail).filter((name) => name.startsWith(start));
      const wanted = [...new Set(names.map((name) => Number(name.split('.')[2])))].sort((a, b) => a - b);
      const rows = () => table.querySelectorAll('[data-fila]');
      while (wanted.length > rows().length) table.querySelector('[data-agregar]').click();
      while (wanted.length && wanted.length < rows().length) rows()[rows().length - 1].remove();
      rows().forEach((row, i) => {
        for (const cell of row.querySelectorAll('[name^="t."]')) {
          cell.name = cell.name.replace(/\.\d+\./, `.${wanted[i]}.`);
        }
      });
    }
  });
}
