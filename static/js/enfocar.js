// After a POST, the error summary or the feedback of an answer takes the focus, so that it is read first.
// Twice: an address with a # takes the focus away again when the page has come.
const target = document.querySelector('[data-enfocar]');
const focus = () => {
  if (target && document.activeElement === document.body) target.focus();
};
focus();
addEventListener('load', () => setTimeout(focus));
