// Lines to be put in order get two buttons each; the lists of places say where each line is now.
const move = (button) => {
  const row = button.closest('[data-linea]');
  const rows = Array.from(row.parentNode.querySelectorAll('[data-linea]'));
  const other = rows[rows.indexOf(row) + Number(button.dataset.mover)];
  if (other) {
    const [first, second] = button.dataset.mover === '1' ? [other, row] : [row, other];
    first.parentNode.insertBefore(first, second);
  }
  row.parentNode.querySelectorAll('[data-linea] select').forEach((list, n) => {
    list.value = String(n + 1);
  });
  button.focus();
};

const show = (part) => {
  for (const buttons of part.querySelectorAll('[data-linea] [hidden]')) buttons.hidden = false;
};

show(document);
document.addEventListener('puesta', (event) => show(event.target)); // a question put in place later
document.addEventListener('click', (event) => {
  const button = event.target.closest('[data-mover]');
  if (button) move(button);
});
