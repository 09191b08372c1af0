// What is on the screen, as assistive technology has it: what has this role, and a name that fits. Of hidden things, and of
// what lies under a modal dialog, nothing. Arguments: where (or null), role, name, how ('is', 'has' or 'begins').
const [where, role, wanted, how] = arguments;

const ROLES = { BUTTON: 'button', TEXTAREA: 'field', DIALOG: 'dialog', H1: 'heading', H2: 'heading', IMG: 'img', SECTION: 'region', TIME: 'time', P: 'paragraph', VIDEO: 'video', MARK: 'mark' };

function roleOf(element) {
  const given = element.getAttribute('role');
  if (given) return given;
  if (element.tagName === 'INPUT') return element.type === 'file' ? 'file' : 'field';
  if (element.tagName === 'A') return element.href ? 'link' : '';
  return ROLES[element.tagName] ?? '';
}

function textOf(node) {
  if (node.nodeType === Node.TEXT_NODE) return node.data;
  if (node.nodeType !== Node.ELEMENT_NODE || node.getAttribute('aria-hidden') === 'true') return '';
  return node.getAttribute('aria-label') ?? node.getAttribute('alt') ?? [...node.childNodes].map(spacedTextOf).join('');
}

/** Words of their own stand apart; a mark within a word does not. */
function spacedTextOf(node) {
  const isInline = node.nodeType !== Node.ELEMENT_NODE || getComputedStyle(node).display === 'inline';
  return isInline ? textOf(node) : ` ${textOf(node)} `;
}

function nameOf(element) {
  const labels = [...(element.labels ?? [])].map(textOf).join(' ');
  const name = element.getAttribute('aria-label') || labels || element.getAttribute('alt') || textOf(element) || element.title;
  return name.replace(/\s+/g, ' ').trim();
}

function isShown(element) {
  if (roleOf(element) === 'file') return true; // a button beside it opens it
  if (element.closest('[aria-hidden="true"], [inert]')) return false;
  return element.getClientRects().length > 0 && element.checkVisibility({ visibilityProperty: true, checkVisibilityCSS: true });
}

const fits = { is: name => name === wanted, has: name => name.includes(wanted), begins: name => name.startsWith(wanted) }[how];
const modal = [...document.querySelectorAll('dialog:modal')].at(-1);
const inside = element => !modal || element === modal || modal.contains(element);

return [...(where ?? document).querySelectorAll('*')].filter(
  element => roleOf(element) === role && inside(element) && isShown(element) && fits(nameOf(element)),
);
