// After a POST, the error summary or the feedback of an answer takes the focus, so that it is read first.
const target = document.querySelector('[data-enfocar]');
if (target) target.focus();
