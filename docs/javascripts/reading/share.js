// Share through the platform, where fingers do and the browser can: a clause's permanent address, or the page.
duidu.shares = function () {
  return Boolean(navigator.share) && matchMedia("(pointer:coarse)").matches;
};

duidu.share = function (unit) {
  const url = unit ? duidu.cite.link(unit).text : (document.querySelector("link[rel=canonical]") || location).href;
  // Closing the platform's sheet refuses the promise: nothing went wrong.
  navigator.share({ title: document.title, url: url }).catch(function () {});
};
