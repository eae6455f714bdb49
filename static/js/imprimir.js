// Buttons data-imprimir open the print dialog.
for (const button of document.querySelectorAll('[data-imprimir]')) {
  button.hidden = false;
  button.addEventListener('click', () => window.print());
}
