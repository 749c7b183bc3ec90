/*
 * Says in words what an old browser is missing, in a language that it understands. The program itself would end at its
 * first unknown word, and leave an empty page. Each row is something without which the product does not work.
 */
(function () {
  var element = typeof HTMLElement === 'undefined' ? {} : HTMLElement.prototype;
  var needs = [
    ['scripts in modules', 'noModule' in document.createElement('script')],
    ['popovers', 'popover' in element],
    ['dialogs', typeof HTMLDialogElement !== 'undefined'],
    ['lists that are sorted as copies', typeof [].toSorted === 'function'],
    ['styles that ask what is inside', Boolean(window.CSS && CSS.supports && CSS.supports('selector(:has(a))'))],
    ['mixed colours', Boolean(window.CSS && CSS.supports && CSS.supports('color', 'color-mix(in srgb, red, blue)'))],
  ];
  var missing = [];
  for (var i = 0; i < needs.length; i++) if (!needs[i][1]) missing.push(needs[i][0]);
  var root = document.getElementById('root');
  if (missing.length === 0 || !root) return;

  var page = document.createElement('main');
  page.setAttribute('role', 'alert');
  page.style.cssText = 'max-width: 40em; margin: 4em auto; padding: 0 1em; font: 16px/1.5 sans-serif';
  var say = function (kind, words) {
    var line = document.createElement(kind);
    line.appendChild(document.createTextNode(words));
    page.appendChild(line);
  };
  say('h1', 'Stepyard needs a newer browser');
  say('p', 'It works in Chrome and Edge from version 114, Firefox from 128 and Safari from 17.');
  say('p', 'This browser lacks: ' + missing.join(', ') + '. Workflows that it has kept stay where they are.');
  // Without its place the program does not begin.
  root.parentNode.replaceChild(page, root);
})();
