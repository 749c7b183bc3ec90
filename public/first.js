/*
 * What must be known before anything is painted, as an old browser can read it: where
 * scripts come from, the theme, and whether the picture of the first visit in the page is
 * the right one. Whoever has workflows here, or comes to another page, is not shown it.
 */
(function () {
  // Under the page's policy no text becomes markup or a script's address by
  // chance; our own workers come from our own origin.
  if (window.trustedTypes) {
    trustedTypes.createPolicy('default', {
      createScriptURL: function (url) {
        if (new URL(url, location.href).origin !== location.origin)
          throw new TypeError('A script of another origin: ' + url);
        return url;
      },
    });
  }

  var page = document.documentElement;
  var settings = {};
  var isKnown = false;
  try {
    isKnown = localStorage.getItem('stepyard.known') !== null;
    settings = JSON.parse(localStorage.getItem('stepyard.settings') || '{}') || {};
  } catch (refused) {
    // no storage, or a text that is not ours: the theme of the system
  }
  var isDark =
    settings.theme === 'dark' || (settings.theme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  page.setAttribute('data-theme', isDark ? 'dark' : 'light');
  if (isKnown || !/^#?\/?$/.test(location.hash)) page.setAttribute('data-first-paint', 'none');
})();
