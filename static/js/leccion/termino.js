// A term is explained under its paragraph; a second tap folds it away. Without this script the link leads to the glossary.
for (const link of document.querySelectorAll('.termino')) {
  const note = document.createElement('span');
  note.className = 'termino__texto';
  note.textContent = link.dataset.termino;
  note.hidden = true;
  note.setAttribute('role', 'status');
  link.setAttribute('aria-expanded', 'false');
  const block = link.closest('p, li, dd');
  if (block) {
    block.appendChild(note);
    link.addEventListener('click', (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      note.hidden = !note.hidden;
      link.setAttribute('aria-expanded', String(!note.hidden));
      note.scrollIntoView({ block: 'nearest' });
    });
  }
}
